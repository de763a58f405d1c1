"""Cramps: how often, and at night or by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.progress.span import Bucket, Span, buckets_of
from coach.progress.table import Table, table
from coach.store.entries import CRAMP
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.progress.record import Record


@dataclass(frozen=True, slots=True)
class CrampBar:
    """The cramps of a week, or the mean of a month's weeks.

    Attributes:
        night: Cramps at night, a week.
        day: All others, a week.
        count: Cramps in all.
        nights: Cramps at night in all.
    """

    bucket: Bucket
    night: float
    day: float
    count: int
    nights: int


@dataclass(frozen=True, slots=True)
class CrampView:
    """What the graph of cramps shows, and says."""

    bars: tuple[CrampBar, ...]
    is_by_month: bool
    sentence: str

    @property
    def is_empty(self) -> bool:
        """Return whether no cramp was noted."""
        return not any(bar.count for bar in self.bars)

    def table(self) -> Table:
        """Return the bars as rows."""
        columns = (
            tr("Month") if self.is_by_month else tr("Week of"),
            tr("Cramps"),
            tr("At night"),
            tr("By day"),
        )
        rows = [
            (bar.bucket.label, bar.count, bar.nights, bar.count - bar.nights)
            for bar in self.bars
        ]
        return table(tr("Cramps"), columns, rows)


def cramp_view(record: Record, span: Span, today: date) -> CrampView:
    """Return the cramps of the weeks of a span.

    Args:
        record: The history, from the first week shown on.
        span: The days that are looked at.
        today: The present training day.
    """
    buckets = buckets_of(span)
    bars = tuple(_bar(record, bucket, today) for bucket in buckets)
    return CrampView(bars, buckets[0].is_month, _sentence(bars))


def _bar(record: Record, bucket: Bucket, today: date) -> CrampBar:
    notes = record.notes_in(CRAMP, Span(bucket.first, bucket.last))
    nights = sum(bool(note.data.get("night")) for note in notes)
    weeks = bucket.weeks(record.oldest or bucket.first, today)
    return CrampBar(
        bucket, nights / weeks, (len(notes) - nights) / weeks, len(notes), nights
    )


def _sentence(bars: Sequence[CrampBar]) -> str:
    """Return the plain count: a few more or less say nothing."""
    count = sum(bar.count for bar in bars)
    nights = sum(bar.nights for bar in bars)
    if not count:
        return tr("No cramps noted in this time.")
    if count == 1:
        return tr("One cramp at night.") if nights else tr("One cramp by day.")
    if bars[0].bucket.is_month:
        counted = tr("{0} cramps in {1} months").format(count, len(bars))
    else:
        counted = tr("{0} cramps in {1} weeks").format(count, len(bars))
    if nights == count:
        return tr("{0}, all of them at night.").format(counted)
    if not nights:
        return tr("{0}, none of them at night.").format(counted)
    return tr("{0}, {1} of them at night.").format(counted, nights)
