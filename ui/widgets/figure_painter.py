"""Paints a frame of a figure into a rectangle.

Layers from back to front: floor, mat, props behind, contact shadow, ghost, body,
props in front, arrow. What stands still is kept as a picture, and the body is drawn
on a layer no larger than it needs, so that a frame costs a few milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from coach.figure.motion import main_name, solved, start_name
from coach.figure.skeleton import LIMB_POINTS
from ui.widgets.figure_arrow import arrow_points, draw_arrow
from ui.widgets.figure_body import BodyPainter, Look
from ui.widgets.figure_film import Drawn, Film
from ui.widgets.figure_palette import FigurePalette, figure_palette
from ui.widgets.figure_props import (
    draw_fixed_prop,
    draw_floor,
    is_held,
    is_in_front,
    moves_along,
)
from ui.widgets.figure_shadow import contact_shadow_extent, draw_contact_shadow
from ui.widgets.figure_sheet import Layer, Sheet
from ui.widgets.figure_worn import draw_moving_prop

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QRect, QRectF

    from coach.figure.model import Figure
    from coach.figure.motion import Frame
    from coach.figure.skeleton import Joints
    from coach.figure.solve import SolvedPose

# Skin reaches at most this far beyond the joints.
_BODY_MARGIN = 0.13
_GHOST_OPACITY = 0.30
_RESTING_GLOW = 0.4
_SWAPPED_SIDE = {"work": "other", "other": "work"}


@dataclass(frozen=True, slots=True)
class StillKey:
    """What the standing parts of a picture depend on, apart from the figure."""

    rect: tuple[float, float, float, float]
    ratio: float
    mirrored: bool
    floor: bool


class FigurePainter:
    """Paints figures in light or dark colours.

    One painter per view: it keeps the standing parts of the figure painted last, and
    the bodies of the moments that come again.
    """

    def __init__(self, dark: bool = False) -> None:
        self._palette = figure_palette(dark=dark)
        self._figure: Figure | None = None
        self._key: StillKey | None = None
        self._layers: dict[str, Layer | None] = {}
        self._ghost: SolvedPose | None = None
        self._film = Film()

    def forget(self) -> None:
        """Free the pictures of moments; the next item has others."""
        self._film.clear()

    def reach(
        self, rect: QRectF, figure: Figure, frame: Frame, *, mirrored: bool = False
    ) -> QRect:
        """Return where a frame can differ from others of the same item.

        Args:
            rect: Where the figure is painted.
            figure: The figure.
            frame: The posture.
            mirrored: The left side is painted.
        """
        if any(moves_along(prop) for prop in figure.props):
            return rect.toAlignedRect()
        sheet = Sheet(rect, figure, 1.0, mirrored)
        left, right, bottom, top = _extent(frame.pose.joints)
        area = sheet.area((left, right, min(bottom, -0.03), top))
        return area.toAlignedRect().adjusted(-2, -2, 2, 2)

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        figure: Figure,
        frame: Frame,
        *,
        mirrored: bool = False,
        ghost: SolvedPose | None = None,
        arrow: bool = False,
        glow: bool = True,
        floor: bool = True,
        moment: Hashable = None,
    ) -> None:
        """Paint one frame, as large as the figure's box allows.

        Args:
            painter: An active painter; its state is kept.
            rect: Where to paint, in the painter's coordinates.
            figure: Gives props, muscles and box.
            frame: The posture and what goes with it.
            mirrored: Paint the left side: everything mirrored.
            ghost: A second posture, shown as a pale silhouette.
            arrow: Show the path of the figure's tracked point from `ghost`.
            glow: Light the muscles.
            floor: Draw the floor line.
            moment: Names this frame among those of the figure; the body is then kept
                until `forget`. None when it does not come again.
        """
        if rect.width() < 8 or rect.height() < 8:
            return
        view = Sheet(rect, figure, painter.device().devicePixelRatio(), mirrored)
        self._renew(figure, view, floor=floor, ghost=ghost)
        drawn = self._drawn(view, frame, figure, glow=glow, moment=moment)
        for name in ("floor", "behind"):
            self._put(painter, self._layers[name])
        drawn.put_shadow(painter)
        self._paint_moving(painter, view, frame, figure, front=False)
        self._put_ghost(painter)
        drawn.put_body(painter)
        self._put(painter, self._layers["front"])
        self._paint_moving(painter, view, frame, figure, front=True)
        if arrow and ghost is not None and figure.track:
            self._put(painter, self._arrow(view, figure, ghost))

    def _renew(
        self,
        figure: Figure,
        view: Sheet,
        *,
        floor: bool,
        ghost: SolvedPose | None,
    ) -> None:
        """Paint the standing parts again when they no longer fit."""
        area = view.rect
        place = (area.x(), area.y(), area.width(), area.height())
        key = StillKey(place, view.ratio, view.mirrored, floor)
        if figure is not self._figure or key != self._key:
            self._figure, self._key, self._ghost = figure, key, None
            self._film.clear()
            self._layers = {
                "floor": self._floor(view, figure) if floor else None,
                "behind": self._props(view, figure, front=False),
                "front": self._props(view, figure, front=True),
            }
        if ghost is not self._ghost:
            self._ghost = ghost
            self._layers.pop("arrow", None)
            self._layers["ghost"] = self._silhouette(view, ghost) if ghost else None

    def _floor(self, view: Sheet, figure: Figure) -> Layer:
        left, right, _ = figure.box

        def draw(painter: QPainter) -> None:
            draw_floor(painter, self._palette, left, right)
            for prop in figure.props:
                if prop.kind == "mat":
                    draw_fixed_prop(painter, self._palette, prop)

        reach = [left, right]
        for prop in figure.props:
            if prop.kind == "mat":
                x = prop.values.get("x", 0.0)
                reach += [x, x + prop.values.get("w", 0.0)]
        return view.layer((min(reach), max(reach), -0.02, 0.01), draw)

    def _props(self, view: Sheet, figure: Figure, *, front: bool) -> Layer | None:
        props = [
            prop
            for prop in figure.props
            if prop.kind != "mat"
            and not moves_along(prop)
            and is_in_front(prop) is front
        ]
        if not props:
            return None

        def draw(painter: QPainter) -> None:
            for prop in props:
                draw_fixed_prop(painter, self._palette, prop)

        return view.full_layer(draw)

    def _silhouette(self, view: Sheet, pose: SolvedPose) -> Layer:
        look = Look(flat=self._palette.ghost)

        def draw(painter: QPainter) -> None:
            _draw_body(painter, self._palette, pose, look)

        return view.layer(_extent(pose.joints), draw)

    def _drawn(
        self,
        view: Sheet,
        frame: Frame,
        figure: Figure,
        *,
        glow: bool,
        moment: Hashable,
    ) -> Drawn:
        """Return the body with its shadow, drawn now or when the moment came before."""
        key = (moment, glow)
        found = self._film.get(key) if moment is not None else None
        if found is None:
            shadow = self._shadow(view, frame.pose.joints)
            found = Drawn(shadow, (self._body(view, frame, figure, glow=glow),))
            if moment is not None:
                self._film.keep(key, found)
        return found

    def _shadow(self, view: Sheet, joints: Joints) -> Layer | None:
        extent = contact_shadow_extent(joints)
        if extent is None:
            return None
        return view.layer(
            extent, lambda painter: draw_contact_shadow(painter, self._palette, joints)
        )

    def _body(self, view: Sheet, frame: Frame, figure: Figure, *, glow: bool) -> Layer:
        side = figure.lit_side
        if frame.swapped:
            side = _SWAPPED_SIDE.get(side, side)
        look = Look(
            lit=figure.muscles if glow else (),
            lit_side=side,
            level=_RESTING_GLOW + (1.0 - _RESTING_GLOW) * frame.load,
            breath=frame.breath,
            held=tuple(prop for prop in figure.props if is_held(prop)),
        )

        def draw(painter: QPainter) -> None:
            _draw_body(painter, self._palette, frame.pose, look)

        return view.layer(_extent(frame.pose.joints), draw)

    def _paint_moving(
        self,
        painter: QPainter,
        view: Sheet,
        frame: Frame,
        figure: Figure,
        *,
        front: bool,
    ) -> None:
        """Paint the props that hang on the figure, before it or behind it."""
        props = [
            prop
            for prop in figure.props
            if moves_along(prop) and is_in_front(prop) is front and not is_held(prop)
        ]
        if not props:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(view.transform, True)
        for prop in props:
            draw_moving_prop(painter, self._palette, prop, frame.pose)
        painter.restore()

    def _arrow(self, view: Sheet, figure: Figure, ghost: SolvedPose) -> Layer | None:
        if "arrow" not in self._layers:
            end = solved(figure, main_name(figure))
            if end is ghost:
                end = solved(figure, start_name(figure))
            points = arrow_points(figure, ghost, end)
            self._layers["arrow"] = (
                view.full_layer(
                    lambda painter: draw_arrow(painter, self._palette, points)
                )
                if points
                else None
            )
        return self._layers["arrow"]

    def _put_ghost(self, painter: QPainter) -> None:
        ghost = self._layers.get("ghost")
        if ghost is not None:
            painter.save()
            painter.setOpacity(painter.opacity() * _GHOST_OPACITY)
            self._put(painter, ghost)
            painter.restore()

    def _put(self, painter: QPainter, layer: Layer | None) -> None:
        if layer is not None:
            layer.put(painter)


def _draw_body(
    painter: QPainter, palette: FigurePalette, pose: SolvedPose, look: Look
) -> None:
    """Draw a body with a painter that maps body heights to a layer."""
    to_layer = painter.transform()
    painter.resetTransform()
    BodyPainter(painter, to_layer, palette, pose, look).draw()


def _extent(joints: Joints) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a posture with its skin."""
    points = [joints.P0, joints.P3, joints.headc]
    for limbs in (joints.work, joints.other):
        points += [getattr(limbs, name) for name in LIMB_POINTS]
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return (
        min(xs) - _BODY_MARGIN,
        max(xs) + _BODY_MARGIN,
        min(ys) - _BODY_MARGIN,
        max(ys) + _BODY_MARGIN,
    )
