"""Inverse kinematics: bend one leg or arm so that a point of it reaches its place.

A limb is two bones; whatever hangs on the second (foot, hand) is rigid. Of the two
ways to bend, the one is taken that bends as the pose's own knee or elbow angle does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.figure.geometry import (
    Point,
    bearing,
    difference,
    direction,
    distance,
    in_frame,
    move,
    wrap,
)
from coach.figure.skeleton import (
    FOREARM,
    HAND,
    HAND_SHARES,
    SHANK,
    THIGH,
    UPPER_ARM,
    Angles,
    Joints,
    foot_follows_shank,
    foot_points,
    point,
    sign_of,
)

if TYPE_CHECKING:
    from coach.figure.model import LimbAngles, Pin, SideName

FOOT_POINTS = ("ankle", "heel", "ball", "toe")
PIN_POINTS = tuple(
    f"{side}.{name}"
    for side in ("work", "other")
    for name in (*FOOT_POINTS, *HAND_SHARES)
)


@dataclass(frozen=True, slots=True)
class TwoBones:
    """Directions of two bones in degrees, and how far the end misses its target."""

    first_deg: float
    second_deg: float
    miss: float


def two_bones(start: Point, target: Point, a: float, b: float, turn: int) -> TwoBones:
    """Return how two bones of length `a` and `b` run from `start` to `target`.

    Args:
        start: Where the first bone begins.
        target: Where the second bone ends.
        a: Length of the first bone.
        b: Length of the second bone.
        turn: -1 when the second bone turns clockwise from the first, else +1.
    """
    vector = difference(target, start)
    wanted = math.hypot(*vector)
    reach = min(max(wanted, abs(a - b) + 1e-6), a + b - 1e-6)
    at_start = _corner(a, reach, b)
    at_joint = _corner(a, b, reach)
    first = bearing(vector) - turn * at_start
    return TwoBones(first, first + turn * (180.0 - at_joint), abs(wanted - reach))


def _corner(left: float, right: float, opposite: float) -> float:
    """Return the angle of a triangle between `left` and `right`, in degrees."""
    cosine = (left**2 + right**2 - opposite**2) / (2 * left * right)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def is_foot(pin: Pin) -> bool:
    """Say whether a pin holds a foot; else it holds a hand."""
    return pin.point.rpartition(".")[2] in FOOT_POINTS


def side_of(pin: Pin) -> SideName:
    """Return the side that a pin belongs to."""
    return "other" if pin.point.startswith("other.") else "work"


def target_of(pin: Pin, joints: Joints, limb: LimbAngles) -> Point:
    """Return the world place of a pin, given the figure as it stands now."""
    if pin.to is not None:
        return move(point(joints, pin.to), pin.offset)
    if pin.at is not None:
        return pin.at
    return _straight_target(pin, joints, limb)


def _straight_target(pin: Pin, joints: Joints, limb: LimbAngles) -> Point:
    """Return where a foot lands, ahead, when its height and knee angle are given."""
    side = side_of(pin)
    sign = sign_of(joints.view, side)
    local = foot_points(limb, joints.view, sign)[pin.point.rpartition(".")[2]]
    ankle = in_frame((0.0, pin.y or 0.0), pin.dir or 0.0, (-local[0], -local[1]))
    hip = joints.side(side).hip
    bend = math.cos(math.radians(pin.straight or 0.0))
    a, b = THIGH * limb.thigh_fs, SHANK * limb.shank_fs
    reach_squared = a * a + b * b + 2 * a * b * bend
    across = math.sqrt(max(reach_squared - (ankle[1] - hip[1]) ** 2, 0.0))
    return hip[0] + sign * across - ankle[0], pin.y or 0.0


def apply_pin(pin: Pin, angles: Angles, joints: Joints) -> tuple[Angles, float]:
    """Return the angles with which the pinned point is at its place, and the miss.

    Raises:
        ValueError: The pin names a point that cannot be pinned.
    """
    if pin.point not in PIN_POINTS:
        raise ValueError(f"{pin.point!r} cannot be pinned")
    side = side_of(pin)
    limb = angles.side(side)
    target = target_of(pin, joints, limb)
    bend = _foot if is_foot(pin) else _hand
    bent, miss = bend(pin, limb, joints, target)
    if side == "work":
        return replace(angles, work=bent), miss
    return replace(angles, other=bent), miss


def _foot(
    pin: Pin, limb: LimbAngles, joints: Joints, target: Point
) -> tuple[LimbAngles, float]:
    """Bend a leg so that a point of its foot is at `target`."""
    side = side_of(pin)
    sign = sign_of(joints.view, side)
    own = joints.side(side)
    local = foot_points(limb, joints.view, sign)[pin.point.rpartition(".")[2]]
    a, b = THIGH * limb.thigh_fs, SHANK * limb.shank_fs
    world_dir = pin.dir
    if world_dir is None and not foot_follows_shank(limb, joints.view):
        world_dir = 0.0
    if world_dir is None:
        tilt = sign * limb.ankle
        end = in_frame((b, 0.0), 90.0 + tilt, local)
        bones = _rigid(own.hip, target, a, end, -sign, limb.knee)
    else:
        ankle = in_frame(target, world_dir, (-local[0], -local[1]))
        turn = -sign if limb.knee >= 0 else sign
        bones = two_bones(own.hip, ankle, a, b, turn)
    hip = wrap(sign * (bones.first_deg - (joints.pelvis_deg - 180.0)))
    knee = wrap(sign * (bones.first_deg - bones.second_deg))
    ankle_deg = limb.ankle
    if world_dir is not None and foot_follows_shank(limb, joints.view):
        ankle_deg = wrap(sign * (world_dir - bones.second_deg - 90.0))
    return replace(limb, hip=hip, knee=knee, ankle=ankle_deg), bones.miss


def _hand(
    pin: Pin, limb: LimbAngles, joints: Joints, target: Point
) -> tuple[LimbAngles, float]:
    """Bend an arm so that a point of its hand is at `target`."""
    side = side_of(pin)
    sign = sign_of(joints.view, side)
    own = joints.side(side)
    a, b = UPPER_ARM * limb.upper_arm_fs, FOREARM * limb.forearm_fs
    share = HAND_SHARES[pin.point.rpartition(".")[2]]
    length = share * HAND * limb.hand_fs
    if pin.dir is None:
        end = move((b, 0.0), direction(sign * limb.wrist), length)
        bones = _rigid(own.shoulder, target, a, end, sign, limb.elbow)
    else:
        wrist = move(target, direction(pin.dir), -length)
        turn = sign if limb.elbow >= 0 else -sign
        bones = two_bones(own.shoulder, wrist, a, b, turn)
    shoulder = wrap(sign * (bones.first_deg - (joints.thorax_deg - 180.0)))
    elbow = wrap(sign * (bones.second_deg - bones.first_deg))
    wrist_deg = limb.wrist
    if pin.dir is not None:
        wrist_deg = wrap(sign * (pin.dir - bones.second_deg))
    return replace(limb, shoulder=shoulder, elbow=elbow, wrist=wrist_deg), bones.miss


def _rigid(
    start: Point, target: Point, a: float, end: Point, flexion: int, bent: float
) -> TwoBones:
    """Solve for a second bone that carries a rigid end.

    Args:
        start: Where the first bone begins.
        target: The place of the pinned point.
        a: Length of the first bone.
        end: The pinned point in the frame of the second bone.
        flexion: World turn of positive flexion, +1 counter-clockwise.
        bent: The pose's own joint angle; its sign is kept where it can be.
    """
    length = distance((0.0, 0.0), end)
    offset = bearing(end)
    wanted = flexion if bent >= 0 else -flexion
    found = [two_bones(start, target, a, length, turn) for turn in (wanted, -wanted)]
    turned = [
        TwoBones(bones.first_deg, bones.second_deg - offset, bones.miss)
        for bones in found
    ]
    for bones in turned:
        if wrap(bones.second_deg - bones.first_deg) * wanted >= 0:
            return bones
    return turned[0]
