"""When the question about pain on the morning after a session is due.

A session of training day D is asked about on the morning of the next calendar day,
from the person's hour on, and late answers are taken until noon of the day after.
Each morning is asked about once, for all sessions of the training day before it. A
newer morning comes before an older one: who forgot yesterday is asked about today.
Design choices: the hours, and that a session must have ended four hours ago, which
only matters to night owls and travellers.

Pure: days and hours are those of the person's own clock, which the caller says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

REHAB = "rehab"
NOON_MIN = 12 * 60
LEAST_AFTER_MS = 4 * 3_600_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True, order=True)
class LocalTime:
    """A day and a minute of it, on the person's own clock."""

    day: date
    minute: int

    @property
    def clock(self) -> str:
        """Return the time of day as "HH:MM"."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class Ended:
    """A session that has ended and counts.

    Attributes:
        local_day: The training day it counts for.
        ended_ms: When it ended, in ms since 1970 UTC.
        kind: Kind of its program.
        has_pain: Whether a number for pain was said before, during or after it.
    """

    session_id: str
    local_day: date
    ended_ms: int
    title: str
    kind: str
    has_pain: bool


@dataclass(frozen=True, slots=True)
class MorningQuestion:
    """The one question that is due now.

    Attributes:
        day: The morning that is asked about.
        is_late: That morning is yesterday's by now.
        sessions: What was done on the training day before it, oldest first.
    """

    day: date
    is_late: bool
    sessions: tuple[Ended, ...]

    @property
    def session_id(self) -> str:
        """Return the last session before that morning."""
        return self.sessions[-1].session_id


def local_time(wall_ms: int, offset_min: int) -> LocalTime:
    """Return what the person's clock shows.

    Args:
        wall_ms: Milliseconds since 1970-01-01 UTC.
        offset_min: What that clock is ahead of UTC, in minutes.
    """
    moment = _EPOCH + timedelta(milliseconds=wall_ms, minutes=offset_min)
    return LocalTime(moment.date(), moment.hour * 60 + moment.minute)


def wall_ms_at(when: LocalTime, offset_min_at: Callable[[int], int]) -> int:
    """Return the instant at which the person's clock shows a time.

    Args:
        when: The time; one that the clocks skip is taken as the one before the change.
        offset_min_at: Returns what the clock is ahead of UTC at an instant.
    """
    day = datetime(when.day.year, when.day.month, when.day.day, tzinfo=UTC)
    shown_ms = round((day - _EPOCH).total_seconds()) * 1000 + when.minute * _MINUTE_MS
    # The offset of a guess is right but for some hours around a change of the clocks.
    guess_ms = shown_ms - offset_min_at(shown_ms) * _MINUTE_MS
    return shown_ms - offset_min_at(guess_ms) * _MINUTE_MS


def is_asked_about(kind: str, *, has_pain: bool) -> bool:
    """Return whether a session is followed by a morning question at all."""
    return has_pain or kind == REHAB


def asked_from(local_day: date, ended_ms: int, offset_min: int, hour: int) -> LocalTime:
    """Return when the question about a session will be asked.

    Args:
        local_day: The session's training day.
        ended_ms: When it ended.
        offset_min: What the person's clock is ahead of UTC.
        hour: The hour of the person's settings.
    """
    # The first full minute that is late enough.
    earliest_ms = -(-(ended_ms + LEAST_AFTER_MS) // _MINUTE_MS) * _MINUTE_MS
    morning = LocalTime(local_day + timedelta(days=1), hour * 60)
    return max(morning, local_time(earliest_ms, offset_min))


def morning_question(
    sessions: Iterable[Ended],
    settled: Collection[date],
    now_ms: int,
    offset_min: int,
    hour: int,
) -> MorningQuestion | None:
    """Return what is to be asked now, or None.

    Args:
        sessions: At least those of the last three days.
        settled: Mornings that were answered, or are not to be asked about.
        now_ms: The present time, in ms since 1970 UTC.
        offset_min: What the person's clock is ahead of UTC now.
        hour: The hour of the person's settings.
    """
    now = local_time(now_ms, offset_min)
    asked = [each for each in sessions if is_asked_about_session(each)]
    for days_ago in (0, 1):
        morning = now.day - timedelta(days=days_ago)
        found = [
            each for each in asked if each.local_day == morning - timedelta(days=1)
        ]
        if not found or not _is_open(morning, now, hour):
            continue
        # With this morning answered, yesterday's is not asked for as well.
        if morning in settled:
            return None
        if any(now_ms - each.ended_ms < LEAST_AFTER_MS for each in found):
            continue
        found.sort(key=_ended_ms)
        return MorningQuestion(morning, days_ago > 0, tuple(found))
    return None


def is_asked_about_session(session: Ended) -> bool:
    """Return whether a session is followed by a morning question."""
    return is_asked_about(session.kind, has_pain=session.has_pain)


def _is_open(morning: date, now: LocalTime, hour: int) -> bool:
    begins = LocalTime(morning, hour * 60)
    ends = LocalTime(morning + timedelta(days=1), NOON_MIN)
    return begins <= now < ends


def _ended_ms(session: Ended) -> int:
    return session.ended_ms
