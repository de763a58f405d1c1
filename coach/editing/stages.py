"""Stages of a plan or an assignment: added, named, copied, moved, scheduled, deleted.

Criteria and rules are entries of lists: `fields.add_entry(draft, ("stage", 0, "entry"),
{"text": "Walking hurts 2 or less."})`. Limits, and what the patient may change, are
fields of an assignment: ("limits", "stop_pain"), ("limits", "may_patient_change").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.edits import Copy, Edit, Insert, Move, Put, Remove, Take
from coach.editing.names import free_name, slug
from coach.files.plan_table import WEEKDAYS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from coach.files.model import Program

_STAGE: KeyPath = ("stage",)
_DAILY = {"every_days": 1}
# Exactly one of these says on which days.
_DAYS = ("every_days", "days_a_week", "days")


def stage_names(draft: Draft) -> list[str]:
    """Return the names of the stages in order."""
    return [str(stage.get("name", "")) for stage in _stages(draft)]


def _stages(draft: Draft) -> list[dict[str, Any]]:
    return [stage for stage in draft.entries(_STAGE) if isinstance(stage, dict)]


def add_stage(draft: Draft, program: Program, index: int | None = None) -> int:
    """Add a stage that does a program every day, and return its number.

    Args:
        draft: A plan.
        program: What is done; its title is the stage's at first.
        index: Its number; None for the end.

    Raises:
        EditError: It cannot be added; nothing has changed.
    """
    at = len(_stages(draft)) if index is None else index
    stage = {
        "name": free_name(slug(program.title, "stage"), stage_names(draft)),
        "title": program.title,
        "program": program.id,
        "schedule": _DAILY,
    }
    edit = Insert(_STAGE, at, stage)
    draft.change(tr("Add stage"), edit, path=("stage", at), path_before=())
    return at


def rename_stage(draft: Draft, index: int, name: str) -> None:
    """Give a stage another name, also where stages and rules refer to it.

    Raises:
        EditError: There is no such stage; nothing has changed.
    """
    path = ("stage", index, "name")
    old = draft.value(path)
    edits: list[Edit] = [Put(path, name)]
    edits += [Put(use, name) for use in uses_of_stage(draft, old)]
    draft.change(tr("Rename stage"), *edits, path=path)


def uses_of_stage(draft: Draft, name: str) -> list[KeyPath]:
    """Return where stages and rules refer to a stage; a form may say so first."""
    return [path for path, used in _references(draft) if used == name]


def _references(draft: Draft) -> Iterator[tuple[KeyPath, str]]:
    lists: list[KeyPath] = [("back_off",)]
    for number in range(len(_stages(draft))):
        lists.append(("stage", number, "back_off"))
        yield from _given(draft, ("stage", number, "advance", "to"))
    for rules in lists:
        for number in range(len(draft.entries(rules))):
            for key in ("to", "before"):
                yield from _given(draft, (*rules, number, key))


def _given(draft: Draft, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    value = draft.value(path)
    if isinstance(value, str):
        yield path, value


def copy_stage(draft: Draft, index: int) -> int:
    """Put a copy of a stage behind it under a name of its own; return its number.

    Raises:
        EditError: There is no such stage; nothing has changed.
    """
    edits: list[Edit] = [Copy(_STAGE, index, index + 1)]
    name = draft.value(("stage", index, "name"))
    if isinstance(name, str):
        free = free_name(name, stage_names(draft))
        edits.append(Put(("stage", index + 1, "name"), free))
    path, before = ("stage", index + 1), ("stage", index)
    draft.change(tr("Copy stage"), *edits, path=path, path_before=before)
    return index + 1


def move_stage(draft: Draft, index: int, to: int) -> None:
    """Move a stage so that its number is `to`.

    Raises:
        EditError: There is no such stage; nothing has changed.
    """
    edit = Move(_STAGE, index, _STAGE, to)
    path, before = ("stage", to), ("stage", index)
    draft.change(tr("Move stage"), edit, path=path, path_before=before)


def delete_stage(draft: Draft, index: int) -> None:
    """Delete a stage; what still refers to it becomes a finding.

    Raises:
        EditError: There is no such stage; nothing has changed.
    """
    path, before = ("stage", max(index - 1, 0)), ("stage", index)
    edit = Remove(_STAGE, index)
    draft.change(tr("Delete stage"), edit, path=path, path_before=before)


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
