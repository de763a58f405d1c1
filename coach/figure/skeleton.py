"""Forward kinematics: joint angles and a root become named points.

Unit is the body height. In the side view the figure faces +x; in the front view it
looks at the viewer and `work` is its right side, so `work` is at the viewer's left.
All angles zero is an upright stand. Positive means: pitch = pelvis leans forward,
lumbar and thorax = rounding, neck and head = chin to chest, hip and shoulder =
flexion (front view: abduction), knee and elbow = flexion, ankle = toes up,
toe = extension.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.figure.geometry import (
    ORIGIN,
    Point,
    along,
    cw,
    direction,
    in_frame,
    move,
)
from coach.figure.model import LimbAngles, SideName, SpineAngles, View

# Segment lengths as fractions of body height: Drillis R, Contini R. Body Segment
# Parameters. Technical Report 1166.03, New York University, 1966.
SHANK = 0.246
THIGH = 0.245
ANKLE_HEIGHT = 0.039
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.108
HEAD = 0.130
NECK = 0.052

# How the foot (.152) and the trunk (.288) are split is our own drawing choice, and so
# are the half widths of hips and shoulders in the front view.
HEEL_BEHIND = 0.040
BALL_AHEAD = 0.078
TOES = 0.034
# Where the points of a hand are, from the wrist to the end of the hand.
HAND_SHARES = {"wrist": 0.0, "hand": 0.45, "tip": 0.92}
PELVIS = 0.090
LUMBAR = 0.090
THORAX = 0.108
HIP_HALF_WIDTH = 0.052
SHOULDER_HALF_WIDTH = 0.108

# The far side is seen slightly from above and behind the near one.
FAR_HIP: Point = (0.010, 0.012)
FAR_SHOULDER: Point = (0.012, 0.0)

LIMB_POINTS = (
    "hip",
    "knee",
    "ankle",
    "heel",
    "ball",
    "toe",
    "shoulder",
    "elbow",
    "wrist",
    "hand",
    "tip",
)
TRUNK_POINTS = ("seat", "back", "P0", "P1", "P2", "P3", "chin", "headc")
POINTS = (
    *TRUNK_POINTS,
    *(f"{side}.{name}" for side in ("work", "other") for name in LIMB_POINTS),
)


@dataclass(frozen=True, slots=True)
class Angles:
    """Every angle of one posture, in degrees; `hip_fs` shortens the hip line."""

    spine: SpineAngles = field(default_factory=SpineAngles)
    work: LimbAngles = field(default_factory=LimbAngles)
    other: LimbAngles = field(default_factory=LimbAngles)
    hip_fs: float = 1.0

    def side(self, name: SideName) -> LimbAngles:
        """Return the limb angles of one side."""
        return self.work if name == "work" else self.other


@dataclass(frozen=True, slots=True)
class LimbJoints:
    """Points of the leg and arm of one side, and their world directions in degrees.

    Attributes:
        sign: +1 where positive angles turn as in the side view, -1 for the figure's
            right side seen from the front.
        foot: How a foot seen from the front is drawn: "front", "out" or "stack".
    """

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    ball: Point
    toe: Point
    shoulder: Point
    elbow: Point
    wrist: Point
    hand: Point
    tip: Point
    thigh_deg: float
    shank_deg: float
    foot_deg: float
    toes_deg: float
    upper_arm_deg: float
    forearm_deg: float
    hand_deg: float
    sign: int
    foot: str


@dataclass(frozen=True, slots=True)
class Joints:
    """All points of the figure, with the world directions of the spine in degrees."""

    view: View
    P0: Point
    P1: Point
    P2: Point
    P3: Point
    chin: Point
    headc: Point
    pelvis_deg: float
    lumbar_deg: float
    thorax_deg: float
    neck_deg: float
    head_deg: float
    work: LimbJoints
    other: LimbJoints

    def side(self, name: SideName) -> LimbJoints:
        """Return the limbs of one side."""
        return self.work if name == "work" else self.other

    @property
    def seat(self) -> Point:
        """Return the point that an anchor on the seat holds: the hip."""
        return self.P0

    @property
    def back(self) -> Point:
        """Return the point that an anchor on the upper back holds."""
        return along(self.P2, self.thorax_deg, 0.06)


def point(joints: Joints, name: str) -> Point:
    """Return a named point such as "work.heel" or "P1".

    Raises:
        ValueError: There is no point of this name.
    """
    if name not in POINTS:
        raise ValueError(f"{name!r} is not a point of the figure")
    side, _, part = name.rpartition(".")
    owner = getattr(joints, side) if side else joints
    found: Point = getattr(owner, part)
    return found


def sign_of(view: View, side: SideName) -> int:
    """Return -1 for the side whose positive angles turn the other way, else +1."""
    return -1 if view == "front" and side == "work" else 1


def foot_points(limb: LimbAngles, view: View, sign: int) -> dict[str, Point]:
    """Return ankle, heel, ball and toe in the frame of the foot, origin at the ankle.

    A foot seen end-on ("front", "stack") has all of them straight below the ankle.
    """
    below = -ANKLE_HEIGHT
    if view == "front" and limb.foot != "out":
        end_on = (0.0, below)
        return {"ankle": ORIGIN, "heel": end_on, "ball": end_on, "toe": end_on}
    side = sign if view == "front" else 1
    ball = (side * BALL_AHEAD, below)
    toes = 0.0 if view == "front" else limb.toe
    return {
        "ankle": ORIGIN,
        "heel": (-side * HEEL_BEHIND, below),
        "ball": ball,
        "toe": move(ball, direction(toes), side * TOES),
    }


def foot_follows_shank(limb: LimbAngles, view: View) -> bool:
    """Say whether the foot turns with the shank; else it lies flat on the floor."""
    return view == "side" or limb.foot == "stack"


def foot_angle(limb: LimbAngles, view: View, shank_deg: float, sign: int) -> float:
    """Return the world direction of the foot's long axis (front view: its width).

    Args:
        limb: The leg's angles. In the front view a positive `ankle` of a foot that
            follows its shank turns the sole outward.
        view: The view the figure is drawn in.
        shank_deg: World direction of the shank.
        sign: +1 or -1, the side's sign in the front view.
    """
    if not foot_follows_shank(limb, view):
        return 0.0
    tilt = limb.ankle if view == "side" else sign * limb.ankle
    return shank_deg + 90.0 + tilt


def forward(view: View, angles: Angles, root: Point) -> Joints:
    """Return all points for a posture whose hip is at `root`."""
    spine = angles.spine
    pelvis_deg = 90.0 - spine.pitch
    lumbar_deg = pelvis_deg - spine.lumbar
    thorax_deg = lumbar_deg - spine.thorax
    neck_deg = thorax_deg - spine.neck
    head_deg = neck_deg - spine.head
    sacrum = along(root, pelvis_deg, PELVIS)
    waist = along(sacrum, lumbar_deg, LUMBAR)
    shoulders = along(waist, thorax_deg, THORAX)
    chin = along(shoulders, neck_deg, NECK)
    forward_shift = 0.010 if view == "side" else 0.0
    head = in_frame(chin, head_deg, (HEAD / 2, -forward_shift))
    sides = {
        side: _limbs(view, side, angles, root, shoulders, pelvis_deg, thorax_deg)
        for side in ("work", "other")
    }
    return Joints(
        view=view,
        P0=root,
        P1=sacrum,
        P2=waist,
        P3=shoulders,
        chin=chin,
        headc=head,
        pelvis_deg=pelvis_deg,
        lumbar_deg=lumbar_deg,
        thorax_deg=thorax_deg,
        neck_deg=neck_deg,
        head_deg=head_deg,
        work=sides["work"],
        other=sides["other"],
    )


def _limbs(
    view: View,
    side: SideName,
    angles: Angles,
    root: Point,
    shoulders: Point,
    pelvis_deg: float,
    thorax_deg: float,
) -> LimbJoints:
    """Return leg and arm of one side."""
    sign = sign_of(view, side)
    limb = angles.side(side)
    if view == "front":
        half_width = sign * HIP_HALF_WIDTH * angles.hip_fs
        hip = move(root, cw(direction(pelvis_deg)), half_width)
        socket = (-0.020, -sign * SHOULDER_HALF_WIDTH)
        shoulder = in_frame(shoulders, thorax_deg, socket)
    else:
        is_far = side == "other"
        hip = move(root, FAR_HIP) if is_far else root
        level = move(shoulders, FAR_SHOULDER) if is_far else shoulders
        shoulder = along(level, thorax_deg, -0.012)
    return _limb_joints(view, limb, sign, hip, shoulder, pelvis_deg, thorax_deg)


def _limb_joints(
    view: View,
    limb: LimbAngles,
    sign: int,
    hip: Point,
    shoulder: Point,
    pelvis_deg: float,
    thorax_deg: float,
) -> LimbJoints:
    """Return a leg hanging from `hip` and an arm hanging from `shoulder`."""
    thigh_deg = pelvis_deg - 180.0 + sign * limb.hip
    shank_deg = thigh_deg - sign * limb.knee
    foot_deg = foot_angle(limb, view, shank_deg, sign)
    knee = along(hip, thigh_deg, THIGH * limb.thigh_fs)
    ankle = along(knee, shank_deg, SHANK * limb.shank_fs)
    foot = {
        name: in_frame(ankle, foot_deg, local)
        for name, local in foot_points(limb, view, sign).items()
    }

    upper_arm_deg = thorax_deg - 180.0 + sign * limb.shoulder
    forearm_deg = upper_arm_deg + sign * limb.elbow
    hand_deg = forearm_deg + sign * limb.wrist
    elbow = along(shoulder, upper_arm_deg, UPPER_ARM * limb.upper_arm_fs)
    wrist = along(elbow, forearm_deg, FOREARM * limb.forearm_fs)
    return LimbJoints(
        hip=hip,
        knee=knee,
        ankle=ankle,
        heel=foot["heel"],
        ball=foot["ball"],
        toe=foot["toe"],
        shoulder=shoulder,
        elbow=elbow,
        wrist=wrist,
        hand=along(wrist, hand_deg, HAND_SHARES["hand"] * HAND * limb.hand_fs),
        tip=along(wrist, hand_deg, HAND_SHARES["tip"] * HAND * limb.hand_fs),
        thigh_deg=thigh_deg,
        shank_deg=shank_deg,
        foot_deg=foot_deg,
        toes_deg=foot_deg + limb.toe,
        upper_arm_deg=upper_arm_deg,
        forearm_deg=forearm_deg,
        hand_deg=hand_deg,
        sign=sign,
        foot=limb.foot,
    )
