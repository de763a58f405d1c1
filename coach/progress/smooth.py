"""The middle of seven days, and weeks in place of days where there are too many."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Protocol, TypeVar

from coach.progress.sentences import LEAST_ANSWERS
from coach.progress.span import WEEK_DAYS, week_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.progress.span import Span

_MIDDLE_OF_WEEK = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class PainPoint:
    """A pain answer on a day; the median of a week where weeks are shown."""

    day: date
    pain: float


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual morning on a day: the median of the seven days up to it.

    Attributes:
        pain: None where there are too few answers; the line breaks there.
    """

    day: date
    pain: float | None


class _Dated(Protocol):
    @property
    def day(self) -> date: ...


_Point = TypeVar("_Point", bound=_Dated)


def usual_days(points: Sequence[PainPoint], span: Span) -> list[Usual]:
    """Return the running median for each day from the first answer to the last.

    Args:
        points: Answers from six days before the span on, oldest first.
        span: The days that are shown.
    """
    if not points or points[-1].day < span.first:
        return []
    answers = {point.day: point.pain for point in points}
    shown_from, last = max(points[0].day, span.first), points[-1].day
    day, week, found = points[0].day, deque[float | None](maxlen=WEEK_DAYS), []
    while day <= last:
        week.append(answers.get(day))
        if day >= shown_from:
            found.append(Usual(day, _middle(week)))
        day += timedelta(days=1)
    return found


def usual_weeks(weeks: Sequence[PainPoint]) -> list[Usual]:
    """Return weekly medians as a line that breaks at the weeks without answers."""
    if not weeks:
        return []
    known = {point.day: point.pain for point in weeks}
    first, last = weeks[0].day, weeks[-1].day
    offsets = range(0, (last - first).days + 1, WEEK_DAYS)
    days = [first + timedelta(days=offset) for offset in offsets]
    return [Usual(day, known.get(day)) for day in days]


def weekly(points: Iterable[PainPoint]) -> list[PainPoint]:
    """Return the median of each week that has answers, on its Thursday."""
    return [
        PainPoint(middle_of_week(monday), float(median(point.pain for point in week)))
        for monday, week in by_week(points).items()
    ]


def by_week(points: Iterable[_Point]) -> dict[date, list[_Point]]:
    """Return points by the Monday of their week, in the order in which they came."""
    found: dict[date, list[_Point]] = {}
    for point in points:
        found.setdefault(week_start(point.day), []).append(point)
    return found


def middle_of_week(day: date) -> date:
    """Return the Thursday of a day's week."""
    return week_start(day) + _MIDDLE_OF_WEEK


def _middle(week: Iterable[float | None]) -> float | None:
    answers = [pain for pain in week if pain is not None]
    return float(median(answers)) if len(answers) >= LEAST_ANSWERS else None
