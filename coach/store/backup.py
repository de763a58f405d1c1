"""Copies of the history: one at a time, checked, and a rotation of daily ones."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.faults import store_errors
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DAILY_KEPT = 7
WEEKLY_KEPT = 4
_DAILY_NAME = re.compile(r"history-(\d{4}-\d{2}-\d{2})\.db")


def is_sound(connection: sqlite3.Connection) -> bool:
    """Return whether SQLite's own quick check finds nothing wrong."""
    try:
        rows = connection.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return rows == [("ok",)]


def back_up(connection: sqlite3.Connection, to: Path) -> None:
    """Copy a history while it is in use, and check the copy.

    The copy appears under its name only when it is complete and sound. Copying the
    file itself would miss the newest data, which lie in the write-ahead log.

    Raises:
        StoreError: The copy could not be written, or it is not sound.
    """
    part = to.with_name(to.name + ".part")
    with store_errors(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        try:
            _copy(connection, part)
            os.replace(part, to)
        finally:
            part.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, part: Path) -> None:
    """Write the copy and check it through a connection of its own."""
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        connection.backup(copy)
        # One plain file: the WAL mode came along with the content.
        copy.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        if not is_sound(copy):
            raise StoreError(
                tr("The copy {0} is not sound. Check the disk and try again.").format(
                    part
                )
            )


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
    connection: sqlite3.Connection, folder: Path, day: date
) -> Path | None:
    """Make the backup of a day unless it exists, and drop those that are too old.

    Files in the folder that do not follow the name of a daily backup are left alone.

    Returns:
        The new backup, or None when this day already has one.

    Raises:
        StoreError: The folder or the copy could not be written.
    """
    target = folder / f"history-{day.isoformat()}.db"
    if target.exists():
        return None
    back_up(connection, target)
    with store_errors(folder):
        by_day = _daily_backups(folder)
        for old in by_day.keys() - kept_days(by_day):
            by_day[old].unlink(missing_ok=True)
    return target


def _daily_backups(folder: Path) -> dict[date, Path]:
    """Return the daily backups of a folder by their day."""
    found = {}
    for path in folder.iterdir():
        match = _DAILY_NAME.fullmatch(path.name)
        if match is None:
            continue
        try:
            found[date.fromisoformat(match[1])] = path
        except ValueError:  # "history-2026-02-31.db" is not ours
            continue
    return found
