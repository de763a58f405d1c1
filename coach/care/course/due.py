"""What is due today: which program, how often, how much of it, or a day off.

What stands against a course stands here too, confirmed or not. On which days it means
to exercise is worked out in `exercise_days`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.course import phrases, texts
from coach.care.course.backward import way_back
from coach.care.course.exercise_days import exercise_day_from, next_exercise_day
from coach.care.course.facts import day_in, day_of, inputs_of
from coach.care.pain import AMBER_FROM
from coach.progress.day_log import days_between
from coach.progress.planned import planned_days
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from coach.care.course.decision_model import Decision
    from coach.care.course.facts import SessionFact
    from coach.care.course.standing import Standing
    from coach.care.course.state import Course
    from coach.files.plan_model import Stage

_DAY = timedelta(days=1)
_HALVING = frozenset({"rest-then-half", "halve"})


@dataclass(frozen=True, slots=True)
class Due:
    """What a course asks for today.

    Attributes:
        program: Id of the stage's program; `or_programs` may be done instead.
        times: Least and most sessions today.
        done: Sessions done today.
        is_due: Something is left to do today; `why_not` says why nothing is.
        next_day: The next day of exercise while nothing is due today, as far as it is
            known; None otherwise.
        day_after: The next day of exercise after today, once what is due was done;
            None while that is open.
        is_half: Half the sets; `why_half` says why.
        leave_out: Exercises that are not done today; `why_left_out` says why, of each.
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
    day_after: date | None = None
    is_half: bool = False
    why_half: str = ""
    leave_out: tuple[str, ...] = ()
    why_left_out: tuple[str, ...] = ()
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
    left_out = dict(_left_out(course, stage, sessions, decision))
    if not why_not and _is_nothing_left(course, stage, left_out):
        why_not = tr("Everything in it is left out today.")
    due = Due(
        stage,
        stage.program,
        stage.or_programs,
        schedule.times_a_day,
        len(done),
        is_due=not why_not,
        why_not=why_not,
        next_day=next_day,
        day_after=_day_after(course, standing, decision, has_day=not why_not),
        is_half=standing.is_half,
        why_half=_why_half(standing) if standing.is_half else "",
        leave_out=tuple(left_out),
        why_left_out=tuple(left_out.values()),
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


def _day_after(
    course: Course, standing: Standing, decision: Decision, *, has_day: bool
) -> date | None:
    """Return the next day of exercise after today; None while that is open.

    Args:
        course: The course.
        standing: Of the same course.
        decision: Of the same course.
        has_day: Today is one, done already or not.
    """
    if decision.kind == "rest":
        return None
    today = course.moment.day
    days = {each.day for each in course.stage_sessions()}
    first = today + _DAY
    if has_day:
        days.add(today)
    if standing.rest_until is not None:
        first = max(first, standing.rest_until + _DAY)
    return exercise_day_from(course, first, days)


def _left_out(
    course: Course,
    stage: Stage,
    sessions: Sequence[SessionFact],
    decision: Decision,
) -> Iterator[tuple[str, str]]:
    """Yield what is not done every time, and what hurt today, each with the reason."""
    today, exercises = course.moment.day, course.history.library.exercises
    titles = {name: each.title for name, each in exercises.items()}
    for exercise, every in stage.exercise_every_days:
        done = [each.day for each in sessions if exercise in each.exercises]
        last = max((day for day in done if day < today), default=None)
        if last is not None and (today - last).days < every:
            title = titles.get(exercise, exercise)
            yield exercise, texts.left_out_for_days(title, every)
    if decision.eases != "leave-out":
        return
    for session in sessions:
        for name, pain in session.sore if session.day == today else ():
            if pain >= AMBER_FROM:
                yield name, texts.left_out_sore(titles.get(name, name), pain)


def _is_nothing_left(course: Course, stage: Stage, left_out: Container[str]) -> bool:
    """Return whether all of a stage's only program is left out."""
    program = course.history.library.programs.get(stage.program)
    if program is None or stage.or_programs:
        return False
    return all(step.exercise in left_out for step in program.steps())


def _why_half(standing: Standing) -> str:
    """Return why the sets are halved, with the numbers where they still stand."""
    halving = (
        each
        for each in standing.standing
        if each.rule.then in _HALVING and not each.eases_today
    )
    reasons = next((each.reasons for each in halving if each.reasons), ())
    return texts.half_today(reasons[0] if reasons else "")
