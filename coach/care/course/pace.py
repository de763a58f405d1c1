"""Nobody is rushed: time between two changes, one thing at a time, Nordics last."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.care.course import phrases
from coach.care.course.checks import check
from coach.care.kinds import exercises_of, is_nordic
from coach.care.parts import meet, parts_of_area
from coach.care.rush import StageChange, closed_by_rush, stage_change
from coach.files.durations import HOUR_MS
from coach.progress.span import WEEK_DAYS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.care.course.checks import Check
    from coach.care.course.state import Course
    from coach.files.model import Library
    from coach.files.plan_model import Plan, Stage

APART_MS = 72 * HOUR_MS
# Phases of a strain in which Nordic lowers come too soon; "" is not known.
_TOO_SOON = frozenset({"first-days", "phase-1", "phase-2", ""})
_DAY = timedelta(days=1)


def apart_check(course: Course) -> Iterator[Check]:
    """Yield the time since the last change of stage, when there was one."""
    changed_ms = course.last_change_ms
    if changed_ms is None:
        return
    apart_ms = max(APART_MS, course.plan.between_stages_ms)
    text = tr("{0} since the last change.").format(phrases.hours(apart_ms))
    open_at_ms = changed_ms + apart_ms
    moment = course.moment
    if moment.now_ms >= open_at_ms:
        yield check("apart", text, "")
        return
    then = moment.clock_of(open_at_ms)
    now = moment.clock_of(moment.now_ms).date()
    missing = phrases.not_before_clock(then, now)
    yield check("apart", text, missing, moment.day_of(open_at_ms))


def pace_checks(course: Course, to: Stage, others: Sequence[Course]) -> Iterator[Check]:
    """Yield what would be too much at once; nothing when nothing is.

    Args:
        course: A course that runs.
        to: The stage that would come next.
        others: The person's running courses; this one may be among them.
    """
    library = course.history.library
    planned = _change(course, course.stage, to)
    near = [other for other in others if other.id != course.id]
    made = [change for each in (course, *near) for change in changes_of(each)]
    if planned is not None:
        # `apart_check` tells the time between two changes of this course.
        plan = replace(course.plan, between_stages_ms=0)
        closed = closed_by_rush(plan, planned, made)
        if closed is not None:
            day = course.moment.day + _DAY
            if closed.source.id == "same-week" and closed.since_ms is not None:
                day = course.moment.day_of(closed.since_ms) + _DAY * WEEK_DAYS
            yield check("pace", closed.reason, closed.next_step, day)
    for missing in nordic_words(to, course.plan, library, near):
        yield check("pace", tr("Nordic lowers not before phase 3."), missing)


def changes_of(course: Course) -> Iterator[StageChange]:
    """Yield the changes of stage so far; the start adds exercises."""
    first = course.stays[0]
    yield StageChange(course.id, first.since_ms, first.since, adds_exercise=True)
    for before, stay in pairwise(course.stays):
        change = _change(course, before.stage, stay.stage)
        if change is not None:
            yield replace(change, at_ms=stay.since_ms, day=stay.since)


def _change(course: Course, old: Stage, new: Stage) -> StageChange | None:
    library = course.history.library
    before, after = (library.programs.get(s.program) for s in (old, new))
    if before is None or after is None:
        return None
    return stage_change(course.id, before, after, library.exercises, course.moment)


def nordic_words(
    stage: Stage, plan: Plan, library: Library, courses: Sequence[Course]
) -> Iterator[str]:
    """Yield why Nordic lowers in a stage come too soon; nothing when they do not.

    Args:
        stage: The stage that would be begun.
        plan: Its plan; courses for other parts of the body do not matter.
        library: Programs and exercises.
        courses: The person's other running courses.
    """
    programs = [library.programs.get(n) for n in (stage.program, *stage.or_programs)]
    known = [program for program in programs if program is not None]
    if not any(
        is_nordic(exercise)
        for program in known
        for exercise in exercises_of(program, library.exercises).values()
    ):
        return
    parts = parts_of_area(plan.area)
    for course in courses:
        theirs = parts_of_area(course.plan.area)
        is_near = not parts or not theirs or meet(parts, theirs)
        if is_near and course.phase in _TOO_SOON:
            words = tr("“{0}” is at “{1}” still.")
            yield words.format(course.title, course.stage.title)
