"""Draws the things that hang on the figure: straps, bands, wraps, what feet slide on.

Everything is drawn with a painter whose unit is the body height, y up.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from coach.figure.geometry import (
    along,
    between,
    ccw,
    difference,
    distance,
    in_frame,
    move,
)
from coach.figure.props import number
from coach.figure.skeleton import FAR_HIP, SHANK, THIGH, sign_of
from ui.widgets.figure_shapes import limb_outline, place
from ui.widgets.figure_strokes import (
    draw_ball,
    draw_block,
    draw_disc,
    draw_polyline,
    line_pen,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QPainter

    from coach.figure.geometry import Point
    from coach.figure.model import Prop
    from coach.figure.skeleton import LimbJoints
    from coach.figure.solve import SolvedPose
    from ui.widgets.figure_palette import FigurePalette

# A strap lies on the sole, below the ball of the foot, in the frame of the foot.
_UNDER_SOLE = -0.044
_LOOP_ON_SOLE = (0.086, 0.060)


def draw_moving_prop(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a prop that hangs on the figure."""
    _MOVING[prop.kind](painter, palette, prop, pose)


def _strap(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a strap from the near hand round the sole of the working foot."""
    _loop(painter, palette.strap, pose, 0.011)


def _towel(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a towel from the near hand round the sole of the working foot."""
    _loop(painter, palette.towel_dark, pose, 0.026)
    _loop(painter, palette.towel, pose, 0.018)


def _loop(painter: QPainter, colour: QColor, pose: SolvedPose, width: float) -> None:
    """Draw a line from the hand to the sole, and below the ball of the foot."""
    joints = pose.joints.work
    ends = [
        in_frame(joints.ankle, joints.foot_deg, (ahead, _UNDER_SOLE))
        for ahead in _LOOP_ON_SOLE
    ]
    draw_polyline(painter, colour, (joints.hand, *ends), width)


def _band(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw an elastic band from a fixed place to the working ankle."""
    fixed = (number(prop, "x"), number(prop, "y"))
    joints = pose.joints.work
    ankle = along(joints.ankle, joints.shank_deg, -0.020)
    draw_polyline(painter, palette.strap, (fixed, ankle), 0.012)
    draw_disc(painter, palette.metal, fixed, 0.014)
    side = ccw(_unit(joints.knee, joints.ankle))
    ends = (move(ankle, side, 0.022), move(ankle, side, -0.022))
    draw_polyline(painter, palette.strap, ends, 0.018)


def _unit(start: Point, end: Point) -> Point:
    vector = difference(end, start)
    length = math.hypot(*vector) or 1.0
    return vector[0] / length, vector[1] / length


def _thigh_wrap(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    joints = pose.joints.work
    _bandage(painter, palette, prop, pose, "thigh", (joints.hip, joints.knee), THIGH)


def _calf_wrap(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    joints = pose.joints.work
    _bandage(painter, palette, prop, pose, "shank", (joints.knee, joints.ankle), SHANK)


def _bandage(
    painter: QPainter,
    palette: FigurePalette,
    prop: Prop,
    pose: SolvedPose,
    name: str,
    bone: tuple[Point, Point],
    full_length: float,
) -> None:
    """Draw a bandage round a stretch of a bone, with four slanting turns."""
    start, end = number(prop, "start"), number(prop, "end")
    seen = distance(*bone)
    angle = math.degrees(math.atan2(bone[1][1] - bone[0][1], bone[1][0] - bone[0][0]))
    view_name = f"{name}_front" if pose.view == "front" else name
    sign = sign_of(pose.view, "work")
    shape = limb_outline(view_name, round(seen, 4), start, end, 0.005, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.cushion)
    painter.drawPath(place(shape, bone[0], angle, sign))
    along_bone = _unit(*bone)
    side = ccw(along_bone)
    reach = 0.17 * full_length
    painter.setPen(line_pen(palette.cushion_dark, 0.007))
    for turn in range(4):
        share = start + 0.05 + (end - start - 0.10) * turn / 3
        middle = between(*bone, share)
        high = move(move(middle, side, reach), along_bone, 0.012)
        low = move(move(middle, side, -reach), along_bone, -0.012)
        painter.drawLine(QPointF(*high), QPointF(*low))


def _slider(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a towel on the floor under the working foot, the other, or each."""
    side = number(prop, "side")
    if side <= 0:
        _cloth(painter, palette, number(prop, "w"), pose.joints.other, FAR_HIP[1])
    if side >= 0:
        _cloth(painter, palette, number(prop, "w"), pose.joints.work, 0.0)


def _cloth(
    painter: QPainter,
    palette: FigurePalette,
    width: float,
    foot: LimbJoints,
    floor: float,
) -> None:
    """Draw a towel under the part of the foot that carries: heel, ball or both."""
    lean = (foot.heel[1] - foot.ball[1]) / 0.08
    middle = between(foot.heel, foot.ball, 0.5 + max(-0.5, min(lean, 0.5)))[0]
    left = middle - width / 2
    draw_block(painter, palette.towel_dark, left, floor - 0.008, width, 0.012, 0.005)
    draw_block(painter, palette.towel, left, floor - 0.002, width, 0.006, 0.003)


def _knee_ball(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a ball between the knees."""
    centre = between(pose.joints.work.knee, pose.joints.other.knee, 0.5)
    draw_ball(painter, palette, centre, number(prop, "r"))


def _foot_band(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw an elastic loop round the front of both feet."""
    is_front = pose.view == "front"
    near = _round_forefoot(pose.joints.work, is_front)
    far = _round_forefoot(pose.joints.other, is_front)
    edge = min(
        itertools.product(near, far), key=lambda ends: distance(ends[0], ends[1])
    )
    # Two strands: the one over the feet and the one below them.
    for colour, lift in ((palette.strap.darker(125), -0.008), (palette.strap, 0.007)):
        strand = tuple(move(end, (0.0, lift)) for end in edge)
        draw_polyline(painter, colour, strand, 0.008)
    for foot in (far, near):
        draw_polyline(painter, palette.strap, foot, 0.020)


def _round_forefoot(foot: LimbJoints, is_front: bool) -> tuple[Point, Point]:
    """Return both ends of what is seen of a band round the ball of a foot."""
    if is_front and foot.foot != "out":
        ends = ((-0.026, -0.019), (0.026, -0.019))
    else:
        ahead = 0.062 * (foot.sign if is_front else 1)
        ends = ((ahead, -0.036), (ahead, -0.014))
    low, high = (in_frame(foot.ankle, foot.foot_deg, end) for end in ends)
    return low, high


def _weight(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a dumbbell in the near hand, seen along its bar."""
    r = number(prop, "r")
    hand = pose.joints.work.hand
    draw_disc(painter, palette.metal.darker(130), hand, r)
    draw_disc(painter, palette.metal, hand, r * 0.72)


_MOVING: dict[str, Callable[[QPainter, FigurePalette, Prop, SolvedPose], None]] = {
    "strap": _strap,
    "towel": _towel,
    "band": _band,
    "wrap": _thigh_wrap,
    "calf-wrap": _calf_wrap,
    "slider": _slider,
    "knee-ball": _knee_ball,
    "foot-band": _foot_band,
    "weight": _weight,
}
