"""When a reminder is to be shown, after everything that was said to it.

A reminder that nobody answers is shown once more a quarter of an hour later. It may be
put off three times, and never beyond its own end. Quiet hours push it to their end; it
is dropped when that is too late for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.morning import LocalTime
from coach.care.reminders.model import (
    DONE,
    IGNORED,
    LATER,
    REPEAT_AFTER_MS,
    SHOWN_MOST,
    SKIP,
    SNOOZE_MINUTES,
    SNOOZES_MOST,
)
from coach.files.durations import MINUTE_MS
from coach.store.days import DAY_ENDS_AT_HOUR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from coach.care.day_clock import DayClock
    from coach.care.reminders.model import Reminder, Said


@dataclass(frozen=True, slots=True)
class Hours:
    """The person's clock, and which reminders its quiet hours let through.

    Attributes:
        clock: Its hours of sleep are the quiet hours.
        let_through: Kinds of reminders that come at any hour.
    """

    clock: DayClock
    let_through: Collection[str] = ()

    def is_quiet(self, kind: str, at_ms: int) -> bool:
        """Return whether a kind of reminder stays away at an instant."""
        return kind not in self.let_through and self.clock.is_asleep(at_ms)

    def opens_ms(self, kind: str, at_ms: int) -> int:
        """Return the first instant from `at_ms` on at which a kind may be shown."""
        if kind in self.let_through:
            return at_ms
        return self.clock.wakes_ms(at_ms)


@dataclass(frozen=True, slots=True)
class Turn:
    """The next time that a reminder is to be shown.

    Attributes:
        at_ms: When; it may be in the past.
        end_ms: From when on it is of no use any more.
        is_repeat: It was shown before and nobody answered.
    """

    reminder: Reminder
    at_ms: int
    end_ms: int
    is_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Snooze:
    """A time to which a reminder can be put off.

    Attributes:
        minutes: One of SNOOZE_MINUTES, or 0 for tomorrow.
        until_ms: When it is to come back.
        shown_ms: When it will, after the quiet hours.
    """

    minutes: int
    until_ms: int
    shown_ms: int


def next_turn(
    reminder: Reminder, said: Iterable[Said], hours: Hours, now_ms: int
) -> Turn | None:
    """Return when a reminder is to be shown next; None when it is over.

    Args:
        reminder: As it is worked out now.
        said: What was said to reminders, this one or others.
        hours: The person's clock.
        now_ms: The present.
    """
    said = [each for each in said if reminder.is_meant(each)]
    if any(each.answer in (DONE, SKIP) for each in said):
        return None
    since, put_off = _since_put_off(said)
    if len(since) >= SHOWN_MOST:
        return None
    at_ms = reminder.due_ms
    if put_off is not None:
        at_ms = max(at_ms, put_off.until_ms)
    if since:
        at_ms = max(at_ms, since[-1].at_ms + REPEAT_AFTER_MS)
    at_ms = hours.opens_ms(reminder.kind, at_ms)
    end_ms = _end_ms(reminder, put_off)
    if hours.opens_ms(reminder.kind, max(at_ms, now_ms)) >= end_ms:
        return None
    return Turn(reminder, at_ms, end_ms, is_repeat=bool(since))


def snoozes(
    reminder: Reminder, said: Iterable[Said], hours: Hours, now_ms: int
) -> list[Snooze]:
    """Return the times to which a reminder that is shown now can be put off."""
    mine = [each for each in said if reminder.is_meant(each)]
    if sum(each.answer == LATER for each in mine) >= SNOOZES_MOST:
        return []
    found = []
    for minutes in SNOOZE_MINUTES:
        until_ms = now_ms + minutes * MINUTE_MS
        shown_ms = hours.opens_ms(reminder.kind, until_ms)
        if shown_ms < reminder.until_ms:
            found.append(Snooze(minutes, until_ms, shown_ms))
    tomorrow_ms = _tomorrow_ms(reminder, hours, now_ms)
    shown_ms = hours.opens_ms(reminder.kind, tomorrow_ms)
    if shown_ms < reminder.movable_until_ms:
        found.append(Snooze(0, tomorrow_ms, shown_ms))
    return found


def snoozes_of_all(
    reminders: Sequence[Reminder],
    said: Iterable[Said],
    hours: Hours,
    now_ms: int,
) -> list[Snooze]:
    """Return the times to which each of some reminders can be put off."""
    heard = list(said)
    found = [snoozes(each, heard, hours, now_ms) for each in reminders]
    common = set.intersection(*({s.minutes for s in each} for each in found))
    return [each for each in found[0] if each.minutes in common] if found else []


def _since_put_off(said: Sequence[Said]) -> tuple[list[Said], Said | None]:
    """Return the showings without an answer, and what they follow."""
    since: list[Said] = []
    put_off: Said | None = None
    for each in sorted(said, key=_order):
        if each.answer == LATER:
            since, put_off = [], each
        elif each.answer == IGNORED:
            since.append(each)
    return since, put_off


def _order(said: Said) -> tuple[int, str]:
    """Return what sorts showings by when they were answered.

    Put off to before it was shown: the clock was set back in between, and what comes
    after that moment is a new showing.
    """
    if said.answer == LATER:
        return min(said.at_ms, said.until_ms), said.note
    return said.at_ms, said.note


def _end_ms(reminder: Reminder, put_off: Said | None) -> int:
    """Return the end; one that was moved to tomorrow lasts until that day ends."""
    if put_off is not None and put_off.until_ms >= reminder.until_ms:
        return max(reminder.until_ms, reminder.movable_until_ms)
    return reminder.until_ms


def _tomorrow_ms(reminder: Reminder, hours: Hours, now_ms: int) -> int:
    """Return the reminder's own time of day on the training day after this one."""
    minute = hours.clock.shows(reminder.due_ms).minute
    return training_instant(hours.clock, hours.clock.day(now_ms), minute, ahead=1)


def training_instant(clock: DayClock, day: str, minute: int, *, ahead: int = 0) -> int:
    """Return the instant of a time of day within a training day.

    Args:
        clock: The person's clock.
        day: A training day, "YYYY-MM-DD".
        minute: Minute of the day; before 04:00 it lies on the calendar's next day.
        ahead: Days to go on from `day`.
    """
    days = ahead + (minute < DAY_ENDS_AT_HOUR * 60)
    then = date.fromisoformat(day) + timedelta(days=days)
    return clock.instant(LocalTime(then, minute))
