"""Lights a muscle: a soft halo inside the limb, the lens, a pale contour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QLinearGradient

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTransform

    from ui.widgets.figure_lens import Lens
    from ui.widgets.figure_palette import FigurePalette

_HALO_ALPHAS = (22, 34, 60)
_RIM_ALPHA = 150
_OPACITY = 0.95


def paint_glow(
    painter: QPainter,
    palette: FigurePalette,
    lens: Lens,
    to_layer: QTransform,
    level: float,
    *,
    rim: bool,
) -> None:
    """Paint a lit muscle.

    Args:
        painter: Paints on the layer, without a transform and a pen.
        palette: Colours.
        lens: The muscle, in its own frame.
        to_layer: Maps that frame to the painter's coordinates.
        level: 0..1, strength of the glow.
        rim: Draw the pale contour, too.
    """
    for halo, alpha in zip(lens.halos, _HALO_ALPHAS, strict=True):
        painter.setBrush(tinted(palette.glow, round(alpha * level)))
        painter.drawPath(to_layer.map(halo))
    start = to_layer.map(QPointF(*lens.start))
    gradient = QLinearGradient(start, to_layer.map(QPointF(*lens.end)))
    strong = tinted(palette.glow, round(255 * _OPACITY * level))
    gradient.setColorAt(0.0, strong)
    gradient.setColorAt(0.55, strong)
    light = tinted(palette.glow_light, round(255 * _OPACITY * level))
    gradient.setColorAt(1.0, light)
    painter.setBrush(gradient)
    painter.drawPath(to_layer.map(lens.body))
    if rim:
        painter.setBrush(tinted(palette.contour, round(_RIM_ALPHA * level)))
        painter.drawPath(to_layer.map(lens.rim))


def tinted(colour: QColor, alpha: int) -> QColor:
    """Return a colour with its own opacity, 0-255."""
    seen = QColor(colour)
    seen.setAlpha(alpha)
    return seen
