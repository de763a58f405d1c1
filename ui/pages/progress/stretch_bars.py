"""Minutes of stretching as bars for each muscle, against ten a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.progress.span import nice_ticks
from coach.progress.stretch import ENOUGH_MINUTES
from coach.progress.words import number
from ui.pages.progress.stops import Stops
from ui.theme import current_theme
from ui.widgets.focus import paint_focus_ring

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QMouseEvent

    from coach.progress.stretch import MuscleBar, StretchView

_ROW_PX = 34.0
_BAR_PX = 16.0
_AXIS_PX = 22.0
_VALUE_PX = 36.0


class StretchBars(Stops):
    """A bar for each muscle; up and down go through them.

    Args:
        name: Accessible name: what is shown.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._bars: tuple[MuscleBar, ...] = ()
        current_theme().changed.connect(self.update)

    @property
    def bars(self) -> tuple[MuscleBar, ...]:
        """What is shown."""
        return self._bars

    def stop_count(self) -> int:
        """Return how many muscles are shown."""
        return len(self._bars)

    def show_view(self, view: StretchView) -> None:
        """Show other minutes."""
        self._bars = view.bars
        self.point_at(-1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that holds the bars."""
        rows = max(len(self._bars), 4)
        return QSize(280, round(current_theme().px(rows * _ROW_PX + _AXIS_PX)))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the names can be read."""
        rows = max(len(self._bars), 1)
        return QSize(180, round(current_theme().px(rows * 26.0 + _AXIS_PX)))

    def stop_px(self, index: int) -> QPointF:
        """Return the end of a bar, in this widget's coordinates."""
        box = self._box(index)
        return QPointF(box.right(), box.top())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names, bars, values and the line of ten minutes."""
        if not self._bars:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self._bars)):
            self._paint_bar(painter, index)
        x = self._x(ENOUGH_MINUTES)
        line = QPen(theme.color("text_2"), 1.2)
        line.setDashPattern([5.0, 3.0])
        painter.setPen(line)
        bottom = self.height() - theme.px(_AXIS_PX)
        painter.drawLine(QPointF(x, 2), QPointF(x, bottom))
        painter.setFont(theme.font("caption"))
        label = QRectF(x - 40, bottom + 2, 80, theme.px(_AXIS_PX) - 4)
        words = self.tr("{0} min").format(ENOUGH_MINUTES)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
        if self.shows_focus:
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_focus_ring(painter, ring, 6)

    def _paint_bar(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        bar, box = self._bars[index], self._box(index)
        is_enough = round(bar.minutes, 1) >= ENOUGH_MINUTES
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("seg_work" if is_enough else "seg_rest"))
        painter.drawRoundedRect(box, 3, 3)
        if index == self.current:
            painter.setPen(QPen(theme.color("text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4)
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.color("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        name = QRectF(0, box.top() - 8, self._left() - 8, box.height() + 16)
        words = painter.fontMetrics().elidedText(
            bar.muscle, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, flags, words)
        painter.setFont(theme.font("small", weight=600))
        painter.setPen(theme.color("text_2"))
        value = QRectF(box.right() + 6, name.top(), 60, name.height())
        painter.drawText(value, flags, number(bar.minutes))

    # Places

    def _left(self) -> float:
        metrics = QFontMetricsF(current_theme().font("small", weight=500))
        names = (metrics.horizontalAdvance(bar.muscle) for bar in self._bars)
        return min(max(names, default=0.0) + 12, self.width() * 0.4)

    def _x(self, minutes: float) -> float:
        most = max((bar.minutes for bar in self._bars), default=0.0)
        top = nice_ticks(most, ENOUGH_MINUTES * 1.2)[-1]
        left = self._left()
        room = self.width() - left - current_theme().px(_VALUE_PX)
        return left + minutes / top * room

    def _box(self, index: int) -> QRectF:
        theme = current_theme()
        room = self.height() - theme.px(_AXIS_PX)
        row = min(room / max(len(self._bars), 1), theme.px(_ROW_PX) * 1.3)
        height = min(theme.px(_BAR_PX), row * 0.6)
        left, right = self._left(), self._x(self._bars[index].minutes)
        top = index * row + (row - height) / 2
        return QRectF(left, top, max(right - left, 2.0), height)

    # Pointer and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the muscle of the row under the pointer."""
        y = event.position().y()
        for index in range(len(self._bars)):
            box = self._box(index)
            if box.top() - 6 <= y <= box.bottom() + 6:
                self.point_at(index)
                return
        self.point_at(-1)

    def targets(self) -> Mapping[int, int]:
        """Return the muscle that each arrow key leads to."""
        at = self.current
        up = at - 1 if at >= 0 else 0
        return {Qt.Key.Key_Up: up, Qt.Key.Key_Down: at + 1}
