"""Which revision of a plan held on which day of the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date
from typing import TYPE_CHECKING

from coach.care.plan_days import closed_by_days
from coach.exchange.assigned.kept import revisions
from coach.exchange.assigned.running import earlier_revisions
from coach.exchange.reading import instant
from coach.store.days import training_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from coach.care.course.facts import Moment
    from coach.exchange.assigned.receive import Signed
    from coach.files.model import Exercise
    from coach.files.plan_model import Plan


@dataclass(frozen=True, slots=True)
class Held:
    """A revision, and from when on the person had it.

    Attributes:
        came: Day on which it was taken in; of the oldest the first day of all.
    """

    signed: Signed
    came: date

    @property
    def plan(self) -> Plan:
        """Return its plan."""
        return self.signed.contents.plan


def held_revisions(
    connection: sqlite3.Connection,
    signed: Signed,
    known: Mapping[str, Exercise],
    moment: Moment,
) -> tuple[Held, ...]:
    """Return the revisions of a plan up to one, oldest first.

    Args:
        connection: The history.
        signed: The newest.
        known: The exercises of the person's library.
        moment: The person's present.
    """
    found = [
        Held(each, _day(row.received_at, moment))
        for row, each in earlier_revisions(connection, signed, known)
    ]
    sha256 = signed.container.manifest_sha256
    rows = revisions(connection, signed.assignment.id)
    days = (row.received_at for row in rows if row.manifest_sha256 == sha256)
    came = next((_day(each, moment) for each in days), signed.assignment.valid_from)
    first, *later = [*found, Held(signed, came)]
    # No other revision can have asked for anything before it.
    return Held(first.signed, date.min), *later


def held_on(day: date, held: Sequence[Held]) -> Held | None:
    """Return the revision that held on a day; None where the plan rested.

    A revision takes the place of the one before as soon as it is taken in, also where
    it begins later. Only on that very day the one before may have been done as well.

    Args:
        day: A training day.
        held: From `held_revisions`.
    """
    for each in reversed(held):
        if each.came <= day:
            if closed_by_days(each.plan, day) is None:
                return each
            if each.came < day:
                return None
    return None


def _day(received_at: str, moment: Moment) -> date:
    """Return the training day of an instant, on the clock of now."""
    wall_ms = round(instant(received_at).astimezone(UTC).timestamp() * 1000)
    return date.fromisoformat(training_day(wall_ms, moment.offset_min))
