"""Sessions that are due: on a person's own days, and what running courses ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.reminders.model import SESSION, Reminder
from coach.care.reminders.when import training_instant
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from coach.care.course.now import CourseNow
    from coach.care.day_clock import DayClock
    from coach.progress.planned import PlannedSession
    from coach.progress.record import Session

# Two sessions of a day are this far apart, the last one at the person's own time.
APART_MIN = 6 * 60
EARLIEST_MIN, LATEST_MIN = 7 * 60, 21 * 60
BEDTIME = "bedtime"

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SessionDue:
    """Exercise that is asked for on a day.

    Attributes:
        program: Id of the program; "" leaves the choice to the person.
        course: Id of the course that asks for it, or "".
        plan: Title of that course's plan, or "".
        stage: Its stage as it is shown, or "".
        times: Sessions on this day.
        done: How many of them were done.
        at_bedtime: It is meant for right before sleep.
        at_min: Minutes of the day at which its plan has the sessions; empty for the
            person's own time.
    """

    day: date
    program: str
    course: str = ""
    plan: str = ""
    stage: str = ""
    times: int = 1
    done: int = 0
    at_bedtime: bool = False
    at_min: tuple[int, ...] = ()


def planned_due(
    planned: Iterable[PlannedSession], sessions: Sequence[Session]
) -> list[SessionDue]:
    """Return planned sessions, and how many of them were done.

    Args:
        planned: Of any days.
        sessions: That count, at least of the same days.
    """
    return [
        SessionDue(
            each.day,
            each.program,
            each.course,
            each.title,
            each.stage,
            each.times,
            sum(
                session.day == each.day
                and session.counts
                and each.program in ("", session.program)
                for session in sessions
            ),
            at_min=each.at_min,
        )
        for each in planned
    ]


def course_due(courses: Iterable[CourseNow], today: date) -> list[SessionDue]:
    """Return what running courses ask for today: nothing on a day of rest."""
    return [
        SessionDue(
            today,
            each.due.program,
            each.course.id,
            each.course.title,
            _stage_words(each),
            each.due.done + each.due.left,
            each.due.done,
            at_bedtime=each.due.when == BEDTIME,
            at_min=each.due.stage.schedule.times,
        )
        for each in courses
        if each.due.left
    ]


def courses_ahead(courses: Iterable[CourseNow]) -> list[SessionDue]:
    """Return what running courses will ask for on their next day after today.

    It is the day that follows from what was really done; a step, a set-back or a day
    without exercise makes another one of it.
    """
    return [
        SessionDue(
            each.due.day_after,
            each.due.program,
            each.course.id,
            each.course.title,
            _stage_words(each),
            each.due.times[0],
            at_bedtime=each.due.when == BEDTIME,
            at_min=each.due.stage.schedule.times,
        )
        for each in courses
        if each.due.day_after is not None
    ]


def _stage_words(course: CourseNow) -> str:
    """Return the stage of a course; a plan of a single one says it by its title."""
    stages = course.course.plan.stages
    return course.due.stage.title if len(stages) > 1 else ""


@dataclass(frozen=True, slots=True)
class Times:
    """When a person exercises, as minutes of the day."""

    training_min: int
    bedtime_min: int


def session_reminders(
    due: Sequence[SessionDue],
    clock: DayClock,
    times: Times,
    titles: Mapping[str, str],
    ill_on: Collection[date] = (),
) -> list[Reminder]:
    """Return what is left to do.

    Args:
        due: Of the days around now. What a course asks for takes the place of a day on
            which the person has left the program open.
        clock: The person's clock.
        times: When they exercise.
        titles: Programs by id.
        ill_on: Days of illness.
    """
    taken = {each.day for each in due if each.course}
    planned = {(each.day, each.program) for each in due}
    found = []
    for each in due:
        is_open = not each.course and not each.program
        if (each.day in taken and is_open) or each.day in ill_on:
            continue
        # What is on the plan of the next day as well is not moved to it.
        is_movable = (each.day + _DAY, each.program) not in planned
        for index in range(each.done, each.times):
            found.append(
                _reminder(each, index, clock, times, titles, is_movable=is_movable)
            )
    return found


def _reminder(
    due: SessionDue,
    index: int,
    clock: DayClock,
    times: Times,
    titles: Mapping[str, str],
    *,
    is_movable: bool,
) -> Reminder:
    day = due.day.isoformat()
    number = index + 1
    title = titles.get(due.program, "")
    return Reminder(
        f"session:{due.course}:{due.program}:{number}",
        SESSION,
        day,
        training_instant(clock, day, _minute(due, index, times)),
        clock.span(day)[1],
        tr("Time for {0}").format(title) if title else tr("Time to train"),
        _text(due, number),
        f"program:{due.program}" if due.program else "page:programs",
        clock.span((due.day + _DAY).isoformat())[1] if is_movable else 0,
    )


def _minute(due: SessionDue, index: int, times: Times) -> int:
    """Return the minute of the day of one of several sessions."""
    if due.at_min:
        return due.at_min[min(index, len(due.at_min) - 1)]
    if due.at_bedtime:
        return times.bedtime_min
    first = times.training_min - (due.times - 1) * APART_MIN
    if due.times == 1 or first >= EARLIEST_MIN:
        return first + index * APART_MIN
    return min(times.training_min + index * APART_MIN, LATEST_MIN)


def _text(due: SessionDue, number: int) -> str:
    if not due.course:
        return tr("You meant to train today.")
    where = due.plan
    if due.stage:
        where = tr("{0}, {1}").format(due.plan, due.stage)
    if due.times > 1:
        return tr("{0}: {1} of {2} today.").format(where, number, due.times)
    return tr("On your plan today: {0}.").format(where)
