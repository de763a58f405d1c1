"""What every report has to pass before it is taken in: whose is it, and may it be?"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coach.clinic.patients import Patient, patient
from coach.errors import CoachError
from coach.exchange.signed.container import open_container
from coach.exchange.signed.encrypted import (
    decrypt,
    decrypt_with_passphrase,
    is_encrypted,
    needs_passphrase,
)
from coach.exchange.signed.errors import EncryptionError
from coach.exchange.signed.keys import VerifyKey
from coach.progress.words import long_day
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from coach.exchange.returned.signing import SignedReport
    from coach.exchange.signed.keys import SigningKey

_SAME_DAYS = """SELECT CAST(bundle AS BLOB) FROM report
    WHERE patient_id = ? AND from_day = ? AND to_day = ?"""


class ReportRefusedError(CoachError):
    """A report is whole, and not one to take in here."""


class KeyNeededError(ReportRefusedError):
    """A report is encrypted to the physiotherapist, whose key is locked."""


class ReportPassphraseError(ReportRefusedError):
    """A report opens with a passphrase that the patient told."""


class KnownReportError(ReportRefusedError):
    """A report was taken in before."""


def decrypted(
    data: bytes,
    key: SigningKey | None,
    passphrase: str,
    old_keys: Sequence[SigningKey],
) -> bytes:
    """Return the signed bytes of a report.

    Args:
        data: The file as it came.
        key: The physiotherapist's; None while it is locked.
        passphrase: For a file that is encrypted with one, or "".
        old_keys: Keys of theirs from before a change.

    Raises:
        KeyNeededError: It is encrypted to a key that is locked.
        ReportPassphraseError: It needs a passphrase.
        EncryptionError: It is encrypted to somebody else, or damaged.
    """
    if not is_encrypted(data):
        return data
    if needs_passphrase(data):
        if not passphrase:
            sentence = tr("The report opens with a passphrase. Ask the patient for it.")
            raise ReportPassphraseError(sentence)
        return decrypt_with_passphrase(data, passphrase)
    if key is None:
        raise KeyNeededError(tr("Unlock your key first: the report is encrypted."))
    for old in old_keys:
        with suppress(EncryptionError):
            return decrypt(data, old)
    return decrypt(data, key)


def pinned_keys(connection: sqlite3.Connection) -> dict[str, VerifyKey]:
    """Return the keys with which patients sign, by their numbers."""
    rows = connection.execute(
        "SELECT DISTINCT public_key FROM patient WHERE public_key <> ''"
    )
    keys = [VerifyKey.from_text(text) for (text,) in rows]
    return {key.id_text: key for key in keys}


def whose(connection: sqlite3.Connection, signed: SignedReport) -> Patient:
    """Return the patient whose assignment a report follows.

    Raises:
        ReportRefusedError: Nothing like it was issued here.
    """
    report = signed.report
    row = connection.execute(
        "SELECT patient_id, manifest_sha256 FROM issued"
        " WHERE assignment_id = ? AND revision = ?",
        (report.assignment_id, report.revision),
    ).fetchone()
    found = None if row is None else patient(connection, row[0])
    if found is None:
        raise ReportRefusedError(
            tr("This report is about a plan that was not issued here.")
        )
    if f"sha256:{row[1]}" != report.followed:
        sentence = tr("{0} followed another plan than the one that was issued here.")
        raise ReportRefusedError(sentence.format(found.called))
    if found.ref != report.patient_ref:
        sentence = tr("The report names patient {0}; the plan was for {1}.")
        raise ReportRefusedError(sentence.format(report.patient_ref, found.ref))
    return found


def refuse_future(signed: SignedReport, person: Patient, received_at: str) -> None:
    """Refuse days to come: what is true would never be newer than they are.

    Args:
        signed: The report.
        person: Whose it is.
        received_at: The present, RFC 3339.

    Raises:
        ReportRefusedError: It tells of such days.
    """
    last = signed.report.to_day
    # In some time zones it is tomorrow already.
    if last > datetime.fromisoformat(received_at).date() + timedelta(days=1):
        sentence = tr(
            "This report of {0} tells of {1}, which is yet to come. Ask them to set "
            "the date of their computer right and to send it again."
        )
        raise ReportRefusedError(sentence.format(person.called, long_day(last)))


def is_here(
    connection: sqlite3.Connection, signed: SignedReport, person: Patient
) -> bool:
    """Return whether what was signed is here, however the file is packed.

    A comment beside the signature can be changed by anybody.
    """
    report, container = signed.report, signed.container
    rows = connection.execute(
        _SAME_DAYS,
        (person.id, report.from_day.isoformat(), report.to_day.isoformat()),
    )
    signers = {container.signer.id_text: container.signer}
    for (bundle,) in rows:
        # One that was altered since it came is no reason against a whole one.
        with suppress(CoachError):
            kept = open_container(bytes(bundle), signers.get)
            if kept.manifest_sha256 == container.manifest_sha256:
                return True
    return False
