"""What a joint can do: the ranges that a figure's angles are checked against.

Hip, knee and ankle are those of the figure model; the others are round numbers a
little beyond what textbooks of goniometry give, because a drawing adds up several
joints (the shoulder includes the shoulder blade, the wrist is a picture angle).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.figure.model import LimbAngles, View

Range = tuple[float, float]

SPINE_LIMITS: dict[str, Range] = {
    "pitch": (-180.0, 180.0),
    "lumbar": (-45.0, 60.0),
    "thorax": (-40.0, 60.0),
    "neck": (-60.0, 70.0),
    "head": (-50.0, 50.0),
}

SIDE_LIMITS: dict[str, Range] = {
    "hip": (-35.0, 140.0),
    "knee": (-5.0, 150.0),
    "ankle": (-60.0, 40.0),
    "toe": (-40.0, 90.0),
    "shoulder": (-80.0, 190.0),
    "elbow": (-5.0, 155.0),
    "wrist": (-100.0, 100.0),
}

# Seen from the front the angles lean sideways, and a knee or elbow that points at
# the viewer may seem to bend either way.
FRONT_LIMITS: dict[str, Range] = {
    "hip": (-45.0, 100.0),
    "knee": (-150.0, 150.0),
    "ankle": (-60.0, 60.0),
    "toe": (-40.0, 90.0),
    "shoulder": (-80.0, 190.0),
    "elbow": (-155.0, 155.0),
    "wrist": (-100.0, 100.0),
}

SHORTENING: Range = (0.0, 1.0)
SHORTENING_NAMES = (
    "thigh_fs",
    "shank_fs",
    "upper_arm_fs",
    "forearm_fs",
    "hand_fs",
)


# An arm that is seen shortened reaches out of the picture, where it can go round.
OUTWARD_LIMITS: dict[str, Range] = {
    "shoulder": (-150.0, 190.0),
    "elbow": (-155.0, 155.0),
}


def limb_limits(view: View, limb: LimbAngles) -> dict[str, Range]:
    """Return the ranges of the angles of a limb in a view, in degrees."""
    limits = FRONT_LIMITS if view == "front" else SIDE_LIMITS
    return limits | OUTWARD_LIMITS if limb.upper_arm_fs < 1.0 else limits
