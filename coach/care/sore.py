"""What is left alone for now: a part that was freshly hurt, or whose course rests.

Whatever else is open to somebody, nothing for that part is put before them meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.kinds import program_parts
from coach.care.opening_times import fresh_ms
from coach.care.parts import Parts, meet, parts_of_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.care.access import Situation
    from coach.care.course.now import CourseNow
    from coach.files.model import Program


def rests(now: CourseNow) -> bool:
    """Return whether a course rests today; a day between two sessions is no rest."""
    until = now.standing.rest_until
    has_day_off = until is not None and until >= now.course.moment.day
    return has_day_off or bool(now.course.rest.reason) or now.decision.kind == "rest"


def has_fresh_injury(situation: Situation) -> bool:
    """Return whether something was hurt in the last hours that count as fresh."""
    return any(True for _ in _fresh_parts(situation))


def sore_parts(courses: Iterable[CourseNow], situation: Situation) -> Parts:
    """Return the parts of the body that are left alone for now.

    Args:
        courses: Those that run.
        situation: Knows the injuries.
    """
    resting = (parts_of_area(each.course.plan.area) for each in courses if rests(each))
    return frozenset[str]().union(*resting, *_fresh_parts(situation))


def is_for(program: Program, parts: Parts, situation: Situation) -> bool:
    """Return whether a program is for one of these parts.

    What names no area is for the whole body, and held back by no single part of it.
    """
    if not program.area:
        return False
    return meet(program_parts(program, situation.library.exercises), parts)


def _fresh_parts(situation: Situation) -> Iterator[Parts]:
    last_ms = situation.moment.now_ms - fresh_ms(situation.library)
    for injury in situation.injuries:
        if injury.at_ms > last_ms:
            yield injury.parts
