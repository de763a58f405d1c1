"""A small icon that stands before words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme


class Sign(QWidget):
    """A small icon in a colour of the theme.

    Args:
        icon: Name of an icon of `ui.icons`.
        color: Colour token.
        size_px: Edge at 100 % text size.
    """

    def __init__(self, icon: str, color: str, size_px: int = 20) -> None:
        super().__init__()
        self._icon, self._color, self._size_px = icon, color, size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        """Return the size of the icon."""
        edge = current_theme().px(self._size_px)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        color = current_theme().color(self._color)
        paint_icon(QPainter(self), self._icon, QRectF(self.rect()), color, 2.0)

    @Slot()
    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()
