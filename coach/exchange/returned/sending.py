"""Getting a report ready to be looked at, and writing the very same one to a file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coach.exchange.reading import history_reader
from coach.exchange.returned.build import Wish, build_report, notes_to_pick
from coach.exchange.returned.fhir import report_fhir
from coach.exchange.returned.own_key import report_key
from coach.exchange.returned.page import report_page
from coach.exchange.returned.signing import sign_report
from coach.exchange.writing import write_bytes
from coach.store.connection import open_store, transaction
from coach.store.days import utc_text
from coach.store.faults import store_errors

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from coach.care.course.facts import Moment
    from coach.exchange.assigned.receive import Signed
    from coach.exchange.returned.build import Note
    from coach.exchange.returned.model import Report
    from coach.exchange.signed.keys import SigningKey, VerifyKey
    from coach.files.model import Library


@dataclass(frozen=True, slots=True)
class Preview:
    """A report as it would leave.

    Attributes:
        page: The page for people in it, as HTML.
        notes: All notes that could go along.
        picked: Ids of the sessions whose notes do.
        own_key: What the person signs with; its code is compared by the practice.
    """

    report: Report
    page: str
    notes: tuple[Note, ...]
    picked: frozenset[str]
    own_key: VerifyKey


def preview(
    history: Path,
    signed: Signed,
    library: Library,
    days: tuple[date, date],
    picked: frozenset[str] | None,
    moment: Moment,
) -> Preview:
    """Return a report as it would leave; the person's key is made where needed.

    Args:
        history: The person's history.
        signed: The plan that runs.
        library: The person's; see `build_report`.
        days: First and last day.
        picked: Ids of the sessions whose notes go along; None before anything was
            picked: then all of them do where the plan asks for notes, else none.
        moment: The person's present.

    Raises:
        StoreError: The history cannot be read or written.
    """
    now = datetime.fromtimestamp(moment.now_ms / 1000, UTC)
    key = _key(history, now).verify_key
    with history_reader(history) as connection:
        notes = notes_to_pick(connection, signed, *days)
        if picked is None:
            is_asked = "notes" in signed.assignment.report.include
            picked = frozenset(n.session_id for n in notes if is_asked)
        wish = Wish(*days, picked)
        report = build_report(connection, signed, library, wish, moment)
    return Preview(report, report_page(report), notes, picked, key)


def write_report(
    history: Path,
    target: Path,
    report: Report,
    now: datetime,
    *,
    to: str,
    has_fhir: bool,
) -> Path:
    """Sign a report, encrypt it where the plan asks for that, and write it.

    Args:
        history: The person's history, with their key.
        target: The file.
        report: What was looked at.
        now: The present, in UTC.
        to: age key of the practice, or "".
        has_fhir: Put a FHIR bundle of the same beside it.

    Returns:
        The file.

    Raises:
        CoachError: It cannot be signed, encrypted or written; nothing of it is left.
    """
    fhir = report_fhir(report, now) if has_fhir else ""
    data = sign_report(report, _key(history, now), now, to=to, fhir=fhir)
    write_bytes(target, data)
    return target


def _key(history: Path, now: datetime) -> SigningKey:
    at = utc_text(round(now.timestamp() * 1000))
    with (
        store_errors(history),
        closing(open_store(history)) as connection,
        transaction(connection),
    ):
        return report_key(connection, at)
