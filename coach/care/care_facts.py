"""Read from the store what decides whether something is open, and what follows.

The person's notes about their body are read whole; of the sessions only those of the
last weeks matter here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.care.access import Situation
from coach.care.course.gather import make_history
from coach.care.course.reading import KINDS, load_sessions
from coach.care.course.state import running_courses
from coach.care.health import health_from
from coach.care.injuries import injuries_from
from coach.care.kinds import is_for_behind_knee, is_nordic, is_run
from coach.care.locks import locks
from coach.care.opening_times import running_from
from coach.care.screening import Past, last_red_ms
from coach.store.entries import HEALTH, SCREENING, entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import date

    from coach.care.course.facts import Moment, SessionFact
    from coach.files.model import Library
    from coach.store.entries import Entry

DAYS_BACK = 120
# The set behind the knee used again after so many days is for another pain.
_SAME_PAIN = timedelta(days=14)
_SPRINTS = "strides"


@dataclass(frozen=True, slots=True)
class CareFacts:
    """What was read.

    Attributes:
        notes: Of the kinds that matter; of screenings those in the bin as well.
        sessions: Those of the last DAYS_BACK days, oldest first.
    """

    notes: tuple[Entry, ...] = ()
    sessions: tuple[SessionFact, ...] = ()

    def situation(self, library: Library, moment: Moment) -> Situation:
        """Return all that decides whether something is open now."""
        history = make_history(self.notes, self.sessions, library)
        return Situation(
            moment,
            library,
            locks(self.notes, moment),
            health_from(self.notes),
            injuries_from(self.notes),
            running_from(running_courses(history, moment)),
            _last_sprint_ms(self.sessions, library),
            sum(1 for each in self.sessions if _has_nordics(each, library)),
            _first_used(self.sessions, library),
        )

    def past(self, moment: Moment) -> Past:
        """Return what the choice of questions looks at."""
        return Past(
            moment,
            self.notes,
            last_red_ms(self.sessions),
            injuries_from(self.notes),
            health_from(self.notes),
        )


def load_care(connection: sqlite3.Connection, today: date) -> CareFacts:
    """Read the facts.

    Args:
        connection: A reader's or a writer's.
        today: The present training day.
    """
    notes = (
        *entries(connection, (*KINDS, HEALTH)),
        # In the bin only its first minute takes a screening out of what counts.
        *entries(connection, (SCREENING,), removed=True),
    )
    since = today - timedelta(days=DAYS_BACK)
    return CareFacts(notes, load_sessions(connection, since.isoformat()))


def _last_sprint_ms(sessions: tuple[SessionFact, ...], library: Library) -> int | None:
    ended = (
        each.ended_ms
        for each in sessions
        if any(
            _SPRINTS in name
            and name in library.exercises
            and is_run(library.exercises[name])
            for name in each.exercises
        )
    )
    return max(ended, default=None)


def _has_nordics(session: SessionFact, library: Library) -> bool:
    known = (library.exercises.get(name) for name in session.exercises)
    return any(each is not None and is_nordic(each) for each in known)


def _first_used(
    sessions: tuple[SessionFact, ...], library: Library
) -> Mapping[str, date]:
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for each in sessions:
        program = library.programs.get(each.program)
        if program is None or not is_for_behind_knee(program):
            continue
        before = last.get(each.program)
        if before is None or each.day - before > _SAME_PAIN:
            first[each.program] = each.day
        last[each.program] = each.day
    return first
