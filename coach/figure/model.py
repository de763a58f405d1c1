"""What an exercise file says about its figure: poses, phases, props.

Lengths are in body heights, angles in degrees, signs as in `coach.figure.skeleton`.
`work` is the working (near) side, `other` the far one; the player mirrors the
drawing for the left side, so no file ever says left or right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SideName = Literal["work", "other"]
View = Literal["side", "front"]


@dataclass(frozen=True, slots=True)
class SpineAngles:
    """Angles of pelvis, trunk, neck and head in degrees."""

    pitch: float = 0.0
    lumbar: float = 0.0
    thorax: float = 0.0
    neck: float = 0.0
    head: float = 0.0


@dataclass(frozen=True, slots=True)
class LimbAngles:
    """Leg and arm angles of one side in degrees, and foreshortening factors 0..1."""

    hip: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    toe: float = 0.0
    shoulder: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    thigh_fs: float = 1.0
    shank_fs: float = 1.0
    upper_arm_fs: float = 1.0
    forearm_fs: float = 1.0
    hand_fs: float = 1.0
    foot: str = "front"  # front view only: "front" | "out" | "stack"
    hand: str = "plain"  # "plain" | "turned": the thumb is on the other side


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named point with a fixed place; the root follows from it."""

    point: str
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pin:
    """A hand or foot that must end at a place, solved by inverse kinematics.

    Attributes:
        point: "work.heel", "other.heel", "work.ball", "work.wrist" and the like.
        at: World position, or None when `to` or `straight` gives it.
        y: Height of a heel whose x follows from `straight`.
        to: Another point such as "work.knee" that the pin hangs on.
        offset: Added to `to`, in body heights.
        dir: World direction of the foot or hand in degrees, or None.
        straight: Knee angle in degrees from which the heel's x is solved, or None.
    """

    point: str
    at: tuple[float, float] | None = None
    y: float | None = None
    to: str | None = None
    offset: tuple[float, float] = (0.0, 0.0)
    dir: float | None = None
    straight: float | None = None


@dataclass(frozen=True, slots=True)
class Pose:
    """One key pose, inheritance already resolved. Exactly one of root and anchor."""

    name: str
    spine: SpineAngles = field(default_factory=SpineAngles)
    work: LimbAngles = field(default_factory=LimbAngles)
    other: LimbAngles = field(default_factory=LimbAngles)
    root: tuple[float, float] | None = None
    anchor: Anchor | None = None
    pins: tuple[Pin, ...] = ()
    hip_fs: float = 1.0  # front view: foreshortening of the hip line
    order: tuple[str, ...] = ()  # body order override, back to front


@dataclass(frozen=True, slots=True)
class Phase:
    """A movement between two poses.

    Attributes:
        name: What a dose's `tempo` refers to.
        time_ms: Natural length, used when the dose gives none; 0 for the phase that
            takes the dose's hold.
        ease: "smooth" | "linear" | "steady" (trapezoid with 20 % ramps).
        breathe: The chest moves gently while this phase lasts.
    """

    name: str
    start: str
    end: str
    time_ms: int = 0
    ease: str = "smooth"
    breathe: bool = False


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing beside or under the figure: its kind and its numbers in body heights."""

    kind: str
    values: dict[str, float] = field(default_factory=dict)
    front: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything needed to draw and move the mannequin for one exercise.

    Attributes:
        muscles: Muscles to light, keys of the painter's muscle table.
        lit_side: "work", "other" or "both".
        track: Point whose path the motion arrow follows, or "".
        box: x0, x1, top in body heights: what must fit into the picture.
        still: Names of the poses that a handout or contact sheet prints, in order.
    """

    view: View
    poses: dict[str, Pose]
    phases: tuple[Phase, ...] = ()
    props: tuple[Prop, ...] = ()
    muscles: tuple[str, ...] = ()
    lit_side: str = "work"
    track: str = ""
    box: tuple[float, float, float] = (-0.5, 0.5, 1.06)
    still: tuple[str, ...] = ()
