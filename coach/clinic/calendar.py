"""The days of the physiotherapist's own clock: what is kept in UTC, told in theirs.

A report that came at half past eleven in the evening came on that evening, wherever
UTC is by then, and the clock of summer is not the clock of winter.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    # Ahead of UTC in minutes, at an instant in ms since 1970 UTC.
    OffsetAt = Callable[[int], int]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_MS = timedelta(milliseconds=1)


def in_utc(_at_ms: int) -> int:
    """Return the offset of somebody whose clock shows UTC."""
    return 0


class Calendar:
    """Turns instants into calendar days.

    Args:
        now_ms: The present, in ms since 1970 UTC.
        offset_at: What the clock is ahead of UTC at an instant.

    Attributes:
        today: The present calendar day.
    """

    def __init__(self, now_ms: int, offset_at: OffsetAt = in_utc) -> None:
        self._offset_at = offset_at
        # Offset of whole days of UTC; None for those on which the clock is changed.
        self._known: dict[date, timedelta | None] = {}
        self.today = self._local(_EPOCH + _MS * now_ms)

    def day_of(self, instant: str) -> date:
        """Return the calendar day of an instant.

        Args:
            instant: RFC 3339; one without an offset is in UTC.
        """
        then = datetime.fromisoformat(instant)
        if then.tzinfo is None:
            then = then.replace(tzinfo=UTC)
        elif then.tzinfo is not UTC:
            then = then.astimezone(UTC)
        return self._local(then)

    def _local(self, then: datetime) -> date:
        day = then.date()
        if day not in self._known:
            self._known[day] = self._whole_day(day)
        offset = self._known[day]
        return (then + (self._offset(then) if offset is None else offset)).date()

    def _whole_day(self, day: date) -> timedelta | None:
        """Return the offset that holds all day; asking for each instant takes long."""
        begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
        first, last = self._offset(begin), self._offset(begin + _DAY)
        return first if first == last else None

    def _offset(self, then: datetime) -> timedelta:
        return timedelta(minutes=self._offset_at((then - _EPOCH) // _MS))
