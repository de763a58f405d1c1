"""Open the practice's file: checked, upgraded after a backup, synced on commit."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from coach.clinic.door import DOOR
from coach.clinic.kind import PRACTICE
from coach.clinic.schema import MIGRATIONS
from coach.clinic.summary import derive_where_needed
from coach.store.connection import accepted_version, has_log, migrate
from coach.store.faults import store_errors
from coach.store.places import refuse_network

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = PRACTICE.file_name
# The switch to the write-ahead log does not wait for another opener.
_opening = threading.Lock()


@contextmanager
def open_clinic(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to the practice's file; it is made when it is missing.

    Raises:
        StoreTooNewError: A newer version of Coach wrote it.
        StoreDamagedError: It is damaged, or something else.
        StoreError: It cannot be used.
    """
    with store_errors(path), closing(open_practice(path)) as connection:
        yield connection


def open_practice(path: Path) -> sqlite3.Connection:
    """Open the practice's file as `open_clinic` does; who calls closes it.

    Raises:
        StoreTooNewError: A newer version of Coach wrote it.
        StoreDamagedError: It is damaged, or something else.
        StoreError: It cannot be used.
    """
    DOOR.pass_through(path)
    with store_errors(path), ExitStack() as on_failure, _opening:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_network(path.parent)
        # SQLite would throw away a log that it cannot read; then it is not asked.
        has_log(path)
        connection = sqlite3.connect(path, isolation_level=None)
        on_failure.callback(connection.close)
        version = accepted_version(connection, path, len(MIGRATIONS), PRACTICE)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if version < len(MIGRATIONS):
            migrate(connection, path, MIGRATIONS)
        derive_where_needed(connection)
        on_failure.pop_all()
    return connection
