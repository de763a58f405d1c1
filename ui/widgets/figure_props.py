"""Draws the things beside, under and on the figure.

Everything is drawn with a painter whose unit is the body height, y up.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from coach.figure.geometry import along, between, ccw, difference, distance, move
from coach.figure.props import PROP_KINDS, number
from coach.figure.skeleton import SHANK, THIGH, sign_of
from ui.widgets.figure_shapes import limb_outline, place

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.figure.geometry import Point
    from coach.figure.model import Prop
    from coach.figure.solve import SolvedPose
    from ui.widgets.figure_palette import FigurePalette


def is_in_front(prop: Prop) -> bool:
    """Say whether a prop is drawn over the figure."""
    return prop.front or PROP_KINDS[prop.kind].front


def moves_along(prop: Prop) -> bool:
    """Say whether a prop hangs on the figure, so must be drawn in every frame."""
    return PROP_KINDS[prop.kind].follows


def draw_floor(
    painter: QPainter, palette: FigurePalette, left: float, right: float
) -> None:
    """Draw the floor line."""
    painter.setPen(_line_pen(palette.floor, 0.006))
    painter.drawLine(QPointF(left, 0.0), QPointF(right, 0.0))


def draw_fixed_prop(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a prop that stands where its numbers say."""
    _FIXED[prop.kind](painter, palette, prop)


def draw_moving_prop(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a prop that hangs on the figure."""
    _MOVING[prop.kind](painter, palette, prop, pose)


def _line_pen(colour: QColor, width: float) -> QPen:
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _block(
    painter: QPainter,
    colour: QColor,
    x: float,
    y: float,
    w: float,
    h: float,
    radius: float,
) -> None:
    """Fill a rectangle with rounded corners, lower left corner at x, y."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)


def _disc(painter: QPainter, colour: QColor, centre: Point, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(*centre), radius, radius)


def _mat(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w = number(prop, "x"), number(prop, "w")
    _block(painter, palette.mat_dark, x, -0.016, w, 0.016, 0.008)
    _block(painter, palette.mat, x, -0.008, w, 0.010, 0.005)


def _step(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    _block(painter, palette.wood_dark, x, 0.0, w, h, 0.012)
    lid = min(0.026, h * 0.4)
    _block(painter, palette.wood, x - 0.008, h - lid, w + 0.016, lid, lid * 0.4)


def _yoga_block(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, y = number(prop, "x"), number(prop, "y")
    w, h = number(prop, "w"), number(prop, "h")
    _block(painter, palette.mat_dark, x, y, w, h, 0.012)
    _block(painter, palette.mat, x + 0.006, y + h - 0.016, w - 0.012, 0.010, 0.005)


def _wall(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, h = number(prop, "x"), number(prop, "h")
    _block(painter, palette.wall, x, 0.0, 0.05, h, 0.006)
    painter.setPen(_line_pen(palette.floor, 0.005))
    painter.drawLine(QPointF(x, 0.0), QPointF(x, h))


def _roller(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    r = number(prop, "r")
    centre = (number(prop, "x"), number(prop, "y") + r)
    _disc(painter, palette.mat_dark, centre, r)
    _disc(painter, palette.mat, centre, r * 0.72)
    _disc(painter, palette.mat_dark, centre, r * 0.30)


def _ball(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    r = number(prop, "r")
    centre = (number(prop, "x"), number(prop, "y"))
    _disc(painter, palette.ball, centre, r)
    light = QColor(palette.contour)
    light.setAlpha(60)
    _disc(painter, light, (centre[0] - r * 0.3, centre[1] + r * 0.3), r * 0.32)


def _chair(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a chair whose back edge is at x; it opens towards `facing`."""
    x, seat, w = number(prop, "x"), number(prop, "seat"), number(prop, "w")
    back = number(prop, "back")
    way = 1.0 if number(prop, "facing") >= 0 else -1.0
    for offset in (0.02, w - 0.03):
        middle = x + way * offset
        _block(painter, palette.wood_dark, middle - 0.009, 0.0, 0.018, seat, 0.006)
    left = x if way > 0 else x - w
    _block(painter, palette.wood, left, seat - 0.012, w, 0.030, 0.012)
    if back > 0:
        post = x - 0.004 if way > 0 else x - 0.014
        _block(painter, palette.wood_dark, post, seat, 0.018, back, 0.008)
        _block(
            painter, palette.wood, post - 0.003, seat + back - 0.10, 0.024, 0.10, 0.01
        )


def _bench(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    for leg in (x + 0.02, x + w - 0.04):
        _block(painter, palette.wood_dark, leg, 0.0, 0.020, h - 0.02, 0.006)
    _block(painter, palette.wood, x, h - 0.04, w, 0.04, 0.014)


def _table(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    for leg in (x + 0.02, x + w - 0.038):
        _block(painter, palette.wood_dark, leg, 0.0, 0.018, h - 0.01, 0.006)
    _block(painter, palette.wood, x, h - 0.022, w, 0.022, 0.008)


def _rail(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a frame to hold on to, its middle at x."""
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    half = w / 2
    for middle in (x - half + 0.02, x + half - 0.02):
        _block(painter, palette.wood_dark, middle - 0.009, 0.0, 0.018, h - 0.01, 0.006)
    for height, thick in ((h * 0.72, 0.016), (h * 0.46, 0.026)):
        _block(painter, palette.wood, x - half + 0.01, height, w - 0.02, thick, 0.008)
    _block(painter, palette.wood, x - half, h - 0.026, w, 0.028, 0.012)


def _cushion(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, y = number(prop, "x"), number(prop, "y")
    w, h = number(prop, "w"), number(prop, "h")
    _block(painter, palette.cushion_dark, x, y, w, h, h * 0.48)
    _block(
        painter, palette.cushion, x + 0.004, y + h * 0.28, w - 0.008, h * 0.70, h * 0.35
    )


def _pad(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, y = number(prop, "x"), number(prop, "y")
    w, h = number(prop, "w"), number(prop, "h")
    _block(painter, palette.cushion_dark, x, y, w, h, min(h * 0.45, 0.012))
    _block(painter, palette.cushion, x, y + h * 0.5, w, h * 0.5, min(h * 0.25, 0.01))


def _ice_pack(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    w, h = number(prop, "w"), number(prop, "h")
    painter.save()
    painter.translate(number(prop, "x"), number(prop, "y"))
    painter.rotate(number(prop, "angle"))
    _block(painter, palette.ice, -w / 2, -h / 2, w, h, h * 0.42)
    _block(
        painter,
        palette.ice_light,
        -w / 2 + 0.012,
        h * 0.02,
        w - 0.024,
        h * 0.3,
        h * 0.15,
    )
    painter.restore()


def _bar(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a padded bar on a post, seen along its length; it holds the feet."""
    x, y, r = number(prop, "x"), number(prop, "y"), number(prop, "r")
    post = palette.metal.darker(118)
    _block(painter, post, x - r - 0.011, 0.0, 0.022, y + r * 0.8, 0.006)
    _disc(painter, palette.metal, (x, y), r)


def _line(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a mark on the floor."""
    x, w = number(prop, "x"), number(prop, "w")
    _block(painter, palette.strap, x - w / 2, -0.008, w, 0.012, 0.004)


def _polyline(
    painter: QPainter, colour: QColor, points: tuple[Point, ...], width: float
) -> None:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_line_pen(colour, width))
    painter.drawPath(path)


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
    joints = pose.joints.work
    under = along(joints.ball, joints.foot_deg - 90.0, 0.004)
    _polyline(painter, colour, (joints.hand, under, joints.toe), width)


def _band(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw an elastic band from a fixed place to the working ankle."""
    fixed = (number(prop, "x"), number(prop, "y"))
    joints = pose.joints.work
    ankle = along(joints.ankle, joints.shank_deg, -0.020)
    _polyline(painter, palette.strap, (fixed, ankle), 0.012)
    _disc(painter, palette.metal, fixed, 0.014)
    side = ccw(_unit(joints.knee, joints.ankle))
    ends = (move(ankle, side, 0.022), move(ankle, side, -0.022))
    _polyline(painter, palette.strap, ends, 0.018)


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
    painter.setPen(_line_pen(palette.cushion_dark, 0.007))
    for turn in range(4):
        share = start + 0.05 + (end - start - 0.10) * turn / 3
        middle = between(*bone, share)
        high = move(move(middle, side, reach), along_bone, 0.012)
        low = move(move(middle, side, -reach), along_bone, -0.012)
        painter.drawLine(QPointF(*high), QPointF(*low))


def _slider(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a towel on the floor under both feet."""
    w = number(prop, "w")
    for joints in (pose.joints.other, pose.joints.work):
        middle = (joints.heel[0] + joints.ball[0]) / 2
        _block(painter, palette.towel_dark, middle - w / 2, -0.006, w, 0.012, 0.005)
        _block(painter, palette.towel, middle - w / 2, 0.0, w, 0.006, 0.003)


def _weight(
    painter: QPainter, palette: FigurePalette, prop: Prop, pose: SolvedPose
) -> None:
    """Draw a dumbbell in the near hand, seen along its bar."""
    r = number(prop, "r")
    hand = pose.joints.work.hand
    _disc(painter, palette.metal.darker(130), hand, r)
    _disc(painter, palette.metal, hand, r * 0.72)


_FIXED: dict[str, Callable[[QPainter, FigurePalette, Prop], None]] = {
    "mat": _mat,
    "step": _step,
    "block": _yoga_block,
    "wall": _wall,
    "roller": _roller,
    "ball": _ball,
    "chair": _chair,
    "bench": _bench,
    "table": _table,
    "rail": _rail,
    "cushion": _cushion,
    "pad": _pad,
    "ice-pack": _ice_pack,
    "bar": _bar,
    "line": _line,
}
_MOVING: dict[str, Callable[[QPainter, FigurePalette, Prop, SolvedPose], None]] = {
    "strap": _strap,
    "towel": _towel,
    "band": _band,
    "wrap": _thigh_wrap,
    "calf-wrap": _calf_wrap,
    "slider": _slider,
    "weight": _weight,
}
