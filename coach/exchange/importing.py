"""Look into a history file, and take it in: after a backup, all of it or nothing."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from coach.exchange.history_text import read_history
from coach.exchange.merging import Gain, Merge
from coach.exchange.reading import history_reader
from coach.store.backup import BACKUP_FOLDER, back_up_before
from coach.store.connection import open_store
from coach.store.faults import store_errors
from coach.store.history import rebuild_summaries
from coach.store.transactions import transaction

if TYPE_CHECKING:
    from pathlib import Path

OCCASION = "import"


def look_into(file: Path, history: Path) -> Gain:
    """Return what a history file would bring; nothing is changed.

    Args:
        file: The file.
        history: The database that would take it in.

    Raises:
        FileError: The file cannot be read.
        ProblemsError: It is no history, or contradicts what is here.
        StoreError: The history cannot be read.
    """
    text = read_history(file)
    with history_reader(history) as connection:
        return Merge(text, connection, writes=False).run()


def import_history(file: Path, history: Path, wall_ms: int) -> Gain:
    """Take a history file into a history and return what it brought.

    A copy of the history is made first, unless the file brings nothing.

    Args:
        file: The file.
        history: The database; it is made where it is missing.
        wall_ms: The present moment, in ms since 1970 UTC.

    Raises:
        FileError: The file cannot be read.
        ProblemsError: It is no history, or contradicts what is here; nothing was
            changed.
        StoreError: The history cannot be written; nothing was changed.
    """
    text = read_history(file)
    with closing(open_store(history)) as connection, store_errors(history):
        rebuild_summaries(connection)
        gain = Merge(text, connection, writes=False).run()
        if gain.is_empty:
            return gain
        folder = history.parent / BACKUP_FOLDER
        back_up_before(connection, folder, OCCASION, wall_ms)
        with transaction(connection):
            return Merge(text, connection, writes=True).run()
