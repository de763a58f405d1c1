"""What the locks of the stop questions mean for a course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.lock_rules import closed_plan, closed_program
from coach.care.stop_signs import EMERGENCY, TODAY, WITHIN_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.course.state import Course
    from coach.care.locks import Lock
    from coach.care.verdict import Closed

_EXAMINED = frozenset({EMERGENCY, TODAY, WITHIN_DAYS})


@dataclass(frozen=True, slots=True)
class Closing:
    """What is closed to a course now, in words; "" for what is open.

    Attributes:
        held: Why its stage cannot be left.
        today: Why its program is not done today.
        needs_examination: Nothing but an examination opens it again; what only has to
            wait for its time, or for an illness to pass, does so by itself.
    """

    held: str = ""
    today: str = ""
    needs_examination: bool = False


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
    locked = None if program is None else closed_program(program, locks, library)
    needs_examination = locked is not None and locked.level in _EXAMINED
    return Closing(_words(held), today or _words(locked), needs_examination)


def _words(closed: Closed | None) -> str:
    """Return reason and next step as one text, "" for what is open."""
    return "" if closed is None else f"{closed.reason} {closed.next_step}"
