"""Keeps a part in sight while what stands beside it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Sticky(QWidget):
    """A column whose part slides down as far as the column reaches.

    Args:
        part: What is kept in sight; its width is fixed.
    """

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self._part = part
        self._offset_px = 0
        part.setParent(self)
        self.setFixedWidth(part.width())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def follow(self, offset_px: int, room_px: int) -> None:
        """Take over how far the surroundings have scrolled.

        Args:
            offset_px: So far.
            room_px: What can be seen; a part that is higher stops at its lower end.
        """
        self._offset_px = offset_px - max(self._height_px() - room_px, 0)
        self._place()

    def sizeHint(self) -> QSize:
        """Return the room of the part."""
        return QSize(self.width(), self._height_px())

    def minimumSizeHint(self) -> QSize:
        """Return the room of the part: less would cut it."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Follow the part when it needs more room or less."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the part in its place."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        height = self._height_px()
        top = max(min(self._offset_px, self.height() - height), 0)
        self._part.setGeometry(0, top, self.width(), height)

    def _height_px(self) -> int:
        layout = self._part.layout()
        assert layout is not None
        return layout.totalHeightForWidth(self._part.width())
