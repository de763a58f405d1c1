"""Taking a plan in, with its key where the person confirmed it in the same breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.exchange.assigned.kept import (
    FIRST_USE,
    KeptKey,
    confirm_key,
    keep_bundle,
)
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.store.days import utc_text
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from coach.exchange.assigned.receive import Offer


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
        AssignmentRefusedError: The key would take another's place unseen.
    """
    if how == FIRST_USE and not may_skip_comparing(offer):
        raise AssignmentRefusedError(
            tr("Compare the code first: another key signed the plan that is here.")
        )
    keep_bundle(connection, offer.to_keep(data, now))
    if how:
        container = offer.signed.container
        signer = container.signer
        at = utc_text(round(now.timestamp() * 1000))
        key = KeptKey(signer.id_text, signer.text, container.signer_name, how, at)
        confirm_key(connection, key)
