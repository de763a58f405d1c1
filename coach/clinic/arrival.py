"""Keeping a report that is taken in, and what it says of each day.

Files come in any order. Of a day that several reports tell of, the one that was made
last knows most, whenever it comes.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from coach.clinic.audit import Author
    from coach.exchange.returned.model import DayReport
    from coach.exchange.returned.signing import SignedReport

_KEEP_REPORT = """INSERT INTO report (sha256, assignment_id, revision, patient_id,
        from_day, to_day, received_at, made_at, stage, is_ended, ready_since,
        next_stage, bundle)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LATER_SPANS = """SELECT from_day, to_day FROM report
    WHERE patient_id = ? AND made_at > ?"""
_KEEP_DAY = """INSERT OR {0} INTO day_mark (patient_id, local_day, planned, done, begun,
        pain_max, pain_morning, deviations, stopped, signs)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def made_at(signed: SignedReport, received_at: str) -> str:
    """Return when a report was made, UTC, to the second.

    Nothing is made after it came: a clock that is ahead is not believed.

    Args:
        signed: The report; its cover names the instant.
        received_at: When it came, RFC 3339.
    """
    made = received = datetime.fromisoformat(received_at)
    with suppress(ValueError):
        said = datetime.fromisoformat(str(signed.container.manifest.get("issued")))
        made = min(said if said.tzinfo else said.replace(tzinfo=UTC), received)
    return made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def keep_report(
    connection: sqlite3.Connection,
    sha256: str,
    patient_id: str,
    signed: SignedReport,
    data: bytes,
    author: Author,
) -> bool:
    """Keep a report with its days. Call it inside a transaction.

    Args:
        connection: The practice's file.
        sha256: Of `data`.
        patient_id: Whose it is.
        signed: The report.
        data: Its signed bytes.
        author: Who takes it in, and when.

    Returns:
        Whether a report that was made later is here already.
    """
    report, made = signed.report, made_at(signed, author.at)
    ready = report.next_stage
    since = None if ready is None else ready.since
    connection.execute(
        _KEEP_REPORT,
        (
            *(sha256, report.assignment_id, report.revision, patient_id),
            *(report.from_day.isoformat(), report.to_day.isoformat()),
            *(author.at, made, report.stage, report.is_ended),
            None if since is None else since.isoformat(),
            "" if ready is None else ready.to,
            data,
        ),
    )
    later = connection.execute(_LATER_SPANS, (patient_id, made)).fetchall()
    for day in report.days:
        _keep_day(connection, patient_id, day, is_known=_is_in(day.day, later))
    return bool(later)


def _is_in(day: date, spans: list[tuple[str, str]]) -> bool:
    text = day.isoformat()
    return any(first <= text <= last for first, last in spans)


def _keep_day(
    connection: sqlite3.Connection, patient_id: str, day: DayReport, *, is_known: bool
) -> None:
    stopped = sum(each.what == "stopped" for each in day.deviations)
    connection.execute(
        _KEEP_DAY.format("IGNORE" if is_known else "REPLACE"),
        (
            patient_id,
            day.day.isoformat(),
            day.planned,
            day.done,
            day.begun,
            day.pain_max,
            day.pain_morning,
            len(day.deviations),
            stopped,
            json.dumps(day.signs),
        ),
    )
