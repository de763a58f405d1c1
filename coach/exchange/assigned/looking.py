"""Opening a file that came: decrypt it, verify it, and see it beside what is here."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.exchange.assigned.kept import (
    CURRENT,
    WAITING,
    kept_bundles,
    known_keys,
    own_key,
    revisions,
)
from coach.exchange.assigned.key_changes import KeyOffer, look_at_change
from coach.exchange.assigned.receive import (
    AssignmentRefusedError,
    Offer,
    Signed,
    offer,
    open_signed,
)
from coach.exchange.assigned.running import verified
from coach.exchange.signed.container import open_container
from coach.exchange.signed.encrypted import (
    decrypt,
    decrypt_with_passphrase,
    is_encrypted,
    needs_passphrase,
)
from coach.exchange.signed.errors import EncryptionError
from coach.exchange.signed.key_change import KIND as KEY_CHANGE
from coach.exchange.signed.keys import SigningKey, VerifyKey
from coach.exchange.signed.zip_members import MAX_FILE_BYTES
from coach.files.reading import read_bytes
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import date, datetime
    from pathlib import Path

    from coach.files.model import Exercise

REPORT_KEY = "report"
_EVER = ("current", "superseded", "ended", "withdrawn")
# What age adds to a file.
_MORE_BYTES = 64 << 10


class PassphraseNeededError(EncryptionError):
    """The file opens with a passphrase that the sender told."""


def look_at(
    file: Path,
    passphrase: str,
    connection: sqlite3.Connection,
    known: Mapping[str, Exercise],
    today: date,
    now: datetime,
) -> tuple[Offer | KeyOffer, bytes]:
    """Return what a file offers to this person, and its bytes as they were signed.

    Args:
        file: The file that came.
        passphrase: For one that is encrypted with a passphrase, else "".
        connection: The person's history.
        known: The exercises of the person's library.
        today: The person's day.
        now: The present, in UTC.

    Raises:
        PassphraseNeededError: Ask for the passphrase, and try again.
        CoachError: It cannot be taken in; nothing was changed.
    """
    data = _decrypted(
        read_bytes(file, MAX_FILE_BYTES + _MORE_BYTES), passphrase, connection
    )
    keys = known_keys(connection)
    public = {key.key_id: VerifyKey.from_text(key.public_key) for key in keys}
    if open_container(data, public.get).kind == KEY_CHANGE:
        return look_at_change(data, keys), data
    signed = open_signed(data, keys, known)
    found = offer(signed, _seen(connection, known), today, now)
    return beside_rows(found, connection), data


def beside_rows(found: Offer, connection: sqlite3.Connection) -> Offer:
    """Return an offer, seen beside all that came, whatever became of these.

    An old dose must not come back because somebody has damaged the new one. The same
    file once more puts a damaged copy of it right.

    Raises:
        AssignmentRefusedError: It is not above all that came.
    """
    signed = found.signed
    revision = signed.assignment.revision
    rows = revisions(connection, signed.assignment.id)
    newest = max(
        (row for row in rows if row.state != WAITING),
        key=lambda row: row.revision,
        default=None,
    )
    if newest is None or revision > newest.revision:
        return found
    is_same = newest.manifest_sha256 == signed.container.manifest_sha256
    if is_same and newest.state == CURRENT and revision == newest.revision:
        # One that is as it was signed has been refused before: it is here already.
        words = tr(
            "The copy that is here was changed or damaged; this takes its place."
        )
        return replace(found, note=words)
    sentence = tr("This is revision {0}; revision {1} is here, which is newer.")
    if revision == newest.revision:
        sentence = tr("Another plan came as revision {0} before. Ask which one holds.")
    raise AssignmentRefusedError(sentence.format(revision, newest.revision))


def look_at_waiting(
    signed: Signed,
    connection: sqlite3.Connection,
    known: Mapping[str, Exercise],
    today: date,
    now: datetime,
) -> tuple[Offer, bytes]:
    """Return what a plan that waits for its key offers, and its bytes.

    Args:
        signed: The plan, as it was read from the history.
        connection: The person's history.
        known: The exercises of the person's library.
        today: The person's day.
        now: The present, in UTC.

    Raises:
        CoachError: It is gone, or cannot be taken in any more.
    """
    rows = kept_bundles(connection, (WAITING,))
    sha256 = signed.container.manifest_sha256
    row = next((each for each in rows if each.manifest_sha256 == sha256), None)
    if row is None:
        raise AssignmentRefusedError(tr("This plan does not wait any more."))
    found = verified(row, known_keys(connection), known)
    return offer(found, _seen(connection, known), today, now), row.bundle


def _seen(
    connection: sqlite3.Connection, known: Mapping[str, Exercise]
) -> list[Signed]:
    """Return all plans that were taken in; one whose bytes were altered is no guide."""
    keys, seen = known_keys(connection), []
    for row in kept_bundles(connection, _EVER):
        with suppress(CoachError):
            seen.append(verified(row, keys, known))
    return seen


def _decrypted(data: bytes, passphrase: str, connection: sqlite3.Connection) -> bytes:
    if not is_encrypted(data):
        return data
    if needs_passphrase(data):
        if not passphrase:
            raise PassphraseNeededError(tr("This file opens with a passphrase."))
        return decrypt_with_passphrase(data, passphrase)
    secret = own_key(connection, REPORT_KEY)
    if not secret:
        raise EncryptionError(
            tr("This file is encrypted to somebody else, or to another computer.")
        )
    return decrypt(data, SigningKey.from_seed(bytes.fromhex(secret)))
