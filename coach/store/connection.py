"""Open the history: checked, upgraded after a backup, safe against a power cut."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from coach.errors import StoreError, StoreTooNewError
from coach.store.backup import back_up, is_sound
from coach.store.faults import damaged, store_errors
from coach.store.schema import APPLICATION_ID, MIGRATIONS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BACKUP_FOLDER = "backups"
BUSY_TIMEOUT_MS = 5_000
_WAL_TRIES = 20


def open_store(
    path: Path, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS
) -> sqlite3.Connection:
    """Open the history for writing; create or upgrade it where needed.

    An existing file is copied to the folder `backups` beside it before its first
    migration step. After an unclean end (the write-ahead log was left behind) the
    file is checked first.

    Args:
        path: The database file; its folder is made when it is missing.
        migrations: Entry n takes a file from schema n to n + 1.

    Returns:
        A connection in autocommit mode with WAL, synchronous=FULL and foreign keys.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the file; it is left as it is.
        StoreError: The file is damaged, is no history, or cannot be used.
    """
    with store_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        ended_uncleanly = _has_log(path)
        connection = sqlite3.connect(path, isolation_level=None)
        with _closed_unless_accepted(connection):
            version = _accepted_version(connection, path, len(migrations))
            if ended_uncleanly:
                _check_soundness(connection, path)
            _set_pragmas(connection, path)
            migrate(connection, path, version, migrations)
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a second connection that only reads; `open_store` must have run before.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the file.
        StoreError: The file is missing, damaged, or of an older schema.
    """
    with store_errors(path):
        uri = path.absolute().as_uri() + "?mode=rw"
        connection = sqlite3.connect(uri, isolation_level=None, uri=True)
        with _closed_unless_accepted(connection):
            _refuse_older(path, _accepted_version(connection, path, len(MIGRATIONS)))
            connection.execute("PRAGMA query_only = ON")
    return connection


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


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    version: int,
    migrations: tuple[tuple[str, ...], ...],
) -> None:
    """Apply the steps that a file of schema `version` lacks.

    Each step and its `user_version` are one transaction: a step that fails changes
    nothing, and the next start tries it again.
    """
    if 0 < version < len(migrations):
        name = f"{path.stem}-before-schema-{version + 1}{path.suffix}"
        back_up(connection, path.parent / BACKUP_FOLDER / name)
    for number, statements in enumerate(migrations[version:], start=version + 1):
        with transaction(connection):
            (current,) = connection.execute("PRAGMA user_version").fetchone()
            if current >= number:
                continue  # another process was faster
            # Never executescript: it commits first and would leave half a schema.
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def _closed_unless_accepted(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection again when the block that checks it does not get through."""
    with ExitStack() as on_failure:
        on_failure.callback(connection.close)
        yield
        on_failure.pop_all()


def _has_log(path: Path) -> bool:
    """Return whether a write-ahead log with content lies beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _accepted_version(connection: sqlite3.Connection, path: Path, known: int) -> int:
    """Return the schema version of a file that is ours and not too new."""
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    # One transaction: another process may be creating the file at this moment.
    connection.execute("BEGIN")
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("COMMIT")
    is_empty = application_id == 0 and version == 0 and objects == 0
    if application_id != APPLICATION_ID and not is_empty:
        raise StoreError(
            tr("{0} is not a history of Coach. Choose another file.").format(path)
        )
    if version > known:
        raise StoreTooNewError(
            tr(
                "The history {0} was written by a newer version of Coach "
                "(schema {1}, this version knows {2}). Install the newer version."
            ).format(path, version, known)
        )
    return int(version)


def _check_soundness(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError when SQLite's quick check finds damage."""
    if not is_sound(connection):
        raise damaged(path)


def _refuse_older(path: Path, version: int) -> None:
    """Raise StoreError for a schema that a reader cannot upgrade."""
    if version < len(MIGRATIONS):
        raise StoreError(
            tr("The history {0} has to be opened for writing once.").format(path)
        )


def _set_pragmas(connection: sqlite3.Connection, path: Path) -> None:
    """Set what makes a commit survive a power cut.

    With synchronous=NORMAL a power cut could take the last commits with it.
    """
    if _switch_to_wal(connection) != "wal":
        raise StoreError(
            tr(
                "The folder of {0} cannot hold the history (is it a network folder?). "
                "Choose a folder on this computer with --data-dir."
            ).format(path)
        )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _switch_to_wal(connection: sqlite3.Connection) -> str:
    """Turn the write-ahead log on and return the mode that came of it."""
    for tries_left in reversed(range(_WAL_TRIES)):
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not tries_left:
                raise
            # The switch does not wait for other openers, but a write lock does.
            with transaction(connection):
                continue
        return str(mode)
    raise AssertionError("the last try returns or raises")
