"""The head of the Today page: a greeting, the day, how it goes, and the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.morning import local_time
from coach.store.days import utc_offset_min
from ui.dates import long_day
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.pages.today.reading import TodayRecord
    from ui.pages.today.week_strip import WeekStrip

_MORNING_MIN, _NOON_MIN, _EVENING_MIN = 4 * 60, 12 * 60, 18 * 60


class TodayHead(QWidget):
    """Greets, and shows the last seven days.

    Args:
        context: Name and clock.

    Attributes:
        greeting: By the time of day, with the name.
        day: Which day it is.
        week: The last seven days; None before they have been read.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.greeting = Label("", role="page_title", wrap=True)
        self.day = Label("", color="text_2", weight=400)
        self.week: WeekStrip | None = None
        self._is_narrow = False
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.greeting)
        words.addWidget(self.day)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        self.show_time()

    def show_time(self) -> None:
        """Greet by the time of day that it is now."""
        wall_ms = self._context.clock.wall_ms()
        now = local_time(wall_ms, utc_offset_min(wall_ms))
        self.greeting.setText(self._greeting(now.minute))
        self.day.setText(long_day(now.day))

    def show_record(self, record: TodayRecord) -> None:
        """Show the week."""
        if self.week is None:
            # Imported here: the page is visible before the history has been read.
            from ui.pages.today.week_strip import WeekStrip

            self.week = WeekStrip(self)
            self.week.set_narrow(self._is_narrow)
            self._row.addWidget(self.week, 0, Qt.AlignmentFlag.AlignVCenter)
        self.week.show_week(record.week, record.today)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the day out where there is little room."""
        self._is_narrow = is_narrow
        self.day.setVisible(not is_narrow)
        if self.week is not None:
            self.week.set_narrow(is_narrow)

    def _greeting(self, minute: int) -> str:
        name = self._context.settings.name.strip()
        if _MORNING_MIN <= minute < _NOON_MIN:
            named, plain = self.tr("Good morning, {0}"), self.tr("Good morning")
        elif _NOON_MIN <= minute < _EVENING_MIN:
            named, plain = self.tr("Good afternoon, {0}"), self.tr("Good afternoon")
        else:
            named, plain = self.tr("Good evening, {0}"), self.tr("Good evening")
        return named.format(name) if name else plain
