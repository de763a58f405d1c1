"""The sign of the product as an icon, for the window and the tray."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui.widgets.rail import paint_mark

SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def window_icon() -> QIcon:
    """Return the sign of the product in the usual sizes."""
    icon = QIcon()
    for size in SIZES_PX:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
