"""What comes after a course: the plan that its own plan names, and its decisions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.care.course.facts import note_ms, text_in
from coach.care.course.state import courses_now
from coach.care.course.waiting import waiting_from
from coach.store.entries import COURSE

if TYPE_CHECKING:
    from coach.care.course.facts import History, Moment
    from coach.care.course.state import Course
    from coach.files.plan_model import Plan

# Whoever has not begun it by then has found something else.
OFFERED_FOR = timedelta(days=28)


def ended_courses(history: History, moment: Moment) -> list[Course]:
    """Return the courses that have ended, the newest end first."""
    return [each for each in courses_now(history, moment) if not each.is_running]


def plan_after(history: History, moment: Moment) -> Plan | None:
    """Return the plan that the newest finished course leads to, or None.

    It is offered until it was begun or waits for its day, and not for ever.

    Args:
        history: What was done.
        moment: The present.
    """
    for course in ended_courses(history, moment):
        plan = history.library.plans.get(course.plan.next_plan)
        if plan is not None and _is_finished(course) and _is_recent(course):
            return None if _is_taken(plan, course) else plan
    return None


def _is_finished(course: Course) -> bool:
    """Return whether it ended after its last stage, as the plan means it.

    Whoever ends a course before its time gives no reason for it.
    """
    reasons = course.notes[-1].data.get("reasons")
    is_reasoned = isinstance(reasons, list) and any(reasons)
    return is_reasoned and course.plan.following(course.stage) is None


def _is_recent(course: Course) -> bool:
    return course.ended is not None and course.moment.day - course.ended <= OFFERED_FOR


def _is_taken(plan: Plan, course: Course) -> bool:
    """Return whether a plan was begun since a course ended, or is to be begun."""
    history, moment = course.history, course.moment
    ended_ms = note_ms(course.notes[-1])
    begun = (
        note_ms(note) >= ended_ms and text_in(note.data, "plan") == plan.id
        for note in history.notes_of(COURSE)
    )
    waiting = waiting_from(history.notes, moment.day)
    return any(begun) or any(each.plan == plan.id for each in waiting)
