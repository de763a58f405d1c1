"""A graph in the look of the page: axes without lines, days under pointer and keys.

pyqtgraph draws; pointer and keyboard are taken here. So there is no menu and no
panning, the wheel scrolls the page, and a drag selects days.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.progress.span import day_ticks
from ui.pages.progress.canvas import LEFT_PX, Canvas
from ui.pages.progress.day_axis import x_of
from ui.pages.progress.stops import Stops
from ui.theme import current_theme
from ui.widgets.focus import paint_focus_ring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from coach.progress.span import Span


View = TypeVar("View")

# Without so much room pyqtgraph leaves out the first and the last label.
PADDING_SHARE = 0.07
_HALF_LABEL_PX = 24
# A press that moves less than this is a click.
DRAG_FROM_PX = 6
NEAR_PX = 28

_DATE_PX = 74
_RING_PX = 4


class _Overlay(QWidget):
    """What lies over the graph: the day under the pointer, and the days dragged."""

    def __init__(self, plot: Plot[Any]) -> None:
        super().__init__(plot)
        self._plot = plot
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the selection, the line of the day, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._plot.paint_over(painter)


class Plot(Stops, Generic[View]):
    """A graph over days; a subclass draws its kind of view.

    Left and right go through its stops, Home and End to their ends, Return chooses.

    Args:
        name: Accessible name: what the graph shows.

    Attributes:
        shown: What is drawn; None before that.

    Signals:
        span_dragged: The person dragged over the graph from one x to another.
    """

    span_dragged = Signal(float, float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._stops: list[float] = []
        self._pressed_at: QPointF | None = None
        self._dragged_to: float | None = None
        self._range = (0.0, 1.0)
        self.shown: View | None = None
        self._canvas = Canvas(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(self.ring_margins())
        self._column.addWidget(self._canvas.view)
        self._overlay = _Overlay(self)
        # What is painted around the graph stands where the data are drawn.
        self._canvas.laid_out.connect(self._follow_layout)
        current_theme().changed.connect(self.follow_theme)

    @staticmethod
    def ring_margins() -> QMargins:
        """Return the room that the focus ring takes around the graph."""
        return QMargins(_RING_PX, _RING_PX, _RING_PX, _RING_PX)

    def set_margins(self, margins: QMargins) -> None:
        """Keep this much room around the graph for what a subclass paints."""
        self._column.setContentsMargins(margins)

    @property
    def stops(self) -> Sequence[float]:
        """The x positions that can be visited, in order."""
        return self._stops

    def clear(self) -> None:
        """Take everything out of the graph, to draw it anew."""
        self._canvas.clear()
        # What a subclass paints around the graph changes with it.
        self.update()
        self.set_stops(())

    def add(self, item: object) -> None:
        """Put something of pyqtgraph or of Qt's graphics into the graph."""
        self._canvas.add(item)

    def set_stops(self, xs: Sequence[float]) -> None:
        """Let pointer and keys visit these x positions, in ascending order."""
        self._stops = list(xs)
        self.point_at(-1)

    def set_x(
        self, first: float, last: float, ticks: Sequence[tuple[float, str]]
    ) -> None:
        """Show the x from `first` to `last`, with labels at some of them."""
        label_px = current_theme().px(_HALF_LABEL_PX)
        room = max(self.data_width_px() - 2 * label_px, 1)
        padding = max((last - first) * max(PADDING_SHARE, label_px / room), 0.5)
        self._range = (first - padding, last + padding)
        self._canvas.set_x(*self._range, ticks)

    def set_days(self, span: Span) -> None:
        """Show the days of a span, with as many dates below as have room."""
        most = max(int(self.data_width_px() / current_theme().px(_DATE_PX)), 2)
        ticks = [(x_of(day), text) for day, text in day_ticks(span, most)]
        self.set_x(x_of(span.first), x_of(span.last), ticks)

    def data_width_px(self) -> int:
        """Return the width that is left for the data at the present size."""
        margins = self._column.contentsMargins()
        axis = current_theme().px(LEFT_PX)
        return max(self.width() - margins.left() - margins.right() - axis, 1)

    def set_y(
        self, low: float, high: float, ticks: Sequence[tuple[float, str]]
    ) -> None:
        """Show the y from `low` to `high`, with labels at some of them."""
        self._canvas.set_y(low, high, ticks)

    @property
    def x_range(self) -> tuple[float, float]:
        """The x at the left and at the right edge of the graph."""
        return self._range

    def area(self) -> QRectF:
        """Return where the data are drawn, in this widget's coordinates."""
        return self._canvas.area()

    def x_px(self, x: float) -> float:
        """Return where an x lies, in this widget's coordinates."""
        area, (low, high) = self.area(), self._range
        return area.left() + (x - low) / (high - low) * area.width()

    def x_at(self, px: float) -> float:
        """Return the x at a place in this widget's coordinates, inside the graph."""
        area, (low, high) = self.area(), self._range
        share = (px - area.left()) / max(area.width(), 1.0)
        return low + min(max(share, 0.0), 1.0) * (high - low)

    def stop_px(self, index: int) -> QPointF:
        """Return the top of the line of a stop, in this widget's coordinates."""
        return QPointF(self.x_px(self._stops[index]), self.area().top())

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the graph; for the overlay."""
        theme = current_theme()
        area = self.area()
        if self._pressed_at is not None and self._dragged_to is not None:
            left, right = sorted((self._pressed_at.x(), self._dragged_to))
            left, right = max(left, area.left()), min(right, area.right())
            color = theme.color("accent")
            color.setAlphaF(0.16)
            span = QRectF(left, area.top(), right - left, area.height())
            painter.fillRect(span, color)
            painter.setPen(QPen(theme.color("accent"), 1.5))
            for x in (left, right):
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        elif 0 <= self.current < len(self._stops):
            color = theme.color("text")
            color.setAlphaF(0.45)
            painter.setPen(QPen(color, 1.0))
            x = self.x_px(self._stops[self.current])
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if self.shows_focus:
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_focus_ring(painter, ring, 6)

    # Pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the nearest stop, or drag over the days."""
        place = event.position()
        if self._pressed_at is not None:
            if abs(place.x() - self._pressed_at.x()) >= DRAG_FROM_PX:
                self.point_at(-1)
                self._dragged_to = place.x()
                self._overlay.update()
            return
        self.point_at(self._nearest(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the stop under the pointer, or tell of the days dragged over."""
        start, end = self._pressed_at, self._dragged_to
        self._pressed_at = self._dragged_to = None
        self._overlay.update()
        if start is None:
            return
        if end is not None:
            self.span_dragged.emit(*sorted((self.x_at(start.x()), self.x_at(end))))
            return
        index = self._nearest(event.position())
        if index >= 0:
            self.chosen.emit(index)

    def _nearest(self, place: QPointF) -> int:
        """Return the stop that lies nearest to a place, -1 where none is near."""
        if not self._stops or not self.area().adjusted(-8, -8, 8, 8).contains(place):
            return -1
        x = self.x_at(place.x())
        right = bisect_left(self._stops, x)
        near = [i for i in (right - 1, right) if 0 <= i < len(self._stops)]
        best = min(near, key=lambda i: abs(self._stops[i] - x))
        is_near = abs(self.x_px(self._stops[best]) - place.x()) <= NEAR_PX
        return best if is_near else -1

    def targets(self) -> Mapping[int, int]:
        """Return the stop that each arrow key leads to."""
        at, last = self.current, len(self._stops) - 1
        return {
            Qt.Key.Key_Left: at - 1 if at >= 0 else last,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }

    def stop_count(self) -> int:
        """Return how many stops there are."""
        return len(self._stops)

    def set_print(self, is_print: bool) -> None:
        """Draw for a picture file, or for the screen."""
        self._canvas.set_print(is_print)

    def show_pointed(self) -> None:
        """Paint the line of the stop that is pointed at."""
        self._overlay.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlay over everything."""
        super().resizeEvent(event)
        self._overlay.setGeometry(self.rect())
        self._overlay.raise_()
        if event.size().width() != event.oldSize().width():
            # There is room for more dates now, or for fewer.
            self.draw()

    # Look

    @Slot()
    def _follow_layout(self) -> None:
        self.update()
        self._overlay.update()

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours and the text size that hold now."""
        self._canvas.style()
        self.draw()
        self.update()

    def show_view(self, view: View) -> None:
        """Show something else."""
        self.shown = view
        self.draw()

    def draw(self) -> None:
        """Draw again what is shown."""
        if self.shown is not None:
            self.clear()
            self.draw_view(self.shown)

    def draw_view(self, view: View) -> None:
        """Fill the empty graph; for subclasses."""
        raise NotImplementedError
