"""Who did what in the practice's file, and when; rows are only ever added."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something.

    Attributes:
        staff_id: Row of `staff`.
        at: The present, UTC, RFC 3339.
    """

    staff_id: str
    at: str


def sign_in(connection: sqlite3.Connection, name: str, key_id: str, at: str) -> Author:
    """Return the author with a key; a row is made or renamed for them.

    Args:
        connection: The practice's file.
        name: As they call themselves.
        key_id: 16 hexadecimal digits of their key.
        at: The present, UTC, RFC 3339.
    """
    found = connection.execute(
        "SELECT id, name FROM staff WHERE key_id = ?", (key_id,)
    ).fetchone()
    if found is None:
        staff_id = str(uuid.uuid4())
        connection.execute(
            "INSERT INTO staff (id, name, key_id) VALUES (?, ?, ?)",
            (staff_id, name, key_id),
        )
        return Author(staff_id, at)
    if found[1] != name:
        connection.execute(
            "UPDATE staff SET name = ?, version = version + 1 WHERE id = ?",
            (name, found[0]),
        )
    return Author(found[0], at)


def note(
    connection: sqlite3.Connection,
    author: Author,
    what: str,
    target: str,
    detail: str = "",
) -> None:
    """Note that something was done. Call it in the transaction that does it."""
    connection.execute(
        "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)",
        (str(uuid.uuid4()), author.at, author.staff_id, what, target, detail),
    )
