"""A rule with a switch and a number: "Pain during exercise above 2"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.assign.dose_rows import BUTTON_PX
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.stepper import Stepper
from ui.widgets.toggle import Toggle

_RADIUS_PX = 12


class RuleRow(QWidget):
    """One rule; without the switch its number says nothing.

    Args:
        text: The rule in words; the number follows.
        most: Highest number.
        usual: The number that it begins with.

    Signals:
        changed: The switch or the number is another one now.
    """

    changed = Signal()

    def __init__(self, text: str, most: int, usual: int) -> None:
        super().__init__()
        self.toggle = Toggle(text)
        self.number = Stepper(text, most, start=usual, button_px=BUTTON_PX)
        self.number.set_value(usual)
        self._words = Label(text, weight=500, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(RING_ROOM_PX + 8, 3, RING_ROOM_PX, 3)
        row.setSpacing(8)
        row.addWidget(self.toggle)
        row.addWidget(self._words, 1)
        row.addWidget(self.number)
        self.toggle.toggled.connect(self._follow_switch)
        self.number.changed.connect(self.changed)
        self._follow_switch()

    def value(self) -> int | None:
        """Return the number of a rule that is on, else None."""
        return self.number.value() if self.toggle.isChecked() else None

    def set_value(self, number: int | None) -> None:
        """Switch the rule on with a number, or off."""
        if number is not None:
            self.number.set_value(number)
        self.toggle.setChecked(number is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(current_theme().color("sunk"))
        painter.setBrush(current_theme().color("sunk"))
        # In line with the controls above and below, which keep room for a ring.
        ground = QRectF(self.rect()).adjusted(RING_ROOM_PX, 0, -RING_ROOM_PX, 0)
        painter.drawRoundedRect(ground, _RADIUS_PX, _RADIUS_PX)

    @Slot()
    def _follow_switch(self) -> None:
        is_on = self.toggle.isChecked()
        self.number.setEnabled(is_on)
        self._words.set_color("text" if is_on else "text_2")
        self.changed.emit()
