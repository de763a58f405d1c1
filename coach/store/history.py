"""What lies in the history: the session that was cut off, and the finished ones.

Plain functions on a connection, so that reading can happen on any thread.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coach.store.connection import transaction
from coach.store.days import utc_text
from coach.store.entries import refresh_all_entries
from coach.store.plan import planned_exercises
from coach.store.replay import CLOSING_KINDS, DISCARDED, PARTIAL, replay
from coach.store.summaries import DERIVED_VERSION, refresh_summary, session_record

if TYPE_CHECKING:
    import sqlite3

    from coach.clock import Clock
    from coach.files.model import DoseChange


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that neither finished nor was stopped: a crash or a power cut.

    Attributes:
        program_text: The program as it was when the session began.
        exercise_texts: The exercises as they were then, id to text.
        item_index: Item of the timeline to go on at, 0-based.
        item_count: Number of items; equal to `item_index` when nothing is left.
        active_ms: Time exercised so far.
        started_at: UTC as text.
        last_at: UTC of the last event, or of the start without one.
        next_seq: For `Journal.go_on`.
        left_out_steps: Steps left out for the day; going on must not bring them back.
        easier_steps: Steps whose exercise was exchanged, and the easier one.
        answers: What was answered in it so far, by key.
        change: What its program has less of; None when it is played whole.
    """

    session_id: str
    program_id: str
    revision: int
    title: str
    program_text: str
    exercise_texts: dict[str, str]
    sore_side: str | None
    item_index: int
    item_count: int
    active_ms: int
    started_at: str
    last_at: str
    local_day: str
    next_seq: int
    left_out_steps: tuple[int, ...]
    easier_steps: tuple[tuple[int, str], ...]
    answers: dict[str, Any] = field(default_factory=dict)
    change: DoseChange | None = None


@dataclass(frozen=True, slots=True)
class SkippedSet:
    """A set that was not done to its end.

    Attributes:
        how: "skipped", "left-out" or "stopped".
    """

    exercise: str
    side: str
    set_no: int
    how: str


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session of the history in a few numbers.

    Attributes:
        outcome: "done", "partial", "stopped" or "discarded".
        started_at: UTC as text; `local_day` is the training day it counts for.
        done_share: Part of the planned work that was done, by its time, 0 to 1.
        pain_before: Pain 0-10 before it.
        pain_max: Highest pain 0-10 during it.
        pain_after: Pain 0-10 right after it.
        load: Effort times minutes; None without an effort.
        answers: Everything that was answered last, by key.
        deviations: How often the plan was changed on the way.
        removed_at: UTC since when it lies in the bin; None while it counts.
    """

    session_id: str
    program_id: str
    title: str
    started_at: str
    local_day: str
    outcome: str
    active_s: int
    planned_s: int
    done_share: float
    pain_before: int | None
    pain_max: int | None
    pain_after: int | None
    effort: int | None
    load: float | None
    note: str
    answers: dict[str, Any]
    deviations: int
    removed_at: str | None
    skipped: tuple[SkippedSet, ...]


_REBUILD_AT_ONCE = 100

_OPEN = """SELECT session.id, doc_id, revision, title, body, sore_side, started_at,
        local_day, plan_sha256
    FROM session JOIN document ON sha256 = program_sha256
    WHERE NOT EXISTS (SELECT 1 FROM session_summary WHERE session_id = session.id)
    ORDER BY started_at DESC, session.id DESC"""

_SESSIONS = """SELECT session.id, doc_id, title, started_at, local_day, outcome,
        active_s, planned_s, done_share, pain_before, pain_max, pain_after, effort,
        load, note, answers, deviations, removed_at, skipped
    FROM session_summary
    JOIN session ON session.id = session_id
    JOIN document ON sha256 = program_sha256
    WHERE {} ORDER BY started_at DESC, session.id DESC LIMIT ?"""


def unfinished(connection: sqlite3.Connection) -> Unfinished | None:
    """Return the newest session without an end, None when there is none.

    Ask at start, before a session begins: one that is running looks the same.
    """
    for row in connection.execute(_OPEN).fetchall():
        found = _unfinished(connection, row)
        if found is not None:
            return found
    return None


def close_as_partial(
    connection: sqlite3.Connection, session_id: str, clock: Clock
) -> None:
    """Save a session that was cut off as far as it went.

    Raises:
        ValueError: The session has ended already.
    """
    with transaction(connection):
        if _is_closed(connection, session_id):
            raise ValueError(f"session has ended already: {session_id!r}")
        _close(connection, session_id, clock, PARTIAL)


def discard(connection: sqlite3.Connection, session_id: str, clock: Clock) -> None:
    """Let a session count for nothing; its events stay, as all events do."""
    with transaction(connection):
        _close(connection, session_id, clock, DISCARDED)


def rebuild_summaries(connection: sqlite3.Connection, *, force: bool = False) -> int:
    """Make all summaries anew when an older version of Coach made them.

    Args:
        connection: Opened for writing.
        force: Make them anew in any case.

    Returns:
        The number of sessions that were summed up.
    """
    row = connection.execute(
        "SELECT value FROM meta WHERE key = 'derived_version'"
    ).fetchone()
    if not force and row is not None and row[0] == str(DERIVED_VERSION):
        return 0
    ids = [row[0] for row in connection.execute("SELECT id FROM session")]
    # In parts: one that took seconds would keep the journal from saving meanwhile.
    for first in range(0, len(ids), _REBUILD_AT_ONCE):
        with transaction(connection):
            for session_id in ids[first : first + _REBUILD_AT_ONCE]:
                refresh_summary(connection, session_id)
    with transaction(connection):
        refresh_all_entries(connection)
        connection.execute(
            "INSERT OR REPLACE INTO meta VALUES ('derived_version', ?)",
            (str(DERIVED_VERSION),),
        )
    return len(ids)


def sessions(connection: sqlite3.Connection, limit: int) -> list[SessionSummary]:
    """Return the newest sessions that have ended and count, newest first."""
    query = _SESSIONS.format("removed_at IS NULL")
    return [_summary(row) for row in connection.execute(query, (limit,))]


def removed_sessions(connection: sqlite3.Connection) -> list[SessionSummary]:
    """Return the sessions in the bin, newest first."""
    query = _SESSIONS.format("removed_at IS NOT NULL")
    return [_summary(row) for row in connection.execute(query, (-1,))]


def session_summary(
    connection: sqlite3.Connection, session_id: str
) -> SessionSummary | None:
    """Return one session, also from the bin; None when unknown or not ended."""
    query = _SESSIONS.format("session.id = ?")
    row = connection.execute(query, (session_id, 1)).fetchone()
    return None if row is None else _summary(row)


def _summary(row: tuple[Any, ...]) -> SessionSummary:
    """Return a session from a row of _SESSIONS, whose columns are its fields."""
    *values, answers, deviations, removed_at, skipped = row
    # Most sessions have no such sets; asking the JSON reader would be the larger part.
    found = [] if skipped == "[]" else json.loads(skipped)
    sets = tuple(SkippedSet(*each) for each in found)
    whole = (*values, json.loads(answers), deviations, removed_at, sets)
    return SessionSummary(*whole)


def _unfinished(
    connection: sqlite3.Connection,
    row: tuple[str, str, int, str, str, str, str, str, str],
) -> Unfinished | None:
    """Return an open session in full, None when its events say that it has ended."""
    session_id, doc_id, revision, title, text, side, started_at, day, plan = row
    body = _document(connection, plan)
    items, events = session_record(connection, session_id)
    result = replay(items, events)
    if result.outcome is not None:
        return None
    return Unfinished(
        session_id=session_id,
        program_id=doc_id,
        revision=revision,
        title=title,
        program_text=text,
        exercise_texts={
            name: _document(connection, sha256)
            for name, sha256 in planned_exercises(body).items()
        },
        sore_side=side,
        item_index=result.next_index,
        item_count=len(items),
        active_ms=result.active_ms,
        started_at=started_at,
        last_at=events[-1].at if events else started_at,
        local_day=day,
        next_seq=events[-1].seq + 1 if events else 1,
        left_out_steps=result.left_out_steps,
        easier_steps=result.easier_steps,
        answers=result.answers,
        change=result.change,
    )


def _document(connection: sqlite3.Connection, sha256: str) -> str:
    (body,) = connection.execute(
        "SELECT body FROM document WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return str(body)


def _is_closed(connection: sqlite3.Connection, session_id: str) -> bool:
    marks = ", ".join("?" for _ in CLOSING_KINDS)
    row = connection.execute(
        f"SELECT 1 FROM event WHERE session_id = ? AND kind IN ({marks})",
        (session_id, *CLOSING_KINDS),
    ).fetchone()
    return row is not None


def _close(
    connection: sqlite3.Connection, session_id: str, clock: Clock, outcome: str
) -> None:
    """Append the event that ends a session, and sum it up."""
    seq, at_ms = connection.execute(
        "SELECT coalesce(max(seq), 0) + 1, coalesce(max(at_ms), 0) FROM event"
        " WHERE session_id = ?",
        (session_id,),
    ).fetchone()
    connection.execute(
        "INSERT INTO event (session_id, seq, at, mono_ms, at_ms, kind, data)"
        " VALUES (?, ?, ?, ?, ?, 'close', ?)",
        (
            session_id,
            seq,
            utc_text(clock.wall_ms()),
            clock.monotonic_ms(),
            at_ms,
            json.dumps({"as": outcome}),
        ),
    )
    refresh_summary(connection, session_id)
