"""What was issued to a patient, and where the next revision stands."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.clinic.audit import Author, note
from coach.clinic.patients import PatientError
from coach.clinic.summary import NEWEST_FIRST, sum_up
from coach.exchange.assigned.draft import Link
from coach.exchange.assigned.issue import manifest_hash
from coach.store.transactions import transaction
from coach.translate import tr

if TYPE_CHECKING:
    from datetime import datetime

    from coach.exchange.assigned.draft import Draft
    from coach.exchange.signed.keys import SigningKey


@dataclass(frozen=True, slots=True)
class Issued:
    """A revision that was issued.

    Attributes:
        manifest_sha256: 64 hexadecimal digits.
        valid_until: Last day, or "".
        bundle: The signed bytes, before any encryption.
    """

    assignment_id: str
    revision: int
    patient_id: str
    manifest_sha256: str
    issued_at: str
    valid_until: str
    title: str
    bundle: bytes


_COLUMNS = (
    "assignment_id, revision, patient_id, manifest_sha256, issued_at,"
    " coalesce(valid_until, ''), title, CAST(bundle AS BLOB)"
)


def next_link(
    connection: sqlite3.Connection, patient_id: str, now: datetime, *, anew: bool
) -> Link:
    """Return where the next assignment of a patient stands.

    Args:
        connection: The practice's file.
        patient_id: The patient.
        now: The present, in UTC.
        anew: Begin an assignment of its own instead of a revision of the newest.
    """
    newest = newest_issued(connection, patient_id)
    if newest is None or anew:
        return Link(str(uuid.uuid4()), 1, "", now)
    return Link(newest.assignment_id, newest.revision + 1, newest.manifest_sha256, now)


def newest_issued(connection: sqlite3.Connection, patient_id: str) -> Issued | None:
    """Return what was issued to a patient last, or None."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM issued WHERE patient_id = ? {NEWEST_FIRST} LIMIT 1",
        (patient_id,),
    ).fetchone()
    return None if row is None else Issued(*row)


def all_issued(connection: sqlite3.Connection, patient_id: str) -> tuple[Issued, ...]:
    """Return all that was issued to a patient, newest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM issued WHERE patient_id = ? {NEWEST_FIRST}",
        (patient_id,),
    )
    return tuple(Issued(*row) for row in rows)


def keep_issued(
    connection: sqlite3.Connection,
    patient_id: str,
    draft: Draft,
    link: Link,
    bundle: bytes,
    key: SigningKey,
    author: Author,
) -> Issued:
    """Keep what was signed; it is handed over only after that.

    Raises:
        PatientError: This revision was issued meanwhile.
    """
    until = draft.valid_until.isoformat() if draft.valid_until is not None else ""
    issued = Issued(
        link.assignment_id,
        link.revision,
        patient_id,
        manifest_hash(bundle, key),
        link.issued.isoformat(),
        until,
        draft.content.title,
        bundle,
    )
    try:
        with transaction(connection):
            _insert(connection, issued, link, key, author)
            sum_up(connection, patient_id)
            target = f"{link.assignment_id} r{link.revision}"
            note(connection, author, "issue", patient_id, target)
    except sqlite3.IntegrityError as error:
        sentence = tr("Revision {0} was issued meanwhile. Look again.")
        raise PatientError(sentence.format(link.revision)) from error
    return issued


def _insert(
    connection: sqlite3.Connection,
    issued: Issued,
    link: Link,
    key: SigningKey,
    author: Author,
) -> None:
    connection.execute(
        "INSERT INTO issued VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            issued.assignment_id,
            issued.revision,
            issued.patient_id,
            issued.manifest_sha256,
            link.previous or None,
            key.verify_key.id_text,
            author.staff_id,
            issued.issued_at,
            issued.valid_until or None,
            issued.title,
            issued.bundle,
        ),
    )
