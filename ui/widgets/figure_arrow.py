"""The arrow that shows a movement: the path of one point, moved clear of the body."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from coach.figure.clearance import skin_gap
from coach.figure.geometry import between, ccw, difference, distance, move
from coach.figure.skeleton import point
from coach.figure.solve import SolvedPose, blend
from ui.widgets.figure_strokes import line_pen

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from coach.figure.geometry import Point
    from coach.figure.model import Figure
    from ui.widgets.figure_palette import FigurePalette

_SAMPLES = 25
_CUT = (0.10, 0.90)
_WIDTH = 0.013
_HEAD = 0.042
# A shorter movement than the first has no arrow; a shorter arrow than the second
# would be all head.
_LEAST_MOVEMENT = 0.03
_LEAST_LENGTH = 0.14
# How far the arrow may be moved aside; the first that lies free is taken.
_CLEARANCES = (0.10, 0.12, 0.14, 0.17, 0.20, 0.24)
_FREE = 0.014
_ABOVE_FLOOR = 0.02
_MOST_LIFTED = 0.06
# So many points on a limb more or less make no better place.
_TOLERATED = 4


def arrow_points(figure: Figure, start: SolvedPose, end: SolvedPose) -> list[Point]:
    """Return the path of the tracked point, moved clear of the body; [] for none."""
    low, high = _CUT
    path = []
    for step in range(_SAMPLES):
        t = low + (high - low) * step / (_SAMPLES - 1)
        path.append(point(blend(start, end, t).joints, figure.track))
    length = distance(path[0], path[-1])
    if length < _LEAST_MOVEMENT:
        return []
    path = _stretched(path, max(1.0, _LEAST_LENGTH / length))
    centre = start.joints.P2
    places = []
    for clearance in _CLEARANCES:
        both = [_lifted(_shifted(path, way * clearance)) for way in (1, -1)]
        places += sorted(both, key=lambda one: -distance(one[_SAMPLES // 2], centre))
    places.append(_lifted(path))
    return min(places, key=lambda one: _covered(figure, end, one) // _TOLERATED)


def _stretched(path: list[Point], factor: float) -> list[Point]:
    """Return the path made longer about its middle."""
    middle = between(path[0], path[-1], 0.5)
    return [move(middle, difference(here, middle), factor) for here in path]


def _shifted(path: list[Point], aside: float) -> list[Point]:
    """Return the path moved sideways, to the left of its direction when positive."""
    moved = []
    last = len(path) - 1
    for index, here in enumerate(path):
        vector = difference(path[min(index + 1, last)], path[max(index - 1, 0)])
        length = math.hypot(*vector) or 1.0
        side = ccw((vector[0] / length, vector[1] / length))
        moved.append(move(here, side, aside))
    return moved


def _lifted(path: list[Point]) -> list[Point]:
    """Return the path moved up a little where it would dip into the floor."""
    missing = _ABOVE_FLOOR - min(y for _, y in path)
    if 0 < missing <= _MOST_LIFTED:
        return [move(here, (0.0, missing)) for here in path]
    return path


def _covered(figure: Figure, pose: SolvedPose, path: list[Point]) -> int:
    """Return how much of a path lies on the body or, worse, outside the picture."""
    left, right, top = figure.box
    outside = sum(
        not (left < x < right and _ABOVE_FLOOR - 1e-6 < y < top) for x, y in path
    )
    on_body = sum(skin_gap(pose.joints, place) < _FREE for place in path)
    return on_body + 3 * outside


def draw_arrow(painter: QPainter, palette: FigurePalette, points: list[Point]) -> None:
    """Draw a path with an arrow head at its end."""
    if len(points) < 4:
        return
    shaft = QPainterPath(QPointF(*points[0]))
    for place in points[1:-1]:
        shaft.lineTo(*place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(palette.arrow, _WIDTH))
    painter.drawPath(shaft)
    vector = difference(points[-1], points[-4])
    length = math.hypot(*vector) or 1.0
    ahead = (vector[0] / length, vector[1] / length)
    side = ccw(ahead)
    base = move(points[-1], ahead, -_HEAD * 0.35)
    head = QPainterPath(QPointF(*move(points[-1], ahead, _HEAD * 0.95)))
    head.lineTo(*move(base, side, _HEAD * 0.52))
    head.lineTo(*move(base, side, -_HEAD * 0.52))
    head.closeSubpath()
    painter.setPen(line_pen(palette.arrow, 0.006))
    painter.setBrush(palette.arrow)
    painter.drawPath(head)
