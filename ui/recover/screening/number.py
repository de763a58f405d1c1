"""The emergency number: large, and the country chosen where nobody set it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.emergency import (
    countries,
    country_of,
    emergency_number,
    number_of,
    unknown_hint,
)
from ui.widgets.combo import Combo
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from ui.context import AppContext

_NUMBER_PX = 92


def number_to_call(context: AppContext) -> str:
    """Return the emergency number of the person, "" when nobody knows it."""
    return emergency_number(context.settings.emergency_number, QLocale.system().name())


class CountryChoice(QWidget):
    """Sets the emergency number by the country one is in.

    Args:
        context: Where the number is kept.

    Signals:
        chosen: Another number holds now.
    """

    chosen = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = Label(self.tr("Where are you?"), weight=600)
        self.combo = Combo(self.tr("Country, for the emergency number"))
        words.setBuddy(self.combo)
        self.combo.addItem(self.tr("Choose the country"), "")
        for name, code in sorted((_name(code), code) for code in countries()):
            text = self.tr("{0}: {1}").format(name, number_of(code))
            self.combo.addItem(text, code)
        here = country_of(QLocale.system().name())
        self.combo.setCurrentIndex(max(self.combo.findData(here), 0))
        self.combo.activated.connect(self._take)
        row.addStretch(1)
        row.addWidget(words)
        row.addWidget(self.combo)
        row.addStretch(1)

    @Slot(int)
    def _take(self, index: int) -> None:
        number = number_of(str(self.combo.itemData(index)))
        if number:
            self._context.change_settings(emergency_number=number)
            self.chosen.emit()


class NumberPanel(Column):
    """The number in large figures, and the choice of a country while none is set.

    Args:
        context: Where the number is kept.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.number = Label("", px=_NUMBER_PX, weight=800, color="bad_text")
        self.hint = Label(unknown_hint(), color="text_2", wrap=True)
        for label in (self.number, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.country: CountryChoice | None = None
        if not context.settings.emergency_number:
            self.country = CountryChoice(context)
            self.country.chosen.connect(self.show_number)
            column.addWidget(self.country)
        self.show_number()

    @Slot()
    def show_number(self) -> None:
        """Show the number that holds now."""
        number = number_to_call(self._context)
        self.number.setText(number)
        self.number.setAccessibleName(self.tr("Emergency number {0}").format(number))
        self.number.setVisible(bool(number))
        self.hint.setVisible(not number)


def _name(code: str) -> str:
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory)
