"""A plan as a calendar: which program on which day, if nothing holds it up.

It is a forecast, not a decision. A stage gives way to the next one as soon as its
`min_days` are over, and never sooner than the plan's `between_stages` allows; tests and
pain answers are unknown here. A stage without `min_days` takes as long as its tests
take, so the calendar stays in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.files.durations import HOUR_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.files.plan_model import Plan, Schedule, Stage

_DAY_MS = 24 * HOUR_MS
_WEEK = 7


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day on which a program is done.

    Attributes:
        stage: Name of the stage.
        program: Id of the stage's program; `or_programs` are the person's choice.
        times: Sessions on this day, the low end of a range.
        leave_out: Exercises of the program that are not done on this day.
    """

    day: date
    stage: str
    program: str
    times: int
    leave_out: tuple[str, ...] = ()


def expand_schedule(
    plan: Plan, start_day: date, days: int, *, from_stage: str = ""
) -> list[PlannedDay]:
    """Return the days of exercise among `days` days, in order.

    Each stage begins with a day of exercise, and its weeks are counted from there:
    three days a week are days 1, 3 and 5 of seven. Where the file names the days of the
    week, those are the days. Days off that the new stage needs
    between two sessions are kept after the last session of the stage before as well.
    Of a range the low end is taken.

    Args:
        plan: A plan without problems.
        start_day: First day of the first stage.
        days: How many days to look ahead.
        from_stage: Name of the stage to begin with; "" for the first.

    Raises:
        KeyError: There is no stage of that name.
    """
    planned: list[PlannedDay] = []
    begin = 0
    for stage, length in _stages(plan, from_stage):
        if begin >= days:
            break
        first = begin + _days_to_wait(stage.schedule, planned, start_day, begin)
        end = days if length is None else min(days, first + length)
        planned += _days_of(stage, start_day, first, end)
        begin = end
    return planned


def _stages(plan: Plan, from_stage: str) -> Iterator[tuple[Stage, int | None]]:
    """Yield the stages in the order in which they follow, with their lengths."""
    stage: Stage | None = plan.stage(from_stage) if from_stage else plan.stages[0]
    apart = -(-plan.between_stages_ms // _DAY_MS)
    while stage is not None:
        if stage.advance is None or not stage.min_days:
            # It has no end, or nobody knows when its tests are passed.
            yield stage, None
            return
        yield stage, max(stage.min_days, apart)
        stage = plan.following(stage)


def _days_to_wait(
    schedule: Schedule, planned: list[PlannedDay], start_day: date, begin: int
) -> int:
    """Return how many days to wait, so that the days off before are kept."""
    if not planned:
        return 0
    apart = max(schedule.every_days, 1 + schedule.rest_days_between)
    last = (planned[-1].day - start_day).days
    return max(last + apart - begin, 0)


def _days_of(
    stage: Stage, start_day: date, first: int, end: int
) -> Iterator[PlannedDay]:
    """Yield the days of one stage; `first` and `end` count from the start day."""
    last_done: dict[str, int] = {}
    weekday = (start_day + timedelta(days=first)).weekday()
    for offset in _offsets(stage.schedule, end - first, weekday):
        leave_out = []
        for exercise, every in stage.exercise_every_days:
            if offset - last_done.get(exercise, offset - every) < every:
                leave_out.append(exercise)
            else:
                last_done[exercise] = offset
        yield PlannedDay(
            start_day + timedelta(days=first + offset),
            stage.name,
            stage.program,
            stage.schedule.times_a_day[0],
            tuple(leave_out),
        )


def _offsets(schedule: Schedule, days: int, weekday: int) -> Iterator[int]:
    """Yield the days of exercise among the first `days` days of a stage.

    The first of them falls on `weekday`, Monday is 0.

    Days of a week are spread as evenly as possible. That keeps the rest days between
    them, because the field table refuses more days than fit with their rests.
    """
    if schedule.days:
        yield from (n for n in range(days) if (weekday + n) % _WEEK in schedule.days)
        return
    if schedule.days_a_week is None:
        yield from range(0, days, schedule.every_days)
        return
    count = schedule.days_a_week[0]
    in_week = [number * _WEEK // count for number in range(count)]
    for week in range(0, days, _WEEK):
        yield from (week + day for day in in_week if week + day < days)
