"""The days of the demo's story, counted from the day on which it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from coach.store.days import DAY_ENDS_AT_HOUR

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the story, for `entries`."""

    kind: str
    local_day: str
    at_ms: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Days:
    """Turns days of the story into those of the calendar; day -1 is yesterday.

    Attributes:
        today: The training day on which the demo is opened.
        wall_ms: Returns ms since 1970 UTC of a local date and time.
    """

    today: date
    wall_ms: Callable[[datetime], int]

    def date(self, day: int) -> date:
        """Return a day of the story."""
        return self.today + timedelta(days=day)

    def text(self, day: int) -> str:
        """Return a day of the story as "YYYY-MM-DD"."""
        return self.date(day).isoformat()

    def at_ms(self, day: int, clock: str) -> int:
        """Return when a clock such as "17:30" shows that time on a day."""
        return self.wall_ms(datetime.combine(self.date(day), time.fromisoformat(clock)))

    def note(self, kind: str, day: int, clock: str, data: dict[str, Any]) -> Note:
        """Return a note; what is felt before 04:00 counts for the evening before."""
        is_night = time.fromisoformat(clock).hour < DAY_ENDS_AT_HOUR
        counts_for = self.text(day - 1 if is_night else day)
        return Note(kind, counts_for, self.at_ms(day, clock), data)
