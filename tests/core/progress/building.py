"""Small histories for the tests of progress, without a database."""

import itertools
from datetime import date, timedelta

from coach.progress.record import Held, Record, Session
from coach.progress.span import Span
from coach.store.entries import ENTRY_KINDS, Entry

MONDAY = date(2026, 11, 2)
_COUNT = itertools.count()


def day(offset):
    """Return the day so many days after Monday, 2 November 2026."""
    return MONDAY + timedelta(days=offset)


def span(first, last):
    """Return a span from one offset to another."""
    return Span(day(first), day(last))


def session(offset, **values):
    """Return a whole session of ten minutes on a day."""
    usual = {
        "id": f"s{next(_COUNT):05}",
        "day": day(offset),
        "started_at": f"{day(offset)}T17:00:00.000Z",
        "offset_min": 60,
        "program": "easy",
        "title": "Easy",
        "kind": "stretch",
        "side": "",
        "outcome": "done",
        "active_s": 600,
        "planned_s": 600,
        "done_share": 1.0,
    }
    return Session(**(usual | values))


def note(kind, offset, **data):
    """Return a note on a day."""
    text = day(offset).isoformat()
    at = f"{text}T08:00:00.000Z"
    return Entry(f"n{next(_COUNT):05}", kind, text, at, None, data)


def morning(offset, pain, **data):
    """Return the pain of a morning."""
    return note("pain", offset, when="morning", pain=pain, **data)


def course(offset, decision, stage="", **data):
    """Return a decision of a course, whose plan is called "Ladder"."""
    values = {"course": "c", "plan": "ladder", "title": "Ladder", "decision": decision}
    if stage:
        values |= {"stage": stage, "stage_title": stage.capitalize()}
    return note("course", offset, **(values | data))


def record(*parts, first=None, oldest=None):
    """Return a history of sessions, notes and held times, in any order.

    Args:
        parts: What is in it.
        first: Offset of the first day that was read; None for all.
        oldest: Offset of the oldest day; None for that of the parts.
    """
    sessions = sorted((p for p in parts if isinstance(p, Session)), key=_session_key)
    notes = sorted((p for p in parts if isinstance(p, Entry)), key=_note_key)
    held = sorted((p for p in parts if isinstance(p, Held)), key=_held_key)
    days = [p.day for p in (*sessions, *held)]
    days += [date.fromisoformat(n.local_day) for n in notes]
    known = min(days, default=None)
    return Record(
        date.min if first is None else day(first),
        date.max,
        known if oldest is None else day(oldest),
        tuple(sessions),
        {kind: tuple(n for n in notes if n.kind == kind) for kind in ENTRY_KINDS},
        tuple(held),
    )


def held(offset, exercise="strap", left=0, right=0):
    """Return minutes that an exercise was held on a day, on each side."""
    return Held(day(offset), exercise, round(left * 60_000), round(right * 60_000))


def _session_key(each):
    return each.day, each.started_at, each.id


def _note_key(each):
    return each.local_day, each.happened_at, each.id


def _held_key(each):
    return each.day, each.exercise
