"""Taking in what a patient sent back; a report that is refused changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.clinic.arrival import keep_report
from coach.clinic.audit import Author, note
from coach.clinic.incoming import (
    KnownReportError,
    ReportRefusedError,
    decrypted,
    is_here,
    pinned_keys,
    refuse_future,
    whose,
)
from coach.clinic.patients import Patient, patient, pin_key
from coach.clinic.summary import sum_up
from coach.exchange.returned.signing import SignedReport, open_report
from coach.exchange.signed.keys import VerifyKey
from coach.files.digest import sha256_hex
from coach.store.transactions import transaction
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from coach.exchange.signed.keys import SigningKey

_UNSEEN = "SELECT count(*) FROM report WHERE patient_id = ? AND seen_at IS NULL"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report that was taken in.

    Attributes:
        first_key: The patient's key was new and is pinned from now on.
        is_late: One that was made later is here already.
        unseen_before: How many others of the patient nobody has looked at yet.
    """

    patient: Patient
    signed: SignedReport
    first_key: bool
    is_late: bool = False
    unseen_before: int = 0


def take_in_report(
    connection: sqlite3.Connection,
    data: bytes,
    key: SigningKey | None,
    author: Author,
    passphrase: str = "",
    old_keys: Sequence[SigningKey] = (),
) -> Arrived:
    """Take in a report, and pin the patient's key with the first one.

    Args:
        connection: The practice's file.
        data: The file as it came.
        key: The physiotherapist's, to decrypt with; None while it is locked.
        author: Who takes it in, and when.
        passphrase: For a report that is encrypted with one.
        old_keys: Keys of theirs from before a change; patients encrypt to the one
            that their newest assignment names.

    Raises:
        CoachError: It cannot be read, or is not for this practice; nothing changed.
    """
    plain = decrypted(data, key, passphrase, old_keys)
    pinned = pinned_keys(connection)
    signed = open_report(plain, pinned.get)
    person = whose(connection, signed)
    first_key = not person.public_key
    signer = signed.container.signer.text
    if not first_key and person.public_key != signer:
        sentence = tr(
            "This report of {0} was signed with another key than the ones before. Ask "
            "them whether they have a new computer."
        )
        raise ReportRefusedError(sentence.format(person.called))
    refuse_future(signed, person, author.at)
    if is_here(connection, signed, person):
        sentence = tr("This report of {0} is here already.")
        raise KnownReportError(sentence.format(person.called))
    sha256 = sha256_hex(plain)
    (unseen,) = connection.execute(_UNSEEN, (person.id,)).fetchone()
    with transaction(connection):
        if first_key:
            pin_key(connection, person.id, signer, signed.recipient, author)
        is_late = keep_report(connection, sha256, person.id, signed, plain, author)
        sum_up(connection, person.id)
        note(connection, author, "report", person.id, sha256)
    return Arrived(person, signed, first_key, is_late, unseen)


def mark_seen(connection: sqlite3.Connection, patient_id: str, author: Author) -> None:
    """Note that a patient's reports were looked at."""
    with transaction(connection):
        connection.execute(
            "UPDATE report SET seen_by = ?, seen_at = ?"
            " WHERE patient_id = ? AND seen_at IS NULL",
            (author.staff_id, author.at, patient_id),
        )
        sum_up(connection, patient_id)


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report in the list of a patient's reports; days and instant as text."""

    sha256: str
    from_day: str
    to_day: str
    received_at: str


def kept_reports(
    connection: sqlite3.Connection, patient_id: str
) -> tuple[KeptReport, ...]:
    """Return which reports of a patient there are, newest first."""
    rows = connection.execute(
        "SELECT sha256, from_day, to_day, received_at FROM report"
        " WHERE patient_id = ? ORDER BY made_at DESC, to_day DESC, received_at DESC",
        (patient_id,),
    )
    return tuple(KeptReport(*row) for row in rows)


def report_bundle(connection: sqlite3.Connection, sha256: str) -> bytes:
    """Return the signed bytes of a report.

    Raises:
        ReportRefusedError: There is no such report.
    """
    row = connection.execute(
        "SELECT CAST(bundle AS BLOB) FROM report WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if row is None:
        raise ReportRefusedError(tr("This report is not here any more."))
    return bytes(row[0])


def read_report(
    connection: sqlite3.Connection, patient_id: str, sha256: str
) -> SignedReport:
    """Return a patient's report, verified from its bytes.

    Raises:
        CoachError: It was altered since it was taken in, or is not there.
    """
    bundle = report_bundle(connection, sha256)
    if sha256_hex(bundle) != sha256:
        raise ReportRefusedError(
            tr("This report was altered since it came. Take it in again.")
        )
    return open_report(bundle, _keys_of(connection, patient_id).get)


def reports_of(
    connection: sqlite3.Connection, patient_id: str
) -> tuple[SignedReport, ...]:
    """Return a patient's reports, newest first, each verified from its bytes.

    Raises:
        CoachError: One was altered since it was taken in.
    """
    return tuple(
        read_report(connection, patient_id, kept.sha256)
        for kept in kept_reports(connection, patient_id)
    )


def _keys_of(connection: sqlite3.Connection, patient_id: str) -> dict[str, VerifyKey]:
    found = patient(connection, patient_id)
    if found is None or not found.public_key:
        return {}
    key = VerifyKey.from_text(found.public_key)
    return {key.id_text: key}
