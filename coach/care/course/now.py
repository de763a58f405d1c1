"""All running courses at one look: where they stand, what is due, what is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.course.advance import Advance, advance_of
from coach.care.course.closing import Closing, closing_of
from coach.care.course.decision import decide
from coach.care.course.due import Due, Tally, due_today, tally_of
from coach.care.course.standing import Standing, standing_of
from coach.care.course.state import Course, running_courses
from coach.care.locks import locks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.care.course.decision_model import Decision
    from coach.care.course.facts import History, Moment


@dataclass(frozen=True, slots=True)
class CourseNow:
    """A running course, with everything that is worked out about it.

    Attributes:
        advance: The way out of the stage; None when it has no end.
        due: What is due today.
        tally: Sessions of the stage, planned and done.
    """

    course: Course
    standing: Standing
    advance: Advance | None
    decision: Decision
    due: Due
    tally: Tally


def courses_at(
    history: History, moment: Moment, closed: Callable[[Course], str] | None = None
) -> list[CourseNow]:
    """Return the running courses, the newest decision first.

    Args:
        history: What they rest on.
        moment: The present.
        closed: Returns why a course's program is closed today, beside what the locks
            of the stop questions close, or "".
    """
    running = running_courses(history, moment)
    held = locks(history.notes, moment)
    return [
        _now(each, running, closing_of(each, held, closed(each) if closed else ""))
        for each in running
    ]


def _now(course: Course, others: Sequence[Course], closing: Closing) -> CourseNow:
    standing = standing_of(course)
    advance = advance_of(course, standing, others, closing)
    decision = decide(course, standing, advance, closing)
    due = due_today(course, standing, decision)
    return CourseNow(course, standing, advance, decision, due, tally_of(course))
