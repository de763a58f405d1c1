"""Reads what reminders need from the history; runs off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.care.course.facts import day_in, day_of
from coach.care.reminders.model import said_in
from coach.progress.day_log import days_between
from coach.progress.record import load_record
from coach.store.connection import open_reader
from coach.store.entries import ILLNESS, REMINDER
from coach.store.faults import store_errors
from ui.diary.reading import MorningRecord, mornings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from coach.care.reminders.model import Said
    from coach.progress.record import Session
    from coach.store.entries import Entry

# A session can be moved to the next day, and a clock can be a day wrong.
DAYS_BACK = 4


@dataclass(frozen=True, slots=True)
class ReminderRecord:
    """What was read.

    Attributes:
        day: The training day on which it was read.
        sessions: Those of the last days that count.
        mornings: What the question about the morning rests on.
        said: What was said to reminders.
        ill_on: Days of illness around now.
    """

    day: date
    sessions: tuple[Session, ...] = ()
    mornings: MorningRecord = field(default_factory=MorningRecord)
    said: tuple[Said, ...] = ()
    ill_on: frozenset[date] = frozenset()


def read_reminders(path: Path, today: date) -> ReminderRecord:
    """Return the last days.

    Args:
        path: The history; it may not exist yet.
        today: The present training day.

    Raises:
        StoreError: The history cannot be read.
    """
    if not path.exists():
        return ReminderRecord(today)
    with store_errors(path):
        connection = open_reader(path)
        try:
            record = load_record(connection, today - timedelta(days=DAYS_BACK))
        finally:
            connection.close()
    return ReminderRecord(
        today,
        tuple(each for each in record.sessions if each.counts),
        mornings_of(record),
        tuple(said_in(record.notes.get(REMINDER, ()))),
        frozenset(_ill_days(record.notes.get(ILLNESS, ()), today)),
    )


def _ill_days(notes: Iterable[Entry], today: date) -> Iterator[date]:
    """Yield the days of illness around today; without an end it still lasts."""
    first, last = today - timedelta(days=1), today + timedelta(days=1)
    for note in notes:
        begin = day_in(note.data.get("from")) or day_of(note)
        end = day_in(note.data.get("until")) or last
        yield from days_between(max(begin, first), min(end, last))
