"""What was done of a signed plan by day: for its limits, and for what was missed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.progress.planned import planned_days
from coach.store.entries import COURSE, entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from coach.files.plan_model import Plan

# Nobody is asked about sessions that were missed longer ago.
MISSED_BACK_DAYS = 90
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
    first = today - timedelta(days=MISSED_BACK_DAYS)
    if plan.first_day is not None:
        first = max(first, plan.first_day)
    notes = [n for n in entries(connection, (COURSE,)) if n.data.get("plan") == plan.id]
    yesterday = today - timedelta(days=1)
    if not notes or first > yesterday:
        return 0
    planned = planned_days(
        first, yesterday, today=today, courses=notes, plans={plan.id: plan}
    )
    missed = 0
    for each in reversed(planned):
        if done.get(each.day):
            break
        missed += each.times
    # Who has come back is asked nothing any more.
    return 0 if done.get(today) else missed
