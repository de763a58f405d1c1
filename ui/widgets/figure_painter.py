"""Paints a frame of a figure into a rectangle.

Layers from back to front: floor, mat, props behind, contact shadow, ghost, body,
props in front, arrow. What stands still is kept as a picture, and the body is drawn
on a layer no larger than it needs, so that a frame costs a few milliseconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBitmap, QImage, QPainter, QRegion, QTransform

from coach.figure.motion import main_name, solved, start_name
from coach.figure.skeleton import LIMB_POINTS
from ui.widgets.figure_body import BodyPainter, Look
from ui.widgets.figure_marks import arrow_points, draw_arrow, draw_contact_shadow
from ui.widgets.figure_palette import FigurePalette, figure_palette
from ui.widgets.figure_props import (
    draw_fixed_prop,
    draw_floor,
    draw_moving_prop,
    is_in_front,
    moves_along,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.figure.model import Figure
    from coach.figure.motion import Frame
    from coach.figure.skeleton import Joints
    from coach.figure.solve import SolvedPose

# The floor sits this far above the lower edge, in body heights.
FLOOR_ABOVE_EDGE = 0.03
_HEADROOM = 0.05
# Skin reaches at most this far beyond the joints.
_BODY_MARGIN = 0.13
_GHOST_OPACITY = 0.30
_RESTING_GLOW = 0.4
_SWAPPED_SIDE = {"work": "other", "other": "work"}


@dataclass(frozen=True, slots=True)
class Layer:
    """A transparent picture and where its upper left corner goes."""

    image: QImage
    at: QPointF


@dataclass(frozen=True, slots=True)
class StillKey:
    """What the standing parts of a picture depend on, apart from the figure."""

    rect: tuple[float, float, float, float]
    ratio: float
    mirrored: bool
    floor: bool


class FigurePainter:
    """Paints figures in light or dark colours.

    One painter per view: it keeps the standing parts of the figure painted last.
    """

    def __init__(self, dark: bool = False) -> None:
        self._palette = figure_palette(dark=dark)
        self._figure: Figure | None = None
        self._key: StillKey | None = None
        self._layers: dict[str, Layer | None] = {}
        self._ghost: SolvedPose | None = None

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
        """
        if rect.width() < 8 or rect.height() < 8:
            return
        view = _Sheet(rect, figure, painter.device().devicePixelRatio(), mirrored)
        self._renew(figure, view, floor=floor, ghost=ghost)
        for name in ("floor", "behind"):
            self._put(painter, self._layers[name])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(view.transform, True)
        draw_contact_shadow(painter, self._palette, frame.pose.joints)
        for prop in figure.props:
            if moves_along(prop) and not is_in_front(prop):
                draw_moving_prop(painter, self._palette, prop, frame.pose)
        painter.restore()
        self._put_ghost(painter, view)
        self._put(painter, self._body(view, frame, figure, glow=glow))
        self._paint_front(painter, view, frame, figure)
        if arrow and ghost is not None and figure.track:
            self._put(painter, self._arrow(view, figure, ghost))

    def _renew(
        self,
        figure: Figure,
        view: _Sheet,
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
            self._layers = {
                "floor": self._floor(view, figure) if floor else None,
                "behind": self._props(view, figure, front=False),
                "front": self._props(view, figure, front=True),
            }
        if ghost is not self._ghost:
            self._ghost = ghost
            self._layers.pop("arrow", None)
            self._layers["ghost"] = self._silhouette(view, ghost) if ghost else None

    def _floor(self, view: _Sheet, figure: Figure) -> Layer:
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

    def _props(self, view: _Sheet, figure: Figure, *, front: bool) -> Layer | None:
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

    def _silhouette(self, view: _Sheet, pose: SolvedPose) -> Layer:
        look = Look(flat=self._palette.ghost)

        def draw(painter: QPainter) -> None:
            _draw_body(painter, self._palette, pose, look)

        return view.layer(_extent(pose.joints), draw)

    def _body(self, view: _Sheet, frame: Frame, figure: Figure, *, glow: bool) -> Layer:
        side = figure.lit_side
        if frame.swapped:
            side = _SWAPPED_SIDE.get(side, side)
        look = Look(
            lit=figure.muscles if glow else (),
            lit_side=side,
            level=_RESTING_GLOW + (1.0 - _RESTING_GLOW) * frame.load,
            breath=frame.breath,
        )

        def draw(painter: QPainter) -> None:
            _draw_body(painter, self._palette, frame.pose, look)

        return view.layer(_extent(frame.pose.joints), draw)

    def _paint_front(
        self, painter: QPainter, view: _Sheet, frame: Frame, figure: Figure
    ) -> None:
        self._put(painter, self._layers["front"])
        moving = [prop for prop in figure.props if moves_along(prop)]
        if not any(is_in_front(prop) for prop in moving):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(view.transform, True)
        for prop in moving:
            if is_in_front(prop):
                draw_moving_prop(painter, self._palette, prop, frame.pose)
        painter.restore()

    def _arrow(self, view: _Sheet, figure: Figure, ghost: SolvedPose) -> Layer | None:
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

    def _put_ghost(self, painter: QPainter, view: _Sheet) -> None:
        ghost = self._layers.get("ghost")
        if ghost is not None:
            painter.save()
            painter.setOpacity(painter.opacity() * _GHOST_OPACITY)
            self._put(painter, ghost)
            painter.restore()

    def _put(self, painter: QPainter, layer: Layer | None) -> None:
        if layer is not None:
            painter.drawImage(layer.at, layer.image)


class _Sheet:
    """The piece of paper: how body heights become the painter's coordinates."""

    def __init__(
        self,
        rect: QRectF,
        figure: Figure,
        ratio: float,
        mirrored: bool,
    ) -> None:
        left, right, top = figure.box
        scale = min(rect.width() / (right - left), rect.height() / (top + _HEADROOM))
        across = -scale if mirrored else scale
        self.rect = rect
        self.ratio = ratio
        self.mirrored = mirrored
        self.transform = QTransform(
            across,
            0.0,
            0.0,
            -scale,
            rect.center().x() - across * (left + right) / 2,
            rect.bottom() - scale * FLOOR_ABOVE_EDGE,
        )

    def layer(
        self,
        extent: tuple[float, float, float, float],
        draw: Callable[[QPainter], None],
    ) -> Layer:
        """Return a picture of an extent (left, right, bottom, top) in body heights."""
        left, right, bottom, top = extent
        area = self.transform.mapRect(QRectF(left, bottom, right - left, top - bottom))
        return self._draw(area, draw)

    def full_layer(self, draw: Callable[[QPainter], None]) -> Layer:
        """Return a picture of whatever is drawn anywhere on the sheet, cut to size."""
        whole = self._draw(self.rect, draw)
        mask = QBitmap.fromImage(whole.image.createAlphaMask())
        used = QRegion(mask).boundingRect()
        at = QPointF(
            whole.at.x() + used.x() / self.ratio, whole.at.y() + used.y() / self.ratio
        )
        image = whole.image.copy(used)
        image.setDevicePixelRatio(self.ratio)
        return Layer(image, at)

    def _draw(self, area: QRectF, draw: Callable[[QPainter], None]) -> Layer:
        ratio = self.ratio
        # Whole device pixels, so that the picture is copied and not resampled.
        x = math.floor(area.left() * ratio) - 1
        y = math.floor(area.top() * ratio) - 1
        width = math.ceil(area.right() * ratio) + 1 - x
        height = math.ceil(area.bottom() * ratio) + 1 - y
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(ratio)
        at = QPointF(x / ratio, y / ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(
            self.transform * QTransform.fromTranslate(-at.x(), -at.y())
        )
        draw(painter)
        painter.end()
        return Layer(image, at)


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
