"""The outlines of the drawn body: front and back, as areas that can be chosen.

A body stands in a frame 100 wide and 220 high; the left half of the picture of the
front is the person's right side, as in a mirror that is turned round, and the picture
of the back is not turned.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QPainterPath, QTransform

FRONT, BACK = "front", "back"
LEFT, RIGHT, BOTH = "left", "right", "both"
FRAME = (100.0, 220.0)

# Half of a body, at the right of its middle (x from 0): outline of every part.
# Halves overlap in the middle, so that no seam shows.
_HEAD = ((-3, 4), (8, 5), (11, 14), (9, 24), (4, 29), (-3, 30))
_TRUNK = (
    *((-3, 30), (5, 31), (8, 36), (20, 39), (24, 45), (21, 62), (19, 80)),
    *((18, 92), (20, 104), (-3, 104)),
)
_ARM = (
    *((20, 39), (27, 43), (30, 58), (33, 76), (36, 96), (38, 108), (34, 114)),
    *((31, 108), (28, 92), (24, 74), (21, 60)),
)
_HIP = ((-3, 92), (18, 92), (21, 106), (21, 112), (-3, 114))
_THIGH_INNER = ((1, 114), (8, 113), (10, 128), (9, 140), (5, 142), (2, 126))
_THIGH_FRONT = ((8, 113), (21, 112), (21, 132), (18, 156), (8, 156), (10, 128))
_KNEE = ((8, 156), (18, 156), (18, 170), (8, 170))
_LOWER = ((8, 170), (18, 170), (19, 184), (16, 200), (14, 204), (9, 204), (7, 184))
_ANKLE = ((9, 203), (15, 203), (16, 211), (8, 211))
_FOOT_FRONT = ((8, 211), (16, 211), (21, 217), (20, 219), (8, 219))
_BUTTOCK = ((0, 97), (19, 97), (21, 106), (20, 116), (10, 119), (0, 115))
_SEAT = ((1, 115), (10, 119), (20, 116), (20, 124), (3, 124))
_THIGH_BACK = ((3, 124), (20, 124), (19, 142), (17, 157), (7, 157))
_LOW_BACK = ((0, 78), (19, 78), (18, 92), (19, 97), (0, 97))

_PLAIN = {
    FRONT: (_HEAD, _TRUNK, _ARM, _HIP),
    BACK: (_HEAD, _TRUNK, _ARM),
}
_AREAS = {
    FRONT: (
        ("front-of-thigh", _THIGH_FRONT),
        ("inner-thigh", _THIGH_INNER),
        ("knee", _KNEE),
        ("shin", _LOWER),
        ("ankle", _ANKLE),
        ("foot", _FOOT_FRONT),
    ),
    BACK: (
        ("low-back", _LOW_BACK),
        ("buttock", _BUTTOCK),
        ("near-seat", _SEAT),
        ("back-of-thigh", _THIGH_BACK),
        ("behind-knee", _KNEE),
        ("calf", _LOWER),
        ("ankle", _ANKLE),
        ("foot", _FOOT_FRONT),
    ),
}


@dataclass(frozen=True)
class BodyArea:
    """A part of the drawn body that can be chosen.

    Attributes:
        view: FRONT or BACK.
        place: Slug of `coach.care.choices.places`.
        side: LEFT or RIGHT of the person.
        path: Its outline in the frame.
    """

    view: str
    place: str
    side: str
    path: QPainterPath


@cache
def body_areas() -> tuple[BodyArea, ...]:
    """Return what can be chosen: front before back, from top to bottom."""
    found = []
    for view, parts in _AREAS.items():
        for place, points in parts:
            for is_at_right in (False, True):
                # Who is seen from the front has their left where we see the right.
                is_left = is_at_right == (view == FRONT)
                side = LEFT if is_left else RIGHT
                path = _path(points, is_at_right=is_at_right)
                found.append(BodyArea(view, place, side, path))
    return tuple(found)


@cache
def plain_parts(view: str) -> QPainterPath:
    """Return the rest of the body, which cannot be chosen."""
    whole = QPainterPath()
    for points in _PLAIN[view]:
        for is_at_right in (False, True):
            whole = whole.united(_path(points, is_at_right=is_at_right))
    return whole


def _path(
    points: tuple[tuple[float, float], ...], *, is_at_right: bool
) -> QPainterPath:
    """Return a smooth outline through points, mirrored for the left of the picture."""
    count = len(points)
    path = QPainterPath()
    middles = [
        (
            (points[i][0] + points[(i + 1) % count][0]) / 2,
            (points[i][1] + points[(i + 1) % count][1]) / 2,
        )
        for i in range(count)
    ]
    path.moveTo(*middles[-1])
    for point, middle in zip(points, middles, strict=True):
        # Towards the corner, so that parts that meet leave no gap between them.
        path.cubicTo(*point, *point, *middle)
    path.closeSubpath()
    sign = 1.0 if is_at_right else -1.0
    turn = QTransform(sign, 0, 0, 1, FRAME[0] / 2, 0)
    return turn.map(path)
