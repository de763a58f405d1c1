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

# Raise it whenever `replay` or the tables it fills change what they say.
DERIVED_VERSION = 1

_SUMMARY = """INSERT OR REPLACE INTO session_summary
    (session_id, outcome, ended_at, active_s, planned_s, done_share, pain_max, effort,
     note, deviations) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
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
    """Make the summary of one session anew; an open session has none."""
    result = replay(*session_record(connection, session_id))
    connection.execute("DELETE FROM set_done WHERE session_id = ?", (session_id,))
    connection.execute(
        "DELETE FROM session_summary WHERE session_id = ?", (session_id,)
    )
    if result.outcome is None:
        return
    (planned_ms,) = connection.execute(
        "SELECT plan_total_ms FROM session WHERE id = ?", (session_id,)
    ).fetchone()
    connection.execute(
        _SUMMARY,
        (
            session_id,
            result.outcome,
            result.ended_at,
            round(result.active_ms / 1000),
            round(planned_ms / 1000),
            result.done_share,
            result.pain_max,
            result.effort,
            result.note,
            result.deviations,
        ),
    )
    connection.executemany(
        _SET,
        [
            (
                session_id,
                each.step,
                each.round,
                each.set_no,
                each.side,
                each.exercise,
                each.planned_ms,
                each.planned_reps,
                each.reps,
                each.held_ms,
                each.pain,
                each.skipped,
            )
            for each in result.sets
        ],
    )
