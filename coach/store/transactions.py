"""One transaction that either happens as a whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

# While it stands in `meta`, rows may be deleted; see the triggers of the schema.
_SET_MARK = "INSERT OR REPLACE INTO meta VALUES ('erasing', '1')"
_DROP_MARK = "DELETE FROM meta WHERE key = 'erasing'"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block in one transaction that holds the write lock from its start."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # Not after a commit, and not when a full disk made SQLite roll back itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def erasing(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block in one transaction that may delete events and notes for good.

    Nobody else ever sees the mark that allows it: it comes and goes in here.
    """
    # Overwrites what is deleted instead of only forgetting where it was.
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        connection.execute(_SET_MARK)
        yield
        connection.execute(_DROP_MARK)
