"""How far a place is from the skin of the figure, roughly.

Every stretch of the body counts as a bar with round ends; that is good enough to
keep an arrow off a limb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.figure.geometry import between, difference, distance
from coach.figure.skeleton import point

if TYPE_CHECKING:
    from coach.figure.geometry import Point
    from coach.figure.skeleton import Joints

# Two points of the figure, and half of how thick it is between them.
_TRUNK = (("P0", "P1", 0.065), ("P1", "P2", 0.055), ("P2", "P3", 0.060))
_HEAD = (("P3", "chin", 0.030), ("headc", "headc", 0.068))
_LIMB = (
    ("hip", "knee", 0.050),
    ("knee", "ankle", 0.034),
    ("heel", "toe", 0.030),
    ("shoulder", "elbow", 0.030),
    ("elbow", "wrist", 0.024),
    ("wrist", "tip", 0.018),
)
# From the front the trunk is wider, by this much on each side.
_FRONT_WIDER = 0.030


def skin_gap(joints: Joints, place: Point) -> float:
    """Return the distance from a place to the nearest skin; below 0 inside the body."""
    wider = _FRONT_WIDER if joints.view == "front" else 0.0
    bars = [(first, last, radius + wider) for first, last, radius in _TRUNK]
    bars += _HEAD
    bars += [
        (f"{side}.{first}", f"{side}.{last}", radius)
        for side in ("work", "other")
        for first, last, radius in _LIMB
    ]
    return min(
        _distance_to_bar(place, point(joints, first), point(joints, last)) - radius
        for first, last, radius in bars
    )


def _distance_to_bar(place: Point, start: Point, end: Point) -> float:
    """Return the distance from a point to a straight stretch."""
    along, away = difference(end, start), difference(place, start)
    length = along[0] ** 2 + along[1] ** 2
    if length == 0:
        return distance(place, start)
    share = (away[0] * along[0] + away[1] * along[1]) / length
    return distance(place, between(start, end, min(max(share, 0.0), 1.0)))
