"""Taking a plan in, with its key where the person confirmed it in the same breath."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.exchange.assigned.kept import (
    FIRST_USE,
    KeptKey,
    confirm_key,
    current_of,
    keep_bundle,
)
from coach.exchange.assigned.looking import beside_rows
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.exchange.signed.container import open_container
from coach.store.days import utc_text
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from coach.exchange.assigned.kept import KeptBundle
    from coach.exchange.assigned.receive import Offer, Signed


def may_skip_comparing(offer: Offer) -> bool:
    """Return whether a key may be taken without comparing it.

    Not where a known therapist's plan would give way to that of an unknown key.
    """
    return offer.before is None


def take_in(
    connection: sqlite3.Connection, offer: Offer, data: bytes, now: datetime, how: str
) -> None:
    """Keep a plan; it runs once its key is known. Call it inside a transaction.

    Args:
        connection: The history.
        offer: What was shown to the person.
        data: The file as it was signed, decrypted.
        now: The present, in UTC.
        how: How the person confirmed an unknown key: "card", "code", "first-use"; ""
            for one that is known, or a plan that is to wait.

    Raises:
        AssignmentRefusedError: The key would take another's place unseen, or a newer
            revision has come since the offer was made.
    """
    if how == FIRST_USE and not may_skip_comparing(offer):
        raise AssignmentRefusedError(
            tr("Compare the code first: another key signed the plan that is here.")
        )
    beside_rows(offer, connection)
    keep_bundle(connection, offer.to_keep(data, now))
    if how:
        container = offer.signed.container
        signer = container.signer
        at = utc_text(round(now.timestamp() * 1000))
        key = KeptKey(signer.id_text, signer.text, container.signer_name, how, at)
        confirm_key(connection, key, partial(_may_run, connection, offer.signed))


def _may_run(connection: sqlite3.Connection, taken: Signed, bundle: KeptBundle) -> bool:
    """Return whether a plan that waited runs as well, now that its key is known.

    One for another person does not, nor one that would take the place of a plan of
    another key: the person looks at these once more.
    """
    assignment = taken.assignment
    if (bundle.assignment_id, bundle.revision) == (assignment.id, assignment.revision):
        return True
    current = current_of(connection, bundle.assignment_id)
    if current is not None and current.key_id != bundle.key_id:
        return False
    signer = taken.container.signer
    try:
        waiting = open_container(bundle.bundle, {signer.id_text: signer}.get)
    except CoachError:
        return False
    return waiting.manifest.get("patient_ref") == assignment.patient.ref
