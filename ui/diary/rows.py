"""Rows of a form: words at the left, what is asked at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.player.advice_card import AdviceCard
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.widgets.text_field import TextField

LABEL_PX = 150
_GAP_PX = 10
_ABOVE_PX = 12


class FormRows(Column):
    """A column of rows, their words all equally wide.

    What has no room of its own for a focus ring is set in by as much, so that all
    edges stand in one line.

    Args:
        label_px: Width of the words at 100 % text size.
    """

    def __init__(
        self, *, label_px: int = LABEL_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label_px = label_px
        self._count = 0
        self._labels: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(_GAP_PX)
        self._grid.setColumnStretch(1, 1)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    def add(self, text: str, field: QWidget, *, top: bool = False) -> Label:
        """Add a row and return its words.

        Args:
            text: The words.
            field: What is asked.
            top: Put the words beside the first line of a high field.
        """
        label = Label(text, weight=600, wrap=True)
        label.setBuddy(field)
        # What is only read has its own words as its name.
        if not field.accessibleName() and not isinstance(field, Label):
            field.setAccessibleName(text)
        self._labels.append(label)
        label.setFixedWidth(self._label_width())
        middle = Qt.AlignmentFlag.AlignVCenter
        # Beside a high field the words stand as high as its first line.
        above = current_theme().px(_ABOVE_PX) if top else 0
        label.setContentsMargins(RING_ROOM_PX, above, 0, 0)
        if top:
            middle = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, self._count, 0, middle)
        self._grid.addWidget(inset(field), self._count, 1, middle)
        self._count += 1
        return label

    def add_wide(self, field: QWidget) -> None:
        """Add something that takes the whole width."""
        self._grid.addWidget(inset(field), self._count, 0, 1, 2)
        self._count += 1

    def add_below(self, field: QWidget) -> None:
        """Add something below the field of the last row, without words."""
        self._grid.addWidget(inset(field), self._count, 1)
        self._count += 1

    @Slot()
    def follow_theme(self) -> None:
        """Give the words the width of the present text size."""
        for label in self._labels:
            label.setFixedWidth(self._label_width())

    def _label_width(self) -> int:
        return min(current_theme().px(self._label_px), self._label_px + 40)


def inset(part: QWidget) -> QWidget:
    """Return a part of a form with the room at its sides that controls have."""
    if not isinstance(part, Label | TextField | AdviceCard):
        return part
    room = Column()
    row = QHBoxLayout(room)
    row.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
    row.addWidget(part)
    if part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
        # A narrow field stands at the left, below the others.
        row.addStretch(1)
    return room
