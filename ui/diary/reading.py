"""Reads what the diary needs from the history; runs off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.care.morning import Ended
from coach.progress.record import load_record
from coach.store.connection import open_reader
from coach.store.entries import PAIN, entries
from coach.store.faults import store_errors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coach.progress.record import Record, Session
    from coach.store.entries import Entry

MORNING, NOW = "morning", "now"


@dataclass(frozen=True)
class MorningRecord:
    """The last sessions, and the mornings that were answered.

    Attributes:
        sessions: Oldest first.
        answered: Days on whose morning there is a note.
    """

    sessions: tuple[Ended, ...] = ()
    answered: frozenset[date] = frozenset()


def read_mornings(path: Path, first: date) -> MorningRecord:
    """Return the sessions and answered mornings from a day on.

    Raises:
        StoreError: The history cannot be read.
    """
    if not path.exists():
        return MorningRecord()
    with store_errors(path):
        connection = open_reader(path)
        try:
            record = load_record(connection, first)
        finally:
            connection.close()
    return mornings_of(record)


def mornings_of(record: Record) -> MorningRecord:
    """Return the sessions and answered mornings of a part of the history."""
    answered = frozenset(
        date.fromisoformat(note.local_day)
        for note in record.notes.get(PAIN, ())
        if note.data.get("when") == MORNING
    )
    return MorningRecord(tuple(_ended(each) for each in record.sessions), answered)


def read_notes(path: Path, kinds: Sequence[str]) -> list[Entry]:
    """Return the notes of some kinds that count, newest first.

    Raises:
        StoreError: The history cannot be read.
    """
    if not path.exists():
        return []
    with store_errors(path):
        connection = open_reader(path)
        try:
            return entries(connection, kinds)[::-1]
        finally:
            connection.close()


def _ended(session: Session) -> Ended:
    started_ms = round(datetime.fromisoformat(session.started_at).timestamp() * 1000)
    pains = (session.pain_before, session.pain_max, session.pain_after)
    return Ended(
        session.id,
        session.day,
        started_ms + session.active_s * 1000,
        session.title,
        session.kind,
        any(pain is not None for pain in pains),
    )
