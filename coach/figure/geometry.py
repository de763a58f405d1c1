"""Plane vectors for the figure: points as (x, y), directions in degrees.

x points right, y up; directions count counter-clockwise from the x axis.
"""

from __future__ import annotations

import math

Point = tuple[float, float]

ORIGIN: Point = (0.0, 0.0)


def direction(angle: float) -> Point:
    """Return the unit vector of a direction in degrees."""
    radians = math.radians(angle)
    return math.cos(radians), math.sin(radians)


def move(start: Point, vector: Point, factor: float = 1.0) -> Point:
    """Return `start` moved by `factor` times `vector`."""
    return start[0] + vector[0] * factor, start[1] + vector[1] * factor


def along(start: Point, angle: float, length: float) -> Point:
    """Return the point `length` away from `start` in a direction in degrees."""
    return move(start, direction(angle), length)


def difference(end: Point, start: Point) -> Point:
    """Return the vector from `start` to `end`."""
    return end[0] - start[0], end[1] - start[1]


def distance(first: Point, second: Point) -> float:
    """Return how far two points are apart."""
    return math.hypot(first[0] - second[0], first[1] - second[1])


def bearing(vector: Point) -> float:
    """Return the direction of a vector in degrees, -180..180."""
    return math.degrees(math.atan2(vector[1], vector[0]))


def ccw(vector: Point) -> Point:
    """Return the vector turned a quarter counter-clockwise."""
    return -vector[1], vector[0]


def cw(vector: Point) -> Point:
    """Return the vector turned a quarter clockwise."""
    return vector[1], -vector[0]


def in_frame(origin: Point, angle: float, local: Point) -> Point:
    """Return a point given in a frame at `origin` whose x axis points to `angle`."""
    x_axis = direction(angle)
    return move(move(origin, x_axis, local[0]), ccw(x_axis), local[1])


def between(first: Point, second: Point, t: float) -> Point:
    """Return the point at share `t` of the way from `first` to `second`."""
    return (
        first[0] + (second[0] - first[0]) * t,
        first[1] + (second[1] - first[1]) * t,
    )


def mix(first: float, second: float, t: float) -> float:
    """Return the number at share `t` of the way from `first` to `second`."""
    return first + (second - first) * t


def wrap(angle: float) -> float:
    """Return the same direction within (-180, 180]."""
    turned = math.fmod(angle, 360.0)
    if turned > 180.0:
        return turned - 360.0
    if turned <= -180.0:
        return turned + 360.0
    return turned
