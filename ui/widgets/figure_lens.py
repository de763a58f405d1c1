"""Lit muscles: a lens on a limb or the trunk, its rim and what shines around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from ui.widgets.figure_shapes import PROFILES, Profile, curve, half_widths

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.figure.geometry import Point

# A lit muscle: how far it may lie on the clothes, its rim and what shines around it.
LENS_MARGIN = 0.0035
RIM_WIDTH = 0.0030
HALOS = (0.030, 0.020, 0.011)
# Beyond its tips a limb muscle shines less far: two that meet would light the joint.
HALO_BEYOND = 0.35


@dataclass(frozen=True, slots=True)
class Lens:
    """The parts of a lit muscle; none of them reaches beyond its limb.

    Attributes:
        body: The muscle.
        rim: A thin line inside its edge.
        halos: What shines around it, widest first.
        start, end: Both tips.
    """

    body: QPainterPath
    rim: QPainterPath
    halos: tuple[QPainterPath, ...]
    start: Point
    end: Point


def make_lens(
    outline: Callable[[float], QPainterPath], start: Point, end: Point
) -> Lens:
    """Return a lens from a function that gives its outline grown by a width."""
    body = outline(0.0)
    rim = QPainterPath(body)
    rim.addPath(outline(-RIM_WIDTH))
    rim.setFillRule(Qt.FillRule.OddEvenFill)
    return Lens(body, rim, tuple(outline(grow) for grow in HALOS), start, end)


def lens_outline(
    sides: Callable[[float], tuple[Point, Point]], steps: int = 10
) -> QPainterPath:
    """Return the curve around a lens.

    Args:
        sides: Gives both edges at a share 0..1 of the length.
        steps: How many shares are asked for.
    """
    upper, lower = [], []
    for step in range(steps):
        high, low = sides(step / (steps - 1))
        upper.append(high)
        lower.append(low)
    return curve([*upper, *reversed(lower)])


@lru_cache(maxsize=64)
def limb_lens(
    name: str, length: float, start: float, end: float, back: float, front: float
) -> Lens:
    """Return a muscle on a limb between two shares along and two across it."""
    profile = PROFILES[name]

    def outline(grow: float) -> QPainterPath:
        longer = grow / length * HALO_BEYOND

        def sides(u: float) -> tuple[Point, Point]:
            t = start - longer + (end - start + 2 * longer) * u
            widths = half_widths(profile, min(max(t, 0.0), 1.0))
            room = _room(profile, t, length)
            low, high = lens_edges(u, back, front)
            upper, lower = grown_edges(across(low, widths), across(high, widths), grow)
            return (
                (t * length, min(upper, room[0])),
                (t * length, max(lower, -room[1])),
            )

        return lens_outline(sides)

    return make_lens(outline, (start * length, 0.0), (end * length, 0.0))


def _room(profile: Profile, t: float, length: float) -> tuple[float, float]:
    """Return how far a limb reaches to the front and the back, also in its caps."""
    within = min(max(t, 0.0), 1.0)
    front, back = half_widths(profile, within)
    beyond = abs(t - within) * length
    radius = (front + back) / 2
    share = math.sqrt(max(1.0 - (beyond / radius) ** 2, 0.0))
    return (front + LENS_MARGIN) * share, (back + LENS_MARGIN) * share


def grown_edges(low: float, high: float, grow: float) -> tuple[float, float]:
    """Return the upper and the lower edge moved outwards; they never cross."""
    middle = (low + high) / 2
    return max(high + grow, middle), min(low - grow, middle)


def lens_edges(u: float, back: float, front: float) -> tuple[float, float]:
    """Return both edges of a lens at share `u`; it closes at an edge it lies on."""
    width = math.sin(math.pi * min(max(u, 0.0), 1.0)) ** 0.55
    middle = (back + front) / 2
    if abs(back) >= 0.99:
        middle = back
    elif abs(front) >= 0.99:
        middle = front
    return middle + (back - middle) * width, middle + (front - middle) * width


def across(share: float, widths: tuple[float, float]) -> float:
    """Return the distance from the bone for a share -1..1 of the half widths."""
    return share * widths[0] if share >= 0 else share * widths[1]
