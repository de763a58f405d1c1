"""What the exports read from the history: sessions with their sets, in one pass.

Sessions in the bin and those that were discarded count for nothing, so only the JSON
export, which leaves nothing out, has them.
"""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from coach.store.connection import open_reader, open_store
from coach.store.faults import store_errors
from coach.store.history import rebuild_summaries
from coach.store.replay import SetDone

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Period:
    """Training days from one to another, both included, as "YYYY-MM-DD"."""

    from_day: str = ""
    to_day: str = "9999-12-31"


EVERYTHING = Period()


@dataclass(frozen=True, slots=True)
class ExportedSession:
    """A session that has ended and counts.

    Attributes:
        started_at: UTC as text, like `ended_at`; see `local_time` for the person's.
        pain_max: Highest pain 0-10 during it.
        answers: Everything that was answered last, by key.
    """

    id: str
    program_id: str
    program_revision: int
    title: str
    assignment_revision: int | None
    local_day: str
    started_at: str
    ended_at: str | None
    utc_offset_min: int
    outcome: str
    active_s: int
    planned_s: int
    done_share: float
    pain_before: int | None
    pain_max: int | None
    pain_after: int | None
    effort: int | None
    note: str
    answers: dict[str, Any]
    sets: tuple[SetDone, ...]


_SESSION_COLUMNS = """session.id, doc_id, revision, title, assignment_revision,
    local_day, started_at, ended_at, utc_offset_min, outcome, active_s, planned_s,
    done_share, pain_before, pain_max, pain_after, effort, note, answers"""
_SET_COLUMNS = """done.step, done.round, done.set_no, done.side, done.exercise_id,
    done.planned_ms, done.planned_reps, done.reps, done.held_ms, done.pain,
    done.skipped"""
# One walk along the index of starts; the sets of a session lie together by their key.
_SESSIONS = f"""SELECT {_SESSION_COLUMNS}, {_SET_COLUMNS} FROM session
    JOIN session_summary AS summary ON summary.session_id = session.id
    JOIN document ON sha256 = program_sha256
    LEFT JOIN set_done AS done ON done.session_id = session.id
    WHERE removed_at IS NULL AND outcome <> 'discarded' AND local_day BETWEEN ? AND ?
    ORDER BY started_at, session.id, step, round, set_no, side"""
_SESSION_WIDTH = 19


@contextmanager
def open_history(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads the history.

    The file is made or upgraded first where needed, and its summaries brought up to
    date.

    Raises:
        StoreError: The history cannot be read.
    """
    with closing(open_store(path)) as writer, store_errors(path):
        rebuild_summaries(writer)
    with closing(open_reader(path)) as connection, store_errors(path):
        yield connection


@contextmanager
def history_reader(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that sees the history as it is at this moment.

    What is written meanwhile is not seen, so an export never contradicts itself.

    Raises:
        StoreError: The history cannot be read.
    """
    with open_history(path) as connection:
        connection.execute("BEGIN")
        yield connection


def sessions_with_sets(
    connection: sqlite3.Connection, period: Period = EVERYTHING
) -> Iterator[ExportedSession]:
    """Yield the sessions of a period that count, oldest first."""
    rows = connection.execute(_SESSIONS, (period.from_day, period.to_day))
    for _, group in groupby(rows, key=itemgetter(0)):
        together = list(group)
        *values, answers = together[0][:_SESSION_WIDTH]
        sets = tuple(
            SetDone(*row[_SESSION_WIDTH:])
            for row in together
            if row[_SESSION_WIDTH] is not None
        )
        yield ExportedSession(*[*values, json.loads(answers), sets])


def local_time(utc_text: str, utc_offset_min: int) -> str:
    """Return an instant of the history on the person's own clock, with its offset.

    Args:
        utc_text: As the history keeps it: "2026-10-05T16:00:00.000Z".
        utc_offset_min: Minutes that the person's clock was ahead of UTC.
    """
    zone = timezone(timedelta(minutes=utc_offset_min))
    return instant(utc_text).astimezone(zone).isoformat(timespec="seconds")


def instant(utc_text: str) -> datetime:
    """Return an instant of the history; one without a zone is UTC.

    Raises:
        ValueError: The text is no instant.
    """
    then = datetime.fromisoformat(utc_text)
    return then if then.tzinfo else then.replace(tzinfo=UTC)
