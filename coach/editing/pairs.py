"""Keys that are set, taken away and renamed, wherever in a file they stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from coach.editing.lines import Line, read_lines
from coach.editing.sections import (
    KeyOrder,
    blank_above,
    indent_of,
    is_list_of_tables,
    make_sections,
    place_after,
    place_of_key,
    put_sections,
    renumbered,
    take_sections,
)
from coach.editing.values import put, renamed, without, write, write_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.editing.layout import Found, Layout, Section
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath


def put_key(layout: Layout, path: KeyPath, value: Value, order: KeyOrder) -> None:
    """Set the value at a path, where it is already written or where it belongs.

    Args:
        layout: What is changed.
        path: Where the value goes; lists on the way must be there.
        value: A value as `tidy` gives it.
        order: The order of the keys of each table.
    """
    found = layout.find(path)
    if found is not None:
        found.write(put(found.line.value, found.rest, value))
        return
    parts = layout.under(path), layout.dotted(path)
    if not any(parts):
        _add(layout, path, value, order)
    elif isinstance(value, dict) and not any(_is_entry(one, path) for one in parts[0]):
        for key in _keys(layout, path):
            if key not in value:
                take_key(layout, (*path, key))
        for key, entry in value.items():
            put_key(layout, (*path, key), entry, order)
    else:
        take_key(layout, path)
        _add(layout, path, value, order)


def _is_entry(section: Section, path: KeyPath) -> bool:
    """Return whether a section belongs to an entry of the list at `path`."""
    following = section.path[len(path) :]
    return bool(following) and isinstance(following[0], int)


def _keys(layout: Layout, path: KeyPath) -> list[str]:
    """Return the keys of a table that is written in several parts."""
    own = layout.section_at(path)
    keys = [own.body[i].names[0] for i in own.pairs()] if own is not None else []
    for section in layout.under(path):
        keys += [str(part) for part in section.path[len(path) :][:1]]
    for found in layout.dotted(path):
        keys.append(found.line.names[len(path) - len(found.section.path)])
    return list(dict.fromkeys(keys))


def _add(layout: Layout, path: KeyPath, value: Value, order: KeyOrder) -> None:
    """Write a key that is not there yet."""
    parent, key = path[:-1], str(path[-1])
    around = layout.find(parent) if parent else None
    own = layout.section_at(parent)
    if around is not None:
        around.write(put(around.line.value, (*around.rest, key), value))
    elif own is not None:
        _add_to_section(layout, own, key, value, order)
    elif dotted := layout.dotted(parent):
        _add_dotted(dotted[-1], (*parent, key), value)
    elif inside := layout.under(parent):
        _add_beside(layout, inside, path, value)
    else:
        put_key(layout, parent, {key: value}, order)


def _add_to_section(
    layout: Layout,
    section: Section,
    key: str,
    value: Value,
    order: KeyOrder,
) -> None:
    path = (*section.path, key)
    if is_list_of_tables(value) or (isinstance(value, dict) and not section.path):
        add_sections(layout, path, value, order)
    else:
        _insert_pair(section, (key,), value, order(section.path))


def _add_dotted(last: Found, path: KeyPath, value: Value) -> None:
    names = tuple(str(part) for part in path[len(last.section.path) :])
    line = _pair_line(names, value, last.line.indent, 0)
    last.section.insert(last.index + 1, line)


def _add_beside(
    layout: Layout,
    inside: list[Section],
    path: KeyPath,
    value: Value,
) -> None:
    """Add to a table that has no header of its own, only tables inside it."""
    indent, blank = inside[-1].indent, inside[0].blank
    if isinstance(value, dict):
        blank = blank_above(layout, path[:-1])
        at = place_after(layout, path[:-1])
    else:
        path, value = path[:-1], {str(path[-1]): value}
        at = layout.place_of(inside[0])
    made = make_sections(path, value, repeated=False, indent=indent, blank=blank)
    put_sections(layout, at, made)


def add_sections(
    layout: Layout,
    path: KeyPath,
    value: dict[str, Any] | list[Any],
    order: KeyOrder,
) -> None:
    """Add a table, or a list of tables, with headers of its own."""
    indent, blank = indent_of(layout, path), blank_above(layout, path)
    entries = value if isinstance(value, list) else [value]
    made: list[Section] = []
    for number, entry in enumerate(entries):
        repeated = isinstance(value, list)
        place = (*path, number) if repeated else path
        made += make_sections(
            place, entry, repeated=repeated, indent=indent, blank=blank
        )
    if len(path) == 1:
        at = place_of_key(layout, str(path[0]), order(()))
    else:
        at = place_after(layout, path[:-1])
    put_sections(layout, at, made)


def _insert_pair(
    section: Section,
    names: tuple[str, ...],
    value: Value,
    order: Sequence[str],
) -> None:
    """Write a key into a section, behind those that come before it."""
    pairs = section.pairs()
    at = pairs[-1] + 1 if pairs else 0
    if names[0] in order:
        earlier = set(order[: order.index(names[0])])
        before = [i for i in pairs if section.body[i].names[0] in earlier]
        known = [i for i in pairs if section.body[i].names[0] in order]
        at = before[-1] + 1 if before else (known[0] if known else at)
    lines = [section.body[i] for i in pairs]
    indent = lines[0].indent if lines else section.indent
    column = _column(lines)
    section.insert(at, _pair_line(names, value, indent, column))


def _column(lines: list[Line]) -> int:
    """Return the column in which most equals signs stand below each other, or 0."""
    columns = Counter(line.text.index("=", line.keys[-1].end) for line in lines)
    (column, count) = columns.most_common(1)[0] if columns else (0, 0)
    return column if count > 1 else 0


def _pair_line(names: tuple[str, ...], value: Value, indent: str, column: int) -> Line:
    key = indent + ".".join(write_key(name) for name in names)
    return read_lines(f"{key.ljust(column - 1)} = {write(value)}\n")[0]


def take_key(layout: Layout, path: KeyPath) -> None:
    """Take a key away, in however many parts it is written."""
    found = layout.find(path)
    if found is not None and found.rest:
        found.write(without(found.line.value, found.rest))
        return
    if found is not None:
        del found.section.body[found.index]
    for part in reversed(layout.dotted(path)):
        del part.section.body[part.index]
    take_sections(layout, path)


def rename_key(layout: Layout, path: KeyPath, name: str) -> None:
    """Give a key another name in every place where it is written."""
    found = layout.find(path)
    if found is not None and found.rest:
        found.write(renamed(found.line.value, found.rest, name))
        return
    for part in ([found] if found is not None else []) + layout.dotted(path):
        number = len(path) - len(part.section.path) - 1
        body = part.section.body
        body[part.index] = part.line.with_key(number, write_key(name))
    number = sum(isinstance(step, str) for step in path) - 1
    for section in layout.under(path):
        renumbered(section, number, name)
