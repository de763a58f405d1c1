"""What the cramp log leads to: a card when they are frequent and bad, and a routine.

Three cramps or more a week, each of pain 7 or more, for two weeks: the card for the
next days. Two night cramps in seven days: the bedtime routine is offered; that number
is a rule of this product, no source gives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.care.course.facts import day_of
from coach.care.cramp_flow import OFTEN_QUESTION
from coach.care.stop_signs import outcome
from coach.store.entries import CRAMP
from coach.store.replay import whole_number
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from coach.care.stop_signs import Card
    from coach.store.entries import Entry

OFTEN_A_WEEK = 3
BAD_FROM = 7
OFTEN_WEEKS = 2
NIGHT_CRAMPS_FROM = 2
# Family of the programs that are done before sleep.
BEDTIME_FAMILY = "bedtime-cramp-routine"

_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class BedtimeOffer:
    """The offer of the routine before sleep.

    Attributes:
        night_cramps: How many there were in the last seven days.
        sentence: Why it is offered.
        note: Where the number comes from.
    """

    night_cramps: int
    sentence: str
    note: str


def often_and_bad(notes: Iterable[Entry], today: date) -> bool:
    """Return whether cramps have been frequent and bad for two weeks.

    Args:
        notes: Of any kinds; a cramp without a strength does not count.
        today: The present training day.
    """
    bad = [
        day_of(note)
        for note in _cramps(notes)
        if _strength(note) >= BAD_FROM and day_of(note) <= today
    ]
    weeks = [0] * OFTEN_WEEKS
    for day in bad:
        week = (today - day).days // _WEEK_DAYS
        if week < OFTEN_WEEKS:
            weeks[week] += 1
    return min(weeks) >= OFTEN_A_WEEK


def often_card(
    notes: Iterable[Entry], today: date, emergency_number: str = ""
) -> Card | None:
    """Return the card for cramps that are frequent and bad, or None."""
    if not often_and_bad(notes, today):
        return None
    return outcome({OFTEN_QUESTION: True}, emergency_number=emergency_number)


def bedtime_offer(notes: Iterable[Entry], today: date) -> BedtimeOffer | None:
    """Return the offer of the bedtime routine, or None while nights are quiet.

    Args:
        notes: Of any kinds.
        today: The present training day; a night belongs to the day before it.
    """
    first = today - timedelta(days=_WEEK_DAYS - 1)
    count = sum(
        note.data.get("night") is True and first <= day_of(note) <= today
        for note in _cramps(notes)
    )
    if count < NIGHT_CRAMPS_FROM:
        return None
    sentence = tr("{0} night cramps in 7 days: try the bedtime routine this evening.")
    note = tr("Offered from {0} in 7 days on; that number is a rule of this app.")
    return BedtimeOffer(count, sentence.format(count), note.format(NIGHT_CRAMPS_FROM))


def _cramps(notes: Iterable[Entry]) -> Iterator[Entry]:
    return (each for each in notes if each.kind == CRAMP and each.removed_at is None)


def _strength(note: Entry) -> int:
    strength = whole_number(note.data.get("strength"))
    return -1 if strength is None else strength
