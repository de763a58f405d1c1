"""Not too much at once: when a course may change its stage.

No two changes of stage within the time that the plan names (72 h in the shipped ones),
no new exercise and higher speed on the same day, and in one course never more time and
more speed of running in the same week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from coach.care.kinds import exercises_of, is_run
from coach.care.verdict import Closed, Source
from coach.files.durations import HOUR_MS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from coach.care.course.facts import Moment
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan

# The one shipped exercise that is run fast.
_SPRINT = "build-up-strides"
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class StageChange:
    """A change of stage, made or planned, and what it adds.

    Attributes:
        course: Id of the course.
        at_ms: When, in ms since 1970 UTC.
        day: Training day of it.
        adds_exercise: The new program has an exercise that the old one lacks.
        raises_speed: Running gets faster.
        raises_time: Running gets longer.
    """

    course: str
    at_ms: int
    day: date
    adds_exercise: bool = False
    raises_speed: bool = False
    raises_time: bool = False


def stage_change(
    course: str,
    old: Program,
    new: Program,
    exercises: Mapping[str, Exercise],
    moment: Moment,
) -> StageChange:
    """Return what going up from one program to another adds.

    Running of the same length in another program is faster there.
    """
    before, after = _running(old, exercises), _running(new, exercises)
    new_ids = exercises_of(new, exercises).keys() - exercises_of(old, exercises).keys()
    is_same = sum(after) > 0 and after == before and old.id != new.id
    return StageChange(
        course,
        moment.now_ms,
        moment.day,
        adds_exercise=bool(new_ids),
        raises_speed=is_same or _SPRINT in new_ids,
        raises_time=after[0] > before[0] or after[1] > before[1],
    )


def _running(program: Program, exercises: Mapping[str, Exercise]) -> tuple[int, int]:
    """Return for how long a program runs in total and without a pause, in ms."""
    total_ms = longest_ms = 0
    for block in program.blocks:
        for step in block.steps:
            exercise = exercises.get(step.exercise)
            if exercise is not None and is_run(exercise):
                dose = step.dose
                total_ms += block.rounds * dose.sets * dose.reps * dose.length_ms
                longest_ms = max(longest_ms, dose.length_ms)
    return total_ms, longest_ms


def closed_by_rush(
    plan: Plan, planned: StageChange, made: Iterable[StageChange]
) -> Closed | None:
    """Return why a stage is not changed yet, or None.

    Args:
        plan: The plan of the course that is to change.
        planned: The change.
        made: Changes of all courses so far.
    """
    others = list(made)
    for change in others:
        opens_ms = change.at_ms + plan.between_stages_ms
        if change.course == planned.course and planned.at_ms < opens_ms:
            return Closed(
                tr("The last step was not long ago: no two within {0} hours.").format(
                    plan.between_stages_ms // HOUR_MS
                ),
                tr("Stay on this step a little longer."),
                Source("plan", plan.id),
                since_ms=change.at_ms,
                opens_at_ms=opens_ms,
            )
    return _same_day(planned, others) or _same_week(planned, others)


def _same_day(planned: StageChange, made: Iterable[StageChange]) -> Closed | None:
    for change in made:
        if change.day != planned.day or change.course == planned.course:
            continue
        if _crosses(change, planned, "adds_exercise"):
            return Closed(
                tr("No new exercise and higher speed on the same day."),
                tr("Take this step tomorrow."),
                Source("rule", "same-day"),
                since_ms=change.at_ms,
            )
    return None


def _same_week(planned: StageChange, made: Iterable[StageChange]) -> Closed | None:
    for change in made:
        is_recent = change.day > planned.day - _WEEK
        if not is_recent or change.course != planned.course:
            continue
        if _crosses(change, planned, "raises_time"):
            return Closed(
                tr("Never more time and more speed of running in the same week."),
                tr("Stay on this step until a week has passed."),
                Source("rule", "same-week"),
                since_ms=change.at_ms,
            )
    return None


def _crosses(
    one: StageChange, other: StageChange, what: Literal["adds_exercise", "raises_time"]
) -> bool:
    """Return whether one of two changes raises the speed and the other `what`."""
    return (one.raises_speed and getattr(other, what)) or (
        other.raises_speed and getattr(one, what)
    )
