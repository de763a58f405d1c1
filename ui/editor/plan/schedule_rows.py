"""The rows of how often a stage is done, and of who gives which days and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from coach.editing import schedules
from coach.files.plan_table import WEEKDAYS
from coach.files.schedule_words import weekday_names
from ui.editor.form.choice_row import ChipsRow, ChoiceRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

DAYS_BY = ("every_days", "days_a_week", "days")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScheduleRows", text)


class DaysByRow(ChoiceRow):
    """Whether days are given by a distance, by a number a week, or by name.

    Args:
        schedule: Key path of the schedule.
    """

    def __init__(
        self, desk: EditDesk, schedule: KeyPath, parent: QWidget | None = None
    ) -> None:
        self._schedule = schedule
        words = (_tr("Every … days"), _tr("Days a week"), _tr("Weekdays"))
        choices = list(zip(DAYS_BY, words, strict=True))
        path = (*schedule, "by")
        super().__init__(desk, path, choices, label=_tr("Given by"), parent=parent)

    def current(self) -> str:
        """Return what is given."""
        table = self.desk.draft.table(self._schedule)
        return next((key for key in DAYS_BY if key in table), "")

    def show_value(self) -> None:
        """Show what is given; the same as before while a field is emptied."""
        if self.current():
            super().show_value()

    def chosen(self, value: str) -> None:
        """Give the days otherwise; how many a week stays if it can."""
        stage = int(self._schedule[1])
        self.desk.do_apart(lambda draft: schedules.schedule_by(draft, stage, value))


class TimesByRow(ChoiceRow):
    """Whether a day has so many sessions, or sessions at times of the day.

    Args:
        schedule: Key path of the schedule.
    """

    def __init__(
        self, desk: EditDesk, schedule: KeyPath, parent: QWidget | None = None
    ) -> None:
        self._schedule = schedule
        choices = [
            ("times_a_day", _tr("Any time")),
            ("times", _tr("Set times")),
        ]
        path = (*schedule, "times_by")
        super().__init__(desk, path, choices, label=_tr("Sessions at"), parent=parent)

    def current(self) -> str:
        """Return what is given."""
        has_times = "times" in self.desk.draft.table(self._schedule)
        return "times" if has_times else "times_a_day"

    def chosen(self, value: str) -> None:
        """Give the times of the day, or only how many."""
        stage = int(self._schedule[1])
        self.desk.do_apart(lambda draft: schedules.times_by(draft, stage, value))


class WeekdaysRow(ChipsRow):
    """The days of the week, each with its own switch."""

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        choices = list(zip(WEEKDAYS, weekday_names(), strict=True))
        super().__init__(desk, path, choices, parent=parent)

    @Slot()
    def _take_chips(self) -> None:
        """Take the days; none at all is kept too, and said to be too few."""
        self.begin()
        self.take(self.row.values())
