"""The handles of a posture: which value each one changes, about what, and how far.

A handle sits at the far end of the bone that it moves: that of the knee at the ankle.
No Qt here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.figure.geometry import bearing, difference
from coach.figure.limits import SPINE_LIMITS, limb_limits
from coach.figure.reach import is_foot
from coach.figure.skeleton import foot_follows_shank, point

if TYPE_CHECKING:
    from coach.figure.geometry import Point
    from coach.figure.limits import Range
    from coach.figure.model import Pin, Pose, SideName
    from coach.figure.solve import SolvedPose
    from coach.files.findings import KeyPath

# Joint -> (point it turns about, point of its handle, sense of a positive angle).
_SPINE = {
    "pitch": ("P0", "P1", -1),
    "lumbar": ("P1", "P2", -1),
    "thorax": ("P2", "P3", -1),
    "neck": ("P3", "chin", -1),
    "head": ("chin", "headc", -1),
}
_LIMB = {
    "hip": ("hip", "knee", 1),
    "knee": ("knee", "ankle", -1),
    "ankle": ("ankle", "ball", 1),
    "toe": ("ball", "toe", 1),
    "shoulder": ("shoulder", "elbow", 1),
    "elbow": ("elbow", "wrist", 1),
    "wrist": ("wrist", "tip", 1),
}
SPINE_JOINTS = tuple(_SPINE)
LEG_JOINTS = ("hip", "knee", "ankle", "toe")
ARM_JOINTS = ("shoulder", "elbow", "wrist")
LIMB_JOINTS = (*LEG_JOINTS, *ARM_JOINTS)
_SOLVED_BY_FOOT = ("hip", "knee")
_SOLVED_BY_HAND = ("shoulder", "elbow")

ROOT = "root"
# Further from the middle of the picture than any figure can be.
_FARTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Handle:
    """Something that can be dragged.

    Attributes:
        key: "spine.pitch", "work.knee", "root", or "pin.work.heel".
        joint: The part behind the last dot.
        place: Where it is, in body heights.
        pivot: What it turns about; None for one that is moved freely.
        sign: +1 where its value grows counter-clockwise, else -1.
        path: Where its value is written, within a pose.
        value: Its angle in degrees, or its place [x, y].
        limits: Lowest and highest angle.
    """

    key: str
    joint: str
    place: Point
    pivot: Point | None
    sign: int
    path: KeyPath
    value: float | tuple[float, float]
    limits: Range

    @property
    def is_turned(self) -> bool:
        """Whether it turns; else it is moved."""
        return self.pivot is not None

    def turned(self, by: float) -> float:
        """Return its angle turned by some degrees, within its limits.

        Raises:
            TypeError: It is moved, not turned.
        """
        if isinstance(self.value, tuple):
            raise TypeError(f"{self.key} has no angle")
        return within(round(self.value + by), self.limits)

    def moved(self, by: Point) -> list[float]:
        """Return its place moved by some body heights.

        Raises:
            TypeError: It is turned, not moved.
        """
        if not isinstance(self.value, tuple):
            raise TypeError(f"{self.key} has no place")
        reach = (-_FARTHEST, _FARTHEST)
        places = zip(self.value, by, strict=True)
        return [round(within(at + step, reach), 3) for at, step in places]

    def bearing_of(self, pointer: Point) -> float:
        """Return the direction in which the pointer is seen from its pivot."""
        return bearing(difference(pointer, self.pivot or (0.0, 0.0)))


def within(value: float, limits: Range) -> float:
    """Return the nearest value within limits."""
    return min(max(value, limits[0]), limits[1])


def limits_of(pose: Pose, solved: SolvedPose, group: str, joint: str) -> Range:
    """Return how far a joint goes in a pose, in degrees.

    Args:
        pose: The pose.
        solved: The same, solved.
        group: "spine", "work" or "other".
        joint: Such as "knee".
    """
    if group == "spine":
        return SPINE_LIMITS[joint]
    limb = pose.other if group == "other" else pose.work
    return limb_limits(solved.view, limb)[joint]


def pin_that_bends(pose: Pose, group: str, joint: str) -> Pin | None:
    """Return the pin that decides about a joint's angle; None where nobody does."""
    for pin in pose.pins:
        if not pin.point.startswith(f"{group}."):
            continue
        bends = _SOLVED_BY_FOOT if is_foot(pin) else _SOLVED_BY_HAND
        last = "ankle" if is_foot(pin) else "wrist"
        if joint in bends or (joint == last and pin.dir is not None):
            return pin
    return None


def moves_here(solved: SolvedPose, group: str, joint: str) -> bool:
    """Return whether an angle can be seen in this view; a foot seen end-on has none."""
    if solved.view == "side" or joint not in ("ankle", "toe"):
        return True
    limb = solved.angles.other if group == "other" else solved.angles.work
    return joint == "ankle" and foot_follows_shank(limb, solved.view)


def angle_of(solved: SolvedPose, group: str, joint: str) -> float:
    """Return the angle of a joint as the figure stands, pins included."""
    owner = solved.angles
    found: float = getattr(getattr(owner, group), joint)
    return found


def handles_of(pose: Pose, solved: SolvedPose, side: SideName) -> tuple[Handle, ...]:
    """Return the handles of a pose, those of one side's limbs only.

    Args:
        pose: The pose.
        solved: The same, solved.
        side: Whose arm and leg.
    """
    found = [_root(pose, solved)]
    found += [_joint(pose, solved, "spine", joint) for joint in SPINE_JOINTS]
    for joint in LIMB_JOINTS:
        is_free = pin_that_bends(pose, side, joint) is None
        if is_free and moves_here(solved, side, joint):
            found.append(_joint(pose, solved, side, joint))
    for pin in pose.pins:
        if pin.point.startswith(f"{side}."):
            found += _of_pin(pin, solved)
    return tuple(found)


def _root(pose: Pose, solved: SolvedPose) -> Handle:
    """Return the handle that moves the whole figure: its hip or its anchor."""
    value = solved.root
    path: KeyPath = (ROOT,)
    if pose.anchor is not None:
        value, path = pose.anchor.at, ("anchor", "at")
    return Handle(ROOT, ROOT, solved.joints.P0, None, 1, path, value, (0.0, 0.0))


def _joint(pose: Pose, solved: SolvedPose, group: str, joint: str) -> Handle:
    if group == "spine":
        pivot, end, sign = _SPINE[joint]
    else:
        pivot, end, sign = _LIMB[joint]
        pivot, end = f"{group}.{pivot}", f"{group}.{end}"
        limb = solved.joints.other if group == "other" else solved.joints.work
        sign *= limb.sign if joint != "toe" else 1
    return Handle(
        key=f"{group}.{joint}",
        joint=joint,
        place=point(solved.joints, end),
        pivot=point(solved.joints, pivot),
        sign=sign,
        path=(group, joint),
        value=angle_of(solved, group, joint),
        limits=limits_of(pose, solved, group, joint),
    )


def _of_pin(pin: Pin, solved: SolvedPose) -> list[Handle]:
    """Return the handle that moves a pin, and the one that turns its foot or hand."""
    side, _, joint = pin.point.rpartition(".")
    place = point(solved.joints, pin.point)
    path: KeyPath = ("pins", pin.point)
    found = []
    if pin.to is not None or pin.at is not None:
        value = pin.offset if pin.to is not None else (pin.at or place)
        where: KeyPath = (*path, "offset" if pin.to is not None else "at")
        found.append(
            Handle(f"pin.{pin.point}", joint, place, None, 1, where, value, (0.0, 0.0))
        )
    if pin.dir is not None:
        end = "toe" if is_foot(pin) else "tip"
        far = point(solved.joints, f"{side}.{end}")
        around: KeyPath = (*path, "dir")
        key = f"turn.{pin.point}"
        limits = (-360.0, 360.0)
        found.append(Handle(key, joint, far, place, 1, around, pin.dir, limits))
    return found
