"""Make the history of ten years: three sessions a day, with pain, measures, cramps.

The sessions are played by the real engine once for each program, then written again and
again at other times, exactly as the journal would have written them.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.demo.play import Wish, played_events
from coach.session.timeline import expand
from coach.store.connection import open_store
from coach.store.days import training_day, utc_text
from coach.store.entries import CRAMP, MEASURE, PAIN, NewEntry
from coach.store.history import rebuild_summaries
from coach.store.plan import PlannedItem, SessionStart
from coach.store.records import NewEvent, NewSession
from coach.store.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from coach.files.model import Library
    from coach.session.model import Event

DAYS = 3_653
DAY_MS = 86_400_000
END_MS = 1_795_860_000_000  # 2026-11-28
SESSIONS = ((7, "hamstring-flexibility"), (12, "desk-break"), (18, "nordic-week-1"))


def make_ten_years(path: Path, library: Library, days: int = DAYS) -> dict[str, int]:
    """Write the history and return how many sessions, events and notes it has."""
    dice = random.Random(10)
    starts = {}
    for _, name in SESSIONS:
        program = library.programs[name]
        timeline = expand(program, library.exercises, None)
        starts[name] = SessionStart.of(program, timeline, library.exercises)
    connection = open_store(path)
    for first in range(0, days, 365):
        with transaction(connection):
            for day in range(first, min(first + 365, days)):
                _write_day(connection, starts, END_MS - (days - day) * DAY_MS, dice)
    rebuild_summaries(connection, force=True)
    counts = {
        name: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for name, table in (
            ("sessions", "session"),
            ("events", "event"),
            ("notes", "entry"),
        )
    }
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return counts


def _write_day(
    connection: sqlite3.Connection,
    starts: dict[str, SessionStart],
    day_ms: int,
    dice: random.Random,
) -> None:
    for hour, name in SESSIONS:
        at_ms = day_ms + hour * 3_600_000 + dice.randrange(1_800_000)
        pain = dice.choice((0, 0, 1, 1, 2, 3))
        answers = {"pain": pain, "pain_now": max(pain - 1, 0), "effort": 3 + pain}
        _write_session(connection, starts[name], at_ms, name, answers)
    notes = [(PAIN, {"when": "morning", "pain": dice.choice((0, 1, 1, 2))})]
    if dice.random() < 0.15:
        raised = 80 + dice.randrange(8)
        notes.append((MEASURE, {"test": "T8", "left": raised, "right": raised - 3}))
    if dice.random() < 0.03:
        notes.append((CRAMP, {"muscle": "calf", "strength": 5, "night": True}))
    for number, (kind, data) in enumerate(notes):
        at_ms = day_ms + 8 * 3_600_000 + number
        at = utc_text(at_ms)
        entry_id = f"{at_ms:012x}{number:06x}"
        day = training_day(at_ms, 0)
        text = json.dumps(data, separators=(",", ":"))
        NewEntry(entry_id, kind, day, at, None, text, at).write(connection)


_TEMPLATES: dict[str, list[Event]] = {}


def _write_session(
    connection: sqlite3.Connection,
    start: SessionStart,
    at_ms: int,
    name: str,
    answers: dict[str, int],
) -> None:
    if name not in _TEMPLATES:
        _TEMPLATES[name] = played_events(start, Wish(name, 0, answers=answers))
    session_id = f"{at_ms:012x}{0:06x}"
    NewSession(session_id, start, utc_text(at_ms), training_day(at_ms, 0), 0).write(
        connection
    )
    items = tuple(PlannedItem.of(item) for item in start.timeline.items)
    for seq, event in enumerate(_TEMPLATES[name], 1):
        moved = replace(event, mono_ms=event.mono_ms + at_ms)
        if event.kind == "answer":
            moved = replace(moved, data=dict(answers))
        at = utc_text(moved.mono_ms)
        NewEvent.of(session_id, seq, at, moved, items).write(connection)
