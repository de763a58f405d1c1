"""What a physiotherapist should look at: rules over a patient's days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

# One point of pain is noise, two are a change: see the reading of pain on the
# progress page.
PAIN_RISE = 2
PAIN_BEFORE_DAYS = 7
MISSED_IN_A_ROW = 3
QUIET_DAYS = 7
RECENT_DAYS = 14

PAIN_UP, STOP_SIGN, STOPPED = "pain-up", "stop-sign", "stopped"
MISSED, ENDED, QUIET = "missed", "ended", "quiet"
# The first one that holds is the one that the list shows.
ORDER = (STOP_SIGN, PAIN_UP, STOPPED, MISSED, ENDED, QUIET)


class Mark(NamedTuple):
    """What the reports say of one day; see `DayReport`.

    A tuple, since the list of a large practice makes some ten thousand of them.
    """

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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a patient stands, beside their days.

    Attributes:
        issued_on: Day of the newest assignment; None without one.
        reported_on: Day on which the newest report came; None without one.
        reported_until: Last day of that report.
        valid_until: Last day of the newest assignment; None without an end.
        is_ended: The newest report says that the plan has ended.
    """

    issued_on: date | None = None
    reported_on: date | None = None
    reported_until: date | None = None
    valid_until: date | None = None
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class PainChange:
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


@dataclass(frozen=True, slots=True)
class Look:
    """What the rules say of a patient.

    Attributes:
        recent: The days of the last two weeks, oldest first.
        pain: The newest pain of these; None when none was said.
        flags: What holds, the most pressing first.
    """

    recent: Sequence[Mark]
    pain: PainChange | None
    flags: tuple[str, ...]


def look_at(marks: Sequence[Mark], standing: Standing, today: date) -> Look:
    """Return what the rules say of a patient.

    Args:
        marks: Their days, oldest first.
        standing: Where they stand.
        today: The physiotherapist's day.
    """
    recent = recent_of(marks, today)
    pain = pain_change(recent)
    last = standing.valid_until
    found = (
        (STOP_SIGN, any(mark.signs for mark in recent)),
        (PAIN_UP, pain is not None and pain.rise >= PAIN_RISE),
        (STOPPED, any(mark.stopped for mark in recent)),
        (MISSED, missed_in_a_row(marks) >= MISSED_IN_A_ROW),
        (ENDED, standing.is_ended or (last is not None and last < today)),
        (QUIET, _is_quiet(standing, today)),
    )
    return Look(recent, pain, tuple(flag for flag, holds in found if holds))


def flags_of(marks: Sequence[Mark], standing: Standing, today: date) -> tuple[str, ...]:
    """Return what holds for a patient, the most pressing first; see `look_at`."""
    return look_at(marks, standing, today).flags


def recent_of(marks: Sequence[Mark], today: date) -> list[Mark]:
    """Return the days of the last two weeks."""
    before = today - timedelta(days=RECENT_DAYS)
    return [mark for mark in marks if mark.day > before]


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
    usual = median(before)
    return PainChange(day, newest, round(usual), round(newest - usual))


def missed_in_a_row(marks: Sequence[Mark]) -> int:
    """Return how many of the last planned days had no session at all."""
    count = 0
    for mark in reversed(marks):
        if mark.begun:
            break
        count += bool(mark.planned)
    return count


def _is_quiet(standing: Standing, today: date) -> bool:
    """Return whether nothing was heard for a week of a plan that runs."""
    if standing.issued_on is None:
        return False
    heard = standing.reported_on or standing.issued_on
    return (today - heard).days > QUIET_DAYS


def flag_words(flag: str) -> str:
    """Return a flag in a word or two."""
    return {
        STOP_SIGN: tr("Stop sign"),
        PAIN_UP: tr("Pain up"),
        STOPPED: tr("Stopped early"),
        MISSED: tr("Missed days"),
        ENDED: tr("Plan ended"),
        QUIET: tr("Quiet"),
    }[flag]
