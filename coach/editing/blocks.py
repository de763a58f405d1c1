"""Blocks of a program: added, named, copied, moved, repeated, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.editing.edits import Copy, Insert, Move, Put, Remove
from coach.editing.fields import set_field
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Hashable

    from coach.editing.draft import Draft
    from coach.editing.edits import Edit

_BLOCK = ("block",)


def add_block(draft: Draft, name: str, index: int | None = None) -> int:
    """Add a block without steps, and return its number.

    Args:
        draft: A program.
        name: Shown above its steps.
        index: Its number; None for the end.

    Raises:
        EditError: It cannot be added; nothing has changed.
    """
    at = len(draft.entries(_BLOCK)) if index is None else index
    edit = Insert(_BLOCK, at, {"name": name})
    draft.change(tr("Add block"), edit, path=("block", at), path_before=())
    return at


def rename_block(
    draft: Draft, block: int, name: str, gesture: Hashable | None = None
) -> None:
    """Give a block another name.

    Raises:
        EditError: There is no such block; nothing has changed.
    """
    path = ("block", block, "name")
    draft.change(tr("Rename block"), Put(path, name), path=path, gesture=gesture)


def copy_block(draft: Draft, block: int) -> int:
    """Put a copy of a block with all its steps behind it, and return its number.

    Raises:
        EditError: There is no such block; nothing has changed.
    """
    _change(draft, tr("Copy block"), Copy(_BLOCK, block, block + 1), block, block + 1)
    return block + 1


def delete_block(draft: Draft, block: int) -> None:
    """Delete a block with all its steps.

    Raises:
        EditError: There is no such block; nothing has changed.
    """
    left = max(block - 1, 0)
    _change(draft, tr("Delete block"), Remove(_BLOCK, block), block, left)


def move_block(draft: Draft, block: int, to: int) -> None:
    """Move a block with all its steps, so that its number is `to`.

    Raises:
        EditError: There is no such block; nothing has changed.
    """
    _change(draft, tr("Move block"), Move(_BLOCK, block, _BLOCK, to), block, to)


def _change(draft: Draft, words: str, edit: Edit, block: int, after: int) -> None:
    draft.change(words, edit, path=("block", after), path_before=("block", block))


def set_rounds(
    draft: Draft, block: int, rounds: int, gesture: Hashable | None = None
) -> None:
    """Set how often a block is done; once is what it says without the key.

    Raises:
        EditError: There is no such block; nothing has changed.
    """
    path = ("block", block, "rounds")
    set_field(draft, path, rounds if rounds != 1 else None, gesture)


def set_rest(
    draft: Draft, block: int, rest: str | None, gesture: Hashable | None = None
) -> None:
    """Set the rest between two rounds, such as "30 s"; None for the usual one.

    Raises:
        EditError: There is no such block; nothing has changed.
    """
    set_field(draft, ("block", block, "rest"), rest, gesture)
