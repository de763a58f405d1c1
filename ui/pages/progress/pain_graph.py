"""The pain graph: three series on the zones of the light, and the usual morning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from coach.progress.pain import BAND_POINTS, light_word
from ui.icons import paint_icon
from ui.pages.progress.day_axis import x_of
from ui.pages.progress.graphs import gap_line, octagon, pen, pyqtgraph, rectangle
from ui.pages.progress.plot import Plot
from ui.pages.progress.ribbon import HEIGHT_PX, paint_ribbon, ribbon_height
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.pain import Light
    from coach.progress.pain import PainView
    from coach.progress.smooth import PainPoint, Usual

LOW, HIGH = -0.4, 10.6
# Numbers are whole, so a zone ends half way between two of them.
_ZONES: tuple[tuple[Light, float, float, str, str], ...] = (
    ("green", LOW, 2.5, "ok", "check"),
    ("amber", 2.5, 5.5, "warn", "triangle"),
    ("red", 5.5, HIGH, "bad", "warning"),
)
_Y_TICKS = ((0.0, "0"), (2.0, "2"), (5.0, "5"), (10.0, "10"))
_ZONE_WORDS_PX = 66
_BAND_ALPHA = 0.20


@dataclass(frozen=True, slots=True)
class _Density:
    """How much is drawn where many days lie side by side."""

    most_days: int
    dot_px: float
    line_px: float
    usual_px: float
    has_lines: bool


_DENSITIES = (
    _Density(45, 8.0, 2.0, 2.6, has_lines=True),
    _Density(130, 5.2, 1.4, 2.6, has_lines=True),
    _Density(400, 4.2, 1.0, 2.2, has_lines=False),
    _Density(100_000, 4.0, 1.0, 1.6, has_lines=False),
)


class PainGraph(Plot["PainView"]):
    """Next mornings, pain before and the worst during, with the stages above them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.set_y(LOW, HIGH, _Y_TICKS)

    def draw_view(self, view: PainView) -> None:
        """Draw the zones, the usual morning and the three series."""
        self._set_margins(view)
        self.set_days(view.span)
        self._draw_zones()
        density = next(d for d in _DENSITIES if view.span.days <= d.most_days)
        self._draw_usual(view.usual, density)
        self._draw_series(view.before, "series_before", "s", "dash", density)
        self._draw_worst(view, density)
        if not view.span.is_by_week:
            # The median of a week is its usual morning; two signs for it are one too
            # many.
            self._draw_series(view.mornings, "series_morning", "d", "dot", density)
        points = (*view.before, *view.mornings)
        shown = {dot.day for dot in view.during}.union(point.day for point in points)
        self.days = sorted(shown)
        self.set_stops([x_of(day) for day in self.days])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stages above the graph and the words of the zones beside it."""
        view = self.shown
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.area()
        self._paint_zone_words(painter, area)
        if view.ribbon.stages:
            top = area.top() - ribbon_height(view.ribbon)
            height = current_theme().px(HEIGHT_PX)
            strip = QRectF(area.left(), top, area.width(), height)
            paint_ribbon(painter, view.ribbon, strip, self.x_px)

    def _set_margins(self, view: PainView) -> None:
        right = current_theme().px(_ZONE_WORDS_PX)
        margins = self.ring_margins()
        margins.setTop(margins.top() + ribbon_height(view.ribbon))
        margins.setRight(margins.right() + right)
        self.set_margins(margins)

    def _paint_zone_words(self, painter: QPainter, area: QRectF) -> None:
        theme = current_theme()
        painter.setFont(theme.font("small", weight=600))
        size = theme.px(14)
        for light, low, high, family, icon in _ZONES:
            middle = area.bottom() - (((low + high) / 2) - LOW) / (HIGH - LOW) * (
                area.height()
            )
            color = theme.color(f"{family}_text")
            left = area.right() + 8
            sign = QRectF(left, middle - size / 2, size, size)
            paint_icon(painter, icon, sign, color, 2.2)
            painter.setPen(color)
            words = QRectF(left + size + 5, middle - 12, 80, 24)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, flags, light_word(light))

    def _draw_zones(self) -> None:
        theme = current_theme()
        left, right = self.x_range
        for _, low, high, family, _ in _ZONES:
            box = QRectF(left, low, right - left, high - low)
            self.add(rectangle(box, theme.color(f"{family}_soft")))

    def _draw_usual(self, usual: Sequence[Usual], density: _Density) -> None:
        """Draw the running median and the band around it, broken at gaps."""
        color = current_theme().color("series_morning")
        color.setAlphaF(_BAND_ALPHA)
        band = QGraphicsPathItem(_band_path(usual))
        band.setPen(QPen(Qt.PenStyle.NoPen))
        band.setBrush(color)
        band.setZValue(-10)
        self.add(band)
        points = [(x_of(each.day), each.pain) for each in usual]
        self.add(gap_line(points, pen("series_morning", density.usual_px)))

    def _draw_series(
        self,
        points: Sequence[PainPoint],
        color: str,
        symbol: str,
        style: str,
        density: _Density,
    ) -> None:
        xs = [x_of(point.day) for point in points]
        ys = [point.pain for point in points]
        if density.has_lines:
            line = pen(color, density.line_px, style)
            self.add(pyqtgraph.PlotCurveItem(xs, ys, pen=line))
        self.add(self._dots(xs, ys, color, symbol, density))

    def _draw_worst(self, view: PainView, density: _Density) -> None:
        """Draw the worst pain: a line, and dots in shape and colour of the light."""
        if density.has_lines:
            xs = [x_of(dot.day) for dot in view.during]
            ys = [float(dot.pain) for dot in view.during]
            line = pen("series_during", density.line_px)
            self.add(pyqtgraph.PlotCurveItem(xs, ys, pen=line))
        shapes = {"green": "o", "amber": "t1", "red": octagon()}
        for light, _, _, family, _ in _ZONES:
            dots = [dot for dot in view.during if dot.light == light]
            color = "series_during" if light == "green" else f"{family}_text"
            xs = [x_of(dot.day) for dot in dots]
            ys = [float(dot.pain) for dot in dots]
            grow = 1.0 if light == "green" else 1.25
            self.add(self._dots(xs, ys, color, shapes[light], density, grow))

    def _dots(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        color: str,
        symbol: object,
        density: _Density,
        grow: float = 1.0,
    ) -> object:
        edge = pen("card", 1.2 if density.dot_px > 6 else 0.5)
        return pyqtgraph.ScatterPlotItem(
            list(xs),
            list(ys),
            symbol=symbol,
            size=density.dot_px * grow * current_theme().scale,
            pen=edge,
            brush=current_theme().color(color),
        )


def _band_path(usual: Sequence[Usual]) -> QPainterPath:
    """Return the band around the usual morning, one polygon between two gaps."""
    path = QPainterPath()
    run: list[tuple[float, float]] = []
    for each in [*usual, None]:
        if each is not None and each.pain is not None:
            run.append((x_of(each.day), each.pain))
            continue
        if len(run) > 1:
            above = [QPointF(x, min(y + BAND_POINTS, HIGH)) for x, y in run]
            below = [QPointF(x, max(y - BAND_POINTS, LOW)) for x, y in reversed(run)]
            path.addPolygon(QPolygonF([*above, *below]))
            path.closeSubpath()
        run = []
    return path
