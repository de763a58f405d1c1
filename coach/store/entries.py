"""What a person notes outside a session: pain, measures, cramps, illness, courses.

An entry is kept like a session's events: every change of it is one more row of
`entry_event`, and what was said first can always be read again. `entry` holds what
counts now.

Kinds and their data (JSON; every key but those marked * may be missing):

- "pain": when* ("morning" or "now"), pain* 0-10, place, side, quality [..], signs [..],
  spread, swelling, relief (pain relief in the last 8 h), note. The day of a morning is
  the day it was felt; `session_id` is the last session before it.
- "measure": test* (T5, T8, T9 or T10), left, right, value (T10), unit, how, note.
- "activities": items* [{name, score 0-10}] ("my 3 activities").
- "cramp": muscle*, side, length_s, strength 0-10, night, onset, signs [..],
  triggers [..], helped [..], note.
- "illness": from* and until (days; still ill without `until`), note.
- "course": course*, plan*, title*, stage, stage_title, side, injury, and decision*
  (start, go-on, step-up, hold, step-back, go-to, pause, resume, end, refer) with its
  reasons [..], the inputs {..} that led to it, to (a stage) and confirmed_by ("person"
  or "file").
- "course-test": course*, stage, part ("test" or "entry": the list in which test_index
  counts), test_index, test, text, passed, applies, yes, value, left, right, pain, side.
- "plan-wait": plan*, title*, side, injury, try_on* (day), try_at (UTC), missing [..]: a
  plan that is to be begun, not before that day; it ends with the start of the plan.
- "deviation": plan* (one that a physiotherapist signed), what* (one of `BEYOND`),
  because: the person did another thing than it says, and knew it.
- "care": what* (ice, heat, wrap, elevation, rest, move), protocol, step, injury,
  length_s, stopped_because ("time", "person", "check" or "late"), check_ok. A timer has
  started_at (UTC) and planned_s, runs while there is no ended_at, and keeps its looks
  [{at, ok}]; without started_at it was noted afterwards.
- "cramp-follow-up": cramp* (id of its note), when* ("4h" or "next-day"), answer, note.
- "injury": injury*, area*, side, place, began ("sudden" or "gradual"), at (UTC), signs
  [..], pattern ("A", "B", "C", "not-typical", "nerve" or "check-first"), earlier,
  cause, walks_painless.
- "screening": where* ("first-use", "weekly", "gate", "session", "on-demand" or
  "after-red"), area, answers* {question: yes}, level ("E", "D", "S", "R" or "clear"),
  closes [..], reasons [..], check {..} (what the session check said). It is never
  changed; removed, it stops counting only within its first 60 s.
- "unlock": screening* (id of its note), examined_on* (day), by.
- "health": items* [..], age_group, new_to_exercise, unsteady, with_adult,
  professional_agreed, medicines. The newest counts.
- "reminder": reminder*, day*, answer* ("done", "later", "skip" or "ignored"), until
  (UTC, for "later"). It is written as the reminder is shown, as "ignored", and changed
  when it is answered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

PAIN = "pain"
MEASURE = "measure"
ACTIVITIES = "activities"
CRAMP = "cramp"
ILLNESS = "illness"
COURSE = "course"
CARE = "care"
SCREENING = "screening"
UNLOCK = "unlock"
HEALTH = "health"
INJURY = "injury"
COURSE_TEST = "course-test"
CRAMP_FOLLOW_UP = "cramp-follow-up"
REMINDER = "reminder"
PLAN_WAIT = "plan-wait"
DEVIATION = "deviation"
# What a session of a signed plan can be that it does not foresee.
BEYOND = (MORE_SESSIONS, OTHER_DAY, OTHER_TIME, OTHER_STAGE) = (
    *("more-sessions", "other-day", "other-time", "other-stage"),
)
ENTRY_KINDS = (
    *(PAIN, MEASURE, ACTIVITIES, CRAMP, ILLNESS, COURSE, CARE),
    *(SCREENING, UNLOCK, HEALTH, INJURY, COURSE_TEST, CRAMP_FOLLOW_UP, REMINDER),
    *(PLAN_WAIT, DEVIATION),
)

_COLUMNS = "entry_id, kind, local_day, happened_at, session_id, data, seq, removed_at"
_WRITE = """INSERT OR REPLACE INTO entry
    (entry_id, kind, local_day, happened_at, session_id, data, seq, removed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it counts now.

    Attributes:
        id: Stable through all changes.
        kind: One of ENTRY_KINDS.
        local_day: Training day it counts for, "YYYY-MM-DD".
        happened_at: UTC of what it speaks of, as text.
        session_id: The session it is about, or None.
        data: See the top of this module.
        seq: Number of the change that holds; 1 is how it was first written.
        removed_at: UTC since when it lies in the bin; None while it counts.
    """

    id: str
    kind: str
    local_day: str
    happened_at: str
    session_id: str | None
    data: dict[str, Any]
    seq: int = 1
    removed_at: str | None = None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A note that is written, for the journal's queue."""

    entry_id: str
    kind: str
    local_day: str
    happened_at: str
    session_id: str | None
    data: str
    at: str

    def write(self, connection: sqlite3.Connection) -> None:
        """Append the note; one that exists already is left as it is."""
        connection.execute(
            "INSERT OR IGNORE INTO entry_event VALUES (?, 1, ?, 'add', ?, ?, ?,"
            # A session that is gone by now takes no note with it.
            " (SELECT id FROM session WHERE id = ?), ?)",
            (
                self.entry_id,
                self.at,
                self.kind,
                self.local_day,
                self.happened_at,
                self.session_id,
                self.data,
            ),
        )
        refresh_entry(connection, self.entry_id)


@dataclass(frozen=True, slots=True)
class EntryAction:
    """A change of a note, its removal, or its return from the bin.

    Attributes:
        action: "change", "remove" or "restore".
        at: UTC as text; no other change of this note has the same.
        data: The new data for "change", else None.
        local_day: The new day for "change", None to keep it.
    """

    entry_id: str
    action: str
    at: str
    data: str | None = None
    local_day: str | None = None

    def write(self, connection: sqlite3.Connection) -> None:
        """Append the change; without the note there is nothing to change.

        One that is there already is not written again.
        """
        connection.execute(
            "INSERT INTO entry_event SELECT entry_id, seq + 1, ?, ?, kind,"
            " coalesce(?, local_day), happened_at, session_id, coalesce(?, data)"
            " FROM entry WHERE entry_id = ? AND NOT EXISTS (SELECT 1 FROM entry_event"
            " AS same WHERE same.entry_id = entry.entry_id AND same.at = ?"
            " AND same.action = ?)",
            (
                self.at,
                self.action,
                self.local_day,
                self.data,
                self.entry_id,
                self.at,
                self.action,
            ),
        )
        refresh_entry(connection, self.entry_id)


def json_text(data: Mapping[str, Any]) -> str:
    """Return data as JSON text that SQLite takes.

    Raises:
        TypeError: They are not JSON.
        ValueError: They hold a number that JSON does not know.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Half a sign, which a paste can leave in a text field, is no text for SQLite.
    return text.encode("utf-8", "replace").decode()


def refresh_entry(connection: sqlite3.Connection, entry_id: str) -> None:
    """Make what counts now of one note from its rows; inside the caller's transaction.

    A note that was never written is gone afterwards.
    """
    rows = connection.execute(
        "SELECT seq, at, action, kind, local_day, happened_at, session_id, data"
        " FROM entry_event WHERE entry_id = ? ORDER BY seq",
        (entry_id,),
    ).fetchall()
    if not rows:
        connection.execute("DELETE FROM entry WHERE entry_id = ?", (entry_id,))
        return
    removed_at = None
    for _, at, action, *_ in rows:
        if action == "remove":
            removed_at = at
        elif action == "restore":
            removed_at = None
    seq, _, _, kind, day, happened_at, session_id, data = rows[-1]
    connection.execute(
        _WRITE, (entry_id, kind, day, happened_at, session_id, data, seq, removed_at)
    )


def refresh_all_entries(connection: sqlite3.Connection) -> int:
    """Make `entry` anew from all rows; inside the caller's transaction.

    Returns:
        The number of notes.
    """
    connection.execute("DELETE FROM entry")
    ids = connection.execute("SELECT DISTINCT entry_id FROM entry_event").fetchall()
    for (entry_id,) in ids:
        refresh_entry(connection, entry_id)
    return len(ids)


def entries(
    connection: sqlite3.Connection,
    kinds: Sequence[str] = ENTRY_KINDS,
    from_day: str = "",
    to_day: str = "9999-12-31",
    *,
    removed: bool = False,
) -> list[Entry]:
    """Return notes by day, oldest first.

    Args:
        connection: A reader's or a writer's.
        kinds: Which kinds.
        from_day: First training day, "YYYY-MM-DD"; "" for the very first.
        to_day: Last training day.
        removed: Those in the bin instead of those that count.
    """
    marks = ", ".join("?" for _ in kinds)
    bin_rule = "NOT NULL" if removed else "NULL"
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE kind IN ({marks})"
        f" AND local_day BETWEEN ? AND ? AND removed_at IS {bin_rule}"
        " ORDER BY local_day, happened_at, entry_id",
        (*kinds, from_day, to_day),
    )
    return list(_entries(rows))


def entry(connection: sqlite3.Connection, entry_id: str) -> Entry | None:
    """Return one note, also from the bin; None when there is none of this id."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE entry_id = ?", (entry_id,)
    )
    return next(_entries(rows), None)


def entry_changes(connection: sqlite3.Connection, entry_id: str) -> list[Entry]:
    """Return what a note said after each change, oldest first."""
    rows = connection.execute(
        "SELECT entry_id, kind, local_day, happened_at, session_id, data, seq,"
        " CASE action WHEN 'remove' THEN at END"
        " FROM entry_event WHERE entry_id = ? ORDER BY seq",
        (entry_id,),
    )
    return list(_entries(rows))


def _entries(rows: sqlite3.Cursor) -> Iterator[Entry]:
    for entry_id, kind, day, happened_at, session_id, data, seq, removed_at in rows:
        yield Entry(
            entry_id,
            kind,
            day,
            happened_at,
            session_id,
            json.loads(data),
            seq,
            removed_at,
        )
