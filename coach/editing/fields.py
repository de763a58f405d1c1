"""Setting fields and entries of lists by their key path: what any form can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.editing.edits import Copy, Edit, Insert, Move, Put, Remove, Take
from coach.editing.names import id_for
from coach.editing.plain import has, is_empty
from coach.files.groups import Mapping, Table
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from coach.editing.draft import Draft
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath

_TITLE = ("title",)


def set_field(
    draft: Draft, path: KeyPath, value: Value, gesture: Hashable | None = None
) -> None:
    """Set the value at a path, in the form in which the file has it.

    Times are text with their unit ("30 s"), ranges lists of two. None takes the field
    away, as `clear_field` does; so does the empty text, which no field accepts.

    Args:
        draft: What is changed.
        path: The key path, such as ("block", 0, "step", 1, "hold").
        value: The value.
        gesture: Anything that stays the same while one field is typed into or one
            joint is dragged; its changes are then undone as one.

    Raises:
        EditError: It cannot be set there; nothing has changed.
    """
    if value is None or value == "":
        clear_field(draft, path, gesture)
    else:
        edits: list[Edit] = [Put(path, value)]
        if path == _TITLE and isinstance(value, str):
            edits += _following_id(draft, value)
        draft.change(words_for(draft, path), *edits, path=path, gesture=gesture)


def _following_id(draft: Draft, title: str) -> Iterator[Edit]:
    """Yield what lets the id of a new file follow its title, until it is saved."""
    id_path = (draft.kind.id_key,)
    if draft.path is None and draft.value(id_path) in draft.given_ids:
        found = id_for(draft.kind.name, title, draft.around)
        draft.given_ids.add(found)
        yield Put(id_path, found)


def clear_field(
    draft: Draft,
    path: KeyPath,
    gesture: Hashable | None = None,
    *,
    keeps_table: bool = False,
) -> None:
    """Take a field away; a table that is then empty goes with it, unless it must stay.

    Args:
        draft: What is changed.
        path: The key path.
        gesture: As in `set_field`.
        keeps_table: An empty table says something too, so it stays.

    Raises:
        EditError: It cannot be taken away; nothing has changed.
    """
    if has(draft.content, path):
        taken = path if keeps_table else _with_empty_tables(draft, path)
        words = words_for(draft, path)
        draft.change(words, Take(taken), path=path, gesture=gesture)


def _with_empty_tables(draft: Draft, path: KeyPath) -> KeyPath:
    """Return what has to go: the field, or a table in which it stands alone."""
    while len(path) > 1 and isinstance(path[-2], str):
        others = draft.table(path[:-1]).items()
        is_alone = all(key == path[-1] or is_empty(one) for key, one in others)
        if not is_alone or not _can_go(draft, path[:-1]):
            break
        path = path[:-1]
    return path


def _can_go(draft: Draft, path: KeyPath) -> bool:
    """Return whether a key may be left out: a form has it, and nobody needs it."""
    around = draft.field(path[:-1])
    if isinstance(around, Mapping):
        # What differs for one exercise of a stage: nothing, like for all the others.
        return isinstance(around.of, Table) and not around.of.required
    if not isinstance(around, Table):
        return False
    return path[-1] in around.fields and path[-1] not in around.required


def words_for(draft: Draft, path: KeyPath) -> str:
    """Return what a change of a field is called in the menu."""
    names = [part for part in path if isinstance(part, str)]
    field = draft.field(path)
    label = tr(field.label) if field is not None and field.label else ""
    return tr('Change "{0}"').format(label or (names[-1] if names else draft.title))


def add_entry(
    draft: Draft, path: KeyPath, value: Value, index: int | None = None
) -> KeyPath:
    """Add an entry to a list, which need not be there yet, and return its path.

    Args:
        draft: What is changed.
        path: The list, such as ("stage", 0, "entry") or ("notes",).
        value: The entry.
        index: Where it goes; None for the end.

    Raises:
        EditError: There is no list; nothing has changed.
    """
    at = len(draft.entries(path)) if index is None else index
    where = (*path, at)
    words = tr('Add to "{0}"').format(list_label(draft, path))
    draft.change(words, Insert(path, at, value), path=where, path_before=path)
    return where


def remove_entry(draft: Draft, path: KeyPath, index: int) -> None:
    """Remove an entry; the list goes with its last one, unless it must stay.

    Raises:
        EditError: There is no such entry; nothing has changed.
    """
    edit: Edit = Remove(path, index)
    if index == 0 and len(draft.entries(path)) == 1 and _can_go(draft, path):
        edit = Take(_with_empty_tables(draft, path))
    words = tr('Remove from "{0}"').format(list_label(draft, path))
    draft.change(words, edit, path=path, path_before=(*path, index))


def copy_entry(draft: Draft, path: KeyPath, index: int) -> KeyPath:
    """Put a copy of an entry behind it, and return the path of the copy.

    Raises:
        EditError: There is no such entry; nothing has changed.
    """
    where = (*path, index + 1)
    words = tr('Copy in "{0}"').format(list_label(draft, path))
    edit = Copy(path, index, index + 1)
    draft.change(words, edit, path=where, path_before=(*path, index))
    return where


def move_entry(draft: Draft, path: KeyPath, index: int, to: int) -> KeyPath:
    """Move an entry within its list to another place, and return its path there.

    Raises:
        EditError: There is no such entry; nothing has changed.
    """
    where = (*path, to)
    words = tr('Move in "{0}"').format(list_label(draft, path))
    edit = Move(path, index, path, to)
    draft.change(words, edit, path=where, path_before=(*path, index))
    return where


def list_label(draft: Draft, path: KeyPath) -> str:
    """Return what a list is called in a form."""
    field = draft.field(path)
    return tr(field.label) if field is not None and field.label else str(path[-1])
