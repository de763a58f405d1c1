"""Summaries on disk: made from a session's events, thrown away at will.

The functions here run inside the caller's transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.store.plan import PlannedItem, planned_items, with_planned
from coach.store.replay import StoredEvent, replay

if TYPE_CHECKING:
    import sqlite3

    from coach.store.replay import Replay, SetDone

# Raise it whenever `replay` or the tables it fills change what they say.
DERIVED_VERSION = 2

_SUMMARY = """INSERT OR REPLACE INTO session_summary
    (session_id, outcome, ended_at, active_s, planned_s, done_share, pain_before,
     pain_max, pain_after, effort, load, note, answers, deviations, skipped,
     removed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SET = """INSERT INTO set_done
    (session_id, step, round, set_no, side, exercise_id, planned_ms, planned_reps, reps,
     held_ms, pain, skipped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def session_record(
    connection: sqlite3.Connection, session_id: str
) -> tuple[tuple[PlannedItem, ...], list[StoredEvent]]:
    """Return the plan of a session and its events in order, with all their data."""
    (plan,) = connection.execute(
        "SELECT body FROM session JOIN document ON sha256 = plan_sha256 WHERE id = ?",
        (session_id,),
    ).fetchone()
    items = planned_items(plan)
    rows = connection.execute(
        "SELECT seq, at, mono_ms, at_ms, kind, data FROM event"
        " WHERE session_id = ? ORDER BY seq",
        (session_id,),
    )
    events = [
        StoredEvent(
            seq, at, mono_ms, at_ms, kind, with_planned(kind, json.loads(data), items)
        )
        for seq, at, mono_ms, at_ms, kind, data in rows
    ]
    return items, events


def refresh_summary(connection: sqlite3.Connection, session_id: str) -> None:
    """Make the summary of one session anew; an open or unknown session has none."""
    planned = connection.execute(
        "SELECT plan_total_ms FROM session WHERE id = ?", (session_id,)
    ).fetchone()
    if planned is None:
        return
    result = replay(*session_record(connection, session_id))
    connection.execute("DELETE FROM set_done WHERE session_id = ?", (session_id,))
    connection.execute(
        "DELETE FROM session_summary WHERE session_id = ?", (session_id,)
    )
    if result.outcome is None:
        return
    connection.execute(_SUMMARY, _summary_row(session_id, planned[0], result))
    connection.executemany(_SET, [_set_row(session_id, each) for each in result.sets])


def _summary_row(
    session_id: str, planned_ms: int, result: Replay
) -> tuple[object, ...]:
    return (
        session_id,
        result.outcome,
        result.ended_at,
        round(result.active_ms / 1000),
        round(planned_ms / 1000),
        result.done_share,
        result.pain_before,
        result.pain_max,
        result.pain_after,
        result.effort,
        _load(result),
        result.note,
        _json(result.answers),
        result.deviations,
        _json(_skipped(result)),
        result.removed_at,
    )


def _set_row(session_id: str, done: SetDone) -> tuple[object, ...]:
    return (
        session_id,
        done.step,
        done.round,
        done.set_no,
        done.side,
        done.exercise,
        done.planned_ms,
        done.planned_reps,
        done.reps,
        done.held_ms,
        done.pain,
        done.skipped,
    )


def _skipped(result: Replay) -> list[tuple[str, str, int, str]]:
    """Return exercise, side, number and reason of the sets that were not done."""
    return [
        (each.exercise, each.side, each.set_no, each.skipped)
        for each in result.sets
        if each.skipped is not None
    ]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _load(result: Replay) -> float | None:
    """Return effort times minutes exercised, None without an effort."""
    if result.effort is None:
        return None
    return result.effort * result.active_ms / 60_000
