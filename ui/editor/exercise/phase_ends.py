"""From which pose to which a phase goes: side by side where both names fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.editor.exercise.name_row import show_names
from ui.editor.form.choice_row import ChoiceBox
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

ENDS = ("from", "to")
_LEAST_PX = 76
# What a drop-down field has beside its words: both edges, its arrow, its ring.
_AROUND_PX = 50 + 2 * RING_ROOM_PX


class PhaseEnds(QWidget):
    """Two drop-down fields, and an arrow between them.

    Args:
        which: The number of the phase, from 1 on.

    Attributes:
        boxes: The fields by their keys: "from" and "to".
    """

    def __init__(self, which: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {
            "from": ChoiceBox(self.tr("Phase {0} goes from").format(which)),
            "to": ChoiceBox(self.tr("Phase {0} goes to").format(which)),
        }
        self._arrow = Label("→", color="text_3")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for key in ENDS:
            self.boxes[key].setMinimumWidth(_LEAST_PX)
            self._row.addWidget(self.boxes[key], 1)
        self._row.insertWidget(1, self._arrow)
        current_theme().changed.connect(self._arrange)

    @property
    def is_stacked(self) -> bool:
        """Whether one field stands below the other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def show_ends(self, names: list[str], ends: Mapping[str, str]) -> None:
        """Show the poses there are, and those of the phase."""
        for key, box in self.boxes.items():
            show_names(box, names)
            box.setCurrentText(ends[key])
            box.setToolTip(box.currentText())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether both names still fit."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        boxes = self.boxes.values()
        widest = max(
            QFontMetricsF(box.font()).horizontalAdvance(box.currentText())
            for box in boxes
        )
        needed = 2 * (widest + _AROUND_PX) + self._arrow.sizeHint().width()
        fits = needed <= self.width()
        directions = QBoxLayout.Direction
        self._row.setDirection(
            directions.LeftToRight if fits else directions.TopToBottom
        )
        self._arrow.setVisible(fits)
