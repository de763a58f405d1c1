"""Open the history: checked, upgraded after a backup, safe against a power cut."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from coach.errors import StoreError, StoreTooNewError
from coach.store.backup import BACKUP_FOLDER, back_up, is_sound
from coach.store.faults import damaged, foreign, store_errors
from coach.store.kind import HISTORY
from coach.store.places import MOUNTS, refuse_network
from coach.store.schema import MIGRATIONS
from coach.store.transactions import transaction
from coach.store.unsaved import take_in_unsaved
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coach.store.kind import StoreKind

# `transaction` is how everybody who writes asks for one.
__all__ = [
    "ANY_VERSION",
    "BUSY_TIMEOUT_MS",
    "accepted_version",
    "has_log",
    "migrate",
    "open_reader",
    "open_store",
    "transaction",
]

BUSY_TIMEOUT_MS = 5_000
# For `accepted_version`, where a file of any version will do.
ANY_VERSION = 1 << 31
_WAL_TRIES = 20
# The first four bytes of a write-ahead log, by the byte order of its checksums.
_LOG_MARKS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


def open_store(
    path: Path,
    migrations: tuple[tuple[str, ...], ...] = MIGRATIONS,
    *,
    mounts: Path = MOUNTS,
) -> sqlite3.Connection:
    """Open the history for writing; create or upgrade it where needed.

    An existing file is copied to the folder `backups` beside it before its first
    migration step. After an unclean end (the write-ahead log was left behind) the
    file is checked first. What an earlier run could not save is taken in.

    Args:
        path: The database file; its folder is made when it is missing.
        migrations: Entry n takes a file from schema n to n + 1.
        mounts: See `places.refuse_network`.

    Returns:
        A connection in autocommit mode with WAL, synchronous=FULL and foreign keys.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the file; it is left as it is.
        StoreDamagedError: The file is damaged or is no history.
        StoreError: The file cannot be used.
    """
    with store_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_network(path.parent, mounts)
        ended_uncleanly = has_log(path)
        connection = sqlite3.connect(path, isolation_level=None)
        with _closed_unless_accepted(connection):
            version = accepted_version(connection, path, len(migrations))
            if ended_uncleanly:
                _check_soundness(connection, path)
            _set_pragmas(connection, path)
            if version < len(migrations):
                migrate(connection, path, migrations)
            take_in_unsaved(connection, path)
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a second connection that only reads; `open_store` must have run before.

    While another thread is making the history its file has nothing in it yet; then one
    without anything in it is read instead.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the file.
        StoreError: The file is missing, damaged, or of an older schema.
    """
    with store_errors(path):
        uri = path.absolute().as_uri() + "?mode=rw"
        connection = sqlite3.connect(uri, isolation_level=None, uri=True)
        with _closed_unless_accepted(connection):
            version = accepted_version(connection, path, len(MIGRATIONS))
            if version == 0:
                connection.close()
                connection = sqlite3.connect(":memory:", isolation_level=None)
                migrate(connection, path, backed_up=False)
            else:
                _refuse_older(path, version)
            connection.execute("PRAGMA query_only = ON")
    return connection


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: tuple[tuple[str, ...], ...] = MIGRATIONS,
    *,
    backed_up: bool = True,
) -> None:
    """Apply the steps that a file lacks, each with its `user_version`.

    All of them are one transaction: one that fails changes nothing, and the next start
    tries again. Whoever comes second waits, and finds nothing left to do. A file that
    is being made has nothing in it to back up.

    Args:
        connection: In autocommit mode.
        path: The file that it is open on.
        migrations: Entry n takes a file from schema n to n + 1.
        backed_up: Copy the file to the folder `backups` beside it first.

    Raises:
        StoreError: The copy could not be made.
        sqlite3.Error: A step failed.
    """
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if backed_up and 0 < version < len(migrations):
            _back_up_before(path, version + 1)
        for number, statements in enumerate(migrations[version:], start=version + 1):
            # Never executescript: it commits first and would leave half a schema.
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _back_up_before(path: Path, number: int) -> None:
    """Copy the file as it is before migration step `number`.

    Through a second connection, since SQLite copies from none that holds the write
    lock. The lock keeps the file as it is meanwhile.
    """
    name = f"{path.stem}-before-schema-{number}{path.suffix}"
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        back_up(reader, path.parent / BACKUP_FOLDER / name)


@contextmanager
def _closed_unless_accepted(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection again when the block that checks it does not get through."""
    with ExitStack() as on_failure:
        on_failure.callback(connection.close)
        yield
        on_failure.pop_all()


def has_log(path: Path) -> bool:
    """Return whether a write-ahead log with content lies beside the file.

    Raises:
        StoreDamagedError: It is none; SQLite would throw away what it held.
    """
    log = path.with_name(path.name + "-wal")
    if log.is_dir():
        raise damaged(path)
    try:
        with log.open("rb") as file:
            mark = file.read(len(_LOG_MARKS[0]))
    except FileNotFoundError:
        return False
    # Zeros: the power went before the first commit of this log reached the disk.
    if mark not in _LOG_MARKS and any(mark):
        raise damaged(path)
    return bool(mark)


def accepted_version(
    connection: sqlite3.Connection, path: Path, known: int, kind: StoreKind = HISTORY
) -> int:
    """Return the schema version of a file that is ours and not too new; 0 is empty.

    Raises:
        StoreTooNewError: A newer version of Coach wrote it.
        StoreDamagedError: It is something else than `kind`.
    """
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    # One transaction: another process may be creating the file at this moment.
    connection.execute("BEGIN")
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("COMMIT")
    is_empty = application_id == 0 and version == 0 and objects == 0
    if application_id != kind.application_id and not is_empty:
        raise foreign(path, kind)
    if version > known:
        raise StoreTooNewError(kind.words().too_new.format(path, version, known))
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
