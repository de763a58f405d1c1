"""Left and right over time, with the tenth in which they count as alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem, QWidget

from coach.progress.sides import BAND_PERCENT, LEFT, RIGHT
from coach.progress.span import nice_range
from coach.progress.words import number
from ui.pages.progress.day_axis import x_of
from ui.pages.progress.graphs import pen, pyqtgraph
from ui.pages.progress.plot import Plot
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.progress.sides import SidePoint, SidesView

_WORDS_PX = 76
_DOT_PX = 8.0
_BAND_ALPHA = 0.14
# Beyond the first and the last number, as a part of their distance.
_ROOM = 0.12
# Two names below each other need this much room.
_LINE_PX = 18.0


class SidesGraph(Plot["SidesView"]):
    """The measures of one test; the sore side stands out, the other is calm."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._high = 1.0
        self._low = 0.0
        self._corner_px = self._corner_height_px = 0

    def keep_free(self, width_px: int, height_px: int) -> None:
        """Keep the lower right corner free, for what the card puts there."""
        if (width_px, height_px) != (self._corner_px, self._corner_height_px):
            self._corner_px, self._corner_height_px = width_px, height_px
            self.draw()

    def draw_view(self, view: SidesView) -> None:
        """Draw both sides, or the one value."""
        margins = self.ring_margins()
        words = current_theme().px(_WORDS_PX)
        margins.setRight(margins.right() + max(words, self._corner_px))
        self.set_margins(margins)
        self._set_axes(view)
        if view.is_single:
            values = _series(view.points, "value")
            self._draw_line(values, "accent_text", "o", "solid")
        else:
            main = LEFT if view.other == RIGHT else RIGHT
            self._draw_band(_series(view.points, view.other or LEFT))
            other = LEFT if main == RIGHT else RIGHT
            self._draw_line(_series(view.points, other), "text_2", "s", "dash")
            self._draw_line(_series(view.points, main), "accent_text", "o", "solid")
        self.days = [point.day for point in view.points]
        self.set_stops([x_of(day) for day in self.days])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names of the sides with their last values at the right."""
        view = self.shown
        if view is None or not view.points:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font("small", weight=600))
        area = self.area()
        for y, text, color in self._names(view, area):
            painter.setPen(QPen(theme.color(color)))
            place = QRectF(area.right() + 8, y - 12, 120, 24)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, flags, text)

    def _set_axes(self, view: SidesView) -> None:
        self.set_days(view.span)
        values = [
            value
            for point in view.points
            for value in (point.left, point.right, point.value)
            if value is not None
        ]
        self._low, self._high, marks = _axis(values, is_single=view.is_single)
        labels = [(float(mark), f"{mark}{view.unit}") for mark in marks]
        self.set_y(self._low, self._high, labels)

    def _draw_line(
        self, points: Sequence[tuple[float, float]], color: str, symbol: str, style: str
    ) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self.add(pyqtgraph.PlotCurveItem(xs, ys, pen=pen(color, 2.0, style)))
        self.add(
            pyqtgraph.ScatterPlotItem(
                xs,
                ys,
                symbol=symbol,
                size=_DOT_PX * current_theme().scale,
                pen=pen("card", 1.2),
                brush=current_theme().color(color),
            )
        )

    def _draw_band(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw the tenth around the other side, in which both count as alike."""
        if not points:
            return
        xs = [x for x, _ in points]
        ends = [(min(xs) - 0.5, points[0][1]), *points, (max(xs) + 0.5, points[-1][1])]
        share = BAND_PERCENT / 100
        # Kept inside the graph by hand: a picture as SVG knows no clipping.
        low, high = self._low, self._high
        above = [QPointF(x, min(y * (1 + share), high)) for x, y in ends]
        below = [QPointF(x, max(y * (1 - share), low)) for x, y in reversed(ends)]
        color = current_theme().color("text_2")
        color.setAlphaF(_BAND_ALPHA)
        band = QGraphicsPolygonItem(QPolygonF([*above, *below]))
        band.setPen(QPen(Qt.PenStyle.NoPen))
        band.setBrush(color)
        band.setZValue(-10)
        self.add(band)

    def _names(self, view: SidesView, area: QRectF) -> list[tuple[float, str, str]]:
        """Return height, words and colour of each name; they keep their distance."""
        main = LEFT if view.other == RIGHT else RIGHT
        words = {LEFT: self.tr("Left {0}"), RIGHT: self.tr("Right {0}"), "value": "{0}"}
        found = []
        for side in ("value",) if view.is_single else (LEFT, RIGHT):
            series = _series(view.points, side)
            if series:
                last = series[-1][1]
                share = (last - self._low) / (self._high - self._low)
                color = "text_2" if side not in (main, "value") else "accent_text"
                text = words[side].format(number(last) + view.unit)
                found.append((area.bottom() - share * area.height(), text, color))
        return self._spread(sorted(found))

    def _spread(
        self, names: list[tuple[float, str, str]]
    ) -> list[tuple[float, str, str]]:
        """Return names that keep their distance, above the corner that is free."""
        room = _LINE_PX * current_theme().scale
        lowest = self.height() - self._corner_height_px - room / 2
        placed: list[tuple[float, str, str]] = []
        for y, text, color in reversed(names):
            y = min(y, lowest)
            placed.append((y, text, color))
            lowest = y - room
        return placed


def _series(points: Sequence[SidePoint], side: str) -> list[tuple[float, float]]:
    return [
        (x_of(point.day), value)
        for point in points
        if (value := getattr(point, side)) is not None
    ]


def _axis(
    values: Sequence[float], *, is_single: bool
) -> tuple[float, float, list[int]]:
    """Return the ends of the axis and the numbers on it."""
    if is_single:
        return -0.4, 10.6, [0, 5, 10]
    # Pairs far above zero would lie on one another with an axis from zero.
    marks = nice_range(min(values), max(values))
    room = (marks[1] - marks[0]) * _ROOM
    return marks[0] - room, marks[-1] + room, marks
