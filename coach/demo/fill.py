"""Fill a history with the demo's story, in one transaction."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.demo.play import Stage
from coach.demo.story import Story
from coach.store.connection import open_store
from coach.store.days import training_day, utc_offset_min, utc_text
from coach.store.entries import NewEntry
from coach.store.faults import store_errors
from coach.store.history import rebuild_summaries
from coach.store.transactions import transaction

if TYPE_CHECKING:
    from pathlib import Path

    from coach.files.model import Library


def fill_demo(path: Path, library: Library, now_ms: int) -> None:
    """Write the story, which ends yesterday, into a history without sessions.

    Args:
        path: The history; it is made where it is missing.
        library: The shipped programs and exercises.
        now_ms: The present moment, in ms since 1970 UTC.

    Raises:
        StoreError: The history cannot be written.
    """
    today = date.fromisoformat(training_day(now_ms, utc_offset_min(now_ms)))
    story = Story(today, _wall_ms)
    with store_errors(path):
        connection = open_store(path)
        try:
            if connection.execute("SELECT 1 FROM session").fetchone():
                return
            with transaction(connection):
                stage = Stage(connection, library, utc_offset_min)
                for wish in story.sessions():
                    stage.play(wish)
                for number, note in enumerate(story.notes()):
                    at = utc_text(note.at_ms)
                    data = json.dumps(note.data, ensure_ascii=False)
                    entry_id = f"{note.at_ms:012x}{0x800000 + number:06x}"
                    NewEntry(
                        entry_id, note.kind, note.local_day, at, None, data, at
                    ).write(connection)
            rebuild_summaries(connection, force=True)
        finally:
            connection.close()


def _wall_ms(local: datetime) -> int:
    """Return ms since 1970 UTC of a date and time on the system's own clock."""
    return round(local.timestamp() * 1000)
