"""Load: how does this week compare? Effort times minutes, in plain per cent.

The comparison is arithmetic and nothing else: it foretells nothing, and no number of it
is good or bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.progress.span import WEEK_DAYS, Bucket, Span, back, buckets_of, week_start
from coach.progress.table import Table, table
from coach.progress.words import short_day
from coach.translate import tr

if TYPE_CHECKING:
    from datetime import date

    from coach.progress.record import Record

COMPARED_WEEKS = 4


@dataclass(frozen=True, slots=True)
class LoadBar:
    """A week, or a month with the mean of its weeks.

    Attributes:
        load: Effort times minutes, a week.
        usual: Mean of the four weeks before it; None where they are not all known.
        sessions: Sessions in all.
        rated: Those of them that have an effort; the others have no load.
        is_running: The week or month is not over yet.
    """

    bucket: Bucket
    load: float
    usual: float | None
    sessions: int
    rated: int
    is_running: bool

    @property
    def percent(self) -> int | None:
        """Return the load in per cent of the four weeks before."""
        return round(100 * self.load / self.usual) if self.usual else None


@dataclass(frozen=True, slots=True)
class LoadView:
    """What the graph of the load shows, and says."""

    bars: tuple[LoadBar, ...]
    is_by_month: bool
    sentence: str

    @property
    def is_empty(self) -> bool:
        """Return whether no session has an effort."""
        return not any(bar.rated for bar in self.bars)

    def table(self) -> Table:
        """Return the bars as rows."""
        columns = (
            tr("Month") if self.is_by_month else tr("Week of"),
            tr("Load a week") if self.is_by_month else tr("Load"),
            tr("Mean of four weeks before"),
            tr("Per cent"),
            tr("Sessions with an effort"),
            tr("Sessions"),
        )
        rows = [
            (
                bar.bucket.label,
                round(bar.load),
                None if bar.usual is None else round(bar.usual),
                bar.percent,
                bar.rated,
                bar.sessions,
            )
            for bar in self.bars
        ]
        return table(tr("Weekly load"), columns, rows)


def load_view(record: Record, span: Span, today: date) -> LoadView:
    """Return the weekly load of a span.

    Args:
        record: The history, from four weeks before the first week shown on.
        span: The days that are looked at.
        today: The present training day.
    """
    buckets = buckets_of(span)
    bars = tuple(_bar(record, bucket, today) for bucket in buckets)
    return LoadView(bars, buckets[0].is_month, _sentence(record, span, today))


def _bar(record: Record, bucket: Bucket, today: date) -> LoadBar:
    sessions = record.sessions_in(Span(bucket.first, bucket.last))
    loads = [session.load for session in sessions if session.load is not None]
    weeks = bucket.weeks(record.oldest or bucket.first, today)
    return LoadBar(
        bucket,
        sum(loads) / weeks,
        None if bucket.is_month else _usual(record, bucket.first),
        len(sessions),
        len(loads),
        is_running=bucket.first <= today < bucket.last,
    )


def _usual(record: Record, monday: date) -> float | None:
    """Return the mean load of the four weeks before a Monday, when all are known."""
    first = back(monday, COMPARED_WEEKS * WEEK_DAYS)
    if record.oldest is None or week_start(record.oldest) > first:
        return None
    sessions = record.sessions_in(Span(first, back(monday, 1)))
    loads = [session.load for session in sessions if session.load is not None]
    return sum(loads) / COMPARED_WEEKS if loads else None


def _sentence(record: Record, span: Span, today: date) -> str:
    monday = week_start(span.last)
    week = Bucket(monday, back(monday, -(WEEK_DAYS - 1)))
    bar = _bar(record, week, today)
    if bar.percent is None:
        if any(session.load is not None for session in record.sessions_in(span)):
            return tr("Four weeks with effort answers make a comparison.")
        return tr("No effort answers in this time.")
    if not week.first <= today <= week.last:
        sentence = tr("Week of {1}: {0} % of the mean of the four weeks before.")
    elif bar.is_running:
        sentence = tr("This week so far: {0} % of the mean of the last four weeks.")
    else:
        sentence = tr("This week: {0} % of the mean of the last four weeks.")
    return sentence.format(bar.percent, short_day(monday))
