"""A look into a copy of the history, without changing a byte of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.backup import is_sound
from coach.store.connection import accepted_version, has_log
from coach.store.faults import StoreDamagedError, code_of, foreign, store_errors
from coach.store.schema import MIGRATIONS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAILY = "daily"
BEFORE_UPGRADE = "before-upgrade"
BEFORE_IMPORT = "before-import"
BEFORE_RESTORE = "before-restore"
BEFORE_DAMAGE = "before-damage"
OTHER = "other"
_KINDS = (
    (re.compile(r"history-\d{4}-\d\d-\d\d\."), DAILY),
    (re.compile(r".*-before-schema-\d+\."), BEFORE_UPGRADE),
    (re.compile(r"history-before-import-"), BEFORE_IMPORT),
    (re.compile(r"history-before-restore-"), BEFORE_RESTORE),
    (re.compile(r"history-before-damage-"), BEFORE_DAMAGE),
)

_DAYS = """SELECT min(first), max(last) FROM (
    SELECT min(local_day) AS first, max(local_day) AS last FROM session{})"""
_NOTE_DAYS = """ UNION ALL SELECT min(local_day), max(local_day) FROM entry
    WHERE removed_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a copy of the history.

    Attributes:
        kind: DAILY, BEFORE_UPGRADE and so on, by the file's name.
        changed_ms: When the file was written, in ms since 1970 UTC.
        schema: Version of its tables; an older one is upgraded when it is restored.
        notes: Notes that count; the bin is left out.
        first_day: First training day with a session or note, "" without any.
        problem: Why it cannot be restored, in one sentence; "" when it can be.
    """

    path: Path
    kind: str
    changed_ms: int
    size_bytes: int
    schema: int = 0
    sessions: int = 0
    notes: int = 0
    first_day: str = ""
    last_day: str = ""
    problem: str = ""

    @property
    def is_sound(self) -> bool:
        """Return whether it can be restored."""
        return not self.problem


def look_inside(path: Path) -> Look:
    """Return what is in a copy, or the reason why it cannot be used."""
    try:
        return checked_look(path)
    except StoreError as error:
        size_bytes, changed_ms = _outside(path)
        return Look(path, _kind(path), changed_ms, size_bytes, problem=str(error))


def checked_look(path: Path) -> Look:
    """Return what is in a copy that can be restored.

    Raises:
        StoreTooNewError: A newer version of Coach wrote it.
        StoreDamagedError: It is damaged, empty, or no history.
        StoreError: It cannot be read.
    """
    with _copy_errors(path), read_only(path) as connection:
        schema = accepted_version(connection, path, len(MIGRATIONS))
        if schema == 0:
            raise StoreDamagedError(tr("{0} is empty.").format(path))
        if not is_sound(connection):
            raise _damaged_copy(path)
        return _counted(connection, path, schema)


def list_backups(folder: Path) -> list[Look]:
    """Return all backups in a folder with what is in them, newest first."""
    looks = [look_inside(path) for path in backup_files(folder)]
    return sorted(looks, key=lambda look: look.changed_ms, reverse=True)


def newest_sound(paths: list[Path]) -> Look | None:
    """Return the most recently written copy that can be restored, or None."""
    by_time = sorted(paths, key=lambda path: _outside(path)[1], reverse=True)
    looks = (look_inside(path) for path in by_time)
    return next((look for look in looks if look.is_sound), None)


def backup_files(folder: Path) -> list[Path]:
    """Return the backups in a folder; none when there is no such folder."""
    return sorted(path for path in folder.glob("history-*.sqlite") if path.is_file())


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy so that nothing is written, neither to it nor beside it.

    One with a write-ahead log, the history of another data folder, is read together
    with its log; there SQLite needs its shared memory beside it for as long as it is
    open.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    try:
        alone = not has_log(path)
    except StoreDamagedError:
        # Its log cannot be used; without it the file is as it was a moment earlier.
        alone = True
    uri = path.absolute().as_uri() + "?mode=ro" + ("&immutable=1" if alone else "")
    with closing(sqlite3.connect(uri, isolation_level=None, uri=True)) as connection:
        yield connection


@contextmanager
def _copy_errors(path: Path) -> Iterator[None]:
    """Give damage the words for a copy: there is nothing to move aside."""
    try:
        with store_errors(path):
            yield
    except StoreDamagedError as error:
        cause = error.__cause__
        if not isinstance(cause, sqlite3.Error):
            raise
        if code_of(cause) == sqlite3.SQLITE_NOTADB:
            raise foreign(path) from error
        raise _damaged_copy(path) from error


def _damaged_copy(path: Path) -> StoreDamagedError:
    return StoreDamagedError(
        tr("{0} is damaged and cannot be restored. Choose another copy.").format(path)
    )


def _counted(connection: sqlite3.Connection, path: Path, schema: int) -> Look:
    """Return the numbers of a sound copy."""
    has_notes = schema >= 2
    (sessions,) = connection.execute("SELECT count(*) FROM session").fetchone()
    notes = 0
    if has_notes:
        (notes,) = connection.execute(
            "SELECT count(*) FROM entry WHERE removed_at IS NULL"
        ).fetchone()
    query = _DAYS.format(_NOTE_DAYS if has_notes else "")
    first_day, last_day = connection.execute(query).fetchone()
    size_bytes, changed_ms = _outside(path)
    return Look(
        path,
        _kind(path),
        changed_ms,
        size_bytes,
        schema,
        sessions,
        notes,
        first_day or "",
        last_day or "",
    )


def _outside(path: Path) -> tuple[int, int]:
    """Return size in bytes and time of change in ms; zeros when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns // 1_000_000


def _kind(path: Path) -> str:
    return next((kind for name, kind in _KINDS if name.match(path.name)), OTHER)
