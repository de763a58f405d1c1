"""Poses of an exercise's figure: added, renamed, deleted.

Single angles and points are set with `fields.set_field`, which merges a drag into one
command. Their paths are ("figure", "pose", "lean", "work", "knee") and the like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.edits import Edit, Put, Remove, Rename, Take
from coach.editing.names import free_name
from coach.translate import tr

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath

_POSES: KeyPath = ("figure", "pose")
_PHASES: KeyPath = ("figure", "phase")


def add_pose(draft: Draft, name: str, start: str) -> str:
    """Add a pose that begins as another one, and return its name.

    Args:
        draft: An exercise.
        name: What it is called; a number is added when that is taken.
        start: The pose that it starts from and only changes.

    Raises:
        EditError: It cannot be added; nothing has changed.
    """
    free = free_name(name, draft.table(_POSES))
    path = (*_POSES, free)
    edit = Put(path, {"from": start})
    draft.change(tr("Add pose"), edit, path=path, path_before=(*_POSES, start))
    return free


def rename_pose(draft: Draft, name: str, to: str) -> None:
    """Give a pose another name, also where poses and phases refer to it.

    Raises:
        EditError: There is no such pose, or the name is taken; nothing has changed.
    """
    edits: list[Edit] = [Rename((*_POSES, name), to)]
    for other, pose in draft.table(_POSES).items():
        if isinstance(pose, dict) and pose.get("from") == name:
            edits.append(Put((*_POSES, to if other == name else other, "from"), to))
    for path in _phase_ends(draft, name):
        edits.append(Put(path, to))
    for path in _stills(draft, name):
        edits.append(Put(path, to))
    where, before = (*_POSES, to), (*_POSES, name)
    draft.change(tr("Rename pose"), *edits, path=where, path_before=before)


def _phase_ends(draft: Draft, name: str) -> list[KeyPath]:
    return [
        (*_PHASES, number, key)
        for number, phase in enumerate(draft.entries(_PHASES))
        for key in ("from", "to")
        if isinstance(phase, dict) and phase.get(key) == name
    ]


def _stills(draft: Draft, name: str) -> list[KeyPath]:
    path = ("figure", "still")
    return [
        (*path, number)
        for number, still in enumerate(draft.entries(path))
        if still == name
    ]


def uses_of_pose(draft: Draft, name: str) -> list[KeyPath]:
    """Return where poses and phases refer to a pose; a form may say so first."""
    starts = [
        (*_POSES, other, "from")
        for other, pose in draft.table(_POSES).items()
        if isinstance(pose, dict) and pose.get("from") == name
    ]
    return [*starts, *_phase_ends(draft, name), *_stills(draft, name)]


def delete_pose(draft: Draft, name: str) -> None:
    """Delete a pose; what still refers to it becomes a finding.

    Raises:
        EditError: There is no such pose; nothing has changed.
    """
    edits: list[Edit] = [Take((*_POSES, name))]
    for path in reversed(_stills(draft, name)):
        edits.append(Remove(path[:-1], _number(path[-1])))
    before = (*_POSES, name)
    draft.change(tr("Delete pose"), *edits, path=_POSES, path_before=before)


def _number(part: Any) -> int:  # noqa: ANN401 - a key path mixes names and numbers
    return int(part)
