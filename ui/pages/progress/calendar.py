"""The calendar: days, or months of a long time, which pointer and arrow keys visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.progress.day_log import DayKind
from ui.pages.progress.calendar_grid import (
    CELL_PX,
    DAYS,
    GAP_PX,
    LABEL_PX,
    LETTERS_PX,
    ROWS_MOST,
    MonthRows,
    WeekColumns,
    WeekRows,
)
from ui.pages.progress.day_sign import cell_radius, paint_day, paint_unknown
from ui.pages.progress.stops import Stops
from ui.theme import current_theme
from ui.widgets.focus import paint_focus_ring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QMouseEvent

    from coach.progress.day_log import DayCell
    from coach.progress.days import DaysView, MonthCell
    from ui.pages.progress.calendar_grid import Grid


class Calendar(Stops):
    """What every day was.

    Args:
        name: Accessible name: what is shown.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._view: DaysView | None = None
        self._grid: Grid | None = None
        self._today: date | None = None
        current_theme().changed.connect(self.update)

    def show_view(self, view: DaysView, today: date) -> None:
        """Show other days."""
        self._view, self._today = view, today
        if view.months:
            self._grid = MonthRows([month.day for month in view.months])
        else:
            days = [cell.day for cell in view.cells]
            is_rows = len(days) <= ROWS_MOST * DAYS
            self._grid = WeekRows(days) if is_rows else WeekColumns(days)
        self.days = list(self._grid.days)
        self.point_at(-1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of five weeks that stand below one another."""
        step = current_theme().px(CELL_PX + GAP_PX)
        return QSize(round(LABEL_PX + DAYS * step), round(LETTERS_PX + 5 * step))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the days can be told apart."""
        return QSize(220, 150)

    def stop_px(self, index: int) -> QPointF:
        """Return the top of a cell, in this widget's coordinates."""
        box = self._boxes()[index]
        return QPointF(box.center().x(), box.top())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells and what is written around them."""
        view, grid = self._view, self._grid
        if view is None or grid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = grid.boxes(self.size())
        painter.setPen(current_theme().color("text_2"))
        grid.paint_labels(painter, boxes)
        if view.months:
            _paint_months(painter, view.months, boxes)
        else:
            for cell, box in zip(view.cells, boxes, strict=True):
                self._paint_day(painter, cell, box)
        self._paint_marked(painter, boxes)
        if self.shows_focus:
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_focus_ring(painter, ring, 6)

    def _paint_day(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        is_past = self._today is not None and cell.day <= self._today
        if cell.kind is DayKind.BLANK and is_past:
            paint_unknown(painter, box)
        else:
            paint_day(painter, cell.kind, box)

    def _paint_marked(self, painter: QPainter, boxes: list[QRectF]) -> None:
        """Paint a frame around today, and a stronger one around the pointed cell."""
        days = self.days
        if self._today in days:
            _frame(painter, boxes[days.index(self._today)], "text_2", 1.4)
        if 0 <= self.current < len(boxes):
            _frame(painter, boxes[self.current], "text", 2.0)

    def _boxes(self) -> list[QRectF]:
        return self._grid.boxes(self.size()) if self._grid is not None else []

    # Pointer and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the cell under the pointer."""
        self.point_at(self._index_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, or the release would not come here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        index = self._index_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and index >= 0:
            self.chosen.emit(index)

    def targets(self) -> Mapping[int, int]:
        """Return the cell that each arrow key leads to; the first key goes to today."""
        grid, at, count = self._grid, self.current, len(self.days)
        assert grid is not None, "there are cells"
        steps = {
            Qt.Key.Key_Left: -grid.across,
            Qt.Key.Key_Right: grid.across,
            Qt.Key.Key_Up: -grid.down,
            Qt.Key.Key_Down: grid.down,
        }
        if at < 0:
            today = self._today
            start = self.days.index(today) if today in self.days else count - 1
            return dict.fromkeys(steps, start)
        moved = {key: at + step for key, step in steps.items()}
        return {key: to if 0 <= to < count else at for key, to in moved.items()}

    def _index_at(self, place: QPointF) -> int:
        for index, box in enumerate(self._boxes()):
            if box.adjusted(-2, -2, 2, 2).contains(place):
                return index
        return -1


def _frame(painter: QPainter, box: QRectF, color: str, width: float) -> None:
    painter.setPen(QPen(current_theme().color(color), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    grown = box.adjusted(-2, -2, 2, 2)
    painter.drawRoundedRect(grown, cell_radius(grown), cell_radius(grown))


def _paint_months(
    painter: QPainter, months: Sequence[MonthCell], boxes: Sequence[QRectF]
) -> None:
    """Paint months: the more days were trained on, the fuller; with their number."""
    theme = current_theme()
    ground, full = theme.color("sunk"), theme.color("seg_work")
    words, pale = theme.color("text"), theme.color("text_3")
    painter.setFont(theme.font("caption", px=11, weight=600))
    has_numbers = boxes[0].width() >= 18 and boxes[0].height() >= 13
    for month, box in zip(months, boxes, strict=True):
        share = 0.18 + 0.5 * month.trained / month.days if month.trained else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mixed(ground, full, share))
        painter.drawRoundedRect(box, 4, 4)
        if has_numbers:
            painter.setPen(words if month.trained else pale)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(month.trained))


def _mixed(ground: QColor, color: QColor, share: float) -> QColor:
    """Return a ground with a share of another colour in it."""
    return QColor.fromRgbF(
        ground.redF() + (color.redF() - ground.redF()) * share,
        ground.greenF() + (color.greenF() - ground.greenF()) * share,
        ground.blueF() + (color.blueF() - ground.blueF()) * share,
    )
