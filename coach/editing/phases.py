"""Phases of an exercise's figure: movements from pose to pose, timed by a tempo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.edits import Edit, Insert, Move, Put, Remove, Rename, Take
from coach.editing.names import free_name
from coach.translate import tr

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath

_PHASES: KeyPath = ("figure", "phase")
_TEMPO: KeyPath = ("dose", "tempo")


def phase_names(draft: Draft) -> list[str]:
    """Return the names of the phases in order."""
    return [str(phase.get("name", "")) for phase in _phases(draft)]


def _phases(draft: Draft) -> list[dict[str, Any]]:
    return [phase for phase in draft.entries(_PHASES) if isinstance(phase, dict)]


def add_phase(
    draft: Draft, name: str, start: str, end: str, index: int | None = None
) -> int:
    """Add a movement between two poses, and return its number.

    Args:
        draft: An exercise.
        name: What a tempo calls it; a number is added when that is taken.
        start: The pose it begins with.
        end: The pose it ends with.
        index: Its number; None for the end.

    Raises:
        EditError: It cannot be added; nothing has changed.
    """
    at = len(_phases(draft)) if index is None else index
    phase = {"name": free_name(name, phase_names(draft)), "from": start, "to": end}
    if start != end:
        phase["time"] = "1 s"
    edit = Insert(_PHASES, at, phase)
    draft.change(tr("Add phase"), edit, path=(*_PHASES, at), path_before=_PHASES)
    return at


def rename_phase(draft: Draft, index: int, name: str) -> None:
    """Give a phase another name, also in the exercise's own tempo.

    Programs that give a tempo for it name it as before; the library then says so.

    Raises:
        EditError: There is no such phase; nothing has changed.
    """
    path = (*_PHASES, index, "name")
    edits: list[Edit] = [Put(path, name)]
    old = draft.value(path)
    tempo = draft.table(_TEMPO)
    if old in tempo and name not in tempo:
        edits.append(Rename((*_TEMPO, old), name))
    draft.change(tr("Rename phase"), *edits, path=path)


def move_phase(draft: Draft, index: int, to: int) -> None:
    """Move a phase so that its number is `to`.

    Raises:
        EditError: There is no such phase; nothing has changed.
    """
    edit = Move(_PHASES, index, _PHASES, to)
    where, before = (*_PHASES, to), (*_PHASES, index)
    draft.change(tr("Move phase"), edit, path=where, path_before=before)


def delete_phase(draft: Draft, index: int) -> None:
    """Delete a phase, also from the exercise's own tempo.

    Raises:
        EditError: There is no such phase; nothing has changed.
    """
    edits: list[Edit] = [Remove(_PHASES, index)]
    name = draft.value((*_PHASES, index, "name"))
    if name in draft.table(_TEMPO):
        edits.append(Take((*_TEMPO, name)))
    path, before = _PHASES, (*_PHASES, index)
    draft.change(tr("Delete phase"), *edits, path=path, path_before=before)
