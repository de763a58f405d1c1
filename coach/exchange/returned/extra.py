"""Which sessions of a report are those that the schedule asks for, and which are extra.

A session that was done to its end counts before one that was only begun. On a day
without any the schedule asks for none: there one stands for a session that is missing
elsewhere in the same days.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from coach.store.replay import DONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coach.exchange.reading import ExportedSession


def extra_sessions(
    sessions: Sequence[ExportedSession], planned: Mapping[str, int]
) -> frozenset[str]:
    """Return the ids of the sessions that the schedule does not ask for.

    Args:
        sessions: In the order of their days.
        planned: How many are due on a day, by its text.
    """
    extra: list[str] = []
    elsewhere: list[str] = []
    missing = sum(planned.values())
    for day, together in groupby(sessions, key=attrgetter("local_day")):
        # Sorting keeps the order of the day where two are alike.
        found = [each.id for each in sorted(together, key=_is_only_begun)]
        due = planned.get(day, 0)
        if due:
            missing -= min(due, len(found))
        else:
            elsewhere.append(found[0])
        extra += found[due or 1 :]
    return frozenset((*extra, *elsewhere[missing:]))


def _is_only_begun(session: ExportedSession) -> bool:
    return session.outcome != DONE


def kept_sessions(days: Iterable[tuple[int, int]]) -> int:
    """Return how many planned sessions were done, each day's number by itself.

    Args:
        days: Sessions planned and done, day by day.
    """
    together = list(days)
    planned = sum(due for due, _ in together)
    kept = sum(min(due, done) for due, done in together)
    elsewhere = sum(min(done, 1) for due, done in together if not due)
    return min(planned, kept + elsewhere)
