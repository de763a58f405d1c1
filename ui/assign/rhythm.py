"""When an assignment is done: days of the week, first day, weeks, times a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.files.schedule_words import weekday_names
from ui.dates import short_day, short_weekday
from ui.widgets.chip_row import ChipRow
from ui.widgets.combo import Combo
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_WEEKS = 26
_START_DAYS = 29
_MOST_TIMES = 4
_USUAL_WEEKS = 3
_WEEK = 7


class Rhythm(QWidget):
    """Days, weeks, first day and times a day.

    Args:
        today: First of the days to begin on.

    Signals:
        changed: Something of it is different now.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._count = Label("", role="small", color="text_2")
        names = enumerate(weekday_names())
        self.days = ChipRow(
            self.tr("Days"), [(str(n), name) for n, name in names], several=True
        )
        self.weeks = Combo(self.tr("Weeks"))
        self.start = Combo(self.tr("Start"))
        self.times = Combo(self.tr("Times a day"))
        self._fill()
        self._lay_out()
        self.days.changed.connect(self._tell)
        for combo in (self.weeks, self.start, self.times):
            combo.currentIndexChanged.connect(self._tell)
        self._tell()

    def set_days(self, days: Iterable[int]) -> None:
        """Choose days of the week, Monday is 0."""
        self.days.set_values([str(day) for day in days])
        self._tell()

    def set_span(self, first: date, last: date | None) -> None:
        """Choose first and last day, as far as they can still be chosen."""
        offset = max((first - self._today).days, 0)
        self.start.setCurrentIndex(min(offset, _START_DAYS - 1))
        begin = self.first_day()
        weeks = 0 if last is None else max(round(((last - begin).days + 1) / _WEEK), 1)
        self.weeks.setCurrentIndex(self.weeks.findData(min(weeks, _MOST_WEEKS)))

    def chosen_days(self) -> tuple[int, ...]:
        """Return the days of the week; empty leaves them to the plan."""
        return tuple(sorted(int(day) for day in self.days.values()))

    def first_day(self) -> date:
        """Return the first day."""
        return self._today + timedelta(days=self.start.currentIndex())

    def last_day(self) -> date | None:
        """Return the last day, or None without an end."""
        weeks = int(self.weeks.currentData())
        if not weeks:
            return None
        return self.first_day() + timedelta(days=weeks * _WEEK - 1)

    def times_a_day(self) -> int:
        """Return the sessions on each day."""
        return self.times.currentIndex() + 1

    def set_times_a_day(self, times: int) -> None:
        """Choose the sessions on each day."""
        self.times.setCurrentIndex(min(times, _MOST_TIMES) - 1)

    def _fill(self) -> None:
        for weeks in range(1, _MOST_WEEKS + 1):
            self.weeks.addItem(str(weeks), weeks)
        self.weeks.addItem(self.tr("No end"), 0)
        self.weeks.setCurrentIndex(_USUAL_WEEKS - 1)
        for offset in range(_START_DAYS):
            day = self._today + timedelta(days=offset)
            words = f"{short_weekday(day)} {short_day(day)}"
            self.start.addItem(self.tr("Today") if offset == 0 else words, day)
        self.times.addItems([str(times) for times in range(1, _MOST_TIMES + 1)])

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Days"), weight=600))
        head.addStretch(1)
        head.addWidget(self._count)
        grid.addLayout(head, 0, 0, 1, 3)
        grid.addWidget(self.days, 1, 0, 1, 3)
        fields = (
            (self.tr("Weeks"), self.weeks),
            (self.tr("Start"), self.start),
            (self.tr("Times a day"), self.times),
        )
        for column, (words, field) in enumerate(fields):
            label = Label(words, weight=600)
            label.setBuddy(field)
            grid.addWidget(label, 2, column)
            grid.addWidget(field, 3, column)
            grid.setColumnStretch(column, 1)

    @Slot()
    def _tell(self) -> None:
        days = len(self.chosen_days())
        words = self.tr("As the plan says")
        if days:
            words = self.tr("{0} times a week").format(days)
        self._count.setText(words)
        self.changed.emit()
