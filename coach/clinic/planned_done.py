"""What was planned beside what was done, for each exercise and side of a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.clinic.words import sets_words
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.exchange.returned.model import ExerciseReport, Report


@dataclass(frozen=True, slots=True)
class PlannedDone:
    """One exercise on one side, over all days of a report.

    Attributes:
        side: "left", "right", or "" for both together.
        planned_sets: Sets that were due on this side.
        planned_reps: Repetitions in all of them; 0 where they are not counted.
        planned_s: Seconds in all of them.
        extra_sets: Sets that were begun in sessions that were not due.
        extra_done: Those of them that were done to their end.
        pain: Worst pain, or None.
    """

    title: str
    side: str
    planned_sets: int = 0
    done_sets: int = 0
    planned_reps: int = 0
    done_reps: int = 0
    planned_s: int = 0
    done_s: int = 0
    extra_sets: int = 0
    extra_done: int = 0
    pain: int | None = None

    @property
    def share(self) -> float:
        """Return the part of the sets that was done, 0 to 1."""
        return self.done_sets / self.planned_sets if self.planned_sets else 0.0

    def in_words(self) -> str:
        """Return both in words, such as "10 of 12 sets, 98 of 120 repetitions"."""
        parts = []
        # With nothing but extra sets there is nothing to set them beside.
        if self.planned_sets or not self.extra_sets:
            parts.append(sets_words(self.done_sets, self.planned_sets))
        if self.planned_reps:
            words = tr("{0} of {1} repetitions")
            parts.append(words.format(self.done_reps, self.planned_reps))
        elif self.planned_s:
            words = tr("{0} of {1} min")
            parts.append(words.format(_clock(self.done_s), _clock(self.planned_s)))
        if self.extra_sets:
            extra = sets_words(self.extra_done, self.extra_sets)
            parts.append(tr("extra: {0}").format(extra))
        return tr(", ").join(parts)


def planned_and_done(report: Report) -> tuple[PlannedDone, ...]:
    """Return the exercises of a report with each of their sides, as they came."""
    lines: dict[tuple[str, str], PlannedDone] = {}
    for day in report.days:
        for exercise in day.exercises:
            for side in _sides(exercise):
                before = lines.get((exercise.id, side))
                new = before or PlannedDone(exercise.title, side)
                lines[exercise.id, side] = _added(new, exercise)
    return tuple(lines.values())


def side_words(side: str) -> str:
    """Return a side in a word, "" for both together."""
    return {"left": tr("left"), "right": tr("right")}.get(side, "")


def _sides(exercise: ExerciseReport) -> Iterable[str]:
    """Return the sides of an exercise; one that has no sets has none of its own."""
    return dict.fromkeys(each.side for each in exercise.sets) or ("",)


def _added(line: PlannedDone, exercise: ExerciseReport) -> PlannedDone:
    """Return a line with the sets of one day in it."""
    sets = [each for each in exercise.sets if each.side == line.side]
    done = sum(each.how == "done" for each in sets)
    pains = [each.pain for each in sets if each.pain is not None]
    if line.pain is not None:
        pains.append(line.pain)
    line = replace(line, pain=max(pains, default=None))
    if exercise.is_extra:
        return replace(
            line,
            extra_sets=line.extra_sets + len(sets),
            extra_done=line.extra_done + done,
        )
    planned = len(sets) or exercise.planned_sets
    return replace(
        line,
        planned_sets=line.planned_sets + planned,
        done_sets=line.done_sets + done,
        planned_reps=line.planned_reps + planned * (exercise.planned_reps or 0),
        done_reps=line.done_reps + sum(each.reps or 0 for each in sets),
        planned_s=line.planned_s + planned * exercise.planned_s,
        done_s=line.done_s + sum(each.held_s for each in sets),
    )


def _clock(length_s: int) -> str:
    return f"{length_s // 60}:{length_s % 60:02d}"
