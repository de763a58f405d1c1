"""One row for each patient with all that the list shows, made when something changes.

Everything in it can be made anew from assignments, reports and days; it is, in the
same transaction as whatever changes those, and as a whole where it was made by older
rules.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.clinic.gist import GIST_DAYS, NOTHING, Gist, Mark, gist_of
from coach.store.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# Raised whenever the same days come to something else.
RULES = 2

# The newest assignment is the one that was issued last; of its revisions the highest
# is the newest, also where the clock was set back between two of them.
NEWEST_FIRST = """ORDER BY (SELECT max(other.issued_at) FROM issued AS other
        WHERE other.assignment_id = issued.assignment_id) DESC, revision DESC"""

_ISSUED = f"""SELECT assignment_id, revision, issued_at, valid_until, title FROM issued
    WHERE patient_id = ? {NEWEST_FIRST}"""
_REPORTS = """SELECT assignment_id, revision, received_at, to_day, stage, is_ended,
        ready_since, next_stage, seen_at IS NULL, made_at
    FROM report WHERE patient_id = ? ORDER BY made_at DESC, received_at DESC"""
_MARKS = """SELECT local_day, planned, done, begun, pain_max, pain_morning, stopped,
        signs
    FROM day_mark WHERE patient_id = ? AND local_day >= ? ORDER BY local_day"""
_LAST_DAY = "SELECT max(local_day) FROM day_mark WHERE patient_id = ?"


class _Issued(NamedTuple):
    """One revision that was issued, newest first in lists."""

    assignment_id: str
    revision: int
    issued_at: str
    valid_until: str | None
    title: str


class _Came(NamedTuple):
    """One report that came, newest first in lists."""

    assignment_id: str
    revision: int
    received_at: str
    to_day: str
    stage: str
    is_ended: int
    ready_since: str | None
    next_stage: str
    is_unseen: int
    made_at: str


def derive_where_needed(connection: sqlite3.Connection) -> None:
    """Make the rows of all patients where they were made by other rules, or never."""
    if _is_derived(connection):
        return
    with transaction(connection):
        # Another window may have done it while this one waited.
        if not _is_derived(connection):
            sum_up_all(connection)
            connection.execute("UPDATE derived SET rules = ?", (RULES,))


def _is_derived(connection: sqlite3.Connection) -> bool:
    (rules,) = connection.execute("SELECT rules FROM derived").fetchone()
    return bool(rules == RULES)


def sum_up_all(connection: sqlite3.Connection) -> None:
    """Make the rows of all patients. Call it inside a transaction."""
    for (patient_id,) in connection.execute("SELECT id FROM patient").fetchall():
        sum_up(connection, patient_id)


def sum_up(connection: sqlite3.Connection, patient_id: str) -> None:
    """Make a patient's row anew. Call it in the transaction that changes something."""
    issued = [_Issued(*row) for row in connection.execute(_ISSUED, (patient_id,))]
    reports = [_Came(*row) for row in connection.execute(_REPORTS, (patient_id,))]
    values = {
        "patient_id": patient_id,
        **_of_issued(issued),
        **_of_reports(issued, reports),
        **_of_days(_newest_days(connection, patient_id, reports)),
    }
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    connection.execute(
        f"INSERT OR REPLACE INTO overview ({names}) VALUES ({marks})", values
    )


def marks_of(
    connection: sqlite3.Connection, patient_id: str, first: date
) -> list[Mark]:
    """Return a patient's days from one on, oldest first."""
    rows = connection.execute(_MARKS, (patient_id, first.isoformat()))
    return [_mark(*row) for row in rows]


def _mark(
    day: str,
    planned: int,
    done: int,
    begun: int,
    pain_max: int | None,
    pain_morning: int | None,
    stopped: int,
    signs: str,
) -> Mark:
    numbers = (planned, done, begun, pain_max, pain_morning, stopped)
    return Mark(date.fromisoformat(day), *numbers, tuple(json.loads(signs)))


def _newest_days(
    connection: sqlite3.Connection, patient_id: str, reports: Sequence[_Came]
) -> Gist:
    (last,) = connection.execute(_LAST_DAY, (patient_id,)).fetchone()
    if last is None:
        return NOTHING
    first = date.fromisoformat(last) - timedelta(days=GIST_DAYS - 1)
    # Of the day on which it was written a report does not know the evening.
    is_over = not any(
        each.to_day == last and each.made_at[:10] <= last for each in reports[:1]
    )
    return gist_of(marks_of(connection, patient_id, first), is_over=is_over)


def _of_issued(issued: Sequence[_Issued]) -> dict[str, object]:
    newest = issued[0] if issued else _Issued("", 0, "", None, "")
    return {
        "title": newest.title,
        "issued_at": newest.issued_at or None,
        "valid_until": newest.valid_until,
    }


def _of_reports(
    issued: Sequence[_Issued], reports: Sequence[_Came]
) -> dict[str, object]:
    newest = reports[0] if reports else None
    # What was assigned since then begins anew.
    is_over = newest and newest.is_ended and not _is_answered(newest, issued)
    ready = _ready(issued, reports)
    return {
        "reported_at": newest and newest.received_at,
        "reported_until": newest and newest.to_day,
        "stage": newest.stage if newest else "",
        "is_ended": int(bool(is_over)),
        "ready_since": ready and ready.ready_since,
        "next_stage": ready.next_stage if ready else "",
        "unseen": sum(each.is_unseen for each in reports),
    }


def _ready(issued: Sequence[_Issued], reports: Sequence[_Came]) -> _Came | None:
    """Return the report that says that a next stage may begin; None when none does.

    Of each assignment the newest report counts, while nothing was assigned after it.
    """
    seen: set[str] = set()
    for each in reports:
        if each.assignment_id in seen:
            continue
        seen.add(each.assignment_id)
        if each.ready_since and not _is_answered(each, issued):
            return each
    return None


def _is_answered(report: _Came, issued: Sequence[_Issued]) -> bool:
    came = datetime.fromisoformat(report.received_at)
    return any(
        datetime.fromisoformat(each.issued_at) > came
        or (
            each.assignment_id == report.assignment_id
            and each.revision > report.revision
        )
        for each in issued
    )


def _of_days(gist: Gist) -> dict[str, object]:
    pain = gist.pain
    return {
        "last_day": _text(gist.last),
        "tallies": gist.tallies,
        "pain_day": _text(pain and pain.day),
        "pain": pain and pain.newest,
        "usual": pain and pain.usual,
        "rise": pain and pain.rise,
        "signs_day": _text(gist.signs_on),
        "stopped_day": _text(gist.stopped_on),
        "missed": gist.missed,
    }


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
