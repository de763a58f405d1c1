"""The list of patients: adherence, pain and flags of each, with few statements."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.clinic.flags import Mark, Standing, look_at
from coach.clinic.patients import Patient, patient, patients

if TYPE_CHECKING:
    import sqlite3

# Enough for the flags: three missed sessions of a plan that has one a week.
_DAYS_BACK = 21
# Of rows with the greatest instant SQLite gives the other columns too.
_NEWEST_ISSUED = """SELECT patient_id, max(issued_at), valid_until, title
    FROM issued {0} GROUP BY patient_id"""
_NEWEST_REPORT = """SELECT patient_id, max(received_at), to_day, stage, is_ended,
        sum(seen_at IS NULL)
    FROM report {0} GROUP BY patient_id"""
_ONE_PATIENT = "WHERE patient_id = ?"
# Hardly any day has signs; reading an empty list for each of them takes a while.
_MARK_COLUMNS = """local_day, planned, done, begun, pain_max, pain_morning, stopped,
    nullif(signs, '[]')"""
# One jump to the days of each patient, instead of a look at every day there is.
_ALL_MARKS = f"""SELECT patient.rowid, {_MARK_COLUMNS}
    FROM patient CROSS JOIN day_mark ON patient_id = id AND local_day >= ?
    ORDER BY id, local_day"""
_MARKS_OF = f"""SELECT {_MARK_COLUMNS} FROM day_mark
    WHERE patient_id = ? AND local_day >= ? ORDER BY local_day"""
_NOTHING_ISSUED = ("", None, "")
_NO_REPORT = ("", "", "", 0, 0)
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
        pain: Newest pain that was said, or None.
        rise: How much that is above the usual one of the week before.
        unseen: Reports that nobody has looked at.
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


def overview(connection: sqlite3.Connection, today: date) -> tuple[Row, ...]:
    """Return all patients as the list shows them, those who are put away included.

    Args:
        connection: The practice's file.
        today: The physiotherapist's day.
    """
    issued = _by_patient(connection, _NEWEST_ISSUED)
    reports = _by_patient(connection, _NEWEST_REPORT)
    marks = _marks(connection, today - timedelta(days=_DAYS_BACK))
    numbers = dict(connection.execute("SELECT id, rowid FROM patient"))
    return tuple(
        _row(
            each,
            issued.get(each.id, _NOTHING_ISSUED),
            reports.get(each.id, _NO_REPORT),
            marks.get(numbers[each.id], []),
            today,
        )
        for each in patients(connection)
    )


def row_of(connection: sqlite3.Connection, patient_id: str, today: date) -> Row | None:
    """Return one patient as the list shows them, or None.

    Args:
        connection: The practice's file.
        patient_id: The patient.
        today: The physiotherapist's day.
    """
    found = patient(connection, patient_id)
    if found is None:
        return None
    issued = _by_patient(connection, _NEWEST_ISSUED, patient_id)
    reports = _by_patient(connection, _NEWEST_REPORT, patient_id)
    return _row(
        found,
        issued.get(patient_id, _NOTHING_ISSUED),
        reports.get(patient_id, _NO_REPORT),
        marks_of(connection, patient_id, today - timedelta(days=_DAYS_BACK)),
        today,
    )


def marks_of(
    connection: sqlite3.Connection, patient_id: str, first: date
) -> list[Mark]:
    """Return a patient's days from one on, oldest first."""
    rows = connection.execute(_MARKS_OF, (patient_id, first.isoformat()))
    return [_mark(*row) for row in rows]


def _by_patient(
    connection: sqlite3.Connection, statement: str, patient_id: str = ""
) -> dict[str, tuple[object, ...]]:
    """Return the rows of a statement by patient; of one alone where it is named."""
    where = _ONE_PATIENT if patient_id else ""
    values = (patient_id,) if patient_id else ()
    rows = connection.execute(statement.format(where), values)
    return {row[0]: row[1:] for row in rows}


def _marks(connection: sqlite3.Connection, first: date) -> dict[int, list[Mark]]:
    """Return the days of all patients by the number of their row.

    The number, since a text for each of some ten thousand days takes its time.
    """
    found: dict[int, list[Mark]] = defaultdict(list)
    for number, *row in connection.execute(_ALL_MARKS, (first.isoformat(),)):
        found[number].append(_mark(*row))
    return found


def _mark(
    day: str,
    planned: int,
    done: int,
    begun: int,
    pain_max: int | None,
    pain_morning: int | None,
    stopped: int,
    signs: str | None,
) -> Mark:
    numbers = (planned, done, begun, pain_max, pain_morning, stopped)
    return Mark(_day_of(day), *numbers, tuple(json.loads(signs)) if signs else ())


@lru_cache(_DAYS_KEPT)
def _day_of(text: str) -> date:
    """Return a day; thousands of patients share the same few of them."""
    return date.fromisoformat(text)


def _row(
    patient: Patient,
    issued: tuple[object, ...],
    report: tuple[object, ...],
    marks: list[Mark],
    today: date,
) -> Row:
    issued_at, valid_until, title = issued
    received_at, to_day, stage, is_ended, unseen = report
    standing = Standing(
        _day(issued_at),
        _day(received_at),
        _day(to_day),
        _day(valid_until),
        bool(is_ended),
    )
    look = look_at(marks, standing, today)
    planned = sum([mark.planned for mark in look.recent])
    done = sum([min(mark.done, mark.planned) for mark in look.recent])
    pain = look.pain
    return Row(
        patient,
        str(title),
        str(stage),
        done / planned if planned else None,
        None if pain is None else pain.newest,
        0 if pain is None else pain.rise,
        look.flags,
        standing,
        int(str(unseen)),
    )


def _day(text: object) -> date | None:
    """Return the day of a day or instant as text; None for none."""
    return datetime.fromisoformat(str(text)).date() if text else None
