"""Erase everything that a person entered, so that the bytes are gone."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.files.shelf_files import kind_of_name
from coach.paths import own_programs, settings_file
from coach.store.backup import BACKUP_FOLDER
from coach.store.connection import ANY_VERSION, BUSY_TIMEOUT_MS, accepted_version
from coach.store.damage import ASIDE_FOLDER, refuse_used
from coach.store.faults import (
    DAMAGE_CODES,
    StoreDamagedError,
    code_of,
    in_use,
    store_errors,
)
from coach.store.files import wipe
from coach.store.kind import HISTORY
from coach.store.look import has_mark
from coach.store.unsaved import ASIDE_ENDING, ENDING, unsaved_files
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from coach.store.kind import StoreKind

# The names that Coach itself gives to what it makes from a database.
_OURS = (
    r"{0}(-\d{{4}}-\d\d-\d\d|-before-[a-z]+-.+|-damaged-.+)?\.sqlite"
    r"((\.restore)?\..*part)?(-wal|-shm|-journal)?"
)
# Versions of own files, deleted ones and unfinished changes, as the editor keeps them.
_VERSION = re.compile(
    r"(.+\.toml)\.(\d{6}(\.deleted)?|[0-9a-f]{16}\.unfinished)(\.part)?"
)
# Whoever reads in the background is done by then.
_PATIENCE_S = 2.0
# What went wrong may have been about anything that was entered.
_CRASH_LOG = "crash.log"


def erase_everything(
    folder: Path,
    *,
    kinds: Iterable[StoreKind] = (HISTORY,),
    programs: bool = False,
    settings: bool = False,
    others: Iterable[Path] = (),
) -> int:
    """Erase the history, its copies in the data folder and all that was set aside.

    The database is emptied and rewritten by SQLite, then every file is overwritten
    before it is removed. Nothing may have the history open: close the journal first.
    Files that are not Coach's stay, and so do folders with anything left in them.

    Args:
        folder: The person's data folder.
        kinds: Erase databases of these kinds.
        programs: Erase the person's own programs and exercises too.
        settings: Erase the settings too.
        others: Files that go with them.

    Returns:
        The number of files that are gone.

    Raises:
        StoreError: A database is in use, and nothing was erased; or some files
            could not be erased, and the others are gone.
    """
    found = [*_database_files(folder, tuple(kinds)), *others]
    with store_errors(folder):
        if programs:
            found += _program_files(own_programs(folder))
        if settings:
            found += _settings_files(settings_file(folder))
        found += (each for each in [folder / _CRASH_LOG] if each.is_file())
    failed = [file for file in found if not _is_wiped(file)]
    _remove_empty_folders(folder, found)
    if failed:
        raise StoreError(
            tr("{0} could not be erased. Close what uses it and try again.").format(
                ", ".join(map(str, failed))
            )
        )
    return len(found)


def _database_files(folder: Path, kinds: tuple[StoreKind, ...]) -> list[Path]:
    """Empty the databases; return them with everything that was ever made from them.

    Raises:
        StoreError: Somebody else has one open; all are as they were.
    """
    found = []
    for kind in kinds:
        path = folder / kind.file_name
        with store_errors(path):
            refuse_used(path, _PATIENCE_S)
    for kind in kinds:
        path = folder / kind.file_name
        with store_errors(path):
            is_ours = _is_emptied(path, kind)
            files = _files_of(path, kind)
            found += [each for each in files if is_ours or each != path]
    return found


def _remove_empty_folders(folder: Path, gone: Iterable[Path]) -> None:
    """Remove the folders of what is gone, but never the data folder itself."""
    backups = folder / BACKUP_FOLDER
    above = {path.parent for path in gone} | {backups, backups / ASIDE_FOLDER}
    kept = {folder, own_programs(folder)}
    for each in sorted(above - kept, key=lambda path: -len(path.parts)):
        with suppress(OSError):  # it is not there, or not empty
            each.rmdir()


def _is_emptied(path: Path, kind: StoreKind) -> bool:
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
            accepted_version(connection, path, ANY_VERSION, kind)
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            # Fails when anybody else has it open.
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != "delete":
                raise in_use(path)
            # What is overwritten must not come to lie in one more file.
            connection.execute("PRAGMA journal_mode = MEMORY")
            _delete_all(connection, kind)
            connection.execute("VACUUM")
    except StoreDamagedError:
        return False
    except sqlite3.DatabaseError as error:
        if code_of(error) not in DAMAGE_CODES:
            raise
    return True


def _delete_all(connection: sqlite3.Connection, kind: StoreKind) -> None:
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
    with kind.erasing(connection):
        for name in tables:
            connection.execute(f'DELETE FROM "{name}"')


def _files_of(path: Path, kind: StoreKind) -> Iterator[Path]:
    """Yield a database and everything that was ever made from it."""
    backups = path.parent / BACKUP_FOLDER
    for folder in (path.parent, backups, backups / ASIDE_FOLDER):
        if folder.is_dir():
            yield from (each for each in folder.iterdir() if _is_ours(each, kind))
    for ending in (ENDING, ENDING + ASIDE_ENDING, ENDING + ".part"):
        yield from unsaved_files(path, ending=ending)


def _is_ours(file: Path, kind: StoreKind) -> bool:
    """Return whether Coach made a file, by its name or by its mark inside."""
    has_name = bool(re.fullmatch(_OURS.format(kind.stem), file.name))
    if file.is_symlink():
        return has_name
    # A copy that the person made by hand has any name.
    return file.is_file() and (has_name or has_mark(file, kind))


def _program_files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for each in folder.rglob("*"):
        version = _VERSION.fullmatch(each.name)
        name = each.name if version is None else version[1]
        if kind_of_name(name) and each.is_file():
            yield each


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
