"""Steps of a program: added, copied, moved within and between blocks, deleted.

A step is named by its block and its place there: (0, 2) is the third step of the first
block. `path_of` gives the key path by which its fields are set.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from coach.editing.edits import Copy, Insert, Move, Put, Remove, Take
from coach.files.model import Sides
from coach.translate import tr

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.editing.edits import Edit
    from coach.files.findings import KeyPath
    from coach.files.model import Exercise

Place = tuple[int, int]

# For an exercise without a usual dose.
_FIRST_DOSE = {"time": "30 s"}
_FIRST_REPETITION = "3 s"


def path_of(step: Place) -> KeyPath:
    """Return the key path of a step."""
    return ("block", step[0], "step", step[1])


def place_of(path: KeyPath) -> Place | None:
    """Return the step that a key path lies in, or None when it lies in none."""
    match path:
        case ("block", int(block), "step", int(place), *_):
            return (block, place)
        case _:
            return None


def places(draft: Draft) -> list[Place]:
    """Return all steps in order; the timeline's `Segment.step` counts them so."""
    return [
        (number, place)
        for number, block in enumerate(draft.entries(("block",)))
        for place in range(len(draft.entries(("block", number, "step"))))
        if isinstance(block, dict)
    ]


def _count(draft: Draft, block: int) -> int:
    return len(draft.entries(("block", block, "step")))


def add_step(draft: Draft, exercise: Exercise, at: Place | None = None) -> Place:
    """Add a step with the exercise's usual dose, and return where it is.

    Args:
        draft: A program.
        exercise: What is done.
        at: Its place; None for the end. Where there is no block yet, one is made.

    Raises:
        EditError: There is no such block; nothing has changed.
    """
    blocks = len(draft.entries(("block",)))
    words, step = tr("Add step"), new_step(exercise)
    if not blocks:
        block = {"name": tr("Exercises"), "step": [step]}
        draft.change(words, Insert(("block",), 0, block), path=path_of((0, 0)))
        return 0, 0
    place = at if at is not None else (blocks - 1, _count(draft, blocks - 1))
    edit = Insert(("block", place[0], "step"), place[1], step)
    draft.change(words, edit, path=path_of(place), path_before=("block", place[0]))
    return place


def new_step(exercise: Exercise) -> dict[str, Any]:
    """Return the keys of a step that does an exercise in its usual dose."""
    step: dict[str, Any] = {"exercise": exercise.id}
    if exercise.unilateral:
        step["sides"] = str(Sides.EACH)
    usual = tomllib.loads(exercise.text).get("dose") if exercise.dose else None
    return step | (usual or _FIRST_DOSE)


def copy_step(draft: Draft, step: Place) -> Place:
    """Put a copy of a step behind it, and return where it is.

    Raises:
        EditError: There is no such step; nothing has changed.
    """
    block, place = step
    where = (block, place + 1)
    edit = Copy(("block", block, "step"), place, place + 1)
    draft.change(tr("Copy step"), edit, path=path_of(where), path_before=path_of(step))
    return where


def delete_step(draft: Draft, step: Place) -> None:
    """Delete a step; its block stays, also without steps.

    Raises:
        EditError: There is no such step; nothing has changed.
    """
    block, place = step
    edit = Remove(("block", block, "step"), place)
    left = min(place, _count(draft, block) - 2)
    path = path_of((block, left)) if left >= 0 else ("block", block)
    draft.change(tr("Delete step"), edit, path=path, path_before=path_of(step))


def move_step(draft: Draft, step: Place, to: Place) -> Place:
    """Move a step, and return where it is.

    Args:
        draft: A program.
        step: Where it is now.
        to: Where it is to be once it has been taken out of its old place.

    Raises:
        EditError: There is no such step or block; nothing has changed.
    """
    block, place = step
    edit = Move(("block", block, "step"), place, ("block", to[0], "step"), to[1])
    draft.change(tr("Move step"), edit, path=path_of(to), path_before=path_of(step))
    return to


def place_beside(draft: Draft, step: Place, by: int) -> Place | None:
    """Return where a step goes one up (-1) or down (1), also into the next block.

    None is returned at the beginning and the end of the program.
    """
    block, place = step
    if 0 <= place + by < _count(draft, block):
        return block, place + by
    other = block + by
    if not 0 <= other < len(draft.entries(("block",))):
        return None
    return (other, 0) if by > 0 else (other, _count(draft, other))


def place_behind(draft: Draft, path: KeyPath) -> Place | None:
    """Return where a new step goes: behind a step, or last in a block.

    None is returned for the end of the program.

    Args:
        draft: A program.
        path: What is chosen.
    """
    step = place_of(path)
    if step is not None:
        return step[0], step[1] + 1
    return (int(path[1]), _count(draft, int(path[1]))) if path else None


def set_exercise(draft: Draft, step: Place, exercise: Exercise) -> None:
    """Let a step do another exercise; its dose stays as far as it fits.

    Phases of a tempo belong to the figure of an exercise, so a tempo that the other
    one has no phases for becomes one time for each repetition; and sides follow
    whether it works one side at a time.

    Raises:
        EditError: There is no such step; nothing has changed.
    """
    path = path_of(step)
    edits: list[Edit] = [Put((*path, "exercise"), exercise.id)]
    phases = {phase.name for phase in exercise.figure.phases}
    tempo = draft.value((*path, "tempo"))
    if isinstance(tempo, dict) and not tempo.keys() <= phases:
        edits += [Take((*path, "tempo")), Put((*path, "each"), _FIRST_REPETITION)]
    sides = draft.value((*path, "sides"), str(Sides.BOTH))
    if exercise.unilateral and sides == Sides.BOTH:
        edits.append(Put((*path, "sides"), str(Sides.EACH)))
    elif not exercise.unilateral and sides != Sides.BOTH:
        edits += _sides_edits(draft, step, Sides.BOTH)
    draft.change(tr("Change exercise"), *edits, path=path)


def set_sides(draft: Draft, step: Place, sides: Sides) -> None:
    """Change the sides of a step; doses of one side go when they no longer fit.

    Raises:
        EditError: There is no such step; nothing has changed.
    """
    edits = _sides_edits(draft, step, sides)
    draft.change(tr("Change sides"), *edits, path=(*path_of(step), "sides"))


def _sides_edits(draft: Draft, step: Place, sides: Sides) -> list[Edit]:
    path = path_of(step)
    edits: list[Edit] = []
    if sides is not Sides.EACH and draft.value((*path, "dose")) is not None:
        edits.append(Take((*path, "dose")))
    if sides is not Sides.BOTH:
        edits.append(Put((*path, "sides"), str(sides)))
    elif draft.value((*path, "sides")) is not None:
        edits.append(Take((*path, "sides")))
    return edits
