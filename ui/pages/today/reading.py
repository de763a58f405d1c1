"""Reads what the Today page says about the last days; runs off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.closed_days import closed_days
from coach.care.course.facts import instant_ms
from coach.care.morning import is_asked_about
from coach.progress.day_log import day_log
from coach.progress.days import days_view
from coach.progress.pain import pain_view
from coach.progress.planned import planned_days
from coach.progress.record import Record, load_record
from coach.progress.sentences import days_sentence, headline
from coach.progress.span import WEEK_DAYS, Span, back
from coach.store.connection import open_reader
from coach.store.entries import COURSE
from coach.store.faults import store_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from coach.care.course.facts import Moment
    from coach.files.model import Library
    from coach.progress.day_log import DayCell, DayLog

WEEKS = 4
# The median of the first mornings looks a week further back.
_READ_DAYS = (WEEKS + 1) * WEEK_DAYS


@dataclass(frozen=True, slots=True)
class TodayOrder:
    """What is to be read, and what the planned days depend on."""

    path: Path
    today: date
    training_days: Sequence[str]
    training_program: str
    library: Library
    moment: Moment


@dataclass(frozen=True, slots=True)
class TodayRecord:
    """What was read.

    Attributes:
        today: The training day on which it was read.
        week: The last seven days, today last.
        sentence: How it goes; "" while there is nothing to say.
        is_new: There is no history at all.
        ended_ms: When the last session of today that is followed by a question the
            next morning ended; None without one.
    """

    today: date
    week: tuple[DayCell, ...]
    sentence: str
    is_new: bool
    ended_ms: int | None = None


def read_today(order: TodayOrder) -> TodayRecord:
    """Return what the page shows of the last weeks.

    Raises:
        StoreError: The history cannot be read.
    """
    record = _record(order)
    today = order.today
    planned = planned_days(
        max(record.span_first, record.oldest or today),
        today,
        today=today,
        training_days=order.training_days,
        training_program=order.training_program,
        courses=record.notes.get(COURSE, ()),
        plans=order.library.plans,
    )
    own = order.library.programs.get(order.training_program)
    closed = closed_days(own, planned, record.notes, order.library, order.moment)
    log = day_log(record, planned, today, today, closed)
    week = tuple(log.cell(back(today, ago)) for ago in range(WEEK_DAYS - 1, -1, -1))
    sentence = "" if record.is_empty else _sentence(record, log, today)
    ended_ms = max(_asked_about(record, today), default=None)
    return TodayRecord(today, week, sentence, record.is_empty, ended_ms)


def _asked_about(record: Record, today: date) -> Iterator[int]:
    """Yield when the sessions of today ended that a morning question follows."""
    for session in record.sessions_in(Span(today, today)):
        pains = (session.pain_before, session.pain_max, session.pain_after)
        has_pain = any(pain is not None for pain in pains)
        if session.counts and is_asked_about(session.kind, has_pain=has_pain):
            yield instant_ms(session.started_at) + session.active_s * 1000


def _record(order: TodayOrder) -> Record:
    first = back(order.today, _READ_DAYS)
    if not order.path.exists():
        return Record(first, order.today)
    with store_errors(order.path):
        connection = open_reader(order.path)
        try:
            return load_record(connection, first)
        finally:
            connection.close()


def _sentence(record: Record, log: DayLog, today: date) -> str:
    """Return how the last four weeks went, by the rules of the Progress page."""
    span = Span(back(today, WEEKS * WEEK_DAYS - 1), today)
    change = pain_view(record, span, today).change
    days = days_view(log, span, streak=None)
    done = days.kept if days.planned else days.trained
    words = days_sentence(done, days.planned, WEEKS)
    if change is None and not words:
        return ""
    return headline(change, words, is_empty=False)
