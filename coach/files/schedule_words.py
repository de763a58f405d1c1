"""How often a stage is done, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.plan_model import Schedule


def schedule_words(schedule: Schedule) -> str:
    """Return how often a stage is done, such as "3 days a week, a day off between"."""
    parts = [_days_words(schedule)]
    least, most = schedule.times_a_day
    if schedule.times:
        parts.append(tr("at {0}").format(tr(", ").join(map(_clock, schedule.times))))
    elif (least, most) != (1, 1):
        parts.append(tr("{0} times a day").format(_range(least, most)))
    if schedule.rest_days_between == 1:
        parts.append(tr("a day off between"))
    elif schedule.rest_days_between:
        words = tr("{0} days off between")
        parts.append(words.format(schedule.rest_days_between))
    if schedule.when == "bedtime":
        parts.append(tr("at bedtime"))
    words = tr(", ").join(parts)
    return words[:1].upper() + words[1:]


def weekday_names() -> tuple[str, ...]:
    """Return the short names of the days, Monday first."""
    return (
        *(tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri")),
        *(tr("Sat"), tr("Sun")),
    )


def _days_words(schedule: Schedule) -> str:
    if schedule.days:
        if len(schedule.days) == len(weekday_names()):
            return tr("every day")
        names = weekday_names()
        return tr(", ").join(names[day] for day in schedule.days)
    if schedule.days_a_week == (1, 1):
        return tr("once a week")
    if schedule.days_a_week is not None:
        return tr("{0} days a week").format(_range(*schedule.days_a_week))
    if schedule.every_days == 1:
        return tr("every day")
    if schedule.every_days == 2:
        return tr("every other day")
    return tr("every {0} days").format(schedule.every_days)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"
