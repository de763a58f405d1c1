"""The Training section: the goal, the days meant for it, and the morning question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.store.settings import DAYS_OF_WEEK
from ui.pages.settings.row import Section
from ui.widgets.combo import Combo
from ui.widgets.pill import Choice
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.context import AppContext

GOALS_MINUTES = (0, 20, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300)
MORNING_HOURS = tuple(range(4, 12))


class _Days(QWidget):
    """The seven days of a week, any of which can be chosen.

    Signals:
        chosen: These days are chosen now, as DAYS_OF_WEEK.
    """

    chosen = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        locale = QLocale()
        self._days: list[Choice] = []
        for number, value in enumerate(DAYS_OF_WEEK, 1):
            short = locale.standaloneDayName(number, QLocale.FormatType.NarrowFormat)
            day = _Day(short, value, self)
            day.setAccessibleName(locale.standaloneDayName(number))
            day.setToolTip(day.accessibleName())
            day.toggled.connect(self._tell)
            row.addWidget(day)
            self._days.append(day)

    def show_days(self, days: tuple[str, ...]) -> None:
        """Show which days are chosen, without a signal."""
        for day in self._days:
            day.blockSignals(True)
            day.setChecked(day.value in days)
            day.blockSignals(False)
            day.update()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(tuple(day.value for day in self._days if day.isChecked()))


class _Day(Choice):
    """One day: narrower than other choices, so that seven fit into a row."""

    least_px = 34


class TrainingSection(Section):
    """What the graphs of the progress page and the calendar measure against."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "training",
            QCoreApplication.translate("TrainingSection", "Training"),
            parent,
        )
        self._context = context
        self._goal = Combo(self.tr("Minutes a week"))
        self._goal.activated.connect(self._set_goal)
        self._days = _Days(self.tr("Days on which you mean to train"))
        self._days.chosen.connect(self._set_days)
        self._time = Combo(self.tr("Time of day"))
        self._time.activated.connect(self._set_time)
        self._program = Combo(self.tr("Program of these days"))
        self._program.activated.connect(self._set_program)
        self._morning = Toggle(self.tr("Ask the morning after"))
        self._morning.toggled.connect(self._set_morning)
        self._hour = Combo(self.tr("From what hour to ask"))
        self._hour.activated.connect(self._set_hour)
        context.library.library_changed.connect(self.show_settings)
        # Some of it is set beside the reminders as well.
        context.settings_changed.connect(self.show_settings)
        self._add_rows()
        self.show_settings()

    def _add_rows(self) -> None:
        self.add_row(
            self.tr("Goal"),
            self._goal,
            hint=self.tr("It is the line in the graph of your weeks, no more."),
        )
        self.add_row(
            self.tr("Training days"),
            self._days,
            hint=self.tr("Other days count as rest, which keeps a row of days going."),
        )
        self.add_row(self.tr("At"), self._time)
        self.add_row(
            self.tr("With"),
            self._program,
            hint=self.tr("For the calendar that you can export."),
        )
        self.add_row(
            self.tr("Ask the morning after"),
            self._morning,
            hint=self.tr("How it feels the next morning says most about the dose."),
        )
        self.add_row(self.tr("Ask from"), self._hour)

    @Slot()
    def show_settings(self) -> None:
        """Show what is set now."""
        settings = self._context.settings
        goals = sorted({*GOALS_MINUTES, settings.goal_minutes})
        words = [(each, self._goal_words(each)) for each in goals]
        fill_choices(self._goal, words, settings.goal_minutes)
        self._days.show_days(settings.training_days)
        show_time(self._time, range(5, 23), settings.training_time)
        fill_choices(self._program, self._programs(), settings.training_program)
        self._morning.setChecked(settings.morning_question)
        hours = [(hour, f"{hour:02}:00") for hour in MORNING_HOURS]
        fill_choices(self._hour, hours, settings.morning_hour)
        self._hour.setEnabled(settings.morning_question)
        for control in (self._time, self._program):
            control.setEnabled(bool(settings.training_days))

    def _goal_words(self, minutes: int) -> str:
        if not minutes:
            return self.tr("No goal")
        return self.tr("{0} minutes a week").format(minutes)

    def _programs(self) -> list[tuple[str, str]]:
        programs = self._context.library.library.programs.values()
        titled = sorted((each.title, each.id) for each in programs)
        chosen = self._context.settings.training_program
        if chosen and chosen not in {name for _, name in titled}:
            titled.append((self.tr("{0} (not found)").format(chosen), chosen))
        return [
            ("", self.tr("Any program")),
            *((name, title) for title, name in titled),
        ]

    @Slot()
    def _set_goal(self) -> None:
        self._context.change_settings(goal_minutes=self._goal.currentData())

    @Slot(tuple)
    def _set_days(self, days: tuple[str, ...]) -> None:
        self._context.change_settings(training_days=days)
        self.show_settings()

    @Slot()
    def _set_time(self) -> None:
        self._context.change_settings(training_time=self._time.currentData())

    @Slot()
    def _set_program(self) -> None:
        self._context.change_settings(training_program=self._program.currentData())

    @Slot(bool)
    def _set_morning(self, is_on: bool) -> None:
        self._context.change_settings(morning_question=is_on)
        self._hour.setEnabled(is_on)

    @Slot()
    def _set_hour(self) -> None:
        self._context.change_settings(morning_hour=self._hour.currentData())


def show_time(combo: Combo, hours: Iterable[int], value: str) -> None:
    """Offer the half hours of some hours, in their order, and show the time set."""
    times = [f"{hour:02}:{minute:02}" for hour in hours for minute in (0, 30)]
    if value not in times:
        times = sorted([*times, value])
    fill_choices(combo, [(each, each) for each in times], value)


def fill_choices(
    combo: Combo,
    choices: list[tuple[int, str]] | list[tuple[str, str]],
    value: object,
) -> None:
    """Offer these choices, value and words, and show the one that is set."""
    combo.clear()
    for data, words in choices:
        combo.addItem(words, data)
    combo.setCurrentIndex(max(combo.findData(value, Qt.ItemDataRole.UserRole), 0))
