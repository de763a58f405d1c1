"""Erase everything that a person entered, so that the bytes are gone."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.files.shelf_files import kind_of_name
from coach.paths import history_file, own_programs, settings_file
from coach.store.backup import BACKUP_FOLDER
from coach.store.connection import ANY_VERSION, BUSY_TIMEOUT_MS, accepted_version
from coach.store.damage import ASIDE_FOLDER
from coach.store.faults import (
    DAMAGE_CODES,
    StoreDamagedError,
    code_of,
    in_use,
    store_errors,
)
from coach.store.files import wipe
from coach.store.schema import APPLICATION_ID
from coach.store.transactions import erasing
from coach.store.unsaved import ASIDE_ENDING, ENDING, unsaved_files
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The names that Coach itself gives to what it makes from the history.
_OURS = re.compile(
    r"history(-\d{4}-\d\d-\d\d|-before-[a-z]+-.+|-damaged-.+)?\.sqlite"
    r"((\.restore)?\..*part)?(-wal|-shm|-journal)?"
)
# Where a SQLite file says whose it is.
_MARK, _MARK_AT = APPLICATION_ID.to_bytes(4, "big"), 68


def erase_everything(
    folder: Path, *, programs: bool = False, settings: bool = False
) -> int:
    """Erase the history, its copies in the data folder and all that was set aside.

    The database is emptied and rewritten by SQLite, then every file is overwritten
    before it is removed. Nothing may have the history open: close the journal first.
    Files that are not Coach's stay, and so do folders with anything left in them.

    Args:
        folder: The person's data folder.
        programs: Erase the person's own programs and exercises too.
        settings: Erase the settings too.

    Returns:
        The number of files that are gone.

    Raises:
        StoreError: The history is in use, and nothing was erased; or some files
            could not be erased, and the others are gone.
    """
    path = history_file(folder)
    with store_errors(path):
        is_foreign = not _is_emptied(path)
        found = [
            each for each in _history_files(path) if not is_foreign or each != path
        ]
        if programs:
            found += _program_files(own_programs(folder))
        if settings:
            found += _settings_files(settings_file(folder))
    failed = [file for file in found if not _is_wiped(file)]
    for each in (ASIDE_FOLDER, ""):
        with suppress(OSError):  # it is not there, or not empty
            (folder / BACKUP_FOLDER / each).rmdir()
    if failed:
        raise StoreError(
            tr("{0} could not be erased. Close what uses it and try again.").format(
                ", ".join(map(str, failed))
            )
        )
    return len(found)


def _is_emptied(path: Path) -> bool:
    """Let SQLite overwrite all rows; a damaged file is left for overwriting whole.

    Returns:
        False when the file is another program's.

    Raises:
        StoreError: Somebody else has it open.
    """
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            accepted_version(connection, path, ANY_VERSION)
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            # Fails when anybody else has it open.
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != "delete":
                raise in_use(path)
            # What is overwritten must not come to lie in one more file.
            connection.execute("PRAGMA journal_mode = MEMORY")
            _delete_all(connection)
            connection.execute("VACUUM")
    except StoreDamagedError:
        return False
    except sqlite3.DatabaseError as error:
        if code_of(error) not in DAMAGE_CODES:
            raise
    return True


def _delete_all(connection: sqlite3.Connection) -> None:
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            # It holds the mark that allows all this, so it comes last.
            " ORDER BY name = 'meta'"
        )
    ]
    if not tables:
        return
    with erasing(connection):
        for name in tables:
            connection.execute(f'DELETE FROM "{name}"')


def _history_files(path: Path) -> Iterator[Path]:
    """Yield the history and everything that was ever made from it."""
    backups = path.parent / BACKUP_FOLDER
    for folder in (path.parent, backups, backups / ASIDE_FOLDER):
        if folder.is_dir():
            yield from (each for each in folder.iterdir() if _is_ours(each))
    for ending in (ENDING, ENDING + ASIDE_ENDING, ENDING + ".part"):
        yield from unsaved_files(path, ending=ending)


def _is_ours(file: Path) -> bool:
    """Return whether Coach made a file, by its name or by its mark inside."""
    if file.is_symlink():
        return bool(_OURS.fullmatch(file.name))
    if not file.is_file():
        return False
    return bool(_OURS.fullmatch(file.name)) or _is_copy(file)


def _is_copy(file: Path) -> bool:
    """Return whether a file of any name is a copy that the person made by hand."""
    try:
        with file.open("rb") as reader:
            head = reader.read(_MARK_AT + len(_MARK))
    except OSError:
        return False
    return head.startswith(b"SQLite format 3") and head[_MARK_AT:] == _MARK


def _program_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        files = (each for each in folder.rglob("*.toml") if each.is_file())
        yield from (each for each in files if kind_of_name(each.name))


def _settings_files(file: Path) -> Iterator[Path]:
    for ending in ("", ".part", ".damaged"):
        each = file.with_name(file.name + ending)
        if each.is_file():
            yield each


def _is_wiped(file: Path) -> bool:
    try:
        wipe(file)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
