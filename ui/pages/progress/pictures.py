"""A card as a picture: for the clipboard, as PNG, as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Twice as many pixels as on the screen, so that it is sharp in print.
SCALE = 2.0


def pixmap_of(card: QWidget, area: QRect) -> QPixmap:
    """Return a part of a widget as a picture on the ground of the page.

    Args:
        card: What is painted.
        area: The part of it, in its own coordinates.
    """
    pixmap = QPixmap(area.size() * SCALE)
    pixmap.setDevicePixelRatio(SCALE)
    pixmap.fill(current_theme().color("bg"))
    painter = QPainter(pixmap)
    card.render(painter, QPoint(), QRegion(area))
    painter.end()
    return pixmap


def png_of(card: QWidget, area: QRect) -> bytes:
    """Return a part of a widget as a PNG file."""
    buffer = _open_buffer()
    pixmap_of(card, area).save(buffer, "PNG")
    return bytes(buffer.data().data())


def svg_of(card: QWidget, area: QRect, title: str) -> bytes:
    """Return a part of a widget as an SVG file, drawn with lines and letters.

    Args:
        card: What is painted.
        area: The part of it, in its own coordinates.
        title: Title of the file.
    """
    # Imported here: few pictures are saved, and no page needs it.
    from PySide6.QtSvg import QSvgGenerator

    buffer = _open_buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    # Sizes of letters are in points, everything else in pixels.
    generator.setResolution(card.logicalDpiX())
    generator.setSize(area.size())
    # All of the card is painted from its own corner, and the view cuts it out: dots
    # know no other origin.
    generator.setViewBox(area)
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(card.rect(), current_theme().color("bg"))
    card.render(painter, QPoint())
    painter.end()
    return bytes(buffer.data().data())


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
