"""A look into a copy of a database, without changing a byte of it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.backup import is_sound
from coach.store.connection import accepted_version, has_log
from coach.store.faults import StoreDamagedError, code_of, foreign, store_errors
from coach.store.kind import HISTORY, Contents
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coach.store.kind import StoreKind

DAILY = "daily"
BEFORE_UPGRADE = "before-upgrade"
BEFORE_IMPORT = "before-import"
BEFORE_RESTORE = "before-restore"
BEFORE_DAMAGE = "before-damage"
OTHER = "other"
_OCCASIONS = (
    (r"{0}-\d{{4}}-\d\d-\d\d\.", DAILY),
    (r".*-before-schema-\d+\.", BEFORE_UPGRADE),
    (r"{0}-before-import-", BEFORE_IMPORT),
    (r"{0}-before-restore-", BEFORE_RESTORE),
    (r"{0}-before-damage-", BEFORE_DAMAGE),
)
# Where a SQLite file says whose it is.
_MARK_AT, _MARK_BYTES = 68, 4


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a copy.

    Attributes:
        kind: DAILY, BEFORE_UPGRADE and so on, by the file's name.
        changed_ms: When the file was written, in ms since 1970 UTC.
        schema: Version of its tables; an older one is upgraded when it is restored.
        contents: What is in it, in numbers.
        problem: Why it cannot be restored, in one sentence; "" when it can be.
    """

    path: Path
    kind: str
    changed_ms: int
    size_bytes: int
    schema: int = 0
    contents: Contents = field(default_factory=Contents)
    problem: str = ""

    @property
    def is_sound(self) -> bool:
        """Return whether it can be restored."""
        return not self.problem


def look_inside(path: Path, kind: StoreKind = HISTORY) -> Look:
    """Return what is in a copy, or the reason why it cannot be used."""
    try:
        return checked_look(path, kind)
    except StoreError as error:
        size_bytes, changed_ms = _outside(path)
        occasion = _occasion(path, kind)
        return Look(path, occasion, changed_ms, size_bytes, problem=str(error))


def checked_look(path: Path, kind: StoreKind = HISTORY) -> Look:
    """Return what is in a copy that can be restored.

    Raises:
        StoreTooNewError: A newer version of Coach wrote it.
        StoreDamagedError: It is damaged, empty, or not of this kind.
        StoreError: It cannot be read.
    """
    with _copy_errors(path, kind), read_only(path) as connection:
        schema = accepted_version(connection, path, len(kind.migrations), kind)
        if schema == 0:
            raise StoreDamagedError(tr("{0} is empty.").format(path))
        if not is_sound(connection):
            raise _damaged_copy(path)
        contents = kind.count(connection, schema)
    size_bytes, changed_ms = _outside(path)
    return Look(path, _occasion(path, kind), changed_ms, size_bytes, schema, contents)


def list_backups(folder: Path, kind: StoreKind = HISTORY) -> list[Look]:
    """Return all backups in a folder with what is in them, newest first."""
    looks = [look_inside(path, kind) for path in backup_files(folder, kind)]
    return sorted(looks, key=lambda look: look.changed_ms, reverse=True)


def newest_sound(paths: list[Path], kind: StoreKind = HISTORY) -> Look | None:
    """Return the most recently written copy that can be restored, or None."""
    by_time = sorted(paths, key=lambda path: _outside(path)[1], reverse=True)
    looks = (look_inside(path, kind) for path in by_time)
    return next((look for look in looks if look.is_sound), None)


def backup_files(folder: Path, kind: StoreKind = HISTORY) -> list[Path]:
    """Return the backups in a folder; none when there is no such folder."""
    found = folder.glob(f"{kind.stem}-*.sqlite")
    return sorted(path for path in found if path.is_file())


def has_mark(path: Path, kind: StoreKind) -> bool:
    """Return whether a file says of itself that it is a database of this kind."""
    try:
        with path.open("rb") as file:
            head = file.read(_MARK_AT + _MARK_BYTES)
    except OSError:
        return False
    mark = kind.application_id.to_bytes(_MARK_BYTES, "big")
    return head.startswith(b"SQLite format 3") and head[_MARK_AT:] == mark


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
def _copy_errors(path: Path, kind: StoreKind) -> Iterator[None]:
    """Give damage the words for a copy: there is nothing to move aside."""
    try:
        with store_errors(path):
            yield
    except StoreDamagedError as error:
        cause = error.__cause__
        if not isinstance(cause, sqlite3.Error):
            raise
        if code_of(cause) == sqlite3.SQLITE_NOTADB:
            raise foreign(path, kind) from error
        raise _damaged_copy(path) from error


def _damaged_copy(path: Path) -> StoreDamagedError:
    return StoreDamagedError(
        tr("{0} is damaged and cannot be restored. Choose another copy.").format(path)
    )


def _outside(path: Path) -> tuple[int, int]:
    """Return size in bytes and time of change in ms; zeros when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns // 1_000_000


def _occasion(path: Path, kind: StoreKind) -> str:
    found = (
        occasion
        for name, occasion in _OCCASIONS
        if re.match(name.format(kind.stem), path.name)
    )
    return next(found, OTHER)
