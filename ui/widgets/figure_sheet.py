"""The paper a figure is drawn on: from body heights to pixels, and its parts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBitmap, QImage, QPainter, QRegion, QTransform

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.figure.model import Figure

# The floor sits this far above the lower edge, in body heights.
FLOOR_ABOVE_EDGE = 0.03
_HEADROOM = 0.05
_BAND_PX = 32
_CLEAR = 0  # premultiplied, without any colour


@dataclass(frozen=True, slots=True)
class Layer:
    """A transparent picture and where its upper left corner goes."""

    image: QImage
    at: QPointF

    @property
    def area(self) -> QRectF:
        """Where the picture goes, in the painter's coordinates."""
        return QRectF(self.at, self.image.deviceIndependentSize())

    def put(self, painter: QPainter) -> None:
        """Draw the picture in its place."""
        painter.drawImage(self.at, self.image)

    def cut(self) -> Layer:
        """Return a copy without the empty margins."""
        return self._part(self._used(self.image.rect()))

    def bands(self) -> tuple[Layer, ...]:
        """Return copies of what is drawn, in bands from top to bottom.

        A body fills a third of the rectangle around it: bands need less memory.
        """
        found = []
        rect = self.image.rect()
        for top in range(0, rect.height(), _BAND_PX):
            band = QRect(0, top, rect.width(), min(_BAND_PX, rect.height() - top))
            used = self._used(band)
            if not used.isEmpty():
                found.append(self._part(used))
        return tuple(found)

    def _used(self, part: QRect) -> QRect:
        """Return the rectangle around everything drawn in a part of the picture."""
        clear = Qt.MaskMode.MaskInColor
        mask = self.image.copy(part).createMaskFromColor(_CLEAR, clear)
        used = QRegion(QBitmap.fromImage(mask)).boundingRect()
        return used.translated(part.topLeft())

    def _part(self, part: QRect) -> Layer:
        ratio = self.image.devicePixelRatio()
        image = self.image.copy(part)
        image.setDevicePixelRatio(ratio)
        return Layer(image, self.at + QPointF(part.x() / ratio, part.y() / ratio))


class Sheet:
    """How body heights become the painter's coordinates, for one figure and place.

    Args:
        rect: Where the figure is painted, in the painter's coordinates.
        figure: Gives the box that must fit into `rect`.
        ratio: Device pixels in a logical pixel.
        mirrored: Left and right are exchanged.
    """

    def __init__(
        self,
        rect: QRectF,
        figure: Figure,
        ratio: float,
        mirrored: bool,
    ) -> None:
        left, right, top = figure.box
        scale = min(rect.width() / (right - left), rect.height() / (top + _HEADROOM))
        across = -scale if mirrored else scale
        self.rect = rect
        self.ratio = ratio
        self.mirrored = mirrored
        self.transform = QTransform(
            across,
            0.0,
            0.0,
            -scale,
            rect.center().x() - across * (left + right) / 2,
            rect.bottom() - scale * FLOOR_ABOVE_EDGE,
        )

    def area(self, extent: tuple[float, float, float, float]) -> QRectF:
        """Return where an extent (left, right, bottom, top) in body heights lies."""
        left, right, bottom, top = extent
        return self.transform.mapRect(QRectF(left, bottom, right - left, top - bottom))

    def layer(
        self,
        extent: tuple[float, float, float, float],
        draw: Callable[[QPainter], None],
    ) -> Layer:
        """Return a picture of an extent (left, right, bottom, top) in body heights."""
        return self._draw(self.area(extent), draw)

    def full_layer(self, draw: Callable[[QPainter], None]) -> Layer:
        """Return a picture of whatever is drawn anywhere on the sheet, cut to size."""
        return self._draw(self.rect, draw).cut()

    def _draw(self, area: QRectF, draw: Callable[[QPainter], None]) -> Layer:
        ratio = self.ratio
        # Whole device pixels, so that the picture is copied and not resampled.
        x = math.floor(area.left() * ratio) - 1
        y = math.floor(area.top() * ratio) - 1
        width = math.ceil(area.right() * ratio) + 1 - x
        height = math.ceil(area.bottom() * ratio) + 1 - y
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(ratio)
        at = QPointF(x / ratio, y / ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(
            self.transform * QTransform.fromTranslate(-at.x(), -at.y())
        )
        draw(painter)
        painter.end()
        return Layer(image, at)
