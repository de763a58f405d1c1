"""When a report of an assignment was sent last, and when the next one is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.exchange.returned.table import MAX_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.assignment_model import Assignment

_DAY = timedelta(days=1)


def sent_until(marks: Iterable[str], assignment_id: str) -> date | None:
    """Return the last day that was reported, or None before the first report.

    Args:
        marks: As the settings keep them: "id YYYY-MM-DD".
        assignment_id: The assignment.
    """
    for mark in marks:
        name, _, day = mark.partition(" ")
        if name == assignment_id:
            try:
                return date.fromisoformat(day)
            except ValueError:
                return None
    return None


def with_sent(marks: Iterable[str], assignment_id: str, day: date) -> tuple[str, ...]:
    """Return the marks with the last reported day of an assignment."""
    others = (each for each in marks if each.partition(" ")[0] != assignment_id)
    return (*others, f"{assignment_id} {day.isoformat()}")


def is_due(
    assignment: Assignment,
    until: date | None,
    today: date,
    *,
    since: date | None = None,
) -> bool:
    """Return whether a report is asked for on a day.

    Args:
        assignment: What is followed.
        until: From `sent_until`.
        today: The person's day.
        since: First day of its oldest revision, where that is known.
    """
    wish = assignment.report
    first = _beginning(assignment, since)
    if not (wish.every_days and wish.include) or today < first:
        return False
    # The first one covers the first days; each later one those after the last.
    last = until if until is not None else first - _DAY
    return today - last >= timedelta(days=wish.every_days)


def spans(
    assignment: Assignment,
    until: date | None,
    today: date,
    *,
    since: date | None = None,
) -> dict[str, tuple[date, date]]:
    """Return the periods that can be chosen, by name, the usual one first.

    What was done under an earlier revision is in them until it was reported.

    Args:
        assignment: What is followed.
        until: From `sent_until`.
        today: The person's day.
        since: First day of its oldest revision, where that is known.
    """
    first = _beginning(assignment, since)
    if until is not None:
        # A revision that begins later leaves no day out between.
        first = min(first, until + _DAY)
    first = min(max(first, today - timedelta(days=MAX_DAYS - 1)), today)
    found = {"all": (first, today)}
    week = today - timedelta(days=6)
    if week > first:
        found = {"week": (week, today), **found}
    if until is not None and until < today:
        new = max(until + _DAY, first)
        if new == first:
            del found["all"]
        found = {"new": (new, today), **found}
    return found


def _beginning(assignment: Assignment, since: date | None) -> date:
    first = assignment.valid_from
    return first if since is None else min(since, first)
