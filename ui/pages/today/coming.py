"""The last line of the page: what comes next, in one sentence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.access import is_open
from coach.care.course.phrases import day_words
from coach.care.day_clock import minute_of
from coach.care.follow_ups import FollowUpFacts, follow_ups
from coach.care.morning import LocalTime, asked_from, wall_ms_at
from coach.care.reminders.sessions import (
    Times,
    courses_ahead,
    planned_due,
    session_reminders,
)
from coach.care.verdict import Closed
from coach.progress.planned import planned_days
from coach.store.days import utc_offset_min
from ui.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.care.reminders.sessions import SessionDue
    from coach.files.model import Library
    from coach.store.settings import Settings
    from ui.pages.today.reading import TodayRecord
    from ui.recover.care.model import CareDayModel

_AHEAD_DAYS = 7


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodayComing", text)


def coming_words(
    care: CareDayModel, library: Library, settings: Settings, record: TodayRecord
) -> str:
    """Return when something comes next, and what; "" for nothing in a week.

    Args:
        care: Knows the notes, the courses and the plan of the day.
        library: Titles of programs, and plans.
        settings: The person's own days and times.
        record: What was done today.
    """
    parts = (
        _care(care),
        _follow_up(care, settings),
        _morning(settings, record),
        _training(care, library, settings, record),
    )
    coming = [each for part in parts for each in part]
    if not coming:
        return ""
    at_ms, words = min(coming)
    then, today = care.clock.shows(at_ms), care.clock.shows(care.now_ms).day
    day = capital(day_words(then.day, today))
    return _tr("{0} {1}: {2}").format(day, then.clock, words)


def _care(care: CareDayModel) -> Iterator[tuple[int, str]]:
    for item in care.day.items if care.day is not None else ():
        if item.state == "next" and item.part == "do" and item.at_ms is not None:
            yield item.at_ms, _tr("{0}.").format(item.step.title.lower())


def _follow_up(care: CareDayModel, settings: Settings) -> Iterator[tuple[int, str]]:
    facts = FollowUpFacts(care.notes(), care.clock, care.now_ms, settings.morning_hour)
    for each in follow_ups(facts):
        if each.at_ms > care.now_ms:
            yield each.at_ms, f"{each.title}. {each.text}"


def _morning(settings: Settings, record: TodayRecord) -> Iterator[tuple[int, str]]:
    if not settings.morning_question or record.ended_ms is None:
        return
    offset_min = utc_offset_min(record.ended_ms)
    asked = asked_from(record.today, record.ended_ms, offset_min, settings.morning_hour)
    yield _instant(asked.day, asked.minute), _tr("a ten-second morning pain check.")


def _training(
    care: CareDayModel, library: Library, settings: Settings, record: TodayRecord
) -> Iterator[tuple[int, str]]:
    """Yield the sessions of the days to come, as the reminders will tell of them."""
    facts = care.facts
    ahead = courses_ahead(facts.courses) if facts is not None else []
    times = Times(minute_of(settings.training_time), minute_of(settings.bedtime))
    titles = {name: program.title for name, program in library.programs.items()}
    due = [*ahead, *_own_days(care, library, settings, record)]
    for each in session_reminders(due, care.clock, times, titles):
        title = titles.get(each.target.removeprefix("program:"), _tr("a session"))
        yield each.due_ms, _tr("{0}.").format(title)


def _own_days(
    care: CareDayModel, library: Library, settings: Settings, record: TodayRecord
) -> list[SessionDue]:
    """Return the person's own days to come; a program that is closed is not due."""
    program = library.programs.get(settings.training_program)
    if program is not None and isinstance(is_open(program, care.situation()), Closed):
        return []
    planned = planned_days(
        record.today + timedelta(days=1),
        record.today + timedelta(days=_AHEAD_DAYS),
        today=record.today,
        training_days=settings.training_days,
        training_program=settings.training_program,
    )
    return planned_due(planned, ())


def _instant(day: date, minute: int) -> int:
    return wall_ms_at(LocalTime(day, minute), utc_offset_min)
