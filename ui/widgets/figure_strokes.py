"""Pens and plain shapes that props and arrows are made of, in body heights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from coach.figure.geometry import Point
    from ui.widgets.figure_palette import FigurePalette


def line_pen(colour: QColor, width: float) -> QPen:
    """Return a pen with round ends and corners."""
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def draw_block(
    painter: QPainter,
    colour: QColor,
    x: float,
    y: float,
    w: float,
    h: float,
    radius: float,
) -> None:
    """Fill a rectangle with rounded corners, lower left corner at x, y."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)


def draw_disc(painter: QPainter, colour: QColor, centre: Point, radius: float) -> None:
    """Fill a circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(*centre), radius, radius)


def draw_ball(
    painter: QPainter, palette: FigurePalette, centre: Point, radius: float
) -> None:
    """Draw a ball with a light spot on it."""
    draw_disc(painter, palette.ball, centre, radius)
    light = QColor(palette.contour)
    light.setAlpha(60)
    spot = (centre[0] - radius * 0.3, centre[1] + radius * 0.3)
    draw_disc(painter, light, spot, radius * 0.32)


def draw_polyline(
    painter: QPainter, colour: QColor, points: tuple[Point, ...], width: float
) -> None:
    """Draw straight lines from point to point."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(colour, width))
    painter.drawPath(path)
