"""The whole history as one JSON file, "history/1", that another Coach can take in.

Everything is in it: the exact texts of what was done, every event of every session,
every note with all its changes, and what lies in the bin. Settings stay behind. The
same history always gives the same bytes, but for the line with the time.

    {"format": "history/1",
     "exported_at": "2026-10-05T16:00:00.000Z",
     "documents": [{"sha256", "kind", "doc_id", "revision", "title", "body",
                    "added_at"}],
     "sessions": [{"id", ..., "removed_at", "events": [{"seq", "at", "mono_ms", "at_ms",
                   "kind", "data", "v"}]}],
     "entries": [{"id", "removed_at", "changes": [{"seq", "at", "action", "kind",
                  "local_day", "happened_at", "session_id", "data"}]}]}

Each document, session and entry stands on a line of its own, so that such a file can
also be read with an editor and compared with an older one. `removed_at` is for readers;
the events and changes say the same and are what counts.
"""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from coach.exchange.writing import whole_file
from coach.store.days import utc_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

FORMAT = "history/1"

DOCUMENT_KEYS = ("sha256", "kind", "doc_id", "revision", "title", "body", "added_at")
SESSION_KEYS = (
    "id",
    "person",
    "program_sha256",
    "plan_sha256",
    "plan_total_ms",
    "sore_side",
    "assignment_id",
    "assignment_revision",
    "stage",
    "local_day",
    "started_at",
    "utc_offset_min",
)
EVENT_KEYS = ("seq", "at", "mono_ms", "at_ms", "kind", "data", "v")
CHANGE_KEYS = (
    "seq",
    "at",
    "action",
    "kind",
    "local_day",
    "happened_at",
    "session_id",
    "data",
)

_DOCUMENTS = f"SELECT {', '.join(DOCUMENT_KEYS)} FROM document ORDER BY sha256"
_SESSIONS = f"""SELECT {", ".join(SESSION_KEYS)}, removed_at FROM session
    LEFT JOIN session_summary ON session_id = id ORDER BY started_at, id"""
_EVENTS = f"SELECT {', '.join(EVENT_KEYS)} FROM event WHERE session_id = ? ORDER BY seq"
_CHANGES = f"""SELECT entry_event.entry_id, removed_at,
    {", ".join(f"entry_event.{key}" for key in CHANGE_KEYS)}
    FROM entry_event LEFT JOIN entry ON entry.entry_id = entry_event.entry_id
    ORDER BY entry_event.entry_id, entry_event.seq"""


def write_history(
    connection: sqlite3.Connection, target: Path, wall_ms: int
) -> tuple[int, int]:
    """Write the whole history and return the numbers of sessions and of notes.

    Args:
        connection: From `reading.history_reader`, so that all is of one moment.
        target: The file.
        wall_ms: The time of the export, in ms since 1970 UTC.

    Raises:
        FileError: The file cannot be written; nothing of it is left.
    """
    with whole_file(target) as file:
        file.write(f'{{"format": {_json(FORMAT)},\n')
        file.write(f'"exported_at": {_json(utc_text(wall_ms))},\n')
        _write_list(file, "documents", _documents(connection))
        file.write(",\n")
        session_count = _write_list(file, "sessions", _sessions(connection))
        file.write(",\n")
        entry_count = _write_list(file, "entries", _entries(connection))
        file.write("}\n")
    return session_count, entry_count


def _write_list(file: TextIO, key: str, values: Iterable[dict[str, Any]]) -> int:
    """Write a list, a line for each of its values; return how many there were."""
    file.write(f"{_json(key)}: [")
    count = 0
    for count, value in enumerate(values, 1):
        file.write(("," if count > 1 else "") + "\n" + _json(value))
    file.write("]")
    return count


def _documents(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(_DOCUMENTS):
        yield dict(zip(DOCUMENT_KEYS, row, strict=True))


def _sessions(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute(_SESSIONS):
        session = dict(zip((*SESSION_KEYS, "removed_at"), row, strict=True))
        events = connection.execute(_EVENTS, (session["id"],))
        yield session | {"events": [_with_data(EVENT_KEYS, each) for each in events]}


def _entries(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    rows = connection.execute(_CHANGES)
    for (entry_id, removed_at), group in groupby(rows, key=itemgetter(0, 1)):
        changes = [_with_data(CHANGE_KEYS, row[2:]) for row in group]
        yield {"id": entry_id, "removed_at": removed_at, "changes": changes}


def _with_data(keys: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, Any]:
    """Return a row under its keys, its data as JSON and no longer as text."""
    values = dict(zip(keys, row, strict=True))
    values["data"] = json.loads(values["data"])
    return values


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
