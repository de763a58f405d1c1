"""Turn a written pose into a solved one, and mix two solved poses.

Order: the root, then feet, then hands, because a hand may hang on a knee or ankle.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coach.figure.geometry import ORIGIN, Point, between, distance, mix, wrap
from coach.figure.model import Anchor, LimbAngles, Pin, Pose, SpineAngles, View
from coach.figure.reach import apply_pin, is_foot, side_of, target_of
from coach.figure.skeleton import Angles, Joints, forward, point

# An anchor on these points means that the skin touches, not the joint: the distance
# between the two, in body heights.
SOFT_RADIUS = {
    "seat": 0.060,
    "back": 0.056,
    "knee": 0.033,
    "elbow": 0.022,
    "hand": 0.014,
    "headc": 0.060,
}

# Two places nearer than this are one place: the point is planted.
SAME_PLACE = 0.004

# A foot or hand that keeps its height within this slides; else it is lifted over.
SLIDE_HEIGHT = 0.02


@dataclass(frozen=True, slots=True)
class Hold:
    """A pin as it was solved: the pin, its world place and direction, and the miss."""

    pin: Pin
    at: Point
    dir: float
    miss: float


@dataclass(frozen=True, slots=True)
class SolvedPose:
    """A posture with every angle and point known.

    Attributes:
        angles: Joint angles after the pins have been solved.
        root: World position of the hip.
        joints: All points.
        anchor: What holds the figure, or None for a fixed root.
        holds: The pins, solved, in the order they were applied.
        order: Body order override, back to front.
    """

    angles: Angles
    root: Point
    joints: Joints
    anchor: Anchor | None = None
    holds: tuple[Hold, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def view(self) -> View:
        """Return the view that the posture was solved for."""
        return self.joints.view


@lru_cache(maxsize=1024)
def solve(pose: Pose, view: View) -> SolvedPose:
    """Place the root, then bend legs and arms so that every pin is met.

    A pin out of reach is met as nearly as the limb's length allows; `Hold.miss` says
    by how much it fails.

    Raises:
        ValueError: The pose names a point that does not exist.
    """
    angles = Angles(pose.spine, pose.work, pose.other, pose.hip_fs)
    root = pose.root or ORIGIN
    if pose.anchor is not None:
        root = root_for(pose.anchor, angles, view)
    return _pinned(angles, root, view, pose.pins, pose.anchor, pose.order)


def root_for(anchor: Anchor, angles: Angles, view: View) -> Point:
    """Return the root with which the anchor's point is at its place."""
    found = point(forward(view, angles, ORIGIN), anchor.point)
    radius = SOFT_RADIUS.get(anchor.point.rpartition(".")[2], 0.0)
    return anchor.at[0] - found[0], anchor.at[1] + radius - found[1]


def _pinned(
    angles: Angles,
    root: Point,
    view: View,
    pins: tuple[Pin, ...],
    anchor: Anchor | None,
    order: tuple[str, ...],
) -> SolvedPose:
    """Solve the pins one after the other, feet first."""
    joints = forward(view, angles, root)
    holds = []
    for pin in sorted(pins, key=lambda pin: not is_foot(pin)):
        at = target_of(pin, joints, angles.side(side_of(pin)))
        angles, miss = apply_pin(pin, angles, joints)
        joints = forward(view, angles, root)
        holds.append(Hold(pin, at, _end_direction(pin, joints), miss))
    return SolvedPose(angles, root, joints, anchor, tuple(holds), order)


def _end_direction(pin: Pin, joints: Joints) -> float:
    """Return the world direction of the pinned foot or hand, in degrees."""
    limb = joints.side(side_of(pin))
    return limb.foot_deg if is_foot(pin) else limb.hand_deg


def blend(start: SolvedPose, end: SolvedPose, t: float) -> SolvedPose:
    """Return the posture at share `t` of the way between two solved ones.

    Angles and root move linearly. What both postures hold stays held: a common
    anchor gives the root again, and common pins are solved again, so that a planted
    foot does not slide.
    """
    if t <= 0.0 or start is end:
        return start
    if t >= 1.0:
        return end
    view = end.view
    angles = Angles(
        _mix_spine(start.angles.spine, end.angles.spine, t),
        _mix_limb(start.angles.work, end.angles.work, t),
        _mix_limb(start.angles.other, end.angles.other, t),
        mix(start.angles.hip_fs, end.angles.hip_fs, t),
    )
    root = between(start.root, end.root, t)
    anchor = common_anchor(start, end)
    if anchor is not None:
        root = root_for(anchor, angles, view)
    order = start.order if t < 0.5 else end.order
    return _pinned(angles, root, view, _common_pins(start, end, t), anchor, order)


def common_anchor(start: SolvedPose, end: SolvedPose) -> Anchor | None:
    """Return the anchor that two postures share, or None."""
    first, second = start.anchor, end.anchor
    if first is None or second is None or first.point != second.point:
        return None
    return first if distance(first.at, second.at) < SAME_PLACE else None


def _common_pins(start: SolvedPose, end: SolvedPose, t: float) -> tuple[Pin, ...]:
    """Return the pins that hold during the movement between two postures."""
    before = {hold.pin.point: hold for hold in start.holds}
    pins = []
    for hold in end.holds:
        other = before.get(hold.pin.point)
        pin = _mix_hold(other, hold, t) if other is not None else None
        if pin is not None:
            pins.append(pin)
    return tuple(pins)


def _mix_hold(first: Hold, second: Hold, t: float) -> Pin | None:
    """Return the pin between two holds of one point; None where it is let go."""
    turned = first.dir + wrap(second.dir - first.dir) * t
    if second.pin.to is not None or first.pin.to is not None:
        if first.pin.to != second.pin.to:
            return None
        offset = between(first.pin.offset, second.pin.offset, t)
        return Pin(second.pin.point, to=second.pin.to, offset=offset, dir=turned)
    if abs(first.at[1] - second.at[1]) > SLIDE_HEIGHT:
        return None
    at = between(first.at, second.at, t)
    return Pin(second.pin.point, at=at, dir=turned)


def _mix_spine(first: SpineAngles, second: SpineAngles, t: float) -> SpineAngles:
    """Return the spine between two; every angle takes the short way round."""
    return SpineAngles(
        pitch=_mix_angle(first.pitch, second.pitch, t),
        lumbar=_mix_angle(first.lumbar, second.lumbar, t),
        thorax=_mix_angle(first.thorax, second.thorax, t),
        neck=_mix_angle(first.neck, second.neck, t),
        head=_mix_angle(first.head, second.head, t),
    )


def _mix_limb(first: LimbAngles, second: LimbAngles, t: float) -> LimbAngles:
    """Return the limbs between two; foreshortening mixes as plain numbers."""
    if first == second:
        return second
    return LimbAngles(
        hip=_mix_angle(first.hip, second.hip, t),
        knee=_mix_angle(first.knee, second.knee, t),
        ankle=_mix_angle(first.ankle, second.ankle, t),
        toe=_mix_angle(first.toe, second.toe, t),
        shoulder=_mix_angle(first.shoulder, second.shoulder, t),
        elbow=_mix_angle(first.elbow, second.elbow, t),
        wrist=_mix_angle(first.wrist, second.wrist, t),
        thigh_fs=mix(first.thigh_fs, second.thigh_fs, t),
        shank_fs=mix(first.shank_fs, second.shank_fs, t),
        upper_arm_fs=mix(first.upper_arm_fs, second.upper_arm_fs, t),
        forearm_fs=mix(first.forearm_fs, second.forearm_fs, t),
        hand_fs=mix(first.hand_fs, second.hand_fs, t),
        foot=first.foot if t < 0.5 else second.foot,
        hand=first.hand if t < 0.5 else second.hand,
    )


def _mix_angle(first: float, second: float, t: float) -> float:
    """Return the angle between two, the short way round."""
    return first + wrap(second - first) * t
