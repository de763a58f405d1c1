"""The table of boxes to tick: which days have one, for how many weeks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

USUAL_WEEKS = 4
MOST_WEEKS = 6
_WEEK = 7


@dataclass(frozen=True, slots=True)
class TickTable:
    """A table with a row for each week and boxes for each day.

    Attributes:
        weeks: How many rows are wanted; paper may have room for fewer.
        times_a_day: Boxes in a day.
        asks_pain: Every day has room for a number from 0 to 10.
        days: Days of the week with boxes, Monday is 0; empty for all.
        first: First day with a box; None where nobody knows yet.
        last: Last day with a box; None for no end.
    """

    caption: str
    weeks: int
    times_a_day: int
    asks_pain: bool
    days: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None

    def monday(self, week: int) -> date | None:
        """Return on which day a week begins, counted from 0; None without a date."""
        if self.first is None:
            return None
        return self.first + timedelta(days=week * _WEEK - self.first.weekday())

    def boxes_in(self, week: int) -> Iterator[bool]:
        """Yield for each day of a week, counted from 0, whether it has boxes."""
        monday = self.monday(week)
        for number in range(_WEEK):
            is_wanted = not self.days or number in self.days
            if monday is not None and self.first is not None:
                day = monday + timedelta(days=number)
                is_in_time = self.last is None or day <= self.last
                is_wanted = is_wanted and self.first <= day and is_in_time
            yield is_wanted


def weeks_between(first: date, last: date | None) -> int:
    """Return how many calendar weeks two days lie in, 1 to `MOST_WEEKS`."""
    if last is None:
        return USUAL_WEEKS
    days = first.weekday() + (last - first).days + 1
    return min(max(-(-days // _WEEK), 1), MOST_WEEKS)


def weeks_in(frequency: str) -> int:
    """Return for how many weeks a text such as "daily for 6 weeks" asks, 1 to 6.

    The text is free, so what is not understood gives the usual number.
    """
    if found := re.search(r"\bweeks (\d+) to (\d+)\b", frequency):
        weeks = int(found[2]) - int(found[1]) + 1
    elif found := re.search(r"\bfor (?:at most )?(\d+) weeks\b", frequency):
        weeks = int(found[1])
    elif found := re.search(r"\bfor (?:at most )?(\d+) days\b", frequency):
        weeks = -(-int(found[1]) // _WEEK)
    elif re.search(r"\bin week \d+\b|\bday \d+ to \d\b", frequency):
        weeks = 1
    else:
        weeks = USUAL_WEEKS
    return min(max(weeks, 1), MOST_WEEKS)


def times_a_day_in(frequency: str) -> int:
    """Return how many boxes a day needs: 2 for "twice a day", 1 for unknown texts."""
    if re.search(r"\b(?:three times|3 times) a day\b", frequency):
        return 3
    twice = r"\b(?:twice|two times|2 times) a day\b|\bdaily, once or twice\b"
    return 2 if re.search(twice, frequency) else 1
