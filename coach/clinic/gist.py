"""What the days of a patient come to, kept so that no list has to read the days.

A gist is the same whatever day it is; how much of it still counts today is worked out
from it in no time: see `Gist.tally` and `is_recent`.
"""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIN_BEFORE_DAYS = 7
RECENT_DAYS = 14
# Days that a gist is made from, up to the newest: three missed sessions of a plan that
# has one a week, and the week before the oldest pain that still counts.
GIST_DAYS = 22


class Mark(NamedTuple):
    """What the reports say of one day; see `DayReport`."""

    day: date
    planned: int
    done: int
    begun: int
    pain_max: int | None
    pain_morning: int | None
    stopped: int
    signs: tuple[str, ...]

    @property
    def pain(self) -> int | None:
        """Return the worst that was said of the day, or None."""
        during, morning = self.pain_max, self.pain_morning
        if during is None or morning is None:
            return morning if during is None else during
        return max(during, morning)


class PainChange(NamedTuple):
    """The newest pain beside the usual one of the week before.

    Attributes:
        day: Day of the newest.
        usual: Median of the week before, as a whole number; None without any.
        rise: How much the newest is above it; 0 without any.
    """

    day: date
    newest: int
    usual: int | None
    rise: int


class Gist(NamedTuple):
    """What days come to.

    A tuple, since the list of a large practice makes thousands of them.

    Attributes:
        last: The newest day; None without any.
        tallies: Sessions planned and done in the newest one, two, three ... calendar
            days, up to two weeks: one number after the other, with blanks between. As
            text, since a list looks at two of them.
        pain: The newest pain; None when none was said.
        signs_on: The newest day with danger signs, or None.
        stopped_on: The newest day on which a session was stopped early, or None.
        missed: Planned sessions up to the last day of which none was begun.
    """

    last: date | None = None
    tallies: str = ""
    pain: PainChange | None = None
    signs_on: date | None = None
    stopped_on: date | None = None
    missed: int = 0

    def tally(self, today: date) -> tuple[int, int]:
        """Return the sessions that were planned and done in the last two weeks."""
        if self.last is None:
            return 0, 0
        # Nobody's days are in the future, unless their clock is wrong.
        days = min(RECENT_DAYS - (today - self.last).days, RECENT_DAYS)
        if days <= 0:
            return 0, 0
        planned, done = self.tallies.split()[2 * days - 2 : 2 * days]
        return int(planned), int(done)


# Of somebody whose days nobody knows.
NOTHING = Gist()


def is_recent(day: date | None, today: date) -> bool:
    """Return whether a day is one of the last two weeks."""
    return day is not None and (today - day).days < RECENT_DAYS


def gist_of(marks: Sequence[Mark], *, is_over: bool = True) -> Gist:
    """Return what days come to.

    Args:
        marks: The days of at least `GIST_DAYS`, oldest first.
        is_over: Whether the newest day was over when it was told; until then nothing
            of it is missed.
    """
    if not marks:
        return NOTHING
    last = marks[-1].day
    return Gist(
        last,
        " ".join(map(str, _tallies(marks, last))),
        pain_change(marks),
        next((mark.day for mark in reversed(marks) if mark.signs), None),
        next((mark.day for mark in reversed(marks) if mark.stopped), None),
        missed_in_a_row(marks if is_over or marks[-1].begun else marks[:-1]),
    )


def _tallies(marks: Sequence[Mark], last: date) -> list[int]:
    by_day = {mark.day: mark for mark in marks}
    planned = done = 0
    found: list[int] = []
    for ago in range(RECENT_DAYS):
        mark = by_day.get(last - timedelta(days=ago))
        if mark is not None:
            planned += mark.planned
            done += min(mark.done, mark.planned)
        found += (planned, done)
    return found


def pain_change(marks: Sequence[Mark]) -> PainChange | None:
    """Return the newest pain beside the usual one; None when none was said."""
    said = [(mark.day, pain) for mark in marks if (pain := mark.pain) is not None]
    if not said:
        return None
    day, newest = said.pop()
    first = day - timedelta(days=PAIN_BEFORE_DAYS)
    before = [pain for when, pain in said if when >= first]
    if not before:
        return PainChange(day, newest, None, 0)
    # A point and a half is not two points; what is usual is told to match.
    rise = int(newest - median(before))
    return PainChange(day, newest, newest - rise, rise)


def missed_in_a_row(marks: Sequence[Mark]) -> int:
    """Return how many of the last planned days had no session at all."""
    count = 0
    for mark in reversed(marks):
        if mark.begun:
            break
        count += bool(mark.planned)
    return count
