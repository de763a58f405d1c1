"""Tests that have to be passed on several days or sessions in a row."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import dropwhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from coach.care.course.answers import NotedAnswer

_DAY = timedelta(days=1)


def times_in_a_row(
    answers: Iterable[NotedAnswer],
    tests: Collection[int],
    sessions: Sequence[date],
    *,
    on_sessions: bool,
) -> int:
    """Return how many times in a row all tests were passed, up to the newest.

    A newest time at which only some tests were done, and passed, changes nothing.

    Args:
        answers: What was entered in this time in the stage, oldest first.
        tests: Indices of the tests that count; those that do not apply are left out.
        sessions: Days with a session of the stage, oldest first.
        on_sessions: Count sessions, by their days; else calendar days. A test on a day
            without a session belongs to the session before it.
    """
    done: dict[date, dict[int, bool]] = defaultdict(dict)
    for answer in answers:
        day = _session_day(answer.day, sessions) if on_sessions else answer.day
        if day is not None and answer.index in tests:
            # Of two tries at one time the later one holds.
            done[day][answer.index] = answer.passed
    row, expected = 0, None
    for day in _newest_first(done, tests):
        is_next = expected in (None, day)
        if not is_next or not all(done[day].get(test) for test in tests):
            break
        row += 1
        expected = _before(day, sessions) if on_sessions else day - _DAY
        if expected is None:
            break
    return row


def _newest_first(
    done: Mapping[date, Mapping[int, bool]], tests: Collection[int]
) -> Iterator[date]:
    """Yield the days of tests from the newest on at which any failed or all passed."""

    def is_unfinished(day: date) -> bool:
        found = done[day]
        return all(found.values()) and not all(found.get(test) for test in tests)

    return dropwhile(is_unfinished, sorted(done, reverse=True))


def _session_day(day: date, sessions: Sequence[date]) -> date | None:
    """Return the last session day up to a day."""
    return max((each for each in sessions if each <= day), default=None)


def _before(day: date, sessions: Sequence[date]) -> date | None:
    """Return the session day before another one."""
    return max((each for each in sessions if each < day), default=None)
