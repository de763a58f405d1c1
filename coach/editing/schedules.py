"""How often a stage is done: on which days, and at which times of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.edits import Edit, Put, Take
from coach.files.plan_table import MOST_TIMES_A_DAY, WEEKDAYS
from coach.translate import tr

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath

# Exactly one of these says on which days.
_DAYS = ("every_days", "days_a_week", "days")
_TIMES = ("times_a_day", "times")
_FIRST_HOUR, _LAST_HOUR = 8, 20
_EVENING = "18:00"


def schedule_by(draft: Draft, stage: int, key: str) -> None:
    """Say otherwise on which days a stage is done; how many a week stays if it can.

    Args:
        draft: A plan.
        stage: Number of the stage.
        key: "every_days", "days_a_week" or "days" (of the week).

    Raises:
        EditError: There is no such stage; nothing has changed.
        ValueError: `key` is none of the three.
    """
    if key not in _DAYS:
        raise ValueError(f"not a way to give days: {key!r}")
    path: KeyPath = ("stage", stage, "schedule")
    table = draft.table(path)
    if key in table:
        return
    gone = [each for each in (*_DAYS, "rest_days_between") if each in table]
    edits: list[Edit] = [Take((*path, each)) for each in gone]
    edits.append(Put((*path, key), _days(key, _days_a_week(table))))
    draft.change(tr("Change schedule"), *edits, path=(*path, key), path_before=path)


def times_by(draft: Draft, stage: int, key: str) -> None:
    """Say otherwise how often on a day: by a number, or by times of the day.

    Args:
        draft: A plan.
        stage: Number of the stage.
        key: "times_a_day" or "times".

    Raises:
        EditError: There is no such stage; nothing has changed.
        ValueError: `key` is neither of the two.
    """
    if key not in _TIMES:
        raise ValueError(f"not a way to give times: {key!r}")
    path: KeyPath = ("stage", stage, "schedule")
    table = draft.table(path)
    if key in table or (key == "times_a_day" and "times" not in table):
        return
    gone = [each for each in _TIMES if each in table]
    edits: list[Edit] = [Take((*path, each)) for each in gone]
    if key == "times":
        edits.append(Put((*path, key), _clock_times(_times_a_day(table))))
    elif len(table["times"]) > 1:
        edits.append(Put((*path, key), len(table["times"])))
    draft.change(tr("Change schedule"), *edits, path=(*path, key), path_before=path)


def _times_a_day(table: dict[str, Any]) -> int:
    """Return how many sessions a day has; of a range the most."""
    times = table.get("times_a_day", 1)
    if isinstance(times, list) and times:
        times = times[-1]
    return min(max(times, 1), MOST_TIMES_A_DAY) if isinstance(times, int) else 1


def _clock_times(count: int) -> list[str]:
    """Return times of the day with the same hours between them."""
    if count == 1:
        return [_EVENING]
    between = (_LAST_HOUR - _FIRST_HOUR) / (count - 1)
    return [
        f"{round(_FIRST_HOUR + number * between):02d}:00" for number in range(count)
    ]


def _days_a_week(table: dict[str, Any]) -> int:
    days = table.get("days_a_week")
    if isinstance(days, list) and days:
        days = days[0]
    if isinstance(table.get("days"), list):
        days = len(table["days"])
    every = table.get("every_days")
    if isinstance(every, int) and every > 0:
        days = round(len(WEEKDAYS) / every)
    return min(max(days, 1), len(WEEKDAYS)) if isinstance(days, int) else len(WEEKDAYS)


def _days(key: str, count: int) -> int | list[str]:
    week = len(WEEKDAYS)
    if key == "every_days":
        return max(round(week / count), 1)
    if key == "days_a_week":
        return count
    return [WEEKDAYS[number * week // count] for number in range(count)]
