"""The section about the person's health: the list, the number to call, the signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from ui.pages.settings.row import Section
from ui.widgets.button import Button, ButtonKind
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

_NUMBER_MAX = 20


class HealthSection(Section):
    """Ways to what was said about the body, and the emergency number."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "health", QCoreApplication.translate("HealthSection", "My health"), parent
        )
        self._context = context
        health = self._button(self.tr("Open"), self.tr("Open my health list"))
        health.clicked.connect(self._open_health)
        self.add_row(
            self.tr("About my health"),
            health,
            hint=self.tr("Asked once; it changes what is offered. It stays here."),
        )
        hurts = self._button(self.tr("Open"), self.tr("Something hurts"))
        hurts.clicked.connect(self._open_hurts)
        self.add_row(self.tr("Something hurts"), hurts)
        signs = self._button(self.tr("Open"), self.tr("Answer the stop questions"))
        signs.clicked.connect(self._open_signs)
        self.add_row(
            self.tr("Stop questions"),
            signs,
            hint=self.tr("All signs to have looked at, whenever you want to check."),
        )
        self._number = TextField(self.tr("Emergency number"), _NUMBER_MAX)
        self._number.editingFinished.connect(self._take_number)
        self.add_row(
            self.tr("Emergency number"),
            self._number,
            hint=self.tr("Empty follows the country of this computer."),
        )

    def show_settings(self) -> None:
        """Show the number that is set."""
        # Imported here: it comes with the page.
        from ui.recover.screening.number import number_to_call

        self._number.setText(self._context.settings.emergency_number)
        self._number.setPlaceholderText(number_to_call(self._context))

    def _button(self, text: str, name: str) -> Button:
        return Button(text, kind=ButtonKind.QUIET, height_px=36, name=name)

    @Slot()
    def _take_number(self) -> None:
        self._context.change_settings(emergency_number=self._number.text().strip())

    @Slot()
    def _open_health(self) -> None:
        self._context.recover_asked.emit("health")

    @Slot()
    def _open_hurts(self) -> None:
        self._context.recover_asked.emit("hurts")

    @Slot()
    def _open_signs(self) -> None:
        self._context.recover_asked.emit("signs")
