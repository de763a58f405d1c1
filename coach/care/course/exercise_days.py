"""On which days a course means to exercise, after what was really done.

A missed day may be made up for in its week, and the rest between two sessions is
always kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.files.calendar import expand_schedule
from coach.progress.span import WEEK_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.care.course.state import Course
    from coach.files.plan_model import Schedule

_DAY = timedelta(days=1)


def next_exercise_day(course: Course) -> date:
    """Return the next day of exercise from today on, if today has none yet."""
    today = course.moment.day
    days = {each.day for each in course.stage_sessions() if each.day < today}
    return exercise_day_from(course, today, days)


def exercise_day_from(course: Course, first: date, done: Iterable[date]) -> date:
    """Return the first day of exercise from a day on, after those that were done."""
    days, day = sorted(done), first
    while not _is_exercise_day(course, course.schedule, days, day):
        day += _DAY
    return day


def _is_exercise_day(
    course: Course, schedule: Schedule, done: Sequence[date], day: date
) -> bool:
    """Return whether a day is one of exercise, after those that were done."""
    apart = (day - done[-1]).days if done else None
    if schedule.days:
        return day.weekday() in schedule.days
    if schedule.days_a_week is None:
        return apart is None or apart >= schedule.every_days
    asked = schedule.days_a_week[0]
    # As far apart as an even spread of the week has them, and never closer than asked.
    least = max(1 + schedule.rest_days_between, WEEK_DAYS // asked)
    if apart is not None and apart < least:
        return False
    first = course.anchor + timedelta(
        days=(day - course.anchor).days // WEEK_DAYS * WEEK_DAYS
    )
    in_week = sum(first <= each for each in done)
    return _planned_until(course, first, day) > in_week


def _planned_until(course: Course, first: date, day: date) -> int:
    """Return how many days of a week the plan has had up to a day."""
    stage = replace(course.stage, advance=None)
    plan = replace(course.plan, stages=(stage,))
    return len(expand_schedule(plan, first, (day - first).days + 1))
