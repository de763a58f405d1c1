"""A person's own clock: what it shows, training days, and the hours of sleep.

All instants are milliseconds since 1970 UTC. What the clock is ahead of UTC is asked
for each of them, because it changes with the seasons and on journeys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from coach.care.course.phrases import day_words
from coach.care.morning import LocalTime, local_time, wall_ms_at
from coach.files.durations import MINUTE_MS
from coach.store.days import DAY_ENDS_AT_HOUR, training_day
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable

DAY_MIN = 24 * 60
USUAL_FROM, USUAL_UNTIL = "22:30", "07:00"

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
# Two clock changes may lie around a time; more days than these are never needed.
_DAYS_AROUND = range(-1, 4)
_MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class SleepHours:
    """When a person sleeps, in minutes of the day; both the same means never."""

    from_min: int
    until_min: int

    @property
    def length_min(self) -> int:
        """Return how long a night is."""
        return (self.until_min - self.from_min) % DAY_MIN

    def holds(self, minute: int) -> bool:
        """Return whether a minute of the day lies in the night."""
        return (minute - self.from_min) % DAY_MIN < self.length_min


def sleep_hours(sleep_from: str, sleep_until: str) -> SleepHours:
    """Return the hours between two times such as "22:30" and "07:00".

    Raises:
        ValueError: One of them is not a time of day.
    """
    return SleepHours(minute_of(sleep_from), minute_of(sleep_until))


def minute_of(text: str) -> int:
    """Return the minute of the day of a time such as "22:30".

    Raises:
        ValueError: It is not a time of day.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(f"not a time of day: {text!r}")
    return int(found[1]) * 60 + int(found[2])


@dataclass(frozen=True, slots=True)
class DayClock:
    """A person's clock.

    Attributes:
        offset_min_at: Returns what it is ahead of UTC at an instant, in minutes.
        sleep: The hours of sleep.
    """

    offset_min_at: Callable[[int], int]
    sleep: SleepHours

    def shows(self, at_ms: int) -> LocalTime:
        """Return day and minute at an instant."""
        return local_time(at_ms, self.offset_min_at(at_ms))

    def day(self, at_ms: int) -> str:
        """Return the training day of an instant."""
        return training_day(at_ms, self.offset_min_at(at_ms))

    def span(self, day: str) -> tuple[int, int]:
        """Return the first instant of a training day and of the one after it."""
        first = date.fromisoformat(day)
        begin, end = first, first + timedelta(days=1)
        return self._day_begins(begin), self._day_begins(end)

    def is_asleep(self, at_ms: int) -> bool:
        """Return whether an instant lies in the hours of sleep."""
        return self.sleep.holds(self.shows(at_ms).minute)

    def is_awake(self, from_ms: int, until_ms: int) -> bool:
        """Return whether no instant of a time lies in the hours of sleep.

        Every minute is looked at, whatever the clock does in between.
        """
        return self._first_asleep(from_ms, until_ms) is None

    def wakes_ms(self, at_ms: int) -> int:
        """Return the first instant from `at_ms` on that is not in the night."""
        if not self.is_asleep(at_ms):
            return at_ms
        found = self._next(self.sleep.until_min, at_ms)
        # A time that the clocks skip, or show twice, may miss the end of the night.
        while self.is_asleep(found):
            found += MINUTE_MS
        return found

    def sleeps_ms(self, at_ms: int) -> int | None:
        """Return the next instant from `at_ms` on in the night; None without nights."""
        if not self.sleep.length_min:
            return None
        if self.is_asleep(at_ms):
            return at_ms
        return self._next(self.sleep.from_min, at_ms)

    def awake_from(self, from_ms: int, length_ms: int) -> int | None:
        """Return from when on a time of some length is free of sleep.

        Returns:
            None when no waking time is that long.
        """
        at_ms = from_ms
        for _ in range(_MOST_TRIES):
            asleep_ms = self._first_asleep(at_ms, at_ms + length_ms)
            if asleep_ms is None:
                return at_ms
            at_ms = self.wakes_ms(asleep_ms)
        return None

    def _first_asleep(self, from_ms: int, until_ms: int) -> int | None:
        last = max(from_ms, until_ms - 1)
        for at_ms in chain(range(from_ms, last, MINUTE_MS), (last,)):
            if self.is_asleep(at_ms):
                return at_ms
        return None

    def _next(self, minute: int, after_ms: int) -> int:
        """Return the next instant after another at which a minute of the day begins."""
        today = self.shows(after_ms).day
        found = (
            self.instant(LocalTime(today + timedelta(days=ahead), minute))
            for ahead in _DAYS_AROUND
        )
        return min(at_ms for at_ms in found if at_ms > after_ms)

    def instant(self, when: LocalTime) -> int:
        """Return the instant at which the clock shows a time."""
        return wall_ms_at(when, self.offset_min_at)

    def _day_begins(self, day: date) -> int:
        return self.instant(LocalTime(day, DAY_ENDS_AT_HOUR * 60))

    def words(self, at_ms: int, now_ms: int) -> str:
        """Return a coming time: "12:47", "tomorrow at 07:30", "Friday at 09:00"."""
        then, now = self.shows(at_ms), self.shows(now_ms)
        if then.day <= now.day:
            return then.clock
        return tr("{0} at {1}").format(day_words(then.day, now.day), then.clock)
