"""Fill a history with the demo's story, in one transaction."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.care.course.reading import load_sessions
from coach.demo.days import Days
from coach.demo.lead import Leader, written
from coach.demo.play import Stage
from coach.demo.story import Story
from coach.store.connection import open_store
from coach.store.days import training_day, utc_offset_min
from coach.store.entries import NewEntry, json_text
from coach.store.faults import store_errors
from coach.store.history import rebuild_summaries
from coach.store.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
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
    days = Days(today, _wall_ms)
    with store_errors(path):
        connection = open_store(path)
        try:
            if connection.execute("SELECT 1 FROM session").fetchone():
                return
            story = Story(days)
            with transaction(connection):
                stage = Stage(connection, library, utc_offset_min)
                for wish in story.sessions():
                    stage.play(wish)
            rebuild_summaries(connection, force=True)
            with transaction(connection):
                _note(connection, library, days, story)
        finally:
            connection.close()


def _note(
    connection: sqlite3.Connection, library: Library, days: Days, story: Story
) -> None:
    """Write everything that was noted, and what the courses came to."""
    first = days.text(story.scripts[0].first)
    notes = [written(note, number) for number, note in enumerate(story.notes())]
    sessions = load_sessions(connection, first)
    leader = Leader(days, library, sessions, notes, utc_offset_min)
    for script in story.scripts:
        leader.lead(script)
    for note in leader.notes:
        NewEntry(
            note.id,
            note.kind,
            note.local_day,
            note.happened_at,
            None,
            json_text(note.data),
            note.happened_at,
        ).write(connection)


def _wall_ms(local: datetime) -> int:
    """Return ms since 1970 UTC of a date and time on the system's own clock."""
    return round(local.timestamp() * 1000)
