"""Reads the notes of care and cramps; runs off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.connection import open_reader
from coach.store.entries import CARE, CRAMP, CRAMP_FOLLOW_UP, REMINDER, entries
from coach.store.faults import store_errors

if TYPE_CHECKING:
    from pathlib import Path

    from coach.store.entries import Entry

# What was said about the body is read by `ui.models.care_model`.
KINDS = (CARE, CRAMP, CRAMP_FOLLOW_UP, REMINDER)


def read_care(path: Path) -> tuple[Entry, ...]:
    """Return the notes that count, oldest first.

    Raises:
        StoreError: The history cannot be read.
    """
    if not path.exists():
        return ()
    with store_errors(path):
        connection = open_reader(path)
        try:
            return tuple(entries(connection, KINDS))
        finally:
            connection.close()
