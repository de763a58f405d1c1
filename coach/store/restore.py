"""Put a copy in its place again: all of it or nothing, and the old one is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.backup import (
    BACKUP_FOLDER,
    back_up,
    back_up_before,
    copy_whole,
    is_sound,
)
from coach.store.connection import (
    ANY_VERSION,
    BUSY_TIMEOUT_MS,
    accepted_version,
    has_log,
    migrate,
)
from coach.store.damage import COMPANIONS, aside_path
from coach.store.faults import StoreDamagedError, damaged, in_use, store_errors
from coach.store.files import sync_file, sync_folder
from coach.store.history import rebuild_summaries
from coach.store.kind import HISTORY
from coach.store.look import checked_look, read_only
from coach.store.unsaved import try_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.store.kind import StoreKind
    from coach.store.look import Look


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    Attributes:
        look: What is in it.
        kept: Where what was there before is kept; None without any.
    """

    look: Look
    kept: Path | None


def restore(path: Path, source: Path, now_ms: int) -> Restored:
    """Replace the history by a copy of it, which stays as it is.

    Nothing else may have the history open: close the journal first. An older copy is
    upgraded. The present history is backed up, or set aside when it is damaged. Cut
    off at any moment, either the old history is there or the new one.

    Args:
        path: The history.
        source: The copy.
        now_ms: The present moment, in ms since 1970 UTC.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the copy.
        StoreError: The copy is damaged or foreign, or a file cannot be written, or
            the history is in use; it is as it was.
    """
    restored = replace_store(path, source, now_ms, HISTORY, rebuild_summaries)
    try_again(path)
    return restored


def replace_store(
    path: Path,
    source: Path,
    now_ms: int,
    kind: StoreKind,
    finish: Callable[[sqlite3.Connection], object] | None = None,
) -> Restored:
    """Replace a database of any kind by a copy of it, as `restore` does.

    Args:
        path: The database.
        source: The copy.
        now_ms: The present moment, in ms since 1970 UTC.
        kind: What it is.
        finish: What is done with the upgraded copy before it is used.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the copy.
        StoreError: The copy is damaged or foreign, or a file cannot be written, or
            the database is in use; it is as it was.
    """
    look = checked_look(source, kind)
    if source.resolve() == path.resolve():
        raise StoreError(kind.words().itself.format(source))
    part = path.with_name(path.name + ".restore.part")
    with store_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _prepare(source, part, kind, finish)
            kept = _put_in_place(part, path, now_ms, kind)
        finally:
            _remove_with_companions(part)
    return Restored(look, kept)


def _prepare(
    source: Path,
    part: Path,
    kind: StoreKind,
    finish: Callable[[sqlite3.Connection], object] | None,
) -> None:
    """Make a copy beside the database that is ready to be used."""
    _remove_with_companions(part)  # of a restore that was cut off
    with read_only(source) as copy:
        back_up(copy, part)
    with closing(sqlite3.connect(part, isolation_level=None)) as new:
        new.execute("PRAGMA foreign_keys = ON")
        migrate(new, part, kind.migrations, backed_up=False)
        if finish is not None:
            finish(new)
    sync_file(part)


def _put_in_place(part: Path, path: Path, now_ms: int, kind: StoreKind) -> Path | None:
    """Let the new database take the place of the one that is there, if any.

    Returns:
        Where the old one is kept.
    """
    try:
        # SQLite would throw away a log that it cannot read; then it is not asked.
        has_log(path)
        if path.exists():
            return _overwrite(path, part, now_ms, kind)
    except StoreDamagedError:
        pass  # it has nothing to read any more, but is kept for whoever can
    kept = _copied_aside(path, now_ms)
    # A log that stayed behind would be taken for the log of the new file.
    for ending in COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    os.replace(part, path)
    sync_folder(path.parent)
    return kept


def _overwrite(path: Path, part: Path, now_ms: int, kind: StoreKind) -> Path:
    """Give a sound database the content of another, in one transaction of SQLite's.

    Raises:
        StoreDamagedError: It is not sound.
        StoreError: Somebody else has it open.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as present:
        kept = _backed_up(present, path, now_ms, kind)
        # Fails when anybody else has it open.
        (mode,) = present.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode != "delete":
            raise in_use(path)
        with closing(sqlite3.connect(part, isolation_level=None)) as new:
            copy_whole(new, present, path)
    return kept


def _backed_up(
    present: sqlite3.Connection, path: Path, now_ms: int, kind: StoreKind
) -> Path:
    """Back up the present database.

    Raises:
        StoreDamagedError: It is damaged or foreign.
    """
    with store_errors(path):
        # Of any version: an older Coach may put back a copy of its own.
        accepted_version(present, path, ANY_VERSION, kind)
        present.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        if not is_sound(present):
            raise damaged(path)
        folder = path.parent / BACKUP_FOLDER
        return back_up_before(present, folder, "restore", now_ms, kind)


def _copied_aside(path: Path, now_ms: int) -> Path | None:
    """Copy a damaged database with all that belongs to it; it stays where it is."""
    target = aside_path(path, now_ms)
    for ending in (*COMPANIONS, ""):
        part = path.with_name(path.name + ending)
        if part.is_file():
            copy = target.with_name(target.name + ending)
            shutil.copyfile(part, copy)
            sync_file(copy)
    sync_folder(target.parent)
    return target if target.exists() else None


def _remove_with_companions(part: Path) -> None:
    for ending in ("", *COMPANIONS):
        part.with_name(part.name + ending).unlink(missing_ok=True)
