"""Entries of lists that are put in, copied, moved and taken away with their comments.

A list of tables is written with [[headers]] or in brackets; an entry may move from
one way of writing to the other.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from coach.editing.brackets import Bracketed, Entry, split
from coach.editing.lines import comments_in
from coach.editing.pairs import add_sections, put_key
from coach.editing.sections import (
    KeyOrder,
    blank_above,
    indent_of,
    lead_of,
    make_sections,
    place_of_entry,
    put_sections,
    take_sections,
)
from coach.editing.values import changed, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.editing.layout import Found, Layout, Section
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath


def insert_entry(
    layout: Layout,
    path: KeyPath,
    index: int,
    value: Value,
    order: KeyOrder,
) -> None:
    """Put a new entry into the list at a path, which need not be there yet."""
    found = layout.find(path)
    if found is not None:
        _in_brackets(found, lambda entries: entries.insert(index, _entry(value)))
    elif layout.under(path):
        _insert_sections(layout, path, index, value, ())
    elif isinstance(value, dict) and layout.find(path[:-1]) is None:
        add_sections(layout, path, [value], order)
    else:
        put_key(layout, path, [value], order)


def _entry(value: Value, comments: Sequence[str] = ()) -> Entry:
    return Entry(write(value, spread=False), "".join(f"{one}\n" for one in comments))


def _in_brackets(found: Found, change: Callable[[Bracketed], object]) -> None:
    """Change a list in brackets that lies in the value of a pair."""

    def rewrite(written: str | None) -> str:
        entries = split(written or "[]")
        change(entries)
        return entries.text

    found.write(changed(found.line.value, found.rest, rewrite))


def _insert_sections(
    layout: Layout,
    path: KeyPath,
    index: int,
    value: dict[str, Any],
    comments: Sequence[str],
) -> None:
    indent, blank = indent_of(layout, path), blank_above(layout, path)
    made = make_sections(
        (*path, index), value, repeated=True, indent=indent, blank=blank
    )
    made[0].lead = lead_of(comments, indent)
    put_sections(layout, place_of_entry(layout, path, index), made)


def remove_entry(layout: Layout, path: KeyPath, index: int) -> None:
    """Take an entry out of a list, with the comments that belong to it."""
    found = layout.find(path)
    if found is not None:
        _in_brackets(found, lambda entries: entries.take(index))
    else:
        take_sections(layout, (*path, index))


def copy_entry(layout: Layout, path: KeyPath, index: int, to: int) -> None:
    """Put a copy of an entry, as it is written, into the same list."""
    found = layout.find(path)
    if found is not None:

        def double(entries: Bracketed) -> None:
            entries.insert(to, deepcopy(entries.entries[index]))

        _in_brackets(found, double)
        return
    copies = deepcopy(layout.under((*path, index)))
    copies[0].blank = copies[0].blank or blank_above(layout, path)
    put_sections(layout, place_of_entry(layout, path, to), copies)


def move_entry(
    layout: Layout,
    path: KeyPath,
    index: int,
    to: tuple[KeyPath, int],
    value: Value,
    order: KeyOrder,
) -> None:
    """Move an entry within its list or into another one.

    Args:
        layout: What is changed.
        path: The list it is in, and its `index` there.
        index: Its place in that list.
        to: The other list, or the same; and its place when it has arrived.
        value: What the entry means; used where it has to be written anew.
        order: The order of the keys of each table.
    """
    source, target = layout.find(path), layout.find(to[0])
    if source is not None and to[0] == path:
        _in_brackets(source, lambda entries: entries.move(index, to[1]))
    elif source is not None:
        taken = _take_from_brackets(source, index)
        _arrive(layout, to, value, taken, order)
    elif target is None and _names(to[0]) == _names(path):
        _move_sections(layout, path, index, to)
    else:
        sections = take_sections(layout, (*path, index))
        comments = comments_in("".join(section.text for section in sections))
        _arrive(layout, to, value, _entry(value, comments), order)


def _take_from_brackets(source: Found, index: int) -> Entry:
    taken: list[Entry] = []
    _in_brackets(source, lambda entries: taken.append(entries.take(index)))
    return taken[0]


def _names(path: KeyPath) -> list[str]:
    """Return a path as headers have it, without the places in lists."""
    return [part for part in path if isinstance(part, str)]


def _has_headers(layout: Layout, path: KeyPath) -> bool:
    """Return whether entries of a list are written as sections, also the first."""
    return bool(layout.under(path)) or layout.find(path[:-1]) is None


def _arrive(
    layout: Layout,
    to: tuple[KeyPath, int],
    value: Value,
    entry: Entry,
    order: KeyOrder,
) -> None:
    """Put an entry that comes from elsewhere into a list."""
    path, index = to
    target = layout.find(path)
    if target is not None:
        _in_brackets(target, lambda entries: entries.insert(index, entry))
    elif isinstance(value, dict) and _has_headers(layout, path):
        _insert_sections(layout, path, index, value, entry.comments)
    else:
        put_key(layout, path, [value], order)


def _move_sections(
    layout: Layout, path: KeyPath, index: int, to: tuple[KeyPath, int]
) -> None:
    moved: list[Section] = take_sections(layout, (*path, index))
    target, place = to
    if target == path and place >= index:
        # What stood behind the entry still has its old number.
        place += 1
    if not moved[0].blank and layout.under(target):
        moved[0].blank = blank_above(layout, target)
    put_sections(layout, place_of_entry(layout, target, place), moved)
