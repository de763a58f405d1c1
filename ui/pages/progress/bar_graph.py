"""Bars for weeks or months: minutes, load and cramps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPen

from coach.progress.span import nice_ticks
from ui.pages.progress.day_axis import x_of
from ui.pages.progress.graphs import gap_line, pen, pyqtgraph
from ui.pages.progress.plot import Plot, View
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.progress.cramps import CrampView
    from coach.progress.load import LoadView
    from coach.progress.minutes import MinutesView
    from coach.progress.span import Bucket

_BAR_SHARE = 0.56
_LABEL_PX = 58
# Above the highest bar, as part of the axis.
_ROOM_ABOVE = 0.04


@dataclass(frozen=True, slots=True)
class Part:
    """A coloured part of a bar, from one height to another.

    Attributes:
        color: Colour token.
        has_lines: It is striped, so that the colour does not speak alone.
    """

    low: float
    high: float
    color: str
    has_lines: bool = False


class BarGraph(Plot[View]):
    """Bars side by side; subclasses say what they are made of."""

    least_top = 1.0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.buckets: list[Bucket] = []

    def draw_bars(
        self,
        buckets: Sequence[Bucket],
        bars: Sequence[Sequence[Part]],
        top: float,
        now: str = "",
    ) -> None:
        """Draw the bars.

        Args:
            buckets: The week or month of each bar.
            bars: The parts of each bar, from the bottom up.
            top: The largest value that must fit.
            now: Label of the last bar instead of its date, or "".
        """
        self.buckets = list(buckets)
        self.days = [bucket.first for bucket in buckets]
        ticks = nice_ticks(top, self.least_top)
        high = ticks[-1] * (1 + _ROOM_ABOVE)
        self.set_y(0, high, [(float(tick), str(tick)) for tick in ticks])
        middles = [_middle(bucket) for bucket in buckets]
        self.set_x(middles[0], middles[-1], self._labels(now))
        self._draw_parts(bars)
        self.set_stops(middles)

    def _draw_parts(self, bars: Sequence[Sequence[Part]]) -> None:
        """Draw all parts of all bars as one item, however many they are."""
        middles, widths, lows, heights = [], [], [], []
        brushes, pens = [], []
        for bucket, parts in zip(self.buckets, bars, strict=True):
            for part in parts:
                if part.high > part.low:
                    middles.append(_middle(bucket))
                    widths.append(_days(bucket) * _BAR_SHARE)
                    lows.append(part.low)
                    heights.append(part.high - part.low)
                    brushes.append(_brush(part))
                    pens.append(_edge(part))
        if middles:
            self.add(
                pyqtgraph.BarGraphItem(
                    x=middles,
                    width=widths,
                    y0=lows,
                    height=heights,
                    brushes=brushes,
                    pens=pens,
                )
            )

    def draw_level(self, y: float) -> None:
        """Draw a dashed line across the graph."""
        line = pen("text_2", 1.2, "dash")
        self.add(pyqtgraph.InfiniteLine(y, angle=0, pen=line, movable=False))

    def _labels(self, now: str) -> list[tuple[float, str]]:
        """Return as many labels as have room; the last bar always has one."""
        count = len(self.buckets)
        room = max(int(self.data_width_px() / current_theme().px(_LABEL_PX)), 2)
        step = max(-(-count // room), 1)
        found = []
        for index in range(count - 1, -1, -step):
            bucket = self.buckets[index]
            label = bucket.short_label
            if bucket.is_month and count > 24:
                label = str(bucket.first.year)
            found.append((_middle(bucket), label))
        if now and found:
            found[0] = (found[0][0], now)
        return found[::-1]


class MinutesGraph(BarGraph["MinutesView"]):
    """Minutes a week with the line of the goal."""

    least_top = 30.0

    def draw_view(self, view: MinutesView) -> None:
        """Draw the bars of the weeks."""
        bars = [
            [Part(0, bar.minutes, "seg_work" if bar.is_reached else "seg_rest")]
            for bar in view.bars
        ]
        top = max(view.goal, *(bar.minutes for bar in view.bars))
        now = self.tr("now") if view.bars[-1].is_running else ""
        self.draw_bars([bar.bucket for bar in view.bars], bars, top, now)
        if view.goal:
            self.draw_level(view.goal)


class LoadGraph(BarGraph["LoadView"]):
    """Weekly load, each week with the mean of the four before it."""

    least_top = 100.0

    def draw_view(self, view: LoadView) -> None:
        """Draw the bars of the weeks."""
        bars = [[Part(0, bar.load, "ice_fill")] for bar in view.bars]
        top = max(max(bar.load, bar.usual or 0) for bar in view.bars)
        now = self.tr("now") if view.bars[-1].is_running else ""
        self.draw_bars([bar.bucket for bar in view.bars], bars, top, now)
        self._draw_usual(view)

    def _draw_usual(self, view: LoadView) -> None:
        """Draw a short line across each week that can be compared."""
        points: list[tuple[float, float | None]] = []
        for bar in view.bars:
            half, middle = _days(bar.bucket) / 2, _middle(bar.bucket)
            points += [(middle - half, bar.usual), (middle + half, bar.usual)]
            points.append((middle + half, None))
        self.add(gap_line(points, pen("text", 2.0)))


class CrampGraph(BarGraph["CrampView"]):
    """Cramps a week: at night plain, by day striped above."""

    least_top = 3.0

    def draw_view(self, view: CrampView) -> None:
        """Draw the bars of the weeks."""
        bars = [
            [
                Part(0, bar.night, "seg_switch"),
                Part(bar.night, bar.night + bar.day, "muscle", has_lines=True),
            ]
            for bar in view.bars
        ]
        top = max(bar.night + bar.day for bar in view.bars)
        self.draw_bars([bar.bucket for bar in view.bars], bars, top)


def _brush(part: Part) -> QBrush:
    pattern = (
        Qt.BrushStyle.BDiagPattern if part.has_lines else Qt.BrushStyle.SolidPattern
    )
    return QBrush(current_theme().color(part.color), pattern)


def _edge(part: Part) -> QPen:
    return pen(part.color, 1.2) if part.has_lines else QPen(Qt.PenStyle.NoPen)


def _days(bucket: Bucket) -> int:
    return (bucket.last - bucket.first).days + 1


def _middle(bucket: Bucket) -> float:
    return x_of(bucket.first) + (_days(bucket) - 1) / 2
