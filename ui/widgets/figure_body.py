"""Draws the body of the figure, part by part, from back to front.

The body is drawn on a transparent layer of its own. Before each part a slightly larger
one is filled in shadow colour where the layer is already covered; that is what
separates a near limb from the trunk behind it. Paths are mapped to the layer's pixels
here and filled without a transform, pen or clip: strokes and clips cost four times as
much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QTransform,
)

from coach.figure.geometry import in_frame
from coach.figure.muscles import MUSCLES
from coach.figure.skeleton import FOREARM, SHANK, THIGH, UPPER_ARM, sign_of
from ui.widgets.figure_glow import paint_glow, tinted
from ui.widgets.figure_lens import Lens, limb_lens
from ui.widgets.figure_shapes import (
    FOOT_END_ON,
    HAIR_FRONT,
    HAIR_SIDE,
    HEAD_FRONT,
    HEAD_SIDE,
    SOLE_END_ON,
    bone_frame,
    capsule,
    disc,
    fixed_outline,
    hand_outline,
    limb_outline,
    place,
    shoe_outline,
    sole_outline,
)
from ui.widgets.figure_trunk import Trunk, lit_spans
from ui.widgets.figure_worn import draw_moving_prop

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.figure.geometry import Point
    from coach.figure.model import LimbAngles, Prop, SideName
    from coach.figure.muscles import Muscle
    from coach.figure.skeleton import LimbJoints
    from coach.figure.solve import SolvedPose
    from ui.widgets.figure_palette import FigurePalette

SIDE_ORDER = (
    "other.arm",
    "other.leg",
    "neck",
    "trunk",
    "head",
    "work.leg",
    "work.arm",
)
FRONT_ORDER = (
    "work.arm",
    "other.arm",
    "neck",
    "work.leg",
    "other.leg",
    "trunk",
    "head",
)

# How far the shadow around a part reaches, and its opacity (0-255).
_SHADES = ((0.010, 28), (0.0045, 42))
# In a picture with fewer pixels to a body height the contour would break up into dots.
_RIM_SCALE = 110.0
_KNEE_RADIUS = 0.033
_ELBOW_RADIUS = 0.024
_SHORTS_END = 0.46
_SHORTS_GROW = 0.0035
_SLEEVE_END = 0.50
_SLEEVE_GROW = 0.004


@dataclass(frozen=True, slots=True)
class Look:
    """How a body is drawn.

    Attributes:
        lit: Muscles that glow.
        lit_side: "work", "other" or "both".
        level: 0..1, strength of the glow.
        breath: -1..1, how full the chest is.
        flat: One colour for everything, for a silhouette; None for the full drawing.
        held: Props between the two legs.
    """

    lit: tuple[str, ...] = ()
    lit_side: str = "work"
    level: float = 1.0
    breath: float = 0.0
    flat: QColor | None = None
    held: tuple[Prop, ...] = ()


class BodyPainter:
    """Draws one posture on a transparent layer.

    Args:
        painter: Paints on the layer, without a transform.
        to_layer: Maps body heights, y up, to the painter's coordinates.
        palette: Colours.
        pose: The posture.
        look: What else the drawing depends on.
    """

    def __init__(
        self,
        painter: QPainter,
        to_layer: QTransform,
        palette: FigurePalette,
        pose: SolvedPose,
        look: Look,
    ) -> None:
        self._painter = painter
        self._to_layer = to_layer
        self._colours = palette
        self._pose = pose
        self._joints = pose.joints
        self._look = look
        self._is_front = pose.view == "front"
        self._trunk = Trunk(pose.joints, look.breath)
        self._covered = False

    def draw(self) -> None:
        """Draw every part in the pose's order."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        order = self._pose.order or (FRONT_ORDER if self._is_front else SIDE_ORDER)
        for part in order:
            if part == "neck":
                self._draw_neck()
            elif part == "trunk":
                self._draw_trunk()
            elif part == "head":
                self._draw_head()
            else:
                self._draw_limb(part)

    def _draw_limb(self, part: str) -> None:
        side: SideName = "work" if part.startswith("work.") else "other"
        if part.endswith(".arm"):
            self._draw_arm(side)
            return
        if side == "work":
            self._draw_held()
        self._draw_leg(side)
        if side == "work":
            self._glow_buttock()

    def _draw_held(self) -> None:
        """Draw what is held between the legs: the near one hides a part of it."""
        if self._look.flat is not None:
            return
        self._painter.save()
        self._painter.setTransform(self._to_layer, True)
        for prop in self._look.held:
            draw_moving_prop(self._painter, self._colours, prop, self._pose)
        self._painter.restore()

    def _is_near(self, side: SideName) -> bool:
        return self._is_front or side == "work"

    def _fill(self, path: QPainterPath, colour: QColor | QBrush) -> None:
        """Fill a path given in body heights."""
        flat = self._look.flat
        self._painter.setBrush(colour if flat is None else flat)
        self._painter.drawPath(self._to_layer.map(path))

    def _part(self, outline: Callable[[float], QPainterPath], colour: QColor) -> None:
        """Fill a part; first darken what lies behind its edge.

        Args:
            outline: Returns the part grown by a width.
            colour: What the part is filled with.
        """
        if self._covered and self._look.flat is None:
            atop = QPainter.CompositionMode.CompositionMode_SourceAtop
            self._painter.setCompositionMode(atop)
            for grow, alpha in _SHADES:
                self._fill(outline(grow), tinted(self._colours.shade, alpha))
            over = QPainter.CompositionMode.CompositionMode_SourceOver
            self._painter.setCompositionMode(over)
        self._fill(outline(0.0), colour)
        self._covered = True

    def _draw_neck(self) -> None:
        joints = self._joints
        low, high, width = joints.P3, (-0.030, 0.0), 0.060
        if not self._is_front:
            low = in_frame(joints.P3, joints.thorax_deg, (0.004, 0.010))
            high, width = (-0.030, -0.014), 0.056
        top = in_frame(joints.headc, joints.head_deg, high)

        def outline(grow: float) -> QPainterPath:
            return capsule(low, top, width + 2 * grow)

        self._part(outline, self._colours.skin.far)

    def _draw_trunk(self) -> None:
        self._part(self._trunk.outline, self._colours.top.near)
        self._fill(self._trunk.shorts(), self._colours.shorts.near)
        for name in self._look.lit:
            muscle = MUSCLES[name]
            if muscle.segment == "trunk" and (name != "gluteus" or self._is_front):
                self._glow_trunk(muscle)

    def _glow_buttock(self) -> None:
        """Light the muscle that the near leg would cover."""
        if "gluteus" in self._look.lit and not self._is_front:
            self._glow_trunk(MUSCLES["gluteus"])

    def _glow_trunk(self, muscle: Muscle) -> None:
        """Light a muscle of the trunk; from the front on the lit side or sides."""
        atop = QPainter.CompositionMode.CompositionMode_SourceAtop
        self._painter.setCompositionMode(atop)
        self._glow_spans(muscle)
        over = QPainter.CompositionMode.CompositionMode_SourceOver
        self._painter.setCompositionMode(over)

    def _glow_spans(self, muscle: Muscle) -> None:
        side = self._look.lit_side
        for low, high in lit_spans(muscle, side, is_front=self._is_front):
            self._glow(self._trunk.lens(muscle.start, muscle.end, low, high))

    def _draw_head(self) -> None:
        joints, colours = self._joints, self._colours
        head, hair = HEAD_SIDE, HAIR_SIDE
        if self._is_front:
            head, hair = HEAD_FRONT, HAIR_FRONT
        # The outlines have y towards the crown; a bone's frame has x along it.
        turn = joints.head_deg - 90.0
        self._fill(place(fixed_outline(head), joints.headc, turn), colours.skin.near)
        self._fill(place(fixed_outline(hair), joints.headc, turn), colours.hair)
        if not self._is_front and self._look.flat is None:
            self._draw_ear(turn)

    def _draw_ear(self, turn: float) -> None:
        for grow, colour in (
            (0.002, tinted(self._colours.shade, 60)),
            (-0.002, self._colours.skin.near),
        ):
            ear = QPainterPath()
            ear.addEllipse(QPointF(-0.008, -0.004), 0.010 + grow, 0.013 + grow)
            self._fill(place(ear, self._joints.headc, turn), colour)

    def _draw_leg(self, side: SideName) -> None:
        near = self._is_near(side)
        limb, joints = self._pose.angles.side(side), self._joints.side(side)
        sign = joints.sign
        thigh, shank = self._leg_profiles()
        thigh_length, shank_length = THIGH * limb.thigh_fs, SHANK * limb.shank_fs

        def outline(grow: float) -> QPainterPath:
            upper = limb_outline(thigh, thigh_length, grow=grow)
            lower = limb_outline(shank, shank_length, grow=grow)
            leg = place(upper, joints.hip, joints.thigh_deg, sign)
            leg.addPath(place(lower, joints.knee, joints.shank_deg, sign))
            leg.addPath(place(disc(_KNEE_RADIUS + grow), joints.knee, 0.0, sign))
            return leg

        self._part(outline, self._colours.skin.at(near=near))
        cloth = limb_outline(thigh, thigh_length, 0.0, _SHORTS_END, _SHORTS_GROW, True)
        shorts = place(cloth, joints.hip, joints.thigh_deg, sign)
        self._fill(shorts, self._colours.shorts.at(near=near))
        self._glow_limb(side, {"thigh": (thigh, THIGH), "shank": (shank, SHANK)})
        self._draw_foot(joints, limb, near=near)

    def _leg_profiles(self) -> tuple[str, str]:
        if self._is_front:
            return "thigh_front", "shank_front"
        return "thigh", "shank"

    def _draw_foot(self, joints: LimbJoints, limb: LimbAngles, *, near: bool) -> None:
        end_on = self._is_front and joints.foot != "out"
        toe = 0.0 if self._is_front else float(round(limb.toe))
        # A foot turned out to the viewer's left is a mirror image, not a half turn.
        turn, sign = joints.foot_deg, 1
        if joints.sign < 0 and not end_on:
            turn, sign = turn + 180.0, -1

        def outline(grow: float) -> QPainterPath:
            if end_on:
                shoe = fixed_outline(FOOT_END_ON, grow=grow)
            else:
                shoe = shoe_outline(toe, grow)
            return place(shoe, joints.ankle, turn, sign)

        self._part(outline, self._colours.shoe.at(near=near))
        sole = fixed_outline(SOLE_END_ON, 1 / 10) if end_on else sole_outline(toe)
        self._fill(place(sole, joints.ankle, turn, sign), self._colours.sole)

    def _draw_arm(self, side: SideName) -> None:
        near = self._is_near(side)
        limb, joints = self._pose.angles.side(side), self._joints.side(side)
        sign = joints.sign
        upper_length = UPPER_ARM * limb.upper_arm_fs
        fore_length = FOREARM * limb.forearm_fs
        turned = limb.hand == "turned"

        def outline(grow: float) -> QPainterPath:
            upper = limb_outline("upper_arm", upper_length, grow=grow)
            fore = limb_outline("forearm", fore_length, grow=grow)
            hand = hand_outline(limb.hand_fs, turned, grow)
            arm = place(upper, joints.shoulder, joints.upper_arm_deg, sign)
            arm.addPath(place(fore, joints.elbow, joints.forearm_deg, sign))
            arm.addPath(place(disc(_ELBOW_RADIUS + grow), joints.elbow, 0.0, sign))
            arm.addPath(place(hand, joints.wrist, joints.hand_deg, sign))
            return arm

        self._part(outline, self._colours.skin.at(near=near))
        cloth = limb_outline(
            "upper_arm", upper_length, 0.0, _SLEEVE_END, _SLEEVE_GROW, True
        )
        sleeve = place(cloth, joints.shoulder, joints.upper_arm_deg, sign)
        self._fill(sleeve, self._colours.top.at(near=near))
        bones = {"upper_arm": ("upper_arm", UPPER_ARM), "forearm": ("forearm", FOREARM)}
        self._glow_limb(side, bones)

    def _glow_limb(self, side: SideName, bones: dict[str, tuple[str, float]]) -> None:
        """Light the muscles that lie on the given bones of a side.

        Args:
            side: Nothing is lit on a side that does not work.
            bones: Profile and full length by segment.
        """
        if self._look.lit_side not in (side, "both"):
            return
        for name in self._look.lit:
            muscle = MUSCLES[name]
            if muscle.segment not in bones:
                continue
            back, front = muscle.back, muscle.front
            if self._is_front and muscle.facing is not None:
                back, front = muscle.facing
            profile, length = bones[muscle.segment]
            lens = limb_lens(profile, length, muscle.start, muscle.end, back, front)
            at, angle = self._bone(side, muscle.segment)
            sign = sign_of(self._pose.view, side)
            seen: float = getattr(self._pose.angles.side(side), f"{muscle.segment}_fs")
            self._glow(lens, bone_frame(at, angle, sign, seen))

    def _bone(self, side: SideName, segment: str) -> tuple[Point, float]:
        """Return where a bone begins and its world direction."""
        joints = self._joints.side(side)
        starts = {
            "thigh": joints.hip,
            "shank": joints.knee,
            "upper_arm": joints.shoulder,
            "forearm": joints.elbow,
        }
        angle: float = getattr(joints, f"{segment}_deg")
        return starts[segment], angle

    def _glow(self, lens: Lens, frame: QTransform | None = None) -> None:
        """Light a muscle, given in body heights or in the frame of its bone."""
        level = self._look.level
        if self._look.flat is not None or level <= 0:
            return
        to_layer = self._to_layer if frame is None else frame * self._to_layer
        fine = abs(self._to_layer.m22()) >= _RIM_SCALE
        paint_glow(self._painter, self._colours, lens, to_layer, level, rim=fine)
