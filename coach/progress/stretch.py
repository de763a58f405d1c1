"""Stretching: how many minutes a week each muscle gets, against ten.

A muscle has two sides: what is held left counts for the left one only, what both legs
do at once counts for both. So ten minutes are ten for each side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.progress.span import WEEK_DAYS, weeks_of
from coach.progress.table import Table, table
from coach.progress.words import capital, number
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coach.files.model import Exercise
    from coach.progress.record import Held, Record
    from coach.progress.span import Bucket, Span

# Where the gain levelled off over 189 studies (Ingram and colleagues 2024, Sports
# Medicine, doi 10.1007/s40279-024-02143-9).
ENOUGH_MINUTES = 10
# Kinds of exercise that hold a muscle long; moving stretches are another matter.
STRETCH_KINDS = frozenset({"static-stretch", "yoga"})
MUSCLES_MOST = 6

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class MuscleBar:
    """A muscle and the minutes that each of its sides was stretched in a week.

    Attributes:
        muscle: Its name, with a large first letter.
        minutes: Mean of both sides over the weeks of the span.
        left: Minutes a week of the left side.
        right: The same of the right side.
        days: Days a week on which it was stretched.
    """

    muscle: str
    minutes: float
    left: float
    right: float
    days: float


@dataclass(frozen=True, slots=True)
class StretchView:
    """What the stretching graph shows, and says.

    Attributes:
        bars: The muscles with the most minutes, those first.
        held: What was held, for the table.
        muscles: The muscles of each stretch.
    """

    span: Span
    bars: tuple[MuscleBar, ...]
    sentence: str
    held: Sequence[Held]
    muscles: Mapping[str, tuple[str, ...]]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was stretched."""
        return not self.bars

    def table(self) -> Table:
        """Return a row for each week and muscle."""
        columns = (
            tr("Week of"),
            tr("Muscle"),
            tr("Left, min"),
            tr("Right, min"),
            tr("Days"),
        )
        rows = [
            (
                week.label,
                muscle,
                round(total.left_ms / _MINUTE_MS, 1),
                round(total.right_ms / _MINUTE_MS, 1),
                len(total.days),
            )
            for week in weeks_of(self.span)
            for muscle, total in sorted(self._totals_of(week).items())
        ]
        return table(tr("Stretching for each muscle"), columns, rows)

    def _totals_of(self, week: Bucket) -> dict[str, _Total]:
        """Return what was held in a week, by muscle."""
        # Counted only for the table: the graph needs no weeks.
        held = [each for each in self.held if week.first <= each.day <= week.last]
        return _totals(held, self.muscles)


def stretch_muscles(exercises: Mapping[str, Exercise]) -> dict[str, tuple[str, ...]]:
    """Return the stretches of a library, with the muscles that they lengthen."""
    return {
        exercise.id: tuple(dict.fromkeys(map(muscle_word, exercise.muscles)))
        for exercise in exercises.values()
        if exercise.kind in STRETCH_KINDS
    }


def muscle_word(muscle: str) -> str:
    """Return the name of a muscle as it is shown."""
    return capital(muscle.replace("-", " ").replace("_", " "))


def stretch_view(
    record: Record, span: Span, muscles: Mapping[str, tuple[str, ...]]
) -> StretchView:
    """Return the minutes of stretching in a span.

    Args:
        record: The history, read with the ids of `muscles` as `held`.
        span: The days that are looked at.
        muscles: From `stretch_muscles`.
    """
    first = max(span.first, record.oldest or span.first)
    weeks = max((span.last - first).days + 1, WEEK_DAYS) / WEEK_DAYS
    held = record.held_in(span)
    totals = _totals(held, muscles)
    bars = [
        MuscleBar(
            muscle,
            total.mean_minutes / weeks,
            total.left_ms / _MINUTE_MS / weeks,
            total.right_ms / _MINUTE_MS / weeks,
            len(total.days) / weeks,
        )
        for muscle, total in totals.items()
    ]
    bars.sort(key=_most_first)
    shown = tuple(bars[:MUSCLES_MOST])
    return StretchView(span, shown, _sentence(bars), held, muscles)


@dataclass(slots=True)
class _Total:
    left_ms: int
    right_ms: int
    days: set[date]

    @property
    def mean_minutes(self) -> float:
        return (self.left_ms + self.right_ms) / 2 / _MINUTE_MS

    def add(self, held: Held) -> None:
        self.left_ms += held.left_ms
        self.right_ms += held.right_ms
        self.days.add(held.day)


def _totals(
    held: Sequence[Held], muscles: Mapping[str, tuple[str, ...]]
) -> dict[str, _Total]:
    found: dict[str, _Total] = {}
    for each in held:
        for muscle in muscles.get(each.exercise, ()):
            found.setdefault(muscle, _Total(0, 0, set())).add(each)
    return found


def _most_first(bar: MuscleBar) -> tuple[float, str]:
    return -bar.minutes, bar.muscle


def _sentence(bars: list[MuscleBar]) -> str:
    if not bars:
        return tr("No held stretches in this time.")
    most = bars[0]
    sentence = tr("{0}: about {1} min a week for each side.")
    return sentence.format(most.muscle, number(most.minutes))


def studies_sentence() -> str:
    """Return what the ten minutes rest on."""
    return tr(
        "In studies the gain levelled off at about {0} minutes a week for a muscle "
        "(Ingram 2024)."
    ).format(ENOUGH_MINUTES)
