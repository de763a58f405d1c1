"""Copies of a database: one at a time, checked, and a rotation of daily ones."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.days import utc_text
from coach.store.faults import DAMAGE_CODES, code_of, damaged, in_use, store_errors
from coach.store.files import sync_folder
from coach.store.kind import HISTORY
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.store.kind import StoreKind

BACKUP_FOLDER = "backups"
DAILY_KEPT = 7
WEEKLY_KEPT = 4
# Copies before an import, before a restore: so many of each are kept.
BEFORE_KEPT = 5
# A copy that is being written; one that is older was cut off.
PART_ENDING = ".part"
_PART_LASTS_MS = 60 * 60 * 1000
_DAILY_NAME = r"{0}-(\d{{4}}-\d{{2}}-\d{{2}})\.sqlite"


def is_sound(connection: sqlite3.Connection) -> bool:
    """Return whether SQLite's own quick check finds nothing wrong."""
    try:
        rows = connection.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.DatabaseError as error:
        if code_of(error) in DAMAGE_CODES:
            return False
        raise
    return rows == [("ok",)]


def back_up(connection: sqlite3.Connection, to: Path) -> None:
    """Copy a database while it is in use, and check the copy.

    The copy appears under its name only when it is complete and sound. Copying the
    file itself would miss the newest data, which lie in the write-ahead log.

    Raises:
        StoreError: The copy could not be written, or it is not sound.
    """
    # Two processes may copy to one name; each writes a file of its own first.
    part = to.with_name(f"{to.name}.{os.urandom(4).hex()}{PART_ENDING}")
    with store_errors(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        try:
            _copy(connection, part)
            os.replace(part, to)
            sync_folder(to.parent)
        finally:
            part.unlink(missing_ok=True)


def copy_whole(
    source: sqlite3.Connection, target: sqlite3.Connection, path: Path
) -> None:
    """Give one database the whole content of another, in one transaction.

    Raises:
        StoreError: Somebody else holds `path`, the file to blame, for too long.
        sqlite3.Error: It could not be read or written; the target is as it was.
    """

    def give_up(status: int, _left: int, _total: int) -> None:
        # The connection's own timeout has passed; Python would try for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise in_use(path)

    source.backup(target, progress=give_up)


def _copy(connection: sqlite3.Connection, part: Path) -> None:
    """Write the copy and check it through a connection of its own."""
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy_whole(connection, copy, file_of(connection))
        # One plain file: the WAL mode came along with the content.
        copy.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        if is_sound(copy):
            return
    if not is_sound(connection):
        raise damaged(file_of(connection))
    raise StoreError(
        tr("The copy {0} is not sound. Check the disk and try again.").format(part)
    )


def back_up_before(
    connection: sqlite3.Connection,
    folder: Path,
    occasion: str,
    now_ms: int,
    kind: StoreKind = HISTORY,
) -> Path:
    """Copy a database before something that cannot be undone otherwise.

    Args:
        connection: The database.
        folder: Where backups lie; the last BEFORE_KEPT of this occasion stay.
        occasion: A word for the file's name: "import", "restore".
        now_ms: The present moment, in ms since 1970 UTC.
        kind: What it is.

    Returns:
        The copy.

    Raises:
        StoreError: The copy could not be written.
    """
    stem = f"{kind.stem}-before-{occasion}-"
    target = folder / f"{stem}{time_stamp(now_ms)}.sqlite"
    back_up(connection, target)
    with store_errors(folder):
        # The time is in the name, so the order of names is that of time.
        for old in sorted(folder.glob(f"{stem}*.sqlite"))[:-BEFORE_KEPT]:
            old.unlink(missing_ok=True)
    return target


def file_of(connection: sqlite3.Connection) -> Path:
    """Return the file that a connection is open on."""
    _, _, name = connection.execute("PRAGMA database_list").fetchone()
    return Path(name)


def time_stamp(now_ms: int) -> str:
    """Return an instant for a file's name, as "2025-11-24T160000.123Z" in UTC."""
    return utc_text(now_ms).replace(":", "")


def drop_cut_off(folder: Path, now_ms: int, kind: StoreKind = HISTORY) -> None:
    """Remove copies that a process began more than an hour ago and never finished.

    Raises:
        StoreError: The folder cannot be read or written.
    """
    with store_errors(folder):
        for part in folder.glob(f"{kind.stem}*{PART_ENDING}*"):
            if part.stat().st_mtime * 1000 < now_ms - _PART_LASTS_MS:
                part.unlink(missing_ok=True)


def kept_days(days: Iterable[date]) -> set[date]:
    """Return the days whose backups stay: the last 7, and 4 weekly ones before.

    A week is represented by its newest day; weeks start on Monday.
    """
    newest_first = sorted(set(days), reverse=True)
    kept = set(newest_first[:DAILY_KEPT])
    weekly: dict[tuple[int, int], date] = {}
    for day in newest_first[DAILY_KEPT:]:
        year, week, _ = day.isocalendar()
        weekly.setdefault((year, week), day)
    return kept | set(list(weekly.values())[:WEEKLY_KEPT])


def daily_backup(
    connection: sqlite3.Connection, folder: Path, day: date, kind: StoreKind = HISTORY
) -> Path | None:
    """Make the backup of a day unless it exists, and drop those that are too old.

    Files in the folder that do not follow the name of a daily backup are left alone.

    Returns:
        The new backup, or None when this day already has one.

    Raises:
        StoreError: The folder or the copy could not be written.
    """
    target = folder / f"{kind.stem}-{day.isoformat()}.sqlite"
    if target.exists():
        return None
    back_up(connection, target)
    with store_errors(folder):
        by_day = daily_backups(folder, kind)
        for old in by_day.keys() - kept_days(by_day):
            by_day[old].unlink(missing_ok=True)
    return target


def daily_backups(folder: Path, kind: StoreKind = HISTORY) -> dict[date, Path]:
    """Return the daily backups of a folder by their day.

    Raises:
        OSError: The folder cannot be read.
    """
    found = {}
    name = re.compile(_DAILY_NAME.format(kind.stem))
    for path in folder.iterdir():
        match = name.fullmatch(path.name)
        if match is None:
            continue
        try:
            found[date.fromisoformat(match[1])] = path
        except ValueError:  # "history-2026-02-31" is not ours
            continue
    return found
