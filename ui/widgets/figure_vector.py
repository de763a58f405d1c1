"""Draws a figure with plain vector paths, for paper: no layer, no picture, no shine.

On the screen, shadow is mixed into a transparent layer where limbs overlap. A PDF has
no such layer, so here every part has a thin dark edge instead, which also survives a
printer without colours. A lit muscle is filled plainly and has a pale contour.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform

from ui.widgets.figure_arrow import arrow_points, draw_arrow
from ui.widgets.figure_body import BodyPainter, Look
from ui.widgets.figure_palette import LIGHT, FigurePalette, Tone
from ui.widgets.figure_props import (
    draw_fixed_prop,
    draw_floor,
    is_held,
    is_in_front,
    moves_along,
)
from ui.widgets.figure_shapes import HEAD_FRONT, HEAD_SIDE, fixed_outline, place
from ui.widgets.figure_sheet import Sheet
from ui.widgets.figure_worn import draw_moving_prop

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF

    from coach.figure.model import Figure
    from coach.figure.motion import Frame
    from coach.figure.muscles import Muscle
    from coach.figure.solve import SolvedPose
    from ui.widgets.figure_lens import Lens

# Air above the figure's box, as `Sheet` leaves it, in body heights.
HEADROOM = 0.05
# Width of the edge round every part, in body heights: half a point on a handout.
_EDGE = 0.0075

_PAPER = replace(
    LIGHT,
    skin=Tone(QColor("#C3CEDA"), QColor("#A3B2C2")),
    top=Tone(QColor("#5E9AA0"), QColor("#4B8188")),
    shorts=Tone(QColor("#4C6178"), QColor("#405368")),
    shoe=Tone(QColor("#4C6178"), QColor("#405368")),
    hair=QColor("#4C6178"),
    sole=QColor("#DDE4EA"),
    shade=QColor("#1D2833"),
    glow=QColor("#E2491A"),
    glow_light=QColor("#E2491A"),
    floor=QColor("#8A949B"),
)
_PAPER_GREY = replace(
    _PAPER,
    skin=Tone(QColor("#DADADA"), QColor("#BEBEBE")),
    top=Tone(QColor("#9A9A9A"), QColor("#868686")),
    shorts=Tone(QColor("#767676"), QColor("#666666")),
    shoe=Tone(QColor("#767676"), QColor("#666666")),
    hair=QColor("#6A6A6A"),
    sole=QColor("#E6E6E6"),
    shade=QColor("#101010"),
    glow=QColor("#161616"),
    glow_light=QColor("#161616"),
    arrow=QColor("#101010"),
)


@cache
def paper_palette(*, grey: bool) -> FigurePalette:
    """Return the colours for paper; with `grey` none of them has a hue."""
    if not grey:
        return _PAPER
    greys: dict[str, Any] = {}
    for part in fields(FigurePalette):
        colour = getattr(_PAPER_GREY, part.name)
        if isinstance(colour, Tone):
            greys[part.name] = Tone(_grey_of(colour.near), _grey_of(colour.far))
        else:
            greys[part.name] = _grey_of(colour)
    return FigurePalette(**greys)


def _grey_of(colour: QColor) -> QColor:
    # Rec. 601 luma, what printer drivers use.
    level = round(0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue())
    return QColor(level, level, level, colour.alpha())


def paint_vector_figure(
    painter: QPainter,
    rect: QRectF,
    figure: Figure,
    frame: Frame,
    *,
    grey: bool = False,
    mirrored: bool = False,
    arrow_from: SolvedPose | None = None,
) -> None:
    """Paint one frame with vector paths only, as large as the figure's box allows.

    Args:
        painter: An active painter on any device; its state is kept.
        rect: Where to paint, in the painter's coordinates.
        figure: Gives props, muscles and box.
        frame: The posture.
        grey: Use greys only.
        mirrored: Paint the left side.
        arrow_from: Show the path of the figure's tracked point from this posture.
    """
    palette = paper_palette(grey=grey)
    sheet = Sheet(rect, figure, 1.0, mirrored)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with_unit = sheet.transform * painter.transform()
    outside = painter.transform()
    # A wall or a mat may go on beyond the picture, but not over the text beside it.
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setTransform(with_unit)
    draw_floor(painter, palette, figure.box[0], figure.box[1])
    _draw_props(painter, palette, figure, frame, front=False)
    painter.setTransform(outside)
    look = Look(
        lit=figure.muscles if frame.load > 0 else (),
        lit_side=figure.lit_side,
        held=tuple(prop for prop in figure.props if is_held(prop)),
    )
    VectorBodyPainter(painter, sheet.transform, palette, frame.pose, look).draw()
    painter.setTransform(with_unit)
    _draw_props(painter, palette, figure, frame, front=True)
    if arrow_from is not None and figure.track:
        draw_arrow(painter, palette, arrow_points(figure, arrow_from, frame.pose))
    painter.restore()


def _draw_props(
    painter: QPainter,
    palette: FigurePalette,
    figure: Figure,
    frame: Frame,
    *,
    front: bool,
) -> None:
    for prop in figure.props:
        if is_in_front(prop) is not front or is_held(prop):
            continue
        if moves_along(prop):
            draw_moving_prop(painter, palette, prop, frame.pose)
        else:
            draw_fixed_prop(painter, palette, prop)


class VectorBodyPainter(BodyPainter):
    """Draws one posture straight onto any painter, without mixing colours."""

    def _part(self, outline: Callable[[float], QPainterPath], colour: QColor) -> None:
        """Fill a part with a dark edge round it.

        Args:
            outline: Returns the part grown by a width.
            colour: What the part is filled with.
        """
        self._draw_path(self._to_layer.map(outline(_EDGE)), self._colours.shade)
        self._draw_path(self._to_layer.map(outline(0.0)), colour)

    def _draw_path(self, path: QPainterPath, colour: QColor) -> None:
        self._painter.setBrush(colour)
        self._painter.drawPath(path)

    def _draw_head(self) -> None:
        joints = self._joints
        head = HEAD_FRONT if self._is_front else HEAD_SIDE
        edge = fixed_outline(head, grow=_EDGE)
        edge = place(edge, joints.headc, joints.head_deg - 90.0)
        self._draw_path(self._to_layer.map(edge), self._colours.shade)
        super()._draw_head()

    def _glow_trunk(self, muscle: Muscle) -> None:
        """Light a muscle of the trunk, cut off at the trunk's outline."""
        self._painter.save()
        self._painter.setClipPath(
            self._to_layer.map(self._trunk.outline(0.0)),
            Qt.ClipOperation.IntersectClip,
        )
        self._glow_spans(muscle)
        self._painter.restore()

    def _glow(self, lens: Lens, frame: QTransform | None = None) -> None:
        """Fill a muscle plainly and draw its pale contour."""
        to_layer = self._to_layer if frame is None else frame * self._to_layer
        self._draw_path(to_layer.map(lens.body), self._colours.glow)
        self._draw_path(to_layer.map(lens.rim), self._colours.contour)
