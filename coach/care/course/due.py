"""What is due today: which program, how often, how much of it, or a day off.

The days of exercise come from the plan, and bend to what was really done: a missed day
may be made up for in its week, and the rest between two sessions is always kept. What
stands against a course stands here too, confirmed or not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.course import phrases, texts
from coach.care.course.backward import way_back
from coach.care.course.facts import day_in, day_of, inputs_of
from coach.care.pain import AMBER_FROM
from coach.files.calendar import expand_schedule
from coach.progress.day_log import days_between
from coach.progress.planned import planned_days
from coach.progress.span import WEEK_DAYS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.care.course.decision_model import Decision
    from coach.care.course.facts import SessionFact
    from coach.care.course.standing import Standing
    from coach.care.course.state import Course
    from coach.files.plan_model import Schedule, Stage

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """What a course asks for today.

    Attributes:
        program: Id of the stage's program; `or_programs` may be done instead.
        times: Least and most sessions today.
        done: Sessions done today.
        is_due: Something is left to do today; `why_not` says why nothing is.
        next_day: The next day of exercise, as far as it is known; None otherwise.
        is_half: Half the sets.
        leave_out: Exercises that are not done today.
        when: "bedtime", or "".
        beside: Plan that runs at the same time, or "".
    """

    stage: Stage
    program: str
    or_programs: tuple[str, ...]
    times: tuple[int, int]
    done: int
    is_due: bool
    why_not: str = ""
    next_day: date | None = None
    is_half: bool = False
    leave_out: tuple[str, ...] = ()
    when: str = ""
    beside: str = ""

    @property
    def left(self) -> int:
        """Return how many sessions are still asked for today."""
        return max(self.times[0] - self.done, 0) if self.is_due else 0

    @property
    def may_do_more(self) -> bool:
        """Return whether the plan allows one more session than it asks for."""
        return self.is_due and self.left == 0 and self.done < self.times[1]


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of the present stage was planned up to today, and was done."""

    planned: int
    done: int


def due_today(course: Course, standing: Standing, decision: Decision) -> Due:
    """Return what is due today.

    Args:
        course: A course that runs.
        standing: Of the same course.
        decision: Of the same course; what it holds back is not due.
    """
    stage = _stage_today(course, standing)
    sessions = course.stage_sessions()
    today = course.moment.day
    done = [each for each in sessions if each.day == today]
    schedule = stage.schedule
    why_not, next_day = _why_not(course, standing, decision, done)
    due = Due(
        stage,
        stage.program,
        stage.or_programs,
        schedule.times_a_day,
        len(done),
        is_due=not why_not,
        why_not=why_not,
        next_day=next_day,
        is_half=standing.is_half,
        leave_out=_leave_out(stage, sessions, today, decision),
        when=schedule.when,
        beside=stage.beside,
    )
    if due.is_due and due.left == 0 and not due.may_do_more:
        return replace(due, is_due=False, why_not=tr("Done for today."))
    return due


def tally_of(course: Course) -> Tally:
    """Return how many sessions of the stage were planned up to today, and done."""
    planned = planned_days(
        course.stay.since,
        course.moment.day,
        today=course.moment.day,
        courses=course.notes,
        plans={course.plan.id: course.plan},
    )
    rested = course.rest.days | set(_days_off(course))
    asked = sum(each.times for each in planned if each.day not in rested)
    return Tally(asked, len(course.stage_sessions()))


def _days_off(course: Course) -> Iterator[date]:
    """Yield the days off after set-backs that were confirmed."""
    for note in course.notes:
        until = day_in(inputs_of(note).get("rest_until"))
        if until is not None:
            yield from days_between(day_of(note), until)


def _stage_today(course: Course, standing: Standing) -> Stage:
    """Return the stage that is done today: a way back counts before it is confirmed."""
    if standing.worst is None:
        return course.stage
    to = way_back(course, standing.worst)
    return course.stage if to is None else course.plan.stage(to)


def _why_not(
    course: Course,
    standing: Standing,
    decision: Decision,
    done: Sequence[SessionFact],
) -> tuple[str, date | None]:
    """Return why nothing is due today, and when it goes on; "" when it is due."""
    today = course.moment.day
    if decision.kind == "rest":
        return decision.text, None
    if standing.rest_until is not None and standing.rest_until >= today:
        return texts.rest_day(), standing.rest_until + _DAY
    if done:
        return "", None
    next_day = next_exercise_day(course)
    if next_day <= today:
        return "", None
    words = tr("A rest day. It goes on {0}.")
    return words.format(phrases.day_words(next_day, today)), next_day


def next_exercise_day(course: Course) -> date:
    """Return the next day of exercise from today on, if today has none yet."""
    today = course.moment.day
    days = sorted({each.day for each in course.stage_sessions() if each.day < today})
    schedule = course.schedule
    day = today
    while not _is_exercise_day(course, schedule, days, day):
        day += _DAY
    return day


def _is_exercise_day(
    course: Course, schedule: Schedule, done: Sequence[date], day: date
) -> bool:
    """Return whether a day is one of exercise, after those that were done."""
    apart = (day - done[-1]).days if done else None
    if schedule.days_a_week is None:
        return apart is None or apart >= schedule.every_days
    asked = schedule.days_a_week[0]
    # As far apart as an even spread of the week has them, and never closer than asked.
    least = max(1 + schedule.rest_days_between, WEEK_DAYS // asked)
    if apart is not None and apart < least:
        return False
    first = course.anchor + timedelta(
        days=(day - course.anchor).days // WEEK_DAYS * WEEK_DAYS
    )
    in_week = sum(first <= each for each in done)
    return _planned_until(course, first, day) > in_week


def _planned_until(course: Course, first: date, day: date) -> int:
    """Return how many days of a week the plan has had up to a day."""
    stage = replace(course.stage, advance=None)
    plan = replace(course.plan, stages=(stage,))
    return len(expand_schedule(plan, first, (day - first).days + 1))


def _leave_out(
    stage: Stage, sessions: Sequence[SessionFact], today: date, decision: Decision
) -> tuple[str, ...]:
    """Return the exercises that are not done every time, and those that hurt today."""
    found = []
    for exercise, every in stage.exercise_every_days:
        done = [each.day for each in sessions if exercise in each.exercises]
        last = max((day for day in done if day < today), default=None)
        if last is not None and (today - last).days < every:
            found.append(exercise)
    if decision.eases == "leave-out":
        for session in sessions:
            if session.day == today:
                found += [name for name, pain in session.sore if pain >= AMBER_FROM]
    return tuple(dict.fromkeys(found))
