"""The strip at the top of the programs: one click starts a warm-up before training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.hot_day_setting import is_hot_day, set_hot_day
from ui.recover.info_link import InfoLink
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from ui.context import AppContext

EVERYDAY = "everyday-warm-up"
HAMSTRING_FIRST = "hamstring-first-warm-up"
MATCH_DAY = "team-sport-warm-up-match-day"
BUTTON_PX = 34
_LARGE_TEXT = 1.15


class BeforeTraining(QWidget):
    """Buttons for the warm-ups, and a switch for a hot day.

    Args:
        context: What all parts share.

    Signals:
        start_asked: Start this program at its beginning.
    """

    start_asked = Signal(object, int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setAccessibleName(self.tr("Before training"))
        words = {
            EVERYDAY: self.tr("Everyday warm-up"),
            HAMSTRING_FIRST: self.tr("Tight today? Hamstring-first"),
            MATCH_DAY: self.tr("Match day"),
        }
        flow = FlowLayout(self, gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        self._caption = _caption(self.tr("Before training"), RING_ROOM_PX)
        flow.addWidget(self._caption)
        self.buttons: dict[str, Button] = {}
        for name, text in words.items():
            button = Button(
                text,
                kind=ButtonKind.QUIET,
                icon="play",
                height_px=BUTTON_PX,
                parent=self,
            )
            button.setObjectName(name)
            button.clicked.connect(self._start)
            flow.addWidget(button)
            self.buttons[name] = button
        flow.addWidget(self._make_hot_day())
        self._is_narrow = False
        current_theme().changed.connect(self._fit_words)
        context.settings_changed.connect(self._show_hot_day)
        self._show_hot_day()
        self.follow_library()

    def _make_hot_day(self) -> QWidget:
        """Return the switch with its word."""
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        tip = self.tr("Today the player reminds you to drink every 15 minutes.")
        self.hot_day = Toggle(self.tr("Hot day"), box)
        self.hot_day.setAccessibleDescription(tip)
        self.hot_day.clicked.connect(self._set_hot_day)
        box.setToolTip(tip)
        row.addWidget(_caption(self.tr("Hot day"), 8))
        row.addWidget(self.hot_day)
        self.info = InfoLink(
            self._context, "", "card:fluids", name=self.tr("How much to drink")
        )
        row.addWidget(self.info)
        return box

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave out the caption, and some large words, where there is little room."""
        self._is_narrow = is_narrow
        self._caption.setVisible(not is_narrow)
        self._fit_words()

    @Slot()
    def _fit_words(self) -> None:
        """Say in two words what the button is for where all would break the line."""
        button = self.buttons[HAMSTRING_FIRST]
        words = button.accessibleName()
        if self._is_narrow and current_theme().scale > _LARGE_TEXT:
            words = self.tr("Tight today?")
        button.setText(words)
        button.updateGeometry()

    def follow_library(self) -> None:
        """Offer the warm-ups that are there."""
        for name, button in self.buttons.items():
            button.setVisible(self._context.library.program(name) is not None)

    @Slot()
    def _start(self) -> None:
        program = self._context.library.program(self.sender().objectName())
        if program is not None:
            self.start_asked.emit(program, 0)

    @Slot(bool)
    def _set_hot_day(self, is_hot: bool) -> None:
        set_hot_day(self._context, is_hot)

    @Slot()
    def _show_hot_day(self) -> None:
        self.hot_day.setChecked(is_hot_day(self._context))


def _caption(text: str, left_px: int) -> Label:
    """Return small words between buttons."""
    label = Label(text, role="small", color="text_2", weight=600)
    label.setContentsMargins(left_px, 0, 8, 0)
    return label
