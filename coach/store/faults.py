"""SQLite's errors sorted: what the machine did, against what we did wrong."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.kind import HISTORY
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coach.store.kind import StoreKind


class StoreDamagedError(StoreError):
    """A database of Coach is damaged, or something else lies in its place."""


# What SQLite says of a file that it cannot make sense of.
DAMAGE_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _sentences() -> dict[int, str]:
    """Return one sentence for each fault of the environment; {0} is the file."""
    cannot_open = tr("{0} cannot be opened. Check that its folder exists.")
    broken = tr(
        "{0} is damaged. Move it aside and put back a copy from the folder “backups” "
        "beside it."
    )
    busy = tr("Another program is using {0}. Close it and try again.")
    read_only = tr("{0} cannot be written. Check the rights of its folder.")
    return {
        sqlite3.SQLITE_FULL: tr(
            "The disk is full, so {0} cannot be saved. Free some space."
        ),
        sqlite3.SQLITE_BUSY: busy,
        sqlite3.SQLITE_LOCKED: busy,
        sqlite3.SQLITE_READONLY: read_only,
        sqlite3.SQLITE_PERM: read_only,
        sqlite3.SQLITE_CANTOPEN: cannot_open,
        sqlite3.SQLITE_IOERR: tr(
            "The disk reports an error at {0}. Check that it is still there."
        ),
        sqlite3.SQLITE_CORRUPT: broken,
        sqlite3.SQLITE_NOTADB: broken,
    }


def damaged(path: Path) -> StoreDamagedError:
    """Return the error that says that a file is damaged, and what to do."""
    return StoreDamagedError(_sentences()[sqlite3.SQLITE_CORRUPT].format(path))


def foreign(path: Path, kind: StoreKind = HISTORY) -> StoreDamagedError:
    """Return the error that says that a file is not what it should be."""
    return StoreDamagedError(kind.words().foreign.format(path))


def in_use(path: Path) -> StoreError:
    """Return the error that says that another program holds a file."""
    return StoreError(_sentences()[sqlite3.SQLITE_BUSY].format(path))


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 when the error comes from Python."""
    # The low byte is the primary code, the rest says more than a person needs.
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def sentence_for(error: sqlite3.Error, path: Path) -> str | None:
    """Return what to tell a person, or None when the mistake is ours."""
    sentence = _sentences().get(code_of(error))
    return None if sentence is None else sentence.format(path)


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn faults of disk and file into StoreError; let our own mistakes through.

    Raises:
        StoreDamagedError: SQLite finds damage, or no database at all.
        StoreError: Disk full, file locked, read-only or missing.
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = sentence_for(error, path)
        if sentence is None:
            raise
        kind = StoreDamagedError if code_of(error) in DAMAGE_CODES else StoreError
        raise kind(sentence) from error
    except OSError as error:
        raise StoreError(
            tr("{0} cannot be used: {1}.").format(path, error.strerror or error)
        ) from error
