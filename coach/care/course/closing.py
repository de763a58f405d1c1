"""What the locks of the stop questions mean for a course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.lock_rules import closed_plan, closed_program

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.course.state import Course
    from coach.care.locks import Lock
    from coach.care.verdict import Closed


@dataclass(frozen=True, slots=True)
class Closing:
    """What is closed to a course now, in words; "" for what is open.

    Attributes:
        held: Why its stage cannot be left.
        today: Why its program is not done today.
    """

    held: str = ""
    today: str = ""


def closing_of(course: Course, locks: Iterable[Lock], today: str = "") -> Closing:
    """Return what locks close to a course.

    Args:
        course: The course.
        locks: Those that hold now.
        today: What else closes its program today, or "".
    """
    library = course.history.library
    held = closed_plan(course.plan, locks, library)
    program = library.programs.get(course.stage.program)
    if program is not None and not today:
        today = _words(closed_program(program, locks, library))
    return Closing(_words(held), today)


def _words(closed: Closed | None) -> str:
    """Return reason and next step as one text, "" for what is open."""
    return "" if closed is None else f"{closed.reason} {closed.next_step}"
