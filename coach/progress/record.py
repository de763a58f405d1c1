"""What the progress page rests on: a part of the history, read once and then sliced.

A few statements read it all; nothing here asks the database a second time. Days are
training days, which end at 04:00.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from coach.care.choices import says_danger
from coach.store.entries import (
    COURSE,
    ENTRY_KINDS,
    ILLNESS,
    INJURY,
    Entry,
    entries,
)
from coach.store.replay import DISCARDED, DONE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence

    from coach.progress.span import Span

# Leaving out a step or two of a long program is still a whole session.
WHOLE_SHARE = 0.8
# What ended sooner was opened by mistake.
LEAST_S = 60

_Dated = TypeVar("_Dated", "Session", "Held")

_FIRST_DAY, _LAST_DAY = "0001-01-01", "9999-12-31"
# A top-level key stands before the first table of a file.
_KIND = re.compile(r'^kind\s*=\s*"([^"]*)"', re.MULTILINE)
_HEAD_CHARACTERS = 4_000

# Columns that are fields of `Session` as they are.
_FIELDS = (
    "outcome",
    "active_s",
    "planned_s",
    "done_share",
    "pain_before",
    "pain_max",
    "pain_after",
    "effort",
    "load",
    "note",
)
_SESSIONS = f"""SELECT session.id, program_sha256, local_day, started_at,
        utc_offset_min, sore_side, answers, {", ".join(_FIELDS)}
    FROM session JOIN session_summary ON session_id = session.id
    WHERE local_day BETWEEN ? AND ? AND removed_at IS NULL AND outcome <> ?
    ORDER BY local_day, started_at, session.id"""
_PROGRAMS = """SELECT sha256, doc_id, title, substr(body, 1, ?) FROM document
    WHERE kind = 'program'"""
# A set of both sides counts for each of them, alternating sides share the time.
_HELD = """SELECT local_day, exercise_id,
        sum(CASE side WHEN 'right' THEN 0 WHEN 'alternate' THEN held_ms / 2
            ELSE held_ms END),
        sum(CASE side WHEN 'left' THEN 0 WHEN 'alternate' THEN held_ms / 2
            ELSE held_ms END)
    FROM session JOIN session_summary ON session_summary.session_id = session.id
        JOIN set_done ON set_done.session_id = session.id
    WHERE local_day BETWEEN ? AND ? AND removed_at IS NULL AND outcome <> ?
        AND held_ms > 0 AND exercise_id IN ({})
    GROUP BY local_day, exercise_id ORDER BY local_day, exercise_id"""
# What was reminded of is no history of the person's own.
_OLDEST = """SELECT min(day) FROM (
    SELECT min(local_day) AS day FROM session
        JOIN session_summary ON session_id = session.id
        WHERE removed_at IS NULL AND outcome <> ?
    UNION ALL SELECT min(local_day) FROM entry
        WHERE removed_at IS NULL AND kind <> 'reminder')"""


@dataclass(frozen=True, slots=True)
class Session:
    """A session that counts, in the numbers that the graphs need.

    Attributes:
        day: Training day it counts for.
        started_at: UTC as text; `offset_min` is what the person's clock was ahead.
        kind: Kind of the program, such as "rehab"; "" where it is not known.
        side: The sore side, or "".
        done_share: Part of the planned work that was done, 0 to 1.
        pain_max: Worst pain during it, 0-10; the others before and right after it.
        has_danger: A sign was reported with which any number counts as red.
        load: Effort times minutes; None without an effort.
    """

    id: str
    day: date
    started_at: str
    offset_min: int
    program: str
    title: str
    kind: str
    side: str
    outcome: str
    active_s: int
    planned_s: int
    done_share: float
    pain_before: int | None = None
    pain_max: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    load: float | None = None
    note: str = ""
    has_danger: bool = False

    @property
    def is_whole(self) -> bool:
        """Return whether it was done to its end, or nearly."""
        return self.outcome == DONE and self.done_share >= WHOLE_SHARE

    @property
    def counts(self) -> bool:
        """Return whether its day was trained on."""
        return self.is_whole or self.active_s >= LEAST_S

    @property
    def minutes(self) -> float:
        """Return the time exercised, in minutes."""
        return self.active_s / 60


@dataclass(frozen=True, slots=True)
class Held:
    """How long an exercise was held on a day, on each side."""

    day: date
    exercise: str
    left_ms: int
    right_ms: int


@dataclass(frozen=True, slots=True)
class Record:
    """A part of the history, by day, oldest first.

    Attributes:
        span_first: First day that was asked for; earlier days are unknown.
        span_last: Last day that was asked for.
        oldest: First day with anything in the whole history; None without anything.
        sessions: Those that count; what lies in the bin or was discarded does not.
        notes: Kind -> notes that count. Courses and illness are all there, whatever
            days were asked for: they may last until now.
        held: Times held of the exercises that were asked for.
    """

    span_first: date
    span_last: date
    oldest: date | None = None
    sessions: tuple[Session, ...] = ()
    notes: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    held: tuple[Held, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether the whole history has nothing."""
        return self.oldest is None

    def sessions_in(self, span: Span) -> Sequence[Session]:
        """Return the sessions of some days."""
        return _between(self.sessions, span)

    def held_in(self, span: Span) -> Sequence[Held]:
        """Return what was held on some days."""
        return _between(self.held, span)

    def notes_in(self, kind: str, span: Span) -> Sequence[Entry]:
        """Return the notes of a kind on some days."""
        notes = self.notes.get(kind, ())
        first, last = span.first.isoformat(), span.last.isoformat()
        start = bisect_left(notes, first, key=_local_day)
        return notes[start : bisect_right(notes, last, key=_local_day)]


def load_record(
    connection: sqlite3.Connection,
    first: date | None = None,
    last: date | None = None,
    *,
    held: Collection[str] = (),
) -> Record:
    """Read the sessions and notes of some days.

    Args:
        connection: A reader's or a writer's, outside a transaction.
        first: First day; None for the very first.
        last: Last day; None for the very last.
        held: Ids of the exercises whose times are wanted; usually the stretches.
    """
    days = (
        first.isoformat() if first else _FIRST_DAY,
        last.isoformat() if last else _LAST_DAY,
    )
    with _one_moment(connection):
        (oldest,) = connection.execute(_OLDEST, (DISCARDED,)).fetchone()
        programs = {
            sha256: (doc_id, title, kind_of(head))
            for sha256, doc_id, title, head in connection.execute(
                _PROGRAMS, (_HEAD_CHARACTERS,)
            )
        }
        rows = connection.execute(_SESSIONS, (*days, DISCARDED))
        sessions = tuple(_session(row, programs) for row in rows)
        notes = _notes(connection, *days)
        times = tuple(_held(connection, days, held)) if held else ()
    return Record(
        date.fromisoformat(days[0]),
        date.fromisoformat(days[1]),
        date.fromisoformat(oldest) if oldest else None,
        sessions,
        notes,
        times,
    )


def _session(
    row: tuple[Any, ...], programs: dict[str, tuple[str, str, str]]
) -> Session:
    session_id, sha256, day, started_at, offset_min, side, answers, *rest = row
    program, title, kind = programs[sha256]
    return Session(
        session_id,
        date.fromisoformat(day),
        started_at,
        offset_min,
        program,
        title,
        kind,
        side or "",
        has_danger=_has_danger(answers),
        **dict(zip(_FIELDS, rest, strict=True)),
    )


def _has_danger(answers: str) -> bool:
    # Parsed only where it can matter: most of many thousand answers name neither.
    if '"quality"' not in answers and '"signs"' not in answers:
        return False
    return says_danger(json.loads(answers))


def _notes(
    connection: sqlite3.Connection, first: str, last: str
) -> dict[str, tuple[Entry, ...]]:
    lasting = (COURSE, ILLNESS, INJURY)
    others = [kind for kind in ENTRY_KINDS if kind not in lasting]
    found: dict[str, list[Entry]] = {kind: [] for kind in ENTRY_KINDS}
    for note in entries(connection, others, first, last):
        found[note.kind].append(note)
    for note in entries(connection, lasting):
        found[note.kind].append(note)
    return {kind: tuple(notes) for kind, notes in found.items()}


def _held(
    connection: sqlite3.Connection, days: tuple[str, str], exercises: Collection[str]
) -> Iterator[Held]:
    marks = ", ".join("?" for _ in exercises)
    rows = connection.execute(_HELD.format(marks), (*days, DISCARDED, *exercises))
    for day, exercise, left_ms, right_ms in rows:
        yield Held(date.fromisoformat(day), exercise, left_ms, right_ms)


def kind_of(head: str) -> str:
    """Return the kind that the first lines of a program name, without parsing it."""
    found = _KIND.search(head)
    return found[1] if found else ""


def _between(rows: Sequence[_Dated], span: Span) -> Sequence[_Dated]:
    start = bisect_left(rows, span.first, key=_day)
    return rows[start : bisect_right(rows, span.last, key=_day)]


def _day(row: Session | Held) -> date:
    return row.day


def _local_day(note: Entry) -> str:
    return note.local_day


@contextmanager
def _one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Read everything as it is at one moment, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
