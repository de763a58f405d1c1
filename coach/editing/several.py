"""Several steps of a program at once, and steps as text, to be pasted anywhere.

Steps are named as in `coach.editing.steps`: (0, 2) is the third step of the first
block. Each function is one command in the undo menu; comments go with their steps.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from coach.editing.edits import Copy, Insert, Move, Remove
from coach.editing.errors import EditError
from coach.editing.layout import Layout
from coach.editing.steps import path_of
from coach.editing.values import write, write_key
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.editing.draft import Draft
    from coach.editing.edits import Edit
    from coach.editing.steps import Place
    from coach.files.findings import KeyPath

# A clipboard may hold anything; no program has more text.
_TEXT_MOST = 256 * 1024
_STEP = "[[block.step]]"


def _steps_of(block: int) -> KeyPath:
    return ("block", block, "step")


def text_of(draft: Draft, places: Collection[Place]) -> str:
    """Return steps as they stand in the file, one below the other."""
    layout = Layout(draft.text)
    texts = []
    for place in sorted(places):
        path = path_of(place)
        text = "".join(section.text for section in layout.under(path))
        texts.append(text.strip() or _written(draft.table(path)))
    return "\n\n".join(texts) + "\n"


def _written(step: dict[str, Any]) -> str:
    """Return a step that has no lines of its own: it stands inside a list."""
    pairs = (f"{write_key(key)} = {write(value)}" for key, value in step.items())
    return "\n".join((_STEP, *pairs))


def steps_in(text: str) -> list[dict[str, Any]]:
    """Return the steps that a text holds, whether a few of them or a whole program.

    Raises:
        EditError: There are none.
    """
    blocks: Any = []
    if _STEP in text and len(text) <= _TEXT_MOST:
        try:
            blocks = tomllib.loads(text).get("block")
        except (ValueError, RecursionError):
            blocks = []
    found = []
    for block in blocks if isinstance(blocks, list) else [blocks]:
        steps = block.get("step") if isinstance(block, dict) else None
        found += [each for each in steps or () if isinstance(each, dict)]
    if not found:
        raise EditError(tr("There are no steps on the clipboard."))
    return found


def paste_steps(draft: Draft, text: str, at: Place | None) -> list[Place]:
    """Put the steps of a text in, and return where they are.

    Args:
        draft: A program.
        text: What `text_of` gives, or a program.
        at: Place of the first one; None for the end. Where there is no block yet, one
            is made.

    Raises:
        EditError: There are no steps in it, or no such block; nothing has changed.
    """
    steps = steps_in(text)
    words = tr("Paste steps")
    blocks = len(draft.entries(("block",)))
    if not blocks:
        block = {"name": tr("Exercises"), "step": steps}
        draft.change(words, Insert(("block",), 0, block), path=path_of((0, 0)))
        return [(0, number) for number in range(len(steps))]
    if at is None:
        at = blocks - 1, len(draft.entries(_steps_of(blocks - 1)))
    block_number, first = at
    pasted = [(block_number, first + number) for number in range(len(steps))]
    edits = [
        Insert(_steps_of(block_number), place, step)
        for (_, place), step in zip(pasted, steps, strict=True)
    ]
    draft.change(words, *edits, path=path_of(pasted[-1]), path_before=path_of(at))
    return pasted


def copy_steps(draft: Draft, places: Collection[Place]) -> list[Place]:
    """Put copies of steps behind the last of them in each block; return where.

    Raises:
        EditError: There is no such step; nothing has changed.
    """
    edits: list[Edit] = []
    copies: list[Place] = []
    for block in sorted({block for block, _ in places}):
        chosen = sorted(place for one, place in places if one == block)
        for number, place in enumerate(chosen):
            to = chosen[-1] + 1 + number
            edits.append(Copy(_steps_of(block), place, to))
            copies.append((block, to))
    _change(draft, tr("Copy steps"), edits, path_of(copies[-1]), places)
    return copies


def delete_steps(draft: Draft, places: Collection[Place]) -> Place:
    """Delete steps, and return where the first was; blocks stay, also without steps.

    Raises:
        EditError: There is no such step; nothing has changed.
    """
    edits: list[Edit] = [
        Remove(_steps_of(block), place) for block, place in sorted(places, reverse=True)
    ]
    _change(draft, tr("Delete steps"), edits, path_of(min(places)), places)
    return min(places)


def move_steps(draft: Draft, places: Collection[Place], to: Place) -> list[Place]:
    """Move steps together, in their order, and return where they are.

    Args:
        draft: A program.
        places: Where they are now.
        to: The gap that they go into: before the step that has this place now.

    Raises:
        EditError: There is no such step or block; nothing has changed.
    """
    chosen = sorted(places)
    # The lists as they are after each move; a step is named by where it was at first.
    lists: dict[int, list[Place]] = {
        block: [(block, n) for n in range(len(draft.entries(_steps_of(block))))]
        for block in range(len(draft.entries(("block",))))
    }
    if to[0] not in lists or not all(each in lists.get(each[0], ()) for each in chosen):
        raise EditError(tr("There is no such step."))
    behind = [each for each in lists[to[0]][to[1] :] if each not in chosen]
    edits: list[Edit] = []
    for step in chosen:
        block = next(number for number, row in lists.items() if step in row)
        index = lists[block].index(step)
        lists[block].pop(index)
        row = lists[to[0]]
        at = row.index(behind[0]) if behind else len(row)
        row.insert(at, step)
        if (block, index) != (to[0], at):
            edits.append(Move(_steps_of(block), index, _steps_of(to[0]), at))
    moved = [(to[0], lists[to[0]].index(step)) for step in chosen]
    if edits:
        _change(draft, tr("Move steps"), edits, path_of(moved[0]), places)
    return moved


def gap_beside(draft: Draft, places: Collection[Place], by: int) -> Place | None:
    """Return the gap into which steps go one up (-1) or down (1); None for none."""
    block, place = min(places) if by < 0 else max(places)
    count = len(draft.entries(_steps_of(block)))
    if by < 0 and place:
        return block, place - 1
    if by > 0 and place + 1 < count:
        return block, place + 2
    other = block + by
    if not 0 <= other < len(draft.entries(("block",))):
        return None
    return other, 0 if by > 0 else len(draft.entries(_steps_of(other)))


def _change(
    draft: Draft,
    words: str,
    edits: list[Edit],
    path: KeyPath,
    places: Collection[Place],
) -> None:
    draft.change(words, *edits, path=path, path_before=path_of(min(places)))
