"""What every report has to pass before it is taken in: whose is it, and may it be?"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach.clinic.patients import Patient, patient
from coach.errors import CoachError
from coach.exchange.signed.encrypted import (
    decrypt,
    decrypt_with_passphrase,
    is_encrypted,
    needs_passphrase,
)
from coach.exchange.signed.errors import EncryptionError
from coach.exchange.signed.keys import VerifyKey
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from coach.exchange.returned.signing import SignedReport
    from coach.exchange.signed.keys import SigningKey


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
