"""The practice looked after at start, copied once a day, and put back.

Key files go with it: they are copied beside the backups, and come back when they are
missing or damaged.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from coach.clinic.connection import FILE_NAME, open_practice
from coach.clinic.door import DOOR
from coach.clinic.kind import PRACTICE
from coach.errors import CoachError, StoreError
from coach.exchange.signed.key_copies import copy_keys, put_back_keys
from coach.store.backup import BACKUP_FOLDER, daily_backup, drop_cut_off
from coach.store.damage import open_or_set_aside
from coach.store.days import training_day, utc_offset_min
from coach.store.faults import store_errors
from coach.store.look import backup_files
from coach.store.restore import replace_store
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from coach.store.damage import Damage
    from coach.store.restore import Restored


@dataclass(frozen=True, slots=True)
class PracticeWoken:
    """What was found of a practice at start.

    Attributes:
        damage: A damaged file was set aside; None when all is well.
        sentences: What the person should know.
    """

    damage: Damage | None = None
    sentences: tuple[str, ...] = ()


def has_practice(folder: Path) -> bool:
    """Return whether a person has patients' data here, or copies of such."""
    path = folder / FILE_NAME
    return path.exists() or bool(backup_files(folder / BACKUP_FOLDER, PRACTICE))


def wake_practice(
    folder: Path, now_ms: int, offset_min: int | None = None
) -> PracticeWoken:
    """Look after the practice and its keys; without either nothing is done or made.

    A damaged file is set aside whole and an empty one begun, with the newest sound
    copy to put back. The day's copy is made. Whoever opens the practice meanwhile
    waits.

    Args:
        folder: The person's data folder.
        now_ms: The present moment, in ms since 1970 UTC.
        offset_min: What the person's clock is ahead of UTC; None asks the system.

    Raises:
        StoreTooNewError: A newer version of Coach wrote the file; it is left as it is.
        StoreError: The file cannot be used, or is in use elsewhere.
    """
    path = folder / FILE_NAME
    with DOOR.kept(path):
        said = _keys_kept(folder)
        if not has_practice(folder):
            return PracticeWoken(None, said)
        opened = open_or_set_aside(path, now_ms, PRACTICE, open_practice)
        with closing(opened.connection) as connection:
            said += _copied(connection, folder, now_ms, offset_min)
    return PracticeWoken(opened.damage, said)


def restore_practice(folder: Path, source: Path, now_ms: int) -> Restored:
    """Replace the practice by a copy of it; missing key files come back too.

    Args:
        folder: The person's data folder.
        source: The copy, which stays as it is.
        now_ms: The present moment, in ms since 1970 UTC.

    Raises:
        StoreError: The copy cannot be used, or the practice is in use; it is as it
            was.
        CoachError: The patients are back, but a key file cannot be written.
    """
    path = folder / FILE_NAME
    with DOOR.kept(path):
        restored = replace_store(path, source, now_ms, PRACTICE)
    put_back_keys(folder)
    return restored


def _copied(
    connection: sqlite3.Connection, folder: Path, now_ms: int, offset_min: int | None
) -> tuple[str, ...]:
    """Make the day's copy; return why it could not be made."""
    if offset_min is None:
        offset_min = utc_offset_min(now_ms)
    day = date.fromisoformat(training_day(now_ms, offset_min))
    backups = folder / BACKUP_FOLDER
    try:
        with store_errors(folder / FILE_NAME):
            daily_backup(connection, backups, day, PRACTICE)
            for each in (backups, folder):
                drop_cut_off(each, now_ms, PRACTICE)
    except StoreError as error:
        return (str(error),)
    return ()


def _keys_kept(folder: Path) -> tuple[str, ...]:
    """Copy the keys, and put damaged ones back; return what to say of it."""
    try:
        back = put_back_keys(folder)
        copy_keys(folder)
    except CoachError as error:
        return (str(error),)
    if not back:
        return ()
    sentence = tr("The key file {0} was damaged or gone; its copy is back.")
    return tuple(sentence.format(path.name) for path in back)
