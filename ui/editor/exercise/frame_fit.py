"""A picture that holds every pose: what the check of the figure asks for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from coach.editing.fields import set_field
from coach.figure.check import BOX_HEADROOM, CROWN, SKIN
from coach.figure.skeleton import POINTS, point
from coach.figure.solve import solve

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.figure.model import Figure

_HUNDREDTHS = 100


def fit_frame(draft: Draft, figure: Figure) -> None:
    """Make the picture of an exercise as large as its poses need.

    Raises:
        EditError: It cannot be written; nothing has changed.
    """
    left, right, top = figure.box
    for pose in figure.poses.values():
        joints = solve(pose, figure.view).joints
        places = [point(joints, name) for name in POINTS]
        left = min(left, *(x - SKIN for x, _ in places))
        right = max(right, *(x + SKIN for x, _ in places))
        crown = joints.headc[1] + CROWN
        top = max(top, crown - BOX_HEADROOM, *(y - BOX_HEADROOM for _, y in places))
    box = [_out(left, math.floor), _out(right, math.ceil), _out(top, math.ceil)]
    set_field(draft, ("figure", "box"), box)


def _out(value: float, rounded: object) -> float:
    """Return a length rounded to hundredths, outwards."""
    assert callable(rounded)
    return float(rounded(value * _HUNDREDTHS)) / _HUNDREDTHS
