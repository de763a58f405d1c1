"""The limits of a plan that nobody signed, while a course runs of it.

They hold as those of a signed plan do: what its rules for rest forbid is refused, and
what it does not foresee is asked about and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.course.limits import (
    StartFacts,
    StartVerdict,
    judge_start,
    missed_in_a_row,
    missed_sentence,
    stage_of,
    told_changes,
)
from coach.files.assignment_model import is_assigned
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.care.course.now import CourseNow
    from coach.care.course.state import Course


def limited_by(courses: Iterable[CourseNow], program_id: str) -> CourseNow | None:
    """Return the course whose limits hold for a program; None where none has any.

    Args:
        courses: Those that run.
        program_id: What is to be played. A course in whose present stage it is comes
            before one that has it in another stage.
    """
    found = [
        each
        for each in courses
        if each.course.plan.limits is not None
        and not is_assigned(each.course.plan.id)
        and stage_of(each.course.plan, program_id) is not None
    ]
    now = (each for each in found if _is_due(each, program_id))
    return next(now, found[0] if found else None)


def _is_due(course: CourseNow, program_id: str) -> bool:
    return program_id in (course.due.program, *course.due.or_programs)


def judge_own_start(course: CourseNow, program_id: str, minute: int) -> StartVerdict:
    """Return whether a session may begin, and what it would do otherwise.

    Args:
        course: From `limited_by`.
        program_id: What is to be played.
        minute: Minutes since midnight on the person's clock.
    """
    today = course.course.moment.day
    facts = StartFacts(today, minute, _done(course.course), course)
    return judge_start(course.course.plan, program_id, facts)


def told_of(courses: Iterable[CourseNow], program_id: str) -> frozenset[str]:
    """Return the events of a session that the plan does not leave to the person."""
    course = limited_by(courses, program_id)
    limits = None if course is None else course.course.plan.limits
    return frozenset() if limits is None else told_changes(limits)


def own_missed_words(course: Course) -> str:
    """Return a kind sentence once so many sessions were missed, else ""."""
    limits = course.plan.limits
    after = None if limits is None else limits.missed_in_a_row
    if after is None or is_assigned(course.plan.id):
        return ""
    today = course.moment.day
    missed = missed_in_a_row(course.plan, course.notes, _done(course), today)
    if missed < after:
        return ""
    # Authors of a file need not be who gave it to the person.
    ask = tr("Get in touch with whoever made the plan with you.")
    return f"{missed_sentence(missed)} {ask}"


def _done(course: Course) -> dict[date, int]:
    """Return how many sessions of the plan were done, by training day."""
    plan = course.plan
    programs = {name for s in plan.stages for name in (s.program, *s.or_programs)}
    done: dict[date, int] = {}
    for session in course.history.sessions:
        is_since = session.started_ms >= course.stays[0].since_ms
        if is_since and session.program in programs:
            done[session.day] = done.get(session.day, 0) + 1
    return done
