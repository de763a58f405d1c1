"""Stages of a plan or an assignment: added, named, copied, moved, deleted.

Criteria and rules are entries of lists: `fields.add_entry(draft, ("stage", 0, "entry"),
{"text": "Walking hurts 2 or less."})`. Limits, and what the patient may change, are
fields of the plan: ("limits", "stop_pain"), ("limits", "may_patient_change"). How often
a stage is done is in `schedules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.edits import Copy, Edit, Insert, Move, Put, Remove, Take
from coach.editing.names import free_name, slug
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from coach.files.model import Program

_STAGE: KeyPath = ("stage",)
_DAILY = {"every_days": 1}
# What a rule does -> the keys that go with it.
WAY_BACK_KEYS = {
    "rest-then-half": ("rest_days",),
    "step-down": ("steps", "rest_days"),
    "go-to": ("to", "for_days"),
}


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


def set_program(draft: Draft, index: int, program: Program) -> None:
    """Have a stage do another program; doses of exercises that it lacks go.

    Raises:
        EditError: There is no such stage; nothing has changed.
    """
    path = ("stage", index)
    edits: list[Edit] = [Put((*path, "program"), program.id)]
    used = {step.exercise for step in program.steps()}
    for key in ("dose", "exercise_every_days"):
        edits += _without((*path, key), draft.table((*path, key)), used)
    draft.change(tr("Change program"), *edits, path=(*path, "program"))


def _without(
    path: KeyPath, table: dict[str, Any], kept: Collection[str]
) -> Iterator[Edit]:
    """Yield what takes away the keys of a table that are not among those kept."""
    gone = [key for key in table if key not in kept]
    if gone and len(gone) == len(table):
        yield Take(path)
    else:
        yield from (Take((*path, key)) for key in gone)


def set_way_on(draft: Draft, index: int, is_on: bool) -> None:
    """Let a stage lead on, or have no end; its tests go with the way on.

    Raises:
        EditError: There is no such stage; nothing has changed.
    """
    path = ("stage", index)
    edits: list[Edit] = [Put((*path, "advance"), {"then": "tell-patient"})]
    if not is_on:
        table = draft.table(path)
        edits = [Take((*path, key)) for key in ("advance", "test") if key in table]
    draft.change(tr("Change the way on"), *edits, path=(*path, "advance"))


def set_way_back(draft: Draft, path: KeyPath, then: str) -> None:
    """Have a rule do something else; keys that go only with other deeds go.

    Args:
        draft: A plan.
        path: Key path of the rule.
        then: One of `BACK_OFF_WAYS`.

    Raises:
        EditError: There is no such rule; nothing has changed.
    """
    fitting = WAY_BACK_KEYS.get(then, ())
    others = {key for keys in WAY_BACK_KEYS.values() for key in keys}
    table = draft.table(path)
    gone = [key for key in table if key in others and key not in fitting]
    edits: list[Edit] = [Put((*path, "then"), then)]
    edits += [Take((*path, key)) for key in gone]
    draft.change(tr("Change the rule"), *edits, path=(*path, "then"))
