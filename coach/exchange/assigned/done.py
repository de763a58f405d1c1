"""What was done of a signed plan by day: for its limits, and for what was missed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.care.course.limits import missed_in_a_row as missed_back
from coach.store.entries import COURSE, entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from coach.files.plan_model import Plan

# Ids of a plan's programs are its own id, a dot, and more; "/" follows on the dot.
_SESSIONS = """SELECT local_day, count(*) FROM document
    JOIN session ON program_sha256 = sha256
    JOIN session_summary AS summary ON summary.session_id = session.id
    WHERE doc_id > ? AND doc_id < ? AND kind = 'program'
    AND removed_at IS NULL AND outcome <> 'discarded'
    GROUP BY local_day"""


def sessions_by_day(connection: sqlite3.Connection, plan_id: str) -> dict[date, int]:
    """Return how many sessions of a signed plan were begun, by training day."""
    rows = connection.execute(_SESSIONS, (f"{plan_id}.", f"{plan_id}/"))
    return {date.fromisoformat(day): count for day, count in rows}


def missed_in_a_row(
    connection: sqlite3.Connection,
    plan: Plan,
    done: Mapping[date, int],
    today: date,
) -> int:
    """Return how many planned sessions were missed, back from yesterday.

    Args:
        connection: The history.
        plan: The plan of an assignment.
        done: From `sessions_by_day`.
        today: The person's day; what is due on it can still be done.
    """
    kept = entries(connection, (COURSE,))
    notes = [note for note in kept if note.data.get("plan") == plan.id]
    return missed_back(plan, notes, done, today)
