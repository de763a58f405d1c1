"""The list of patients: adherence, pain and flags of each, with one statement."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from coach.clinic.flags import Standing, flags_of
from coach.clinic.gist import NOTHING, Gist, PainChange, is_recent
from coach.clinic.patients import READ, Patient

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from coach.clinic.calendar import Calendar

# In the order in which `_standing` and `_gist` take them apart.
_SHOWN = """title, stage, unseen,
    issued_at, reported_at, reported_until, valid_until, is_ended, ready_since,
    next_stage,
    last_day, tallies, pain_day, pain, usual, rise, signs_day, stopped_day, missed"""
# A patient without a row of what is shown is a patient all the same.
_ROWS = f"""SELECT {READ}, {_SHOWN}
    FROM patient LEFT JOIN overview ON patient_id = id {{0}}"""
_ALL_ROWS = _ROWS.format("ORDER BY name COLLATE NOCASE, ref")
_ONE_ROW = _ROWS.format("WHERE id = ?")
_PATIENT_COLUMNS = len(fields(Patient))
# Long enough for every day that a list shows, and those around them.
_DAYS_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A patient in the list.

    Attributes:
        title: Title of the newest assignment, or "".
        stage: Stage of the newest report, or "".
        adherence: Part of the planned sessions of two weeks that were done, 0 to 1;
            None when none was planned.
        pain: Newest pain that was said in these two weeks, or None.
        rise: How much that is above the usual one of the week before.
        unseen: Reports that nobody has looked at.
        gist: What their days come to.
    """

    patient: Patient
    title: str
    stage: str
    adherence: float | None
    pain: int | None
    rise: int
    flags: tuple[str, ...]
    standing: Standing
    unseen: int
    gist: Gist = NOTHING


def overview(connection: sqlite3.Connection, calendar: Calendar) -> tuple[Row, ...]:
    """Return all patients as the list shows them, those who are put away included.

    Args:
        connection: The practice's file.
        calendar: The physiotherapist's.
    """
    return tuple(_rows(connection.execute(_ALL_ROWS), calendar))


def row_of(
    connection: sqlite3.Connection, patient_id: str, calendar: Calendar
) -> Row | None:
    """Return one patient as the list shows them, or None.

    Args:
        connection: The practice's file.
        patient_id: The patient.
        calendar: The physiotherapist's.
    """
    return next(_rows(connection.execute(_ONE_ROW, (patient_id,)), calendar), None)


def _rows(found: sqlite3.Cursor, calendar: Calendar) -> Iterator[Row]:
    for values in found:
        patient = Patient(*values[:_PATIENT_COLUMNS])
        title, stage, unseen, *rest = values[_PATIENT_COLUMNS:]
        standing = _standing(rest, calendar)
        gist = _gist(*rest[7:])
        planned, done = gist.tally(calendar.today)
        pain = gist.pain
        if pain is not None and not is_recent(pain.day, calendar.today):
            pain = None
        yield Row(
            patient,
            title or "",
            stage or "",
            done / planned if planned else None,
            None if pain is None else pain.newest,
            0 if pain is None else pain.rise,
            flags_of(gist, standing, calendar.today),
            standing,
            unseen or 0,
            gist,
        )


def _standing(values: list[Any], calendar: Calendar) -> Standing:
    issued, reported, until, valid_until, is_ended, ready_since, next_stage, *_ = values
    return Standing(
        calendar.day_of(issued) if issued else None,
        calendar.day_of(reported) if reported else None,
        _day(until),
        _day(valid_until),
        bool(is_ended),
        _day(ready_since),
        next_stage or "",
    )


def _gist(
    last: str | None,
    tallies: str | None,
    pain_day: str | None,
    pain: int | None,
    usual: int | None,
    rise: int | None,
    signs_day: str | None,
    stopped_day: str | None,
    missed: int | None,
) -> Gist:
    change = None
    if pain_day is not None and pain is not None:
        change = PainChange(date.fromisoformat(pain_day), pain, usual, rise or 0)
    return Gist(
        _day(last),
        tallies or "",
        change,
        _day(signs_day),
        _day(stopped_day),
        missed or 0,
    )


@lru_cache(_DAYS_KEPT)
def _day(text: str | None) -> date | None:
    """Return a day; thousands of patients share the same few of them."""
    return date.fromisoformat(text) if text else None
