"""The key with which a person signs their reports; made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.exchange.assigned.kept import keep_own_key, own_key
from coach.exchange.assigned.looking import REPORT_KEY
from coach.exchange.signed.keys import SigningKey

if TYPE_CHECKING:
    import sqlite3


def report_key(connection: sqlite3.Connection, at: str) -> SigningKey:
    """Return the person's own key. Call it inside a transaction.

    Args:
        connection: The person's history.
        at: The present, UTC, RFC 3339; kept with a key that is made now.
    """
    secret = own_key(connection, REPORT_KEY)
    if not secret:
        made = SigningKey.generate().seed.hex()
        secret = keep_own_key(connection, REPORT_KEY, made, at)
    return SigningKey.from_seed(bytes.fromhex(secret))
