"""The path of a course: its stages in a row, and the day above the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.care.course.phrases import days
from ui.icons import paint_icon
from ui.theme import current_theme

if TYPE_CHECKING:
    from coach.care.course.now import CourseNow

_BADGE_PX = 40.0
_TOP_PX = 22.0
_GAP_PX = 6.0
# Of a stage without a least number of days, one day is shown as so much of its line.
_USUAL_DAYS = 7
_WORD_FLAGS = int(
    Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)


class StagePath(QWidget):
    """Shows the stages, those that are done, and the present one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self._at = 0
        self._is_first_care = False
        self._day = ""
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    def show_now(self, now: CourseNow) -> None:
        """Show where a course is."""
        course = now.course
        stages = course.plan.stages
        self._titles = [stage.title for stage in stages]
        self._at = stages.index(course.stage)
        program = course.history.library.programs.get(stages[0].program)
        safety = None if program is None else program.safety
        self._is_first_care = safety is not None and safety.phase == "first-days"
        self._day = self.tr("Day {0}").format(course.day_number)
        least = course.least_days or _USUAL_DAYS
        self._share = min(course.day_number / (least + 1), 1.0)
        name = self.tr("Stage {0} of {1}: {2}, day {3}")
        words = name.format(
            self._at + 1, len(stages), course.stage.title, course.day_number
        )
        if course.least_days:
            least_words = self.tr("{0}; at least {1}")
            words = least_words.format(words, days(course.least_days))
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the day, the badges and the words at this width."""
        theme = current_theme()
        metrics = QFontMetricsF(theme.font("small", weight=600))
        room = QRectF(0, 0, max(self._cell() - 6, 40), 400)
        heights = (
            metrics.boundingRect(room, _WORD_FLAGS, title).height()
            for title in self._titles
        )
        words = max(heights, default=metrics.height())
        return QSize(400, round(theme.px(_TOP_PX) + _BADGE_PX + _GAP_PX + words + 2))

    def minimumSizeHint(self) -> QSize:
        """Return that it may be narrow, and never lower than its words need."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words the lines that they need at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, badges and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(len(self._titles)):
            if index + 1 < len(self._titles):
                self._paint_line(painter, index)
            self._paint_badge(painter, index)
            self._paint_words(painter, index)
        self._paint_day(painter)

    def _cell(self) -> float:
        return self.width() / max(len(self._titles), 1)

    def _center(self, index: int) -> QPointF:
        y = current_theme().px(_TOP_PX) + _BADGE_PX / 2
        return QPointF((index + 0.5) * self._cell(), y)

    def _color(self) -> str:
        return "ice_fill" if self._is_first_care and self._at == 0 else "accent"

    def _paint_line(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        reach = QPointF(_BADGE_PX / 2 + 4, 0)
        start, end = self._center(index) + reach, self._center(index + 1) - reach
        pen = QPen(theme.color("hairline"), 4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)
        share = 1.0 if index < self._at else self._share if index == self._at else 0.0
        if share:
            pen.setColor(theme.color(self._color()))
            painter.setPen(pen)
            painter.drawLine(start, start + (end - start) * share)

    def _paint_badge(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        circle = QRectF(0, 0, _BADGE_PX, _BADGE_PX)
        circle.moveCenter(self._center(index))
        is_now = index == self._at
        if index <= self._at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._color() if is_now else "accent_soft"))
            painter.drawEllipse(circle)
        else:
            painter.setPen(QPen(theme.color("control_border"), 2))
            painter.setBrush(theme.color("card"))
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        color = theme.color("on_accent" if is_now else "text")
        inset = circle.adjusted(9, 9, -9, -9)
        if index < self._at:
            paint_icon(painter, "check", inset, theme.color("accent_text"), 2.2)
        elif index == 0 and self._is_first_care:
            paint_icon(painter, "snowflake", inset, color)
        else:
            number = index if self._is_first_care else index + 1
            painter.setPen(color)
            painter.setFont(theme.font("body", px=17 / theme.scale, weight=700))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_words(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        is_now = index == self._at
        painter.setFont(theme.font("small", weight=600 if is_now else 500))
        painter.setPen(theme.color("text" if is_now else "text_2"))
        top = self._center(index).y() + _BADGE_PX / 2 + _GAP_PX
        place = QRectF(
            index * self._cell() + 3, top, self._cell() - 6, self.height() - top
        )
        painter.drawText(place, _WORD_FLAGS, self._titles[index])

    def _paint_day(self, painter: QPainter) -> None:
        theme = current_theme()
        if not self._titles:
            return
        painter.setFont(theme.font("small", weight=600))
        is_ice = self._color() == "ice_fill"
        painter.setPen(theme.color("ice_text" if is_ice else "accent_text"))
        place = QRectF(0, 0, self._cell(), theme.px(_TOP_PX))
        is_last = self._at == len(self._titles) - 1
        place.moveLeft((self._at + (0.0 if is_last else 0.5)) * self._cell())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._day)
