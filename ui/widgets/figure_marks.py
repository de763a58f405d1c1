"""The contact shadow under the figure and the arrow that shows a movement."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from coach.figure.geometry import Point, ccw, difference, distance, move
from coach.figure.skeleton import LIMB_POINTS, point
from coach.figure.solve import SolvedPose, blend

if TYPE_CHECKING:
    from coach.figure.model import Figure
    from coach.figure.skeleton import Joints
    from ui.widgets.figure_palette import FigurePalette

# A point lower than this casts a shadow; gaps wider than GAP split it.
_NEAR_FLOOR = 0.13
_GAP = 0.17
_SHADOW_MARGIN = 0.06
_SHADOW_HEIGHT = 0.022
_SHADOW_Y = -0.004

_ARROW_SAMPLES = 25
_ARROW_CUT = (0.10, 0.90)
_ARROW_WIDTH = 0.013
_ARROW_HEAD = 0.042
_ARROW_CLEARANCE = 0.10


def draw_contact_shadow(
    painter: QPainter, palette: FigurePalette, joints: Joints
) -> None:
    """Draw soft shadows on the floor below everything that is near it."""
    for left, right in _contacts(joints):
        _shadow(painter, palette, left, right)


def contact_shadow_extent(joints: Joints) -> tuple[float, float, float, float] | None:
    """Return left, right, bottom and top of the soft shadows; None for none."""
    contacts = _contacts(joints)
    if not contacts:
        return None
    left, right = contacts[0][0] - _SHADOW_MARGIN, contacts[-1][1] + _SHADOW_MARGIN
    return left, right, _SHADOW_Y - _SHADOW_HEIGHT, _SHADOW_Y + _SHADOW_HEIGHT


def _contacts(joints: Joints) -> list[tuple[float, float]]:
    """Return the stretches of floor, from left to right, that the body is close to."""
    xs = sorted(x for x, y in _all_points(joints) if y < _NEAR_FLOOR)
    if not xs:
        return []
    found = []
    start = last = xs[0]
    for x in xs[1:]:
        if x - last > _GAP:
            found.append((start, last))
            start = x
        last = x
    found.append((start, last))
    return found


def _all_points(joints: Joints) -> list[Point]:
    found = [joints.P0, joints.P1, joints.P2, joints.P3, joints.chin, joints.headc]
    for limbs in (joints.work, joints.other):
        found += [getattr(limbs, name) for name in LIMB_POINTS]
    return found


def _shadow(
    painter: QPainter, palette: FigurePalette, left: float, right: float
) -> None:
    full, half, none = (QColor(palette.contact) for _ in range(3))
    half.setAlphaF(full.alphaF() * 0.4)
    none.setAlpha(0)
    gradient = QRadialGradient(0.0, 0.0, 1.0)
    gradient.setColorAt(0.0, full)
    gradient.setColorAt(0.6, half)
    gradient.setColorAt(1.0, none)
    painter.save()
    painter.translate((left + right) / 2, _SHADOW_Y)
    painter.scale((right - left) / 2 + _SHADOW_MARGIN, _SHADOW_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(QPointF(0.0, 0.0), 1.0, 1.0)
    painter.restore()


def arrow_points(figure: Figure, start: SolvedPose, end: SolvedPose) -> list[Point]:
    """Return the path of the tracked point, moved clear of the body; [] for none."""
    low, high = _ARROW_CUT
    path = []
    for step in range(_ARROW_SAMPLES):
        t = low + (high - low) * step / (_ARROW_SAMPLES - 1)
        path.append(point(blend(start, end, t).joints, figure.track))
    if distance(path[0], path[-1]) < 0.03:
        return []
    centre = start.joints.P2
    shifted = [_shifted(path, way) for way in (1, -1)]
    outer = max(shifted, key=lambda points: distance(points[len(points) // 2], centre))
    if min(y for _, y in outer) < 0.02:
        return path
    return outer


def _shifted(path: list[Point], way: int) -> list[Point]:
    """Return the path moved sideways, to the left of its direction for +1."""
    moved = []
    last = len(path) - 1
    for index, here in enumerate(path):
        vector = difference(path[min(index + 1, last)], path[max(index - 1, 0)])
        length = math.hypot(*vector) or 1.0
        side = ccw((vector[0] / length, vector[1] / length))
        moved.append(move(here, side, way * _ARROW_CLEARANCE))
    return moved


def draw_arrow(painter: QPainter, palette: FigurePalette, points: list[Point]) -> None:
    """Draw a path with an arrow head at its end."""
    if len(points) < 4:
        return
    shaft = QPainterPath(QPointF(*points[0]))
    for place in points[1:-1]:
        shaft.lineTo(*place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(palette.arrow, _ARROW_WIDTH))
    painter.drawPath(shaft)
    vector = difference(points[-1], points[-4])
    length = math.hypot(*vector) or 1.0
    ahead = (vector[0] / length, vector[1] / length)
    side = ccw(ahead)
    base = move(points[-1], ahead, -_ARROW_HEAD * 0.35)
    head = QPainterPath(QPointF(*move(points[-1], ahead, _ARROW_HEAD * 0.95)))
    head.lineTo(*move(base, side, _ARROW_HEAD * 0.52))
    head.lineTo(*move(base, side, -_ARROW_HEAD * 0.52))
    head.closeSubpath()
    painter.setPen(_pen(palette.arrow, 0.006))
    painter.setBrush(palette.arrow)
    painter.drawPath(head)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
