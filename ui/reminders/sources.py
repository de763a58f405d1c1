"""Puts together what a person is reminded of, from what the window knows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.day_clock import minute_of
from coach.care.fluids import asks_doctor
from coach.care.follow_ups import FollowUpFacts, follow_ups
from coach.care.health import health_from
from coach.care.health_rules import offered_variant
from coach.care.reminders.desk import Sitting, desk_reminder
from coach.care.reminders.model import (
    BEDTIME,
    CARE,
    DRINK,
    FOLLOW_UP,
    MORNING,
    SESSION,
    Reminder,
)
from coach.care.reminders.sessions import (
    SessionDue,
    Times,
    course_due,
    courses_ahead,
    planned_due,
    session_reminders,
)
from coach.care.reminders.sources import (
    bedtime_reminders,
    care_reminders,
    drink_reminders,
    follow_up_reminders,
    morning_reminders,
)
from coach.care.verdict import Closed
from coach.files.durations import MINUTE_MS
from coach.progress.planned import planned_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coach.care.course.now import CourseNow
    from coach.care.reminders.scheduler import Moment
    from coach.files.model import Program
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.models.recovery_model import RecoveryModel
    from ui.recover.care.model import CareDayModel
    from ui.reminders.reading import ReminderRecord

BEDTIME_FAMILY = "bedtime-cramp-routine"

_DAY = timedelta(days=1)


class ReminderSources:
    """Everything that a person is reminded of around a moment; a scheduler's source.

    Args:
        context: Settings and library.
        care: Knows the care of the day, and the notes.
        recovery: Knows the courses, and what is closed.
        window: While it is before the person, it asks about the morning itself, and
            for what timers of care need.

    Attributes:
        record: The last days; nothing is due before they were read.
        sitting: How long somebody has been sitting.
    """

    def __init__(
        self,
        context: AppContext,
        care: CareDayModel,
        recovery: RecoveryModel,
        window: MainWindow,
    ) -> None:
        self._context = context
        self._care = care
        self._recovery = recovery
        self._window = window
        self.record: ReminderRecord | None = None
        self.sitting = Sitting()

    @property
    def is_ready(self) -> bool:
        """Return whether everything has been read."""
        return (
            self.record is not None
            and self._care.is_ready
            and self._recovery.recovery is not None
        )

    def __call__(self, moment: Moment) -> Iterator[Reminder]:
        """Yield the reminders of the days around a moment, of the kinds wanted."""
        record = self.record
        if record is None or not self.is_ready:
            return
        made: Mapping[str, Callable[[Moment, ReminderRecord], list[Reminder]]] = {
            SESSION: self._sessions,
            MORNING: self._mornings,
            CARE: self._steps,
            DRINK: self._drinks,
            BEDTIME: self._bedtime,
            FOLLOW_UP: self._questions,
        }
        for kind in self._context.settings.reminder_kinds:
            yield from made[kind](moment, record)
        yield from self._desk(moment)

    def _sessions(self, moment: Moment, record: ReminderRecord) -> list[Reminder]:
        settings = self._context.settings
        library = self._context.library.library
        today = _today(moment)
        return session_reminders(
            [*self._own_days(today, record), *self._course_days(today)],
            moment.hours.clock,
            Times(minute_of(settings.training_time), minute_of(settings.bedtime)),
            {name: program.title for name, program in library.programs.items()},
            record.ill_on,
        )

    def _own_days(self, today: date, record: ReminderRecord) -> list[SessionDue]:
        """Return the person's own days; a program that is closed is not asked for."""
        settings = self._context.settings
        chosen = self._program(settings.training_program)
        if chosen is not None and self._is_closed(chosen):
            return []
        planned = planned_days(
            today - _DAY,
            today + _DAY,
            today=today,
            training_days=settings.training_days,
            training_program=settings.training_program,
        )
        return planned_due(planned, record.sessions)

    def _course_days(self, today: date) -> list[SessionDue]:
        """Return what courses ask for today, and on their next day."""
        courses = self._courses()
        return [*course_due(courses, today), *courses_ahead(courses)]

    def _mornings(self, moment: Moment, record: ReminderRecord) -> list[Reminder]:
        settings = self._context.settings
        if not settings.morning_question or self._window.is_before_person:
            return []
        skipped = settings.morning_skipped
        days = {each.isoformat() for each in record.mornings.answered} | {skipped}
        return morning_reminders(
            record.mornings.sessions,
            {date.fromisoformat(each) for each in days if each},
            moment.hours.clock,
            moment.now_ms,
            settings.morning_hour,
        )

    def _steps(self, moment: Moment, _record: ReminderRecord) -> list[Reminder]:
        day = self._care.day
        items = day.items if day is not None else ()
        # The strip or the card of care asks for it then, in the same window.
        asked_ms = moment.now_ms if self._window.is_before_person else None
        return care_reminders(items, self._care.timers, moment.hours.clock, asked_ms)

    def _drinks(self, moment: Moment, record: ReminderRecord) -> list[Reminder]:
        today = _today(moment)
        return drink_reminders(
            moment.hours.clock,
            moment.now_ms,
            is_hot=self._context.settings.hot_day == today.isoformat(),
            trained_min=sum(s.minutes for s in record.sessions if s.day == today),
            asks_doctor=asks_doctor(health_from(self._care.notes())),
        )

    def _bedtime(self, moment: Moment, record: ReminderRecord) -> list[Reminder]:
        programs = self._context.library.library.programs
        family = [each for each in programs.values() if each.family == BEDTIME_FAMILY]
        if not family:
            return []
        # A course with the same routine reminds of it itself.
        if any(each.due.program in {f.id for f in family} for each in self._courses()):
            return []
        program = offered_variant(family, health_from(self._care.notes()))
        if self._is_closed(program):
            return []
        names = {each.id for each in family}
        return bedtime_reminders(
            moment.hours.clock,
            moment.now_ms,
            minute_of(self._context.settings.bedtime),
            program.id,
            {each.day for each in record.sessions if each.program in names},
        )

    def _questions(self, moment: Moment, _record: ReminderRecord) -> list[Reminder]:
        facts = FollowUpFacts(
            self._care.notes(),
            self._care.clock,
            moment.now_ms,
            self._context.settings.morning_hour,
            {each.course.id: _last_day(each) for each in self._awake_courses()},
        )
        return follow_up_reminders(follow_ups(facts), moment.hours.clock)

    def _desk(self, moment: Moment) -> Iterator[Reminder]:
        minutes = self._context.settings.desk_break_minutes
        if minutes:
            found = desk_reminder(
                self.sitting, minutes * MINUTE_MS, moment.mono_ms, moment.now_ms
            )
            if found is not None:
                yield found

    def _courses(self) -> tuple[CourseNow, ...]:
        recovery = self._recovery.recovery
        return recovery.courses if recovery is not None else ()

    def _awake_courses(self) -> list[CourseNow]:
        return [each for each in self._courses() if not each.course.rest.reason]

    def _program(self, name: str) -> Program | None:
        return self._context.library.library.programs.get(name)

    def _is_closed(self, program: Program) -> bool:
        return isinstance(self._context.care.verdict(program), Closed)


def _last_day(now: CourseNow) -> date:
    """Return the day of the last session since a course began, or of its start."""
    course = now.course
    days = (each.day for each in course.history.sessions if each.counts)
    return max((day for day in days if day >= course.started), default=course.started)


def _today(moment: Moment) -> date:
    return date.fromisoformat(moment.hours.clock.day(moment.now_ms))
