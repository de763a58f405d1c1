"""A known therapist's new key: seen beside the keys that are here, and taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.exchange.assigned.kept import KeptKey, inherited, revoke_key, trust_key
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.exchange.signed.key_change import KeyChange, read_key_change
from coach.exchange.signed.keys import VerifyKey
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class KeyOffer:
    """A change of key that can be taken.

    Attributes:
        known: The key that is here now.
    """

    change: KeyChange
    known: KeptKey


def look_at_change(data: bytes, keys: Iterable[KeptKey]) -> KeyOffer:
    """Return what a change of key offers.

    Args:
        data: The signed file.
        keys: The keys that were ever confirmed.

    Raises:
        SignedError: It is not whole, or the old key is not known here.
        AssignmentRefusedError: One of its keys is trusted no more, or it is here.
    """
    by_id = {key.key_id: key for key in keys}
    public = {name: VerifyKey.from_text(key.public_key) for name, key in by_id.items()}
    change = read_key_change(data, public.get)
    known = by_id[change.old.id_text]
    new = by_id.get(change.new.id_text)
    if new is not None and not new.revoked_at:
        raise AssignmentRefusedError(tr("This new key is here already."))
    if known.revoked_at or new is not None:
        sentence = tr(
            "The key of {0} was withdrawn. Ask them for their new key card first."
        )
        raise AssignmentRefusedError(sentence.format(known.name))
    return KeyOffer(change, known)


def take_change(connection: sqlite3.Connection, offer: KeyOffer, at: str) -> None:
    """Put the new key in the place of the old one, which is revoked.

    Both get the same instant: by it `follows` knows that the old key was replaced, so
    that a plan which came before goes on. The new key is known no better than the old
    one was. Call it inside a transaction.

    Args:
        connection: The history.
        offer: What was confirmed.
        at: The present, UTC, RFC 3339.
    """
    new, known = offer.change.new, offer.known
    key = KeptKey(new.id_text, new.text, known.name, inherited(known.how), at)
    trust_key(connection, key)
    revoke_key(connection, known.key_id, at)
