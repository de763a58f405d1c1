"""The time that is looked at: its days, and the weeks or months in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from math import ceil, floor
from typing import TYPE_CHECKING

from coach.progress.words import month_of, month_word, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEK_DAYS = 7
# Longer times are shown week by week, and their weeks month by month: more points than
# pixels help nobody.
BY_WEEK_FROM_DAYS = 400
# A few bars say little; the weeks before are shown for comparison.
LEAST_WEEKS = 8
_MOST_STEPS = 4

_RANGE_DAYS = {"4-weeks": 28, "3-months": 91, "year": 364}


@dataclass(frozen=True, slots=True)
class Span:
    """Some days in a row, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1

    @property
    def is_by_week(self) -> bool:
        """Return whether so many days are summed up week by week."""
        return self.days > BY_WEEK_FROM_DAYS

    def holds(self, day: date) -> bool:
        """Return whether a day lies in the span."""
        return self.first <= day <= self.last

    def earlier(self, days: int) -> Span:
        """Return the span with some more days at its beginning."""
        return Span(back(self.first, days), self.last)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A week from Monday to Sunday, or a month, as one bar of a graph."""

    first: date
    last: date
    is_month: bool = False

    @property
    def label(self) -> str:
        """Return its name in a table: a month, or the date of a week's Monday."""
        if self.is_month:
            return month_of(self.first)
        return f"{short_day(self.first)} {self.first.year}"

    @property
    def short_label(self) -> str:
        """Return its name below a graph."""
        return month_word(self.first.month) if self.is_month else short_day(self.first)

    def weeks(self, oldest: date, today: date) -> float:
        """Return how many weeks of it lie between two days; a week is always one.

        Args:
            oldest: First day with anything in the history.
            today: The last day that can have anything.
        """
        if not self.is_month:
            return 1.0
        first, last = max(self.first, oldest), min(self.last, today)
        return max((last - first).days + 1, WEEK_DAYS) / WEEK_DAYS


def back(day: date, days: int) -> date:
    """Return the day so many days earlier, not before the calendar begins."""
    return day - timedelta(days=min(days, day.toordinal() - 1))


def range_span(name: str, today: date, oldest: date | None) -> Span:
    """Return the days of a range of the page, which ends today.

    Args:
        name: "4-weeks", "3-months", "year" or "all".
        today: The present training day.
        oldest: First day with anything, for "all"; None without anything.

    Raises:
        KeyError: There is no such range.
    """
    if name != "all":
        return Span(back(today, _RANGE_DAYS[name]), today)
    shortest = back(today, _RANGE_DAYS["4-weeks"])
    return Span(min(oldest or shortest, shortest), today)


def week_start(day: date) -> date:
    """Return the Monday of a day's week."""
    return back(day, day.weekday())


def weeks_of(span: Span) -> list[Bucket]:
    """Return the whole weeks in which the days of a span lie."""
    monday, found = week_start(span.first), []
    while monday <= span.last:
        found.append(Bucket(monday, monday + timedelta(days=WEEK_DAYS - 1)))
        monday += timedelta(days=WEEK_DAYS)
    return found


def months_of(span: Span) -> list[Bucket]:
    """Return the whole months in which the days of a span lie."""
    first, found = span.first.replace(day=1), []
    while first <= span.last:
        following = (first + timedelta(days=32)).replace(day=1)
        found.append(Bucket(first, following - timedelta(days=1), is_month=True))
        first = following
    return found


def buckets_of(span: Span) -> list[Bucket]:
    """Return the bars for a span: at least eight weeks, or months of a long time."""
    if span.is_by_week:
        return months_of(span)
    least = back(week_start(span.last), (LEAST_WEEKS - 1) * WEEK_DAYS)
    return weeks_of(Span(min(span.first, least), span.last))


def day_ticks(span: Span, most: int = 6) -> list[tuple[date, str]]:
    """Return days to write below a graph, with their labels.

    Args:
        span: The days that the graph shows.
        most: How many labels have room.
    """
    for step in (1, 2, WEEK_DAYS, 2 * WEEK_DAYS):
        if (span.days - 1) // step < most:
            days = [
                span.first + timedelta(days=offset)
                for offset in range(0, span.days, step)
            ]
            return [(day, short_day(day)) for day in days]
    return _month_ticks(span, most)


def _month_ticks(span: Span, most: int) -> list[tuple[date, str]]:
    """Return the first days of months or years inside the span."""
    firsts = [each.first for each in months_of(span) if span.holds(each.first)]
    for step in (1, 2, 3, 6):
        fitting = [day for day in firsts if (day.month - 1) % step == 0]
        if len(fitting) <= most:
            return [(day, _month_label(day)) for day in fitting]
    januaries = [day for day in firsts if day.month == 1]
    step = -(-len(januaries) // most)
    return [(day, str(day.year)) for day in januaries[::step]]


def _month_label(day: date) -> str:
    """Return the month; January carries its year."""
    return str(day.year) if day.month == 1 else month_word(day.month)


def nice_ticks(top: float, least: float = 1.0) -> list[int]:
    """Return round numbers from 0 up to at least `top`, at most five of them.

    Args:
        top: The largest value that is shown.
        least: The smallest last number, so that an empty graph has an axis.
    """
    return nice_range(0, max(top, least))


def nice_range(low: float, high: float) -> list[int]:
    """Return round numbers that enclose all values, at most five of them.

    Args:
        low: The smallest value that is shown.
        high: The largest one, not below `low`.
    """
    for step in _tick_steps():
        first, last = floor(low / step), ceil(high / step)
        if last - first <= _MOST_STEPS:
            return [number * step for number in range(first, max(last, first + 1) + 1)]
    raise AssertionError("the steps never end")


def _tick_steps() -> Iterator[int]:
    """Yield the distances between two numbers that read well, without end."""
    yield from (1, 2, 5, 10, 15, 20, 30, 50)
    for power in count(2):
        yield from (10**power, 2 * 10**power, 5 * 10**power)
