"""Read from the store what courses rest on, with a few statements."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import SessionFact, instant_ms, signs_in
from coach.care.course.gather import make_history
from coach.care.course.verdict import USUAL_WITHIN_DAYS
from coach.care.injuries import injuries_from
from coach.care.pain import AMBER_FROM
from coach.progress.pain import pain_number
from coach.progress.planned import END, course_notes
from coach.progress.record import LEAST_S, WHOLE_SHARE
from coach.store.entries import (
    COURSE,
    COURSE_TEST,
    ILLNESS,
    INJURY,
    PAIN,
    PLAN_WAIT,
    SCREENING,
    UNLOCK,
    entries,
)
from coach.store.replay import DISCARDED, DONE, STOPPED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from coach.care.course.facts import History
    from coach.files.model import Library
    from coach.store.entries import Entry

# Few enough to be read whole; pain is noted every morning, for years.
_WHOLE = (COURSE, COURSE_TEST, ILLNESS, INJURY, PLAN_WAIT, SCREENING, UNLOCK)
KINDS = (*_WHOLE, PAIN)

_SESSIONS = """SELECT session.id, doc_id, local_day, started_at, ended_at, outcome,
        active_s, done_share, pain_max, answers, sore_side
    FROM session JOIN session_summary ON session_id = session.id
        JOIN document ON sha256 = program_sha256
    WHERE local_day >= ? AND removed_at IS NULL AND outcome <> ?
    ORDER BY started_at, session.id"""
_SETS = """SELECT session.id, exercise_id, max(set_done.pain),
        max(set_done.skipped IS NULL)
    FROM session JOIN set_done ON set_done.session_id = session.id
    WHERE local_day >= ? GROUP BY session.id, exercise_id
    ORDER BY session.id, min(step)"""

# What a session was ended by is told by the program as it was played: a plan's limit
# is in it, and stays in it when a later revision moves the limit.
_STOPPED = """SELECT session.id, body
    FROM session JOIN session_summary ON session_id = session.id
        JOIN document ON sha256 = program_sha256
    WHERE local_day >= ? AND outcome = ? AND pain_max IS NOT NULL"""

_Sets = dict[str, list[tuple[str, int | None, bool]]]


def load_history(
    connection: sqlite3.Connection, library: Library, from_day: str = ""
) -> History:
    """Return what matters to the courses that run; of the others only their notes.

    Args:
        connection: A reader's or a writer's.
        library: Plans, programs and exercises.
        from_day: Training day from which sessions and pain are read, "YYYY-MM-DD"; ""
            for as far back as running courses and the newest injury reach.
    """
    notes = [*entries(connection, _WHOLE)]
    # In the bin only its first minute takes a screening out of what counts.
    notes += entries(connection, (SCREENING,), removed=True)
    first = from_day or _first_day(notes)
    if not first:
        return make_history(notes, (), library)
    usual_from = date.fromisoformat(first) - timedelta(days=USUAL_WITHIN_DAYS)
    notes += entries(connection, (PAIN,), usual_from.isoformat())
    return make_history(notes, load_sessions(connection, first), library)


def _first_day(notes: Sequence[Entry]) -> str:
    """Return where running courses and the newest injury begin, "" without any."""
    courses = course_notes([note for note in notes if note.kind == COURSE])
    days = [
        each[0].local_day for each in courses if each[-1].data.get("decision") != END
    ]
    injuries = injuries_from(notes)
    if injuries:
        # In UTC, which may be a day later than the training day.
        happened = datetime.fromtimestamp(injuries[0].at_ms / 1000, UTC)
        days.append((happened.date() - timedelta(days=1)).isoformat())
    return min(days, default="")


def load_sessions(
    connection: sqlite3.Connection, from_day: str
) -> tuple[SessionFact, ...]:
    """Return the sessions that count, oldest first.

    Args:
        connection: A reader's or a writer's.
        from_day: The first training day, as "YYYY-MM-DD".
    """
    sets = _sets(connection, from_day)
    stops = _stops(connection, from_day)
    rows = connection.execute(_SESSIONS, (from_day, DISCARDED))
    found = (_session(row, sets) for row in rows)
    return tuple(replace(each, stop_pain=stops.get(each.id)) for each in found)


def _stops(connection: sqlite3.Connection, from_day: str) -> dict[str, int]:
    """Return from which pain on the programs of stopped sessions ended."""
    rows = connection.execute(_STOPPED, (from_day, STOPPED))
    found = ((name, _stop_pain(body)) for name, body in rows)
    return {name: pain for name, pain in found if pain is not None}


def _stop_pain(body: str) -> int | None:
    """Return the pain that ends a program, as its text says; None where it does not."""
    try:
        safety = tomllib.loads(body).get("safety")
    except tomllib.TOMLDecodeError:
        return None
    return pain_number(safety.get("stop_pain")) if isinstance(safety, dict) else None


def _sets(connection: sqlite3.Connection, from_day: str) -> _Sets:
    found: _Sets = defaultdict(list)
    for session_id, exercise, pain, is_done in connection.execute(_SETS, (from_day,)):
        found[session_id].append((exercise, pain_number(pain), bool(is_done)))
    return found


def _session(row: tuple[Any, ...], sets: _Sets) -> SessionFact:
    session_id, program, day, started, ended, outcome, active_s, share, *rest = row
    worst, answers_text, side = rest
    answers = json.loads(answers_text)
    done = sets.get(session_id, [])
    swelling = answers.get("swelling")
    pain, signs = pain_number(worst), signs_in(answers)
    is_whole = outcome == DONE and share >= WHOLE_SHARE
    # What hurt, or came with a sign, is no mistake, however soon it was ended.
    is_sore = bool(signs) or (pain or 0) >= AMBER_FROM
    return SessionFact(
        session_id,
        program,
        date.fromisoformat(day),
        instant_ms(started),
        instant_ms(ended or started),
        worst=pain,
        is_whole=is_whole,
        counts=is_whole or is_sore or active_s >= LEAST_S,
        signs=signs,
        swelling=swelling if isinstance(swelling, bool) else None,
        relief=answers.get("relief") is True,
        side=side or "",
        exercises=frozenset(name for name, _, is_done in done if is_done),
        sore=tuple((name, pain) for name, pain, _ in done if pain is not None),
    )
