"""A square for each day of a report: done, in part, missed, or nothing planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.exchange.returned.page import state_of
from ui.dates import short_day
from ui.icons import paint_icon
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.exchange.returned.page import Day

DONE, PART, MISSED, REST = "done", "part", "missed", "rest"
_WIDE_PX, _HIGH_PX, _GAP_PX = 18.0, 26.0, 4.4
_RADIUS_PX = 5.0


@dataclass(frozen=True, slots=True)
class DayState:
    """How a day went: "done", "part", "missed" or "rest"."""

    day: date
    state: str

    @classmethod
    def of(cls, day: date, report: Day | None) -> DayState:
        """Return how a day went; one without a report says nothing."""
        return cls(day, REST if report is None else state_of(report))


class DayStrip(QWidget):
    """The squares, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[DayState] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current_theme().changed.connect(self._follow_theme)

    def show_days(self, days: Sequence[DayState]) -> None:
        """Show other days, oldest first."""
        self._days = days
        done = sum(each.state == DONE for each in days)
        planned = sum(each.state != REST for each in days)
        words = self.tr("{0} of {1} planned days done").format(done, planned)
        self.setAccessibleName(words)
        names = {
            DONE: self.tr("done"),
            PART: self.tr("in part"),
            MISSED: self.tr("missed"),
        }
        said = [
            self.tr("{0}: {1}").format(short_day(each.day), names[each.state])
            for each in days
            if each.state in names
        ]
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of two weeks in a line."""
        wide = 14 * (_WIDE_PX + _GAP_PX)
        return QSize(round(wide), self.heightForWidth(round(wide)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        lines = -(-max(len(self._days), 1) // self._in_line(width))
        return round(lines * (_HIGH_PX + _GAP_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        in_line = self._in_line(self.width())
        for number, each in enumerate(self._days):
            line, place = divmod(number, in_line)
            square = QRectF(
                place * (_WIDE_PX + _GAP_PX),
                line * (_HIGH_PX + _GAP_PX),
                _WIDE_PX,
                _HIGH_PX,
            )
            _paint_square(painter, square, each.state)

    def _in_line(self, width: int) -> int:
        return max(int((width + _GAP_PX) / (_WIDE_PX + _GAP_PX)), 1)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()


def _paint_square(painter: QPainter, square: QRectF, state: str) -> None:
    theme = current_theme()
    fills = {DONE: "seg_work", PART: "accent_soft", MISSED: "card", REST: "sunk"}
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fills[state]))
    shape = square
    if state == MISSED:
        painter.setPen(QPen(theme.color("control_border"), 1.2))
        shape = square.adjusted(0.8, 0.8, -0.8, -0.8)
    painter.drawRoundedRect(shape, _RADIUS_PX, _RADIUS_PX)
    sign = QRectF(0, 0, 14, 14)
    sign.moveCenter(square.center())
    if state == DONE:
        paint_icon(painter, "check", sign, theme.color("letter_work"), 2.6)
    elif state == PART:
        paint_icon(painter, "dot", sign, theme.color("accent"))
