"""When an assignment is done: days of the week, first and last day, times a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.files.schedule_words import weekday_names
from ui.assign.span import EndCombo, StartCombo
from ui.assign.times_field import TimesField
from ui.diary.rows import inset
from ui.widgets.chip_row import ChipRow
from ui.widgets.combo import Combo
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_MOST_TIMES = 4


class Rhythm(QWidget):
    """Days, weeks, first day, times a day, and the side that they are for.

    Args:
        today: First of the days to begin on.

    Signals:
        changed: Something of it is different now.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._count = Label("", role="small", color="text_2")
        names = enumerate(weekday_names())
        self.days = ChipRow(
            self.tr("Days"), [(str(n), name) for n, name in names], several=True
        )
        self.start = StartCombo(today)
        self.weeks = EndCombo(self.start, today)
        self.times = Combo(self.tr("Times a day"))
        self.times.addItems([str(times) for times in range(1, _MOST_TIMES + 1)])
        self.side = Combo(self.tr("Side"))
        for words, side in self._side_words():
            self.side.addItem(words, side)
        self.clock = TimesField()
        self._lay_out()
        self.days.changed.connect(self._tell)
        self.clock.textChanged.connect(self._tell)
        for combo in (self.weeks, self.start, self.times, self.side):
            combo.currentIndexChanged.connect(self._tell)
        self._tell()

    def set_days(self, days: Iterable[int]) -> None:
        """Choose days of the week, Monday is 0."""
        self.days.set_values([str(day) for day in days])
        self._tell()

    def set_span(self, first: date, last: date | None, today: date) -> None:
        """Choose first and last day; one that is over begins anew today."""
        if last is not None and last < today:
            last = today + (last - first)
            first = today
        self.start.set_day(first)
        self.weeks.set_day(last)

    def end_today(self, today: date) -> None:
        """Choose today as the last day, and as the first where it is still to come."""
        if self.first_day() > today:
            self.start.set_day(today)
        self.weeks.end_today()

    def chosen_days(self) -> tuple[int, ...]:
        """Return the days of the week; empty leaves them to the plan."""
        return tuple(sorted(int(day) for day in self.days.values()))

    def first_day(self) -> date:
        """Return the first day."""
        return self.start.day()

    def last_day(self) -> date | None:
        """Return the last day, or None without an end."""
        return self.weeks.day()

    def times_a_day(self) -> int:
        """Return the sessions on each day."""
        return len(self.clock.times()) or self.times.currentIndex() + 1

    def set_times(self, times_a_day: int, times: Iterable[int]) -> None:
        """Choose the sessions on each day, and when they are."""
        self.times.setCurrentIndex(min(times_a_day, _MOST_TIMES) - 1)
        self.clock.set_times(times)

    def chosen_side(self) -> str:
        """Return "left", "right", "both" or ""."""
        return str(self.side.currentData())

    def set_side(self, side: str) -> None:
        """Choose the side."""
        self.side.setCurrentIndex(max(self.side.findData(side), 0))

    def _side_words(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Not said"), ""),
            (self.tr("Left"), "left"),
            (self.tr("Right"), "right"),
            (self.tr("Both"), "both"),
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
        head.addWidget(Label(self.tr("Days"), weight=600))
        head.addStretch(1)
        head.addWidget(self._count)
        grid.addLayout(head, 0, 0, 1, 3)
        grid.addWidget(self.days, 1, 0, 1, 3)
        self._add_field(grid, (3, 0), self.tr("Weeks"), self.weeks)
        self._add_field(grid, (3, 1), self.tr("Start"), self.start)
        self._add_field(grid, (3, 2), self.tr("Times a day"), self.times)
        self._add_field(grid, (6, 0), self.tr("Side"), self.side)
        self._add_field(grid, (6, 1), self.tr("At what times"), self.clock, columns=2)
        for row in (2, 5):
            grid.setRowMinimumHeight(row, 8)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def _add_field(
        self,
        grid: QGridLayout,
        place: tuple[int, int],
        words: str,
        field: QWidget,
        *,
        columns: int = 1,
    ) -> None:
        row, column = place
        label = Label(words, weight=600)
        label.setBuddy(field)
        grid.addWidget(inset(label), row, column, 1, columns)
        whole = field if isinstance(field, Combo) else inset(field)
        grid.addWidget(whole, row + 1, column, 1, columns)

    @Slot()
    def _tell(self) -> None:
        days, times = len(self.chosen_days()), len(self.clock.times())
        words = self.tr("As the plan says")
        if days:
            often = days * self.times_a_day()
            words = self.tr("Once a week")
            if often > 1:
                words = self.tr("{0} times a week").format(often)
        self._count.setText(words)
        # Without days the plan says how often, and what is typed says when.
        self.times.setEnabled(bool(days) and not times)
        if times:
            self.times.setCurrentIndex(min(times, _MOST_TIMES) - 1)
        self.changed.emit()
