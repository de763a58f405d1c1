"""Four weeks of a plan from today on, as a small grid of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.files.calendar import expand_schedule
from coach.store.days import training_day, utc_offset_min
from ui.dates import short_day, short_weekday, weekday_word
from ui.theme import current_theme
from ui.widgets.path_row import paint_badge

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.files.calendar import PlannedDay
    from coach.files.plan_model import Plan

WEEKS = 4
DAYS = 7 * WEEKS
_CELL_PX = 52
_BADGE_PX = 24.0
_HEAD_GAP_PX = 6
_GAP_PX = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanCalendar", text)


def today_of(clock: Clock) -> date:
    """Return the training day that a clock shows now."""
    now_ms = clock.wall_ms()
    return date.fromisoformat(training_day(now_ms, utc_offset_min(now_ms)))


def day_sentence(planned: PlannedDay, number: int) -> str:
    """Return what is planned on a day, such as "Monday 23 Nov: stage 1, twice"."""
    day = f"{weekday_word(planned.day)} {short_day(planned.day)}"
    if planned.times > 1:
        words = _tr("{0}: stage {1}, {2} times")
        return words.format(day, number, planned.times)
    return _tr("{0}: stage {1}").format(day, number)


class FourWeeks(QWidget):
    """Each row is a week that begins on today's weekday.

    A day of exercise has the number of its stage in a circle, as the path has; a day
    off has its date alone.

    Args:
        plan: A plan without problems.
        start: The first day.
    """

    def __init__(self, plan: Plan, start: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._numbers = {stage.name: n for n, stage in enumerate(plan.stages, 1)}
        planned = expand_schedule(plan, start, DAYS)
        self.planned = {each.day: each for each in planned}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The next four weeks"))
        sentences = [day_sentence(one, self._numbers[one.stage]) for one in planned]
        self.setAccessibleDescription(". ".join(sentences))
        current_theme().changed.connect(self._follow_theme)

    def stages_shown(self) -> list[str]:
        """Return the names of the stages that occur, in order."""
        return list(dict.fromkeys(each.stage for each in self.planned.values()))

    def sizeHint(self) -> QSize:
        """Return the size of head and rows."""
        return QSize(
            7 * current_theme().px(_CELL_PX), round(self._top() + self._rows())
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the weekdays and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        width = (self.width() + _GAP_PX) / 7
        painter.setFont(theme.font("caption", weight=600))
        painter.setPen(theme.color("text_3"))
        for column in range(7):
            head = QRectF(column * width, 0, width - _GAP_PX, self._head_px())
            word = short_weekday(self._start + timedelta(days=column))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, word)
        height = self._rows() / WEEKS
        for offset in range(DAYS):
            left = offset % 7 * width
            top = self._top() + offset // 7 * height
            cell = QRectF(left, top, width - _GAP_PX, height - _GAP_PX)
            self._paint_day(painter, cell, self._start + timedelta(days=offset))

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        theme = current_theme()
        planned = self.planned.get(day)
        if planned is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunk"))
            painter.drawRoundedRect(cell, 10, 10)
        is_named = day == self._start or day.day == 1
        weight = 600 if planned is not None else 400
        font = theme.font("caption", weight=weight)
        words = short_day(day)
        has_room = QFontMetricsF(font).horizontalAdvance(words) <= cell.width()
        if not is_named or not has_room:
            words = str(day.day)
        painter.setFont(font)
        painter.setPen(theme.color("text" if planned is not None else "text_3"))
        line = QRectF(cell.left(), cell.top() + 3, cell.width(), 0)
        line.setHeight(QFontMetricsF(font).height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        if planned is not None:
            self._paint_stage(painter, cell, line.bottom(), planned)

    def _paint_stage(
        self, painter: QPainter, cell: QRectF, top: float, planned: PlannedDay
    ) -> None:
        """Paint the number of the stage, and how often where it is more than once."""
        theme = current_theme()
        size = _BADGE_PX * theme.scale
        middle = QPointF(cell.center().x(), (top + cell.bottom()) / 2)
        font = theme.font("caption", weight=600)
        times = ""
        if planned.times > 1:
            times = _tr("× {0}").format(planned.times)
            beside = QFontMetricsF(font).horizontalAdvance(times) + 3
            middle.setX(middle.x() - beside / 2)
        number = str(self._numbers[planned.stage])
        paint_badge(painter, middle, size, number, is_filled=True)
        if times:
            left = middle.x() + size / 2 + 3
            words = QRectF(left, middle.y() - size / 2, cell.right() - left, size)
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, times)

    def _head_px(self) -> float:
        return QFontMetricsF(current_theme().font("caption", weight=600)).height()

    def _top(self) -> float:
        return self._head_px() + _HEAD_GAP_PX

    def _rows(self) -> float:
        return float(WEEKS * (current_theme().px(_CELL_PX) + _GAP_PX))

    @Slot()
    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()
