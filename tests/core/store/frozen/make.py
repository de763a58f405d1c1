"""How the frozen histories beside this file were made.

`python -m tests.core.store.frozen.make N` makes the one of the newest version. The
files of earlier versions stay as they are: they stand for what people have on disk.
"""

import json
import sys
from pathlib import Path

from coach.session.model import Event
from coach.store.connection import open_store, transaction
from coach.store.days import utc_text
from coach.store.entries import EntryAction, NewEntry
from coach.store.history import rebuild_summaries
from coach.store.plan import Document, PlannedItem, SessionStart
from coach.store.records import LateEvent, NewEvent, NewSession
from coach.store.replay import replay
from coach.store.schema import MIGRATIONS
from coach.store.summaries import session_record
from tests.core.store.samples import small_timeline

FOLDER = Path(__file__).parent
START_MS = 1_764_000_000_000
DAY_MS = 86_400_000

# Seconds since the event before, kind, data.
DONE = (
    (0, "start", {}),
    (0, "item", {"index": 0}),
    (8, "item-end", {"index": 0, "how": "done", "held_ms": 8_000}),
    (0, "item", {"index": 1}),
    (30, "item-end", {"index": 1, "how": "done", "held_ms": 30_000}),
    (0, "item", {"index": 3}),
    (4, "hurt", {"index": 3, "pain": 5}),
    (0, "item-end", {"index": 3, "how": "skipped", "held_ms": 4_000}),
    (0, "skip", {"index": 3}),
    (0, "finish", {}),
    (9, "answer", {"pain": 3, "effort": 6, "note": "tight"}),
)
STOPPED = (*DONE[:4], (12, "pause", {"reason": "person"}), (3, "stop", {}))
OPEN = DONE[:5]
SESSIONS = {"aaa1": DONE, "aaa2": STOPPED, "aaa3": OPEN}


def start():
    """Return what all sessions start with."""
    program = Document("program", "stretch.small", 3, "Small stretch", "the program")
    exercises = (
        Document("exercise", "hamstring-stretch", 1, "Stretch", "text of stretch"),
        Document("exercise", "heel-raise", 1, "Heel raise", "text of raise"),
    )
    return SessionStart(program, small_timeline(), exercises, "left", 60)


def write_session(connection, session_id, wall_ms, steps, items):
    """Write one session with its events, and no summary."""
    at = utc_text(wall_ms)
    NewSession(session_id, start(), at, at[:10], 60).write(connection)
    at_ms = 0
    for seq, (seconds, kind, data) in enumerate(steps, 1):
        at_ms += seconds * 1_000
        event = Event(kind, at_ms, 1_000_000 + at_ms, data)
        NewEvent.of(session_id, seq, utc_text(wall_ms + at_ms), event, items).write(
            connection
        )


def make_first(connection):
    """Fill a history of schema 1: sessions only, with the summaries of its time."""
    for number, (session_id, steps) in enumerate(SESSIONS.items()):
        # This version wrote out how every item ended.
        write_session(connection, session_id, START_MS + number * DAY_MS, steps, ())
    for session_id in ("aaa1", "aaa2"):
        result = replay(*session_record(connection, session_id))
        connection.execute(
            "INSERT INTO session_summary VALUES (?, ?, ?, ?, 133, ?, ?, ?, ?, ?)",
            (
                session_id,
                result.outcome,
                result.ended_at,
                round(result.active_ms / 1000),
                result.done_share,
                result.pain_max,
                result.effort,
                result.note,
                result.deviations,
            ),
        )
    connection.execute("INSERT INTO meta VALUES ('derived_version', '1')")


def make_second(connection):
    """Fill a history of schema 2: notes, later answers and a bin came."""
    items = tuple(PlannedItem.of(item) for item in small_timeline().items)
    sessions = {**SESSIONS, "aaa4": STOPPED}
    for number, (session_id, steps) in enumerate(sessions.items()):
        write_session(connection, session_id, START_MS + number * DAY_MS, steps, items)
    later = utc_text(START_MS + 5 * DAY_MS)
    LateEvent("aaa4", later, 2_000_000, "remove", "{}").write(connection)
    notes = (
        ("bbb1", "pain", {"when": "morning", "pain": 2}, "aaa1"),
        ("bbb2", "cramp", {"muscle": "calf", "night": True}, None),
        ("bbb3", "measure", {"test": "T9", "left": 20, "right": 24}, None),
    )
    for entry_id, kind, data, session_id in notes:
        at = utc_text(START_MS + DAY_MS)
        text = json.dumps(data)
        NewEntry(entry_id, kind, at[:10], at, session_id, text, at).write(connection)
    changed = json.dumps({"when": "morning", "pain": 3})
    EntryAction("bbb1", "change", later, changed).write(connection)
    EntryAction("bbb3", "remove", later).write(connection)


def make_third(connection):
    """Fill a history of schema 3: plans from a physiotherapist came."""
    make_second(connection)
    at = utc_text(START_MS)
    key = ("1234567890ABCDEF", "RWQpublic", "A. Therapist", "card", at, None)
    connection.execute("INSERT INTO trusted_key VALUES (?, ?, ?, ?, ?, ?)", key)
    for revision, state in ((1, "superseded"), (2, "current")):
        connection.execute(
            "INSERT INTO assignment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ("ccc1", revision, f"{revision}", key[0], at, None, at, state, b"signed"),
        )
    connection.execute("INSERT INTO own_key VALUES ('report', 'secret', ?)", (at,))


MAKERS = (make_first, make_second, make_third)


def make(version, path):
    """Make the history of a version in a new file."""
    connection = open_store(path, MIGRATIONS[:version])
    with transaction(connection):
        MAKERS[version - 1](connection)
    if version == len(MIGRATIONS):
        rebuild_summaries(connection, force=True)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


if __name__ == "__main__":
    number = int(sys.argv[1])
    make(number, FOLDER / f"v{number}.db")
