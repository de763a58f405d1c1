"""Sections that are made, moved and taken away: [safety], [[block.step]]."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from coach.editing.layout import Layout, Section
from coach.editing.lines import read_lines
from coach.editing.values import write, write_key

if TYPE_CHECKING:
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath

# The keys of the table at a path, in the order in which they are written.
KeyOrder = Callable[["KeyPath"], Sequence[str]]

# A table that is wider gets a header of its own.
WIDEST_TABLE = 76


def make_sections(
    path: KeyPath, value: dict[str, Any], *, repeated: bool, indent: str, blank: str
) -> list[Section]:
    """Return a new table as sections: its own, and those of tables inside it.

    Args:
        path: The table; the last entry of a list stands as ("block", 2).
        value: Its content.
        repeated: It is an entry of a list, so its header is [[so]].
        indent: Blanks before each of its lines.
        blank: Blank lines above each of its headers.
    """
    plain = {key: entry for key, entry in value.items() if not _has_header(entry)}
    width = max((len(write_key(key)) for key in plain), default=0)
    pairs = (
        f"{indent}{write_key(key):<{width}} = {write(entry)}\n"
        for key, entry in plain.items()
    )
    body = read_lines("".join(pairs))
    header = read_lines(indent + header_text(path, repeated=repeated) + "\n")[0]
    made = [Section(path, blank, "", header, body)]
    for key, entry in value.items():
        if key in plain:
            continue
        inner = {"indent": indent, "blank": blank}
        if isinstance(entry, dict):
            made += make_sections((*path, key), entry, repeated=False, **inner)
        else:
            for number, one in enumerate(entry):
                place = (*path, key, number)
                made += make_sections(place, one, repeated=True, **inner)
    return made


def _has_header(value: Value) -> bool:
    if isinstance(value, dict):
        return len(write(value, spread=False)) > WIDEST_TABLE
    return is_list_of_tables(value)


def is_list_of_tables(value: Value) -> bool:
    """Return whether a value is a list that can be written with [[headers]]."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, dict) for entry in value)
    )


def header_text(path: KeyPath, *, repeated: bool) -> str:
    """Return the header of a table: "[safety]" or "[[block.step]]"."""
    name = ".".join(write_key(part) for part in path if isinstance(part, str))
    return f"[[{name}]]" if repeated else f"[{name}]"


def take_sections(layout: Layout, path: KeyPath) -> list[Section]:
    """Take out the sections of a table or list, and return them."""
    taken = layout.under(path)
    for section in taken:
        del layout.parts[layout.place_of(section)]
    return taken


def put_sections(layout: Layout, at: int, sections: list[Section]) -> None:
    """Put sections before the part at a place."""
    for section in (*layout.sections()[-1:], *sections):
        section.end_line()
    layout.parts[at:at] = sections


def place_after(layout: Layout, path: KeyPath) -> int:
    """Return the place behind everything that belongs to a table or list."""
    under = layout.under(path) or layout.sections()[:1]
    return layout.place_of(under[-1]) + 1


def place_of_entry(layout: Layout, path: KeyPath, index: int) -> int:
    """Return the place where the entry `index` of a list of tables begins.

    Where there are not so many, that is the end of the list.
    """
    entry = layout.under((*path, index))
    if entry:
        return layout.place_of(entry[0])
    return place_after(layout, path if layout.under(path) else path[:-1])


def place_of_key(layout: Layout, key: str, order: Sequence[str]) -> int:
    """Return the place of a new table at the top of a file."""
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    for section in layout.sections()[1:]:
        if section.path[0] in later:
            return layout.place_of(section)
    return layout.place_of(layout.sections()[-1]) + 1


def blank_above(layout: Layout, path: KeyPath) -> str:
    """Return the blank lines above a new section of a list or table."""
    beside = layout.under(path) or layout.sections()[1:]
    if not beside:
        return "\n"
    return max((section.blank for section in beside), key=len)


def indent_of(layout: Layout, path: KeyPath) -> str:
    """Return the blanks before the lines of a new section."""
    beside = layout.under(path)[:1] or layout.under(path[:-1])[-1:]
    return beside[0].indent if beside else ""


def lead_of(comments: Sequence[str], indent: str) -> str:
    """Return comments as lines above a header."""
    return "".join(f"{indent}{comment}\n" for comment in comments)


def renumbered(section: Section, number: int, name: str) -> None:
    """Write part `number` of a section's header otherwise."""
    if section.header is not None:
        section.header = section.header.with_key(number, write_key(name))
