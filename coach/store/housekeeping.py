"""What is done once a day, off the window's thread: backup, bin, summaries."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.backup import BACKUP_FOLDER, daily_backup, drop_cut_off
from coach.store.bin import Emptied, empty_bin
from coach.store.connection import open_store
from coach.store.days import training_day, utc_offset_min
from coach.store.faults import store_errors
from coach.store.history import rebuild_summaries
from coach.store.places import place_warning
from coach.store.unsaved import ASIDE_ENDING, ENDING, unsaved_files
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """What was done, and what the person should know.

    Attributes:
        rebuilt: Number of sessions that were summed up anew.
        backup: The day's copy, None when it was there already.
        emptied: What was deleted for good.
        problem: Why the rest could not be done, in one sentence; "" when all was.
        warnings: Sentences about the data folder.
    """

    rebuilt: int = 0
    backup: Path | None = None
    emptied: Emptied = field(default_factory=Emptied)
    problem: str = ""
    warnings: tuple[str, ...] = ()


def keep_house(path: Path, now_ms: int, offset_min: int | None = None) -> Housekeeping:
    """Do what is due; a second call on the same day finds nothing left to do.

    The bin is emptied only on a day that has its backup. Without a history there is
    nothing to do.

    Args:
        path: The history.
        now_ms: The present moment, in ms since 1970 UTC.
        offset_min: What the person's clock is ahead of UTC; None asks the system.
    """
    warnings = _warnings(path)
    if not path.exists():
        return Housekeeping(warnings=warnings)
    if offset_min is None:
        offset_min = utc_offset_min(now_ms)
    day = date.fromisoformat(training_day(now_ms, offset_min))
    rebuilt, backup, emptied, problem = 0, None, Emptied(), ""
    try:
        with store_errors(path), closing(open_store(path)) as connection:
            rebuilt = rebuild_summaries(connection)
            backup = _backed_up(connection, path, day, now_ms)
            emptied = empty_bin(connection, now_ms)
    except StoreError as error:
        problem = str(error)
    return Housekeeping(rebuilt, backup, emptied, problem, warnings)


def _backed_up(
    connection: sqlite3.Connection, path: Path, day: date, now_ms: int
) -> Path | None:
    """Make the day's copy, and clear away what was cut off."""
    folder = path.parent / BACKUP_FOLDER
    backup = daily_backup(connection, folder, day)
    drop_cut_off(folder, now_ms)
    drop_cut_off(path.parent, now_ms)
    return backup


def _warnings(path: Path) -> tuple[str, ...]:
    """Return what is worth a sentence about the folder of the history."""
    found = []
    warning = place_warning(path.parent)
    if warning is not None:
        found.append(warning)
    for file in unsaved_files(path, ending=ENDING + ASIDE_ENDING):
        found.append(
            tr(
                "Something that could not be saved does not fit the history any more; "
                "it is kept in {0}."
            ).format(file)
        )
    return tuple(found)
