"""Outlines of the figure's parts, in body heights.

Limbs, hands, feet and heads are rigid: their outline is made once in the frame of
their bone and then only turned into place. The trunk bends, so it is made anew.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

from coach.figure.geometry import ccw, difference, direction, in_frame, move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.figure.geometry import Point

# Half widths of a limb: share of the length, towards the front, towards the back
# (front view: outer, inner).
Profile = tuple[tuple[float, float, float], ...]

PROFILES: dict[str, Profile] = {
    "thigh": (
        (0.0, 0.056, 0.060),
        (0.22, 0.060, 0.058),
        (0.5, 0.053, 0.049),
        (0.8, 0.040, 0.036),
        (1.0, 0.034, 0.031),
    ),
    "shank": (
        (0.0, 0.033, 0.031),
        (0.12, 0.032, 0.037),
        (0.32, 0.029, 0.045),
        (0.6, 0.024, 0.033),
        (0.85, 0.019, 0.021),
        (1.0, 0.019, 0.021),
    ),
    "upper_arm": (
        (0.0, 0.036, 0.036),
        (0.3, 0.033, 0.034),
        (0.65, 0.027, 0.029),
        (1.0, 0.023, 0.024),
    ),
    "forearm": (
        (0.0, 0.023, 0.024),
        (0.25, 0.027, 0.025),
        (0.7, 0.019, 0.018),
        (1.0, 0.015, 0.015),
    ),
    "thigh_front": (
        (0.0, 0.054, 0.050),
        (0.25, 0.056, 0.052),
        (0.6, 0.045, 0.043),
        (1.0, 0.034, 0.032),
    ),
    "shank_front": (
        (0.0, 0.033, 0.031),
        (0.3, 0.037, 0.036),
        (0.65, 0.025, 0.026),
        (1.0, 0.019, 0.019),
    ),
}

HEAD_SIDE: tuple[Point, ...] = (
    (0.000, 0.066),
    (0.030, 0.060),
    (0.048, 0.040),
    (0.053, 0.014),
    (0.063, -0.006),
    (0.054, -0.016),
    (0.053, -0.034),
    (0.048, -0.052),
    (0.034, -0.063),
    (0.014, -0.058),
    (-0.008, -0.042),
    (-0.032, -0.036),
    (-0.052, -0.018),
    (-0.060, 0.010),
    (-0.053, 0.042),
    (-0.030, 0.060),
)
HAIR_SIDE: tuple[Point, ...] = (
    (0.050, 0.040),
    (0.044, 0.056),
    (0.024, 0.070),
    (-0.006, 0.073),
    (-0.040, 0.062),
    (-0.062, 0.034),
    (-0.066, 0.002),
    (-0.056, -0.024),
    (-0.040, -0.036),
    (-0.026, -0.030),
    (-0.022, -0.010),
    (-0.018, 0.012),
    (-0.002, 0.022),
    (0.010, 0.034),
    (0.030, 0.040),
)
HEAD_FRONT: tuple[Point, ...] = (
    (0.000, 0.066),
    (0.034, 0.056),
    (0.047, 0.024),
    (0.045, -0.014),
    (0.032, -0.048),
    (0.012, -0.064),
    (-0.012, -0.064),
    (-0.032, -0.048),
    (-0.045, -0.014),
    (-0.047, 0.024),
    (-0.034, 0.056),
)
HAIR_FRONT: tuple[Point, ...] = (
    (0.000, 0.074),
    (0.038, 0.062),
    (0.052, 0.026),
    (0.047, 0.002),
    (0.040, 0.022),
    (0.018, 0.034),
    (-0.020, 0.032),
    (-0.040, 0.022),
    (-0.047, 0.002),
    (-0.052, 0.026),
    (-0.038, 0.062),
)
HAND: tuple[Point, ...] = (
    (-0.008, 0.014),
    (0.018, 0.018),
    (0.032, 0.026),
    (0.048, 0.025),
    (0.050, 0.017),
    (0.075, 0.012),
    (0.095, 0.006),
    (0.092, -0.006),
    (0.060, -0.013),
    (0.020, -0.015),
    (-0.008, -0.014),
)
FOOT_END_ON: tuple[Point, ...] = (
    (-0.022, 0.012),
    (0.000, 0.018),
    (0.022, 0.012),
    (0.032, -0.018),
    (0.036, -0.034),
    (0.022, -0.041),
    (-0.022, -0.041),
    (-0.036, -0.034),
    (-0.032, -0.018),
)
SOLE_END_ON: tuple[Point, ...] = (
    (-0.034, -0.033),
    (0.034, -0.033),
    (0.034, -0.040),
    (-0.034, -0.040),
)
BALL: Point = (0.078, -0.039)


def curve(
    points: Sequence[Point], tension: float = 1 / 6, *, first: int = 0, count: int = -1
) -> QPainterPath:
    """Return a closed Catmull-Rom curve through the points.

    With `count`, only that many pieces from point `first` on are drawn along the
    curve, and a straight line closes them.
    """
    total = len(points)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    start = points[first % total]
    path.moveTo(start[0], start[1])
    for index in range(first, first + (total if count < 0 else count)):
        before, here = points[(index - 1) % total], points[index % total]
        there, after = points[(index + 1) % total], points[(index + 2) % total]
        path.cubicTo(
            here[0] + (there[0] - before[0]) * tension,
            here[1] + (there[1] - before[1]) * tension,
            there[0] - (after[0] - here[0]) * tension,
            there[1] - (after[1] - here[1]) * tension,
            there[0],
            there[1],
        )
    path.closeSubpath()
    return path


def half_widths(profile: Profile, t: float) -> tuple[float, float]:
    """Return the half widths (front, back) at a share of the length."""
    last = profile[0]
    for entry in profile:
        if t <= entry[0]:
            span = entry[0] - last[0]
            u = (t - last[0]) / span if span else 0.0
            return (
                last[1] + (entry[1] - last[1]) * u,
                last[2] + (entry[2] - last[2]) * u,
            )
        last = entry
    return last[1], last[2]


def bone_frame(
    at: Point, angle: float, sign: int = 1, stretch: float = 1.0
) -> QTransform:
    """Return the transform from a bone's own frame into the world.

    Args:
        at: World position of the frame's origin.
        angle: World direction of the bone, the frame's x axis, in degrees.
        sign: -1 mirrors across the bone; +1 puts y to the left of the bone.
        stretch: Scales along the bone.
    """
    x, y = direction(angle)
    return QTransform(x * stretch, y * stretch, -y * sign, x * sign, at[0], at[1])


def place(path: QPainterPath, at: Point, angle: float, sign: int = 1) -> QPainterPath:
    """Return a path of a bone's own frame in the world; see `bone_frame`."""
    return bone_frame(at, angle, sign).map(path)


@lru_cache(maxsize=256)
def limb_outline(
    name: str,
    length: float,
    start: float = 0.0,
    end: float = 1.0,
    grow: float = 0.0,
    open_end: bool = False,
) -> QPainterPath:
    """Return a limb, or a stretch of it, along +x with a rounded upper end.

    Args:
        name: Key of `PROFILES`.
        length: Length of the bone as it is seen.
        start: Where it begins, as a share of the length.
        end: Where it ends.
        grow: Added on both sides, for clothes.
        open_end: Cut the lower end straight instead of rounding it.
    """
    profile = PROFILES[name]
    inner = [t for t, _, _ in profile if start < t < end]
    shares = [start, *inner, end]
    upper, lower = [], []
    for t in shares:
        front, back = half_widths(profile, t)
        upper.append((t * length, front + grow))
        lower.append((t * length, -back - grow))
    points = list(upper)
    if not open_end:
        points += _cap(end * length, upper[-1][1], -lower[-1][1], 1)
    points += reversed(lower)
    points += _cap(start * length, upper[0][1], -lower[0][1], -1)
    return curve(points)


def _cap(x: float, front: float, back: float, way: int) -> list[Point]:
    """Return three points that round off one end of a limb."""
    radius = (front + back) / 2
    near, side = radius * 0.72, radius * 0.62
    first = (x + way * near, way * side)
    return [first, (x + way * radius, 0.0), (x + way * near, -way * side)]


@lru_cache(maxsize=16)
def disc(radius: float) -> QPainterPath:
    """Return a circle that runs the same way round as the limbs do."""
    steps = [-math.tau * index / 12 for index in range(12)]
    return curve([(radius * math.cos(a), radius * math.sin(a)) for a in steps])


@lru_cache(maxsize=32)
def fixed_outline(
    points: tuple[Point, ...], tension: float = 1 / 6, grow: float = 0.0
) -> QPainterPath:
    """Return the curve through a constant list of points, perhaps a little larger."""
    return curve(_grown(points, grow), tension)


@lru_cache(maxsize=128)
def hand_outline(
    seen: float = 1.0, turned: bool = False, grow: float = 0.0
) -> QPainterPath:
    """Return a hand from the side, origin at the wrist, fingers along +x.

    Args:
        seen: Share of its length that is seen, when it points at the viewer.
        turned: The thumb is on the other side.
        grow: Added all round.
    """
    points = [(x * seen, y) for x, y in HAND]
    if turned:
        # Backwards as well, so that the outline still runs clockwise.
        points = [(x, -y) for x, y in reversed(points)]
    return curve(_grown(points, grow))


@lru_cache(maxsize=128)
def shoe_outline(toe: float, grow: float = 0.0) -> QPainterPath:
    """Return a shoe from the side, origin at the ankle, toes turned up by degrees."""
    top: list[Point] = [
        (-0.036, -0.036),
        (-0.043, -0.016),
        (-0.026, 0.012),
        (0.000, 0.018),
        (0.026, 0.008),
        (0.060, -0.011),
    ]
    tip = [(0.004, 0.024), (0.028, 0.016), (0.036, 0.006), (0.030, 0.0)]
    bottom: list[Point] = [BALL, (0.020, -0.039), (-0.026, -0.039)]
    toes = [in_frame(BALL, toe, point) for point in tip]
    return curve(_grown([*top, *toes, *bottom], grow), 1 / 7)


@lru_cache(maxsize=64)
def sole_outline(toe: float) -> QPainterPath:
    """Return the lighter sole of a shoe from the side."""
    top: list[Point] = [(-0.040, -0.033), (0.0, -0.031), (0.050, -0.031)]
    tip = [(0.0, 0.008), (0.034, 0.008), (0.032, -0.001)]
    bottom: list[Point] = [(0.078, -0.040), (0.020, -0.040), (-0.030, -0.040)]
    toes = [in_frame(BALL, toe, point) for point in tip]
    return curve([*top, *toes, *bottom], 1 / 8)


def _grown(points: Sequence[Point], grow: float) -> Sequence[Point]:
    """Return a clockwise outline with every point moved outwards."""
    if grow == 0.0:
        return points
    moved = []
    for index, point in enumerate(points):
        vector = difference(points[(index + 1) % len(points)], points[index - 1])
        length = math.hypot(*vector) or 1.0
        moved.append(move(point, ccw(vector), grow / length))
    return moved


def capsule(start: Point, end: Point, width: float) -> QPainterPath:
    """Return a straight bar with round ends."""
    vector = difference(end, start)
    length = math.hypot(*vector)
    radius = width / 2
    path = QPainterPath()
    path.addRoundedRect(-radius, -radius, length + width, width, radius, radius)
    return place(path, start, math.degrees(math.atan2(vector[1], vector[0])))
