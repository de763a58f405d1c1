"""A damaged database: set aside whole, so that Coach starts and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.backup import BACKUP_FOLDER, is_sound, time_stamp
from coach.store.connection import has_log, open_store
from coach.store.faults import (
    DAMAGE_CODES,
    StoreDamagedError,
    code_of,
    damaged,
    in_use,
    store_errors,
)
from coach.store.kind import HISTORY
from coach.store.look import BEFORE_DAMAGE, DAILY, backup_files, newest_sound
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.store.kind import StoreKind
    from coach.store.look import Look

ASIDE_FOLDER = "set-aside"
ASIDE_STEM = "{0}-damaged-"
# What SQLite keeps beside a database, behind its name; the database itself comes last.
COMPANIONS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Damage:
    """What was found at start, for the window to show.

    Attributes:
        problem: What was wrong, in one sentence.
        aside: Where the damaged file lies now; None when there was none any more.
        offer: The newest sound copy, for `restore.restore`; None without any.
        kind: What was damaged.
    """

    problem: str
    aside: Path | None
    offer: Look | None
    kind: StoreKind = HISTORY

    @property
    def sentence(self) -> str:
        """Say in one sentence what was done and what can be done."""
        words = self.kind.words()
        done = words.gone
        if self.aside is not None:
            done = words.set_aside.format(self.aside)
        if self.offer is None:
            return tr("{0}. There is no sound copy to put back.").format(done)
        return tr("{0}. The newest sound copy reaches to {1}.").format(
            done, self.offer.contents.last_day or tr("its first day")
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """The database that Coach goes on with.

    Attributes:
        damage: What happened to the one before; None when all is well.
    """

    connection: sqlite3.Connection
    damage: Damage | None = None


def open_or_set_aside(
    path: Path,
    now_ms: int,
    kind: StoreKind = HISTORY,
    opener: Callable[[Path], sqlite3.Connection] = open_store,
) -> Opened:
    """Open the history; a damaged one is set aside and an empty one begun.

    Call it before anything else opens the history. The file is looked through whole,
    which takes 0.1 s for ten years.

    Args:
        path: The history; a foreign or damaged file there is moved, never changed.
        now_ms: The present moment, in ms since 1970 UTC.
        kind: Another kind of database than the history.
        opener: Opens it for writing.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the file; it is left as it is.
        StoreError: The file cannot be used, or is in use elsewhere.
    """
    try:
        return Opened(_opened_sound(path, kind, opener))
    except StoreDamagedError as error:
        problem = str(error)
    with store_errors(path):
        refuse_used(path)
        aside = set_aside(path, now_ms)
        copies = backup_files(path.parent / BACKUP_FOLDER, kind)
        # The file may be sound but for a log that cannot be read.
        offer = newest_sound(copies if aside is None else [*copies, aside], kind)
        offer = _kept_for_good(offer, now_ms, kind)
    return Opened(opener(path), Damage(problem, aside, offer, kind))


def set_aside(path: Path, now_ms: int) -> Path | None:
    """Move a database with all that belongs to it out of the way.

    Returns:
        Where it is now; None when there was no file.

    Raises:
        OSError: It cannot be moved.
    """
    target = aside_path(path, now_ms)
    for ending in (*COMPANIONS, ""):
        part = path.with_name(path.name + ending)
        if os.path.lexists(part):
            os.replace(part, target.with_name(target.name + ending))
    return target if os.path.lexists(target) else None


def aside_path(path: Path, now_ms: int) -> Path:
    """Return a new place for a damaged database, in a folder that exists.

    Where the folder for them cannot be made, it is the database's own.
    """
    name = f"{ASIDE_STEM.format(path.stem)}{time_stamp(now_ms)}{path.suffix}"
    folder = path.parent / BACKUP_FOLDER / ASIDE_FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return path.with_name(name)
    return folder / name


def _opened_sound(
    path: Path, kind: StoreKind, opener: Callable[[Path], sqlite3.Connection]
) -> sqlite3.Connection:
    """Open a database after a look at every page.

    Raises:
        StoreDamagedError: It is damaged or foreign, or gone although there are copies.
    """
    is_there = path.exists() and path.stat().st_size > 0
    copies = backup_files(path.parent / BACKUP_FOLDER, kind)
    if not is_there and newest_sound(copies, kind):
        raise damaged(path)
    connection = opener(path)
    try:
        with store_errors(path):
            if is_sound(connection):
                return connection
            raise damaged(path)
    except StoreError:
        connection.close()
        raise


def refuse_used(path: Path, patience_s: float = 0.0) -> None:
    """Make sure that nobody else has the file open: they would go on writing to it.

    Args:
        path: The database.
        patience_s: How long to wait for whoever has it open.

    Raises:
        StoreError: Somebody has.
    """
    try:
        # SQLite would throw away a log that it cannot read; then it is not asked.
        has_log(path)
        if not path.exists():
            return
        with closing(
            sqlite3.connect(path, timeout=patience_s, isolation_level=None)
        ) as probe:
            probe.execute("PRAGMA locking_mode = EXCLUSIVE")
            probe.execute("BEGIN EXCLUSIVE")
            probe.execute("ROLLBACK")
    except StoreDamagedError:
        return
    except sqlite3.DatabaseError as error:
        if code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise in_use(path) from error
        if code_of(error) not in (*DAMAGE_CODES, sqlite3.SQLITE_CANTOPEN):
            raise


def _kept_for_good(offer: Look | None, now_ms: int, kind: StoreKind) -> Look | None:
    """Take a daily copy out of the rotation, until the person has decided."""
    if offer is None or offer.kind != DAILY:
        return offer
    name = f"{kind.stem}-{BEFORE_DAMAGE}-{time_stamp(now_ms)}.sqlite"
    kept = offer.path.with_name(name)
    try:
        os.replace(offer.path, kept)
    except OSError:
        return offer
    return replace(offer, path=kept, kind=BEFORE_DAMAGE)
