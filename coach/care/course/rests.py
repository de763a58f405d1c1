"""Days on which a course rests: illness, and pauses that the person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.course.facts import day_in, day_of, text_in
from coach.progress.day_log import days_between
from coach.progress.planned import END, PAUSE
from coach.store.entries import ILLNESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.care.course.facts import History, Moment
    from coach.store.entries import Entry

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rest:
    """The rests of a course up to today.

    Attributes:
        days: Days that count neither for nor against it.
        reason: Why it rests today: "illness", "pause", or "" when it does not.
        since: First day of the rest that lasts; None when it does not rest.
    """

    days: frozenset[date] = frozenset()
    reason: str = ""
    since: date | None = None


def rest_of(notes: Sequence[Entry], history: History, moment: Moment) -> Rest:
    """Return the rests of a course.

    Args:
        notes: Its own notes, oldest first.
        history: Illness of any course's time is found there.
        moment: The present.
    """
    today = moment.day
    spells = [(first, last, ILLNESS) for first, last in _illnesses(history, today)]
    spells += [(first, last, PAUSE) for first, last in _pauses(notes, today)]
    days: set[date] = set()
    for first, last, _ in spells:
        days.update(days_between(max(first, day_of(notes[0])), min(last, today)))
    lasting = [(first, why) for first, last, why in spells if first <= today <= last]
    if not lasting or notes[-1].data.get("decision") == END:
        return Rest(frozenset(days))
    since, reason = min(lasting)
    return Rest(frozenset(days), reason, since)


def _illnesses(history: History, today: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each illness; without an end it still lasts."""
    for note in history.notes_of(ILLNESS):
        first = day_in(note.data.get("from")) or day_of(note)
        yield first, day_in(note.data.get("until")) or max(first, today)


def _pauses(notes: Sequence[Entry], today: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each pause; it lasts until anything is decided."""
    since: date | None = None
    for note in notes:
        is_pause = text_in(note.data, "decision") == PAUSE
        if is_pause and since is None:
            since = day_of(note)
        elif since is not None and not is_pause:
            yield since, day_of(note) - _DAY
            since = None
    if since is not None:
        yield since, max(since, today)
