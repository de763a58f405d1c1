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


def is_due(assignment: Assignment, until: date | None, today: date) -> bool:
    """Return whether a report is asked for on a day.

    Args:
        assignment: What is followed.
        until: From `sent_until`.
        today: The person's day.
    """
    wish = assignment.report
    if not (wish.every_days and wish.include) or today < assignment.valid_from:
        return False
    # The first one covers the first days; each later one those after the last.
    last = until if until is not None else assignment.valid_from - _DAY
    return today - last >= timedelta(days=wish.every_days)


def spans(
    assignment: Assignment, until: date | None, today: date
) -> dict[str, tuple[date, date]]:
    """Return the periods that can be chosen, by name, the usual one first.

    Args:
        assignment: What is followed.
        until: From `sent_until`.
        today: The person's day.
    """
    first = max(assignment.valid_from, today - timedelta(days=MAX_DAYS - 1))
    first = min(first, today)
    found = {"all": (first, today)}
    week = today - timedelta(days=6)
    if week > first:
        found = {"week": (week, today), **found}
    if until is not None and first <= until < today:
        found = {"new": (until + _DAY, today), **found}
    return found
