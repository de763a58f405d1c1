"""Open the practice's file: checked, upgraded after a backup, synced on commit."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from coach.clinic.schema import APPLICATION_ID, MIGRATIONS
from coach.errors import StoreError, StoreTooNewError
from coach.store.connection import BUSY_TIMEOUT_MS, migrate
from coach.store.faults import StoreDamagedError, sentence_for
from coach.store.places import refuse_network
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "clinic.sqlite"


@contextmanager
def open_clinic(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to the practice's file; it is made when it is missing.

    Raises:
        StoreTooNewError: A newer version of Coach wrote it.
        StoreDamagedError: It is damaged, or something else.
        StoreError: It cannot be used.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_network(path.parent)
        with closing(_opened(path)) as connection:
            yield connection
    except sqlite3.Error as error:
        sentence = sentence_for(error, path)
        if sentence is None:
            raise
        raise StoreError(sentence) from error
    except OSError as error:
        sentence = tr("The patients in {0} cannot be opened: {1}.")
        raise StoreError(sentence.format(path, error.strerror or error)) from error


def _opened(path: Path) -> sqlite3.Connection:
    with ExitStack() as on_failure:
        connection = sqlite3.connect(path, isolation_level=None)
        on_failure.callback(connection.close)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        version = _accepted_version(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if version < len(MIGRATIONS):
            migrate(connection, path, MIGRATIONS)
        on_failure.pop_all()
    return connection


def _accepted_version(connection: sqlite3.Connection, path: Path) -> int:
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID and (application_id or version or objects):
        sentence = tr(
            "{0} holds no patients of Coach. Move it away, or choose another."
        )
        raise StoreDamagedError(sentence.format(path))
    if version > len(MIGRATIONS):
        sentence = tr("{0} was written by a newer version of Coach. Install that one.")
        raise StoreTooNewError(sentence.format(path))
    return int(version)
