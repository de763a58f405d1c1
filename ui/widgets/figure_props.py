"""Draws the things beside and under the figure, which stand where they are.

Everything is drawn with a painter whose unit is the body height, y up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from coach.figure.props import PROP_KINDS, number
from ui.widgets.figure_strokes import draw_ball, draw_block, draw_disc, line_pen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from coach.figure.model import Prop
    from ui.widgets.figure_palette import FigurePalette


def is_in_front(prop: Prop) -> bool:
    """Say whether a prop is drawn over the figure."""
    return prop.front or PROP_KINDS[prop.kind].front


def moves_along(prop: Prop) -> bool:
    """Say whether a prop hangs on the figure, so must be drawn in every frame."""
    return PROP_KINDS[prop.kind].follows


def is_held(prop: Prop) -> bool:
    """Say whether a prop is between the legs, so belongs to the drawing of the body."""
    return PROP_KINDS[prop.kind].held


def draw_floor(
    painter: QPainter, palette: FigurePalette, left: float, right: float
) -> None:
    """Draw the floor line."""
    painter.setPen(line_pen(palette.floor, 0.006))
    painter.drawLine(QPointF(left, 0.0), QPointF(right, 0.0))


def draw_fixed_prop(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a prop that stands where its numbers say."""
    _FIXED[prop.kind](painter, palette, prop)


def _mat(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w = number(prop, "x"), number(prop, "w")
    draw_block(painter, palette.mat_dark, x, -0.016, w, 0.016, 0.008)
    draw_block(painter, palette.mat, x, -0.008, w, 0.010, 0.005)


def _step(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    draw_block(painter, palette.wood_dark, x, 0.0, w, h, 0.012)
    lid = min(0.026, h * 0.4)
    draw_block(painter, palette.wood, x - 0.008, h - lid, w + 0.016, lid, lid * 0.4)


def _yoga_block(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, y = number(prop, "x"), number(prop, "y")
    w, h = number(prop, "w"), number(prop, "h")
    draw_block(painter, palette.mat_dark, x, y, w, h, 0.012)
    draw_block(painter, palette.mat, x + 0.006, y + h - 0.016, w - 0.012, 0.010, 0.005)


def _wall(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, h = number(prop, "x"), number(prop, "h")
    draw_block(painter, palette.wall, x, 0.0, 0.05, h, 0.006)
    painter.setPen(line_pen(palette.floor, 0.005))
    painter.drawLine(QPointF(x, 0.0), QPointF(x, h))


def _roller(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    r = number(prop, "r")
    centre = (number(prop, "x"), number(prop, "y") + r)
    draw_disc(painter, palette.mat_dark, centre, r)
    draw_disc(painter, palette.mat, centre, r * 0.72)
    draw_disc(painter, palette.mat_dark, centre, r * 0.30)


def _ball(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    centre = (number(prop, "x"), number(prop, "y"))
    draw_ball(painter, palette, centre, number(prop, "r"))


def _chair(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a chair whose back edge is at x; it opens towards `facing`."""
    x, seat, w = number(prop, "x"), number(prop, "seat"), number(prop, "w")
    back = number(prop, "back")
    way = 1.0 if number(prop, "facing") >= 0 else -1.0
    for offset in (0.02, w - 0.03):
        middle = x + way * offset
        draw_block(painter, palette.wood_dark, middle - 0.009, 0.0, 0.018, seat, 0.006)
    left = x if way > 0 else x - w
    draw_block(painter, palette.wood, left, seat - 0.012, w, 0.030, 0.012)
    if back > 0:
        post = x - 0.004 if way > 0 else x - 0.014
        draw_block(painter, palette.wood_dark, post, seat, 0.018, back, 0.008)
        draw_block(
            painter, palette.wood, post - 0.003, seat + back - 0.10, 0.024, 0.10, 0.01
        )


def _bench(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    for leg in (x + 0.02, x + w - 0.04):
        draw_block(painter, palette.wood_dark, leg, 0.0, 0.020, h - 0.02, 0.006)
    draw_block(painter, palette.wood, x, h - 0.04, w, 0.04, 0.014)


def _table(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    for leg in (x + 0.02, x + w - 0.038):
        draw_block(painter, palette.wood_dark, leg, 0.0, 0.018, h - 0.01, 0.006)
    draw_block(painter, palette.wood, x, h - 0.022, w, 0.022, 0.008)


def _rail(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a frame to hold on to, its middle at x."""
    x, w, h = number(prop, "x"), number(prop, "w"), number(prop, "h")
    half = w / 2
    for middle in (x - half + 0.02, x + half - 0.02):
        draw_block(
            painter, palette.wood_dark, middle - 0.009, 0.0, 0.018, h - 0.01, 0.006
        )
    for height, thick in ((h * 0.72, 0.016), (h * 0.46, 0.026)):
        draw_block(
            painter, palette.wood, x - half + 0.01, height, w - 0.02, thick, 0.008
        )
    draw_block(painter, palette.wood, x - half, h - 0.026, w, 0.028, 0.012)


def _cushion(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, y = number(prop, "x"), number(prop, "y")
    w, h = number(prop, "w"), number(prop, "h")
    draw_block(painter, palette.cushion_dark, x, y, w, h, h * 0.48)
    draw_block(
        painter, palette.cushion, x + 0.004, y + h * 0.28, w - 0.008, h * 0.70, h * 0.35
    )


def _pad(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    x, y = number(prop, "x"), number(prop, "y")
    w, h = number(prop, "w"), number(prop, "h")
    draw_block(painter, palette.cushion_dark, x, y, w, h, min(h * 0.45, 0.012))
    draw_block(
        painter, palette.cushion, x, y + h * 0.5, w, h * 0.5, min(h * 0.25, 0.01)
    )


def _ice_pack(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    w, h = number(prop, "w"), number(prop, "h")
    painter.save()
    painter.translate(number(prop, "x"), number(prop, "y"))
    painter.rotate(number(prop, "angle"))
    draw_block(painter, palette.ice, -w / 2, -h / 2, w, h, h * 0.42)
    draw_block(
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
    draw_block(painter, post, x - r - 0.011, 0.0, 0.022, y + r * 0.8, 0.006)
    draw_disc(painter, palette.metal, (x, y), r)


def _line(painter: QPainter, palette: FigurePalette, prop: Prop) -> None:
    """Draw a mark on the floor."""
    x, w = number(prop, "x"), number(prop, "w")
    draw_block(painter, palette.strap, x - w / 2, -0.008, w, 0.012, 0.004)


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
