"""The rules by which a graph may speak: one point is noise, two points are real.

On a scale from 0 to 10 a difference of one point comes and goes by itself; two points
are a change that people notice. So a change is only named when the middle of a week of
answers has moved by two points. A single answer is never praised or blamed, and with
too little to go by the sentence says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from coach.progress.span import WEEK_DAYS
from coach.progress.words import counted, number
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

REAL_POINTS = 2.0
# So many answers make the middle of a week; fewer are single points.
LEAST_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Change:
    """Where a value stood in its first week, and in its last one.

    Attributes:
        before: Median of the first seven days with answers.
        now: Median of the last seven days.
    """

    before: float
    now: float

    @property
    def is_real(self) -> bool:
        """Return whether the difference is more than noise."""
        return abs(self.now - self.before) >= REAL_POINTS

    @property
    def is_down(self) -> bool:
        """Return whether it is really lower than before."""
        return self.is_real and self.now < self.before


def change_of(answers: Sequence[tuple[date, float]]) -> Change | None:
    """Return how answers changed; None when there are too few to compare.

    Args:
        answers: Day and value, oldest first.
    """
    if not answers:
        return None
    week = timedelta(days=WEEK_DAYS)
    starts, ends = answers[0][0] + week, answers[-1][0] - week
    if ends < starts - timedelta(days=1):
        return None
    first = [value for day, value in answers if day < starts]
    last = [value for day, value in answers if day > ends]
    if min(len(first), len(last)) < LEAST_ANSWERS:
        return None
    return Change(float(median(first)), float(median(last)))


def change_sentence(name: str, change: Change) -> str:
    """Return in words how something changed, or that it did not.

    Args:
        name: What changed, with a large first letter.
        change: From `change_of`.
    """
    if not change.is_real:
        sentence = tr("{0} has stayed about the same, around {1}.")
        return sentence.format(name, number(change.now))
    sentence = (
        tr("{0} is down from {1} to {2}.")
        if change.is_down
        else tr("{0} is up from {1} to {2}.")
    )
    return sentence.format(name, number(change.before), number(change.now))


def too_little(count: int) -> str:
    """Return what to say of so few answers that nothing follows from them."""
    so_far = counted(count, tr("{0} answer so far."), tr("{0} answers so far."))
    return " ".join((so_far, tr("After two weeks of answers a change can be told.")))


def days_sentence(trained: int, planned: int, weeks: float) -> str:
    """Return the second sentence at the top of the page: was the dose done.

    Args:
        trained: Planned days on which there was exercise; without a plan all days on
            which there was.
        planned: Days that were planned; 0 without a plan.
        weeks: Length of the time that is looked at, in weeks.
    """
    if planned:
        sentence = (
            tr("You trained on {0} of {1} planned day.")
            if planned == 1
            else tr("You trained on {0} of {1} planned days.")
        )
        return sentence.format(trained, planned)
    if not trained:
        return ""
    if weeks < 2:
        return counted(
            trained, tr("You trained on {0} day."), tr("You trained on {0} days.")
        )
    each = number(trained / weeks)
    sentence = tr("You trained on {0} days, about {1} a week.")
    return sentence.format(trained, each)


def headline(change: Change | None, days: str, *, is_empty: bool) -> str:
    """Return the sentence at the top of the page.

    Args:
        change: Of pain; None when there is too little to tell.
        days: From `days_sentence`.
        is_empty: The history has nothing at all.
    """
    if is_empty:
        return tr("Your first session will show up here.")
    pain = "" if change is None else change_sentence(tr("Pain"), change)
    parts = [part for part in (pain, days) if part]
    return " ".join(parts) or tr("Nothing in this time. A longer range shows more.")
