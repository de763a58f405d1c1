"""Outline of the trunk along the bent spine, the shorts on it, and its muscles."""

from __future__ import annotations

import bisect
import math
from typing import TYPE_CHECKING

from coach.figure.geometry import along, cw, move
from ui.widgets.figure_lens import (
    Lens,
    across,
    grown_edges,
    lens_edges,
    lens_outline,
    make_lens,
)
from ui.widgets.figure_shapes import curve, half_widths

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from coach.figure.geometry import Point
    from coach.figure.muscles import Muscle
    from coach.figure.skeleton import Joints
    from ui.widgets.figure_shapes import Profile

# Share of the spine P0-P3, half width to the front, half width to the back.
TRUNK_SIDE: Profile = (
    (-0.16, 0.030, 0.040),
    (-0.06, 0.048, 0.062),
    (0.08, 0.054, 0.070),
    (0.22, 0.054, 0.060),
    (0.42, 0.052, 0.044),
    (0.62, 0.060, 0.050),
    (0.80, 0.066, 0.058),
    (0.94, 0.056, 0.056),
    (1.03, 0.040, 0.046),
)
TRUNK_FRONT: Profile = (
    (-0.17, 0.040, 0.040),
    (-0.05, 0.088, 0.088),
    (0.08, 0.098, 0.098),
    (0.25, 0.088, 0.088),
    (0.45, 0.076, 0.076),
    (0.65, 0.088, 0.088),
    (0.82, 0.104, 0.104),
    (0.93, 0.112, 0.112),
    (1.02, 0.098, 0.098),
    (1.08, 0.060, 0.060),
)
WAIST = 0.27
BREATH_DEPTH = 0.012

_SPINE_LENGTH = 0.288
_KNOTS = (
    -0.06 / _SPINE_LENGTH,
    0.0,
    0.090 / _SPINE_LENGTH,
    0.180 / _SPINE_LENGTH,
    1.0,
    1.0 + 0.04 / _SPINE_LENGTH,
)


class Trunk:
    """The trunk of one posture.

    Args:
        joints: The posture.
        breath: -1..1; how far the thorax is widened by breathing.
    """

    def __init__(self, joints: Joints, breath: float = 0.0) -> None:
        profile = TRUNK_FRONT if joints.view == "front" else TRUNK_SIDE
        self._profile = profile
        self._breath = breath
        self._axis = (
            along(joints.P0, joints.pelvis_deg, -0.06),
            joints.P0,
            joints.P1,
            joints.P2,
            joints.P3,
            along(joints.P3, joints.thorax_deg, 0.04),
        )
        shares = sorted({*(t for t, _, _ in profile), WAIST})
        self._waist_index = shares.index(WAIST)
        self._ribs = [(*self._spine_at(t), *self._widths(t)) for t in shares]

    def outline(self, grow: float = 0.0) -> QPainterPath:
        """Return the whole trunk, perhaps a little larger."""
        return curve(self._points(grow))

    def shorts(self) -> QPainterPath:
        """Return the part below the waist, on exactly the same curve."""
        half = len(self._ribs)
        first = half + 1 + (half - 1 - self._waist_index)
        return curve(self._points(0.0), first=first, count=2 * self._waist_index + 2)

    def _points(self, grow: float) -> list[Point]:
        """Return the outline clockwise: front upwards, top, back, bottom."""
        front, back = [], []
        for centre, tangent, to_front, to_back in self._ribs:
            side = cw(tangent)
            front.append(move(centre, side, to_front + grow))
            back.append(move(centre, side, -to_back - grow))
        top, top_tangent, _, _ = self._ribs[-1]
        bottom, bottom_tangent, _, _ = self._ribs[0]
        return [
            *front,
            move(top, top_tangent, 0.018 + grow),
            *reversed(back),
            move(bottom, bottom_tangent, -0.014 - grow),
        ]

    def lens(self, start: float, end: float, back: float, front: float) -> Lens:
        """Return a muscle between two shares along and across the trunk.

        Its halos reach beyond the trunk's edge; the caller paints atop the body.
        """

        def outline(grow: float) -> QPainterPath:
            longer = grow / _SPINE_LENGTH

            def sides(u: float) -> tuple[Point, Point]:
                t = start - longer + (end - start + 2 * longer) * u
                centre, tangent = self._spine_at(t)
                low, high = lens_edges(u, back, front)
                widths = self._widths(t)
                upper, lower = grown_edges(
                    across(low, widths), across(high, widths), grow
                )
                side = cw(tangent)
                return move(centre, side, upper), move(centre, side, lower)

            return lens_outline(sides)

        first, _ = self._spine_at(start)
        last, _ = self._spine_at(end)
        return make_lens(outline, first, last)

    def _widths(self, t: float) -> tuple[float, float]:
        """Return the half widths; the thorax breathes, most at the breast bone."""
        front, back = half_widths(self._profile, t)
        swell = 1.0 + BREATH_DEPTH * self._breath * max(0.0, 1.0 - abs(t - 0.75) / 0.3)
        return front * swell, back * swell

    def _spine_at(self, t: float) -> tuple[Point, Point]:
        """Return a point of the spine and the direction of the spine there."""
        index = min(max(bisect.bisect_left(_KNOTS, t) - 1, 0), len(_KNOTS) - 2)
        u = (t - _KNOTS[index]) / (_KNOTS[index + 1] - _KNOTS[index])
        last = len(self._axis) - 1
        a = self._axis[max(index - 1, 0)]
        b = self._axis[index]
        c = self._axis[index + 1]
        d = self._axis[min(index + 2, last)]
        x, dx = _catmull(a[0], b[0], c[0], d[0], u)
        y, dy = _catmull(a[1], b[1], c[1], d[1], u)
        length = math.hypot(dx, dy) or 1.0
        return (x, y), (dx / length, dy / length)


def lit_spans(
    muscle: Muscle, lit_side: str, *, is_front: bool
) -> list[tuple[float, float]]:
    """Return where a muscle lies across the trunk: from, to, once or on both sides.

    Args:
        muscle: A muscle of the trunk.
        lit_side: "work", "other" or "both".
        is_front: The figure is seen from the front.
    """
    if not is_front:
        return [(muscle.back, muscle.front)]
    back, front = muscle.facing or (muscle.back, muscle.front)
    if back == -front:
        return [(back, front)]
    ways = {"work": (-1,), "other": (1,), "both": (1, -1)}.get(lit_side, (1,))
    spans = [sorted((back * way, front * way)) for way in ways]
    return [(low, high) for low, high in spans]


def _catmull(a: float, b: float, c: float, d: float, u: float) -> tuple[float, float]:
    """Return one coordinate of a Catmull-Rom curve between b and c, and its slope."""
    one = c - a
    two = 2 * a - 5 * b + 4 * c - d
    three = 3 * b - a - 3 * c + d
    value = 0.5 * (2 * b + one * u + two * u * u + three * u * u * u)
    return value, 0.5 * (one + 2 * two * u + 3 * three * u * u)
