"""Seven days at a glance: a shape for what each of them was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.progress.day_log import DayKind, day_word
from ui.dates import short_weekday, weekday_word
from ui.icons import paint_icon
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.progress.day_log import DayCell

_STEP_PX, _STEP_NARROW_PX = 63, 36
_CIRCLE_PX, _CIRCLE_NARROW_PX = 28, 22
_WORD_PX = 20
_PART_DEGREES = 216


class WeekStrip(QWidget):
    """Paints the last seven days, today at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[DayCell, ...] = ()
        self._today: date | None = None
        self._is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The last seven days"))
        current_theme().changed.connect(self._follow_theme)

    def show_week(self, cells: Sequence[DayCell], today: date) -> None:
        """Show days, the last of which is today."""
        self._cells, self._today = tuple(cells), today
        self.setAccessibleDescription(self.spoken())
        self.setToolTip(self.spoken())
        self.updateGeometry()
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room in a narrow window."""
        self._is_narrow = is_narrow
        self.updateGeometry()
        self.update()

    def spoken(self) -> str:
        """Return all days in words."""
        return ", ".join(
            self.tr("{0}: {1}").format(weekday_word(cell.day), self._word(cell))
            for cell in self._cells
        )

    def sizeHint(self) -> QSize:
        """Return the room that seven days take."""
        step = self._step()
        height = current_theme().px(_WORD_PX) + self._circle() + 8
        return QSize(step * max(len(self._cells), 7), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a word and a circle for each day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, cell in enumerate(self._cells):
            self._paint_day(painter, index, cell)

    def _word(self, cell: DayCell) -> str:
        if cell.day == self._today and cell.kind in (DayKind.REST, DayKind.BLANK):
            return self.tr("nothing yet")
        return day_word(cell.kind).lower() or self.tr("nothing")

    def _paint_day(self, painter: QPainter, index: int, cell: DayCell) -> None:
        theme, step = current_theme(), self._step()
        is_today = cell.day == self._today
        word = self.tr("Today") if is_today else short_weekday(cell.day)
        if self._is_narrow:
            word = short_weekday(cell.day)[:1]
        painter.setFont(theme.font("caption", weight=700 if is_today else 500))
        painter.setPen(theme.color("text" if is_today else "text_2"))
        top = QRectF(index * step, 0, step, theme.px(_WORD_PX))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, word)
        size = self._circle()
        circle = QRectF(0, 0, size, size)
        circle.moveCenter(QPointF(top.center().x(), top.bottom() + 4 + size / 2))
        self._paint_circle(painter, circle, cell, is_today=is_today)

    def _paint_circle(
        self, painter: QPainter, box: QRectF, cell: DayCell, *, is_today: bool
    ) -> None:
        theme = current_theme()
        if cell.kind is DayKind.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(box)
            inner = box.adjusted(6, 6, -6, -6)
            paint_icon(painter, "check", inner, theme.color("on_accent"), 2.6)
            return
        ring = box.adjusted(1.2, 1.2, -1.2, -1.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color = "warn_text" if cell.kind is DayKind.MISSED else "hairline"
        painter.setPen(QPen(theme.color(color), 2.4))
        painter.drawEllipse(ring)
        if cell.kind is DayKind.PART:
            pen = QPen(theme.color("accent"), 2.6)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -_PART_DEGREES * 16)
        elif cell.kind is DayKind.MISSED:
            inner = box.adjusted(8, 8, -8, -8)
            paint_icon(painter, "close", inner, theme.color("warn_text"), 2.6)
        elif cell.kind is DayKind.ILL:
            inner = box.adjusted(5, 5, -5, -5)
            paint_icon(painter, "bed", inner, theme.color("ice_text"), 2.0)
        elif is_today or cell.kind is DayKind.PLANNED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            middle = box.center()
            painter.drawEllipse(middle, 4, 4)
        elif cell.kind is DayKind.REST:
            painter.setPen(QPen(theme.color("text_3"), 2))
            middle = box.center()
            across = QPointF(4, 0)
            painter.drawLine(middle - across, middle + across)

    def _step(self) -> int:
        px = _STEP_NARROW_PX if self._is_narrow else _STEP_PX
        return max(current_theme().px(px), px)

    def _circle(self) -> int:
        return _CIRCLE_NARROW_PX if self._is_narrow else _CIRCLE_PX

    @Slot()
    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()
