"""Minutes: was the dose done? Minutes a week against the person's own goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.progress.span import Bucket, Span, buckets_of, weeks_of
from coach.progress.table import Table, table
from coach.progress.words import number
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.progress.record import Record


@dataclass(frozen=True, slots=True)
class MinutesBar:
    """A week, or a month with the mean of its weeks.

    Attributes:
        minutes: Exercised a week.
        sessions: How many there were in all.
        is_reached: The goal was reached; False without a goal.
        is_running: The week or month is not over yet.
    """

    bucket: Bucket
    minutes: float
    sessions: int
    is_reached: bool
    is_running: bool


@dataclass(frozen=True, slots=True)
class MinutesView:
    """What the graph of minutes shows, and says.

    Attributes:
        goal: Minutes wished for in a week; 0 for no goal.
        is_by_month: The bars are months.
    """

    bars: tuple[MinutesBar, ...]
    goal: int
    is_by_month: bool
    sentence: str

    @property
    def is_empty(self) -> bool:
        """Return whether there is no session to draw."""
        return not any(bar.sessions for bar in self.bars)

    def table(self) -> Table:
        """Return the bars as rows."""
        columns = (
            tr("Month") if self.is_by_month else tr("Week of"),
            tr("Minutes a week") if self.is_by_month else tr("Minutes"),
            tr("Sessions"),
            tr("Goal"),
        )
        rows = [
            (bar.bucket.label, round(bar.minutes), bar.sessions, self.goal or None)
            for bar in self.bars
        ]
        return table(tr("Minutes a week"), columns, rows)


def minutes_view(record: Record, span: Span, today: date, goal: int) -> MinutesView:
    """Return the minutes of the weeks of a span.

    Args:
        record: The history, from the first week shown on.
        span: The days that are looked at.
        today: The present training day.
        goal: Minutes wished for in a week; 0 for no goal.
    """
    buckets = buckets_of(span)
    bars = [_bar(record, bucket, today, goal) for bucket in buckets]
    is_by_month = buckets[0].is_month
    shown = Span(buckets[0].first, min(buckets[-1].last, today))
    weeks = bars if not is_by_month else _week_bars(record, shown, today, goal)
    return MinutesView(tuple(bars), goal, is_by_month, _sentence(weeks, goal, record))


def _week_bars(record: Record, span: Span, today: date, goal: int) -> list[MinutesBar]:
    return [_bar(record, week, today, goal) for week in weeks_of(span)]


def _bar(record: Record, bucket: Bucket, today: date, goal: int) -> MinutesBar:
    sessions = record.sessions_in(Span(bucket.first, bucket.last))
    weeks = bucket.weeks(record.oldest or bucket.first, today)
    minutes = sum(session.active_s for session in sessions) / 60 / weeks
    return MinutesBar(
        bucket,
        minutes,
        len(sessions),
        # Shown rounded, so what is shown as 60 has reached 60.
        is_reached=0 < goal <= round(minutes),
        is_running=bucket.first <= today < bucket.last,
    )


def _sentence(weeks: Sequence[MinutesBar], goal: int, record: Record) -> str:
    """Return how often the goal was reached, or the mean without a goal.

    A week that is running, or in which the history began, counts as soon as it has
    reached the goal, and never against it.
    """
    if not any(week.sessions for week in weeks):
        return tr("No sessions in this time.")
    known = [
        week
        for week in weeks
        if record.oldest is not None and week.bucket.last >= record.oldest
    ]
    over = [week for week in known if week.is_reached or _is_whole(week, record)]
    if not over and known[-1].is_running:
        so_far = number(round(known[-1].minutes))
        if goal:
            return tr("{0} of {1} min so far this week.").format(so_far, goal)
        return tr("{0} min so far this week.").format(so_far)
    over = over or known
    if not goal:
        mean = sum(week.minutes for week in over) / len(over)
        return tr("About {0} min a week.").format(round(mean))
    reached = sum(week.is_reached for week in over)
    sentence = (
        tr("The goal of {0} min was reached in {1} of {2} week.")
        if len(over) == 1
        else tr("The goal of {0} min was reached in {1} of {2} weeks.")
    )
    return sentence.format(goal, reached, len(over))


def _is_whole(week: MinutesBar, record: Record) -> bool:
    """Return whether all of a week lies between the first day and today."""
    is_known = record.oldest is not None and week.bucket.first >= record.oldest
    return is_known and not week.is_running
