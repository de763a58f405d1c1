"""The one door to pyqtgraph: it comes with numpy, and neither comes before this page.

The page imports this module, and those that draw with it, after its first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph  # noqa: TID253 - this module itself is only imported on use
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["gap_line", "octagon", "pen", "pyqtgraph", "rectangle"]

pyqtgraph.setConfigOptions(antialias=True)

# Corners of the octagon that means "stop", as parts of its half width.
_OCTAGON = (
    (0.42, 1.0),
    (1.0, 0.42),
    (1.0, -0.42),
    (0.42, -1.0),
    (-0.42, -1.0),
    (-1.0, -0.42),
    (-1.0, 0.42),
    (-0.42, 1.0),
)


def pen(color: str, width_px: float = 2.0, style: str = "solid") -> QPen:
    """Return a pen of the theme that keeps its width whatever the scale is.

    Args:
        color: Colour token.
        width_px: Width in logical pixels.
        style: "solid", "dash" or "dot".
    """
    made = QPen(current_theme().color(color), width_px)
    made.setCosmetic(True)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if style == "dash":
        made.setDashPattern([5.0, 3.0])
    elif style == "dot":
        made.setDashPattern([1.2, 2.6])
    return made


def octagon() -> QPainterPath:
    """Return an octagon of size 1 around the origin, for a scatter plot."""
    path = QPainterPath()
    corners = [(x / 2, y / 2) for x, y in _OCTAGON]
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path


def rectangle(rect: QRectF, color: QColor) -> QGraphicsRectItem:
    """Return a filled rectangle in the units of the graph, behind everything else."""
    item = QGraphicsRectItem(rect)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(color)
    item.setZValue(-20)
    return item


def gap_line(points: Sequence[tuple[float, float | None]], line: QPen) -> object:
    """Return a curve that breaks where a value is missing."""
    missing = float("nan")
    return pyqtgraph.PlotCurveItem(
        [x for x, _ in points],
        [missing if y is None else y for _, y in points],
        pen=line,
        connect="finite",
    )
