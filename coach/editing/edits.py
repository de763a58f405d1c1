"""The smallest changes of a file: of its text, and the same of what it means.

A command that a person undoes as one is made of these, one after the other.
"""

from __future__ import annotations

import tomllib
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from coach.editing import entries, pairs, plain
from coach.editing.layout import Layout
from coach.editing.values import tidy

if TYPE_CHECKING:
    from coach.editing.plain import Value
    from coach.editing.sections import KeyOrder
    from coach.files.findings import KeyPath


class Edit(Protocol):
    """One change, made twice: where it is written, and in what it means."""

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text; `content` is what it means before."""
        ...

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content.

        Raises:
            LookupError: What is to be changed is not there.
        """
        ...


@dataclass(frozen=True)
class Put:
    """Set the value at a path; what is missing on the way is made."""

    path: KeyPath
    value: Value

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text."""
        pairs.put_key(layout, self.path, tidy(self.value), order)

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content."""
        plain.put(content, self.path, tidy(self.value))


@dataclass(frozen=True)
class Take:
    """Remove the key at a path."""

    path: KeyPath

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text."""
        pairs.take_key(layout, self.path)

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content."""
        plain.take(content, self.path)


@dataclass(frozen=True)
class Rename:
    """Give the key at a path another name."""

    path: KeyPath
    name: str

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text."""
        pairs.rename_key(layout, self.path, self.name)

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content."""
        plain.rename(content, self.path, self.name)


@dataclass(frozen=True)
class Insert:
    """Put a new entry into the list at a path, before the entry that has `index`."""

    path: KeyPath
    index: int
    value: Value

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text."""
        entries.insert_entry(layout, self.path, self.index, tidy(self.value), order)

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content."""
        found = plain.entries_at(content, self.path)
        found.insert(_checked(self.index, len(found) + 1), tidy(self.value))


@dataclass(frozen=True)
class Remove:
    """Take the entry `index` out of the list at a path."""

    path: KeyPath
    index: int

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text."""
        entries.remove_entry(layout, self.path, self.index)

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content."""
        found = plain.entries_at(content, self.path)
        del found[_checked(self.index, len(found))]


@dataclass(frozen=True)
class Copy:
    """Put a copy of the entry `index` before the entry that has `to`."""

    path: KeyPath
    index: int
    to: int

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text."""
        entries.copy_entry(layout, self.path, self.index, self.to)

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content."""
        found = plain.entries_at(content, self.path)
        entry = found[_checked(self.index, len(found))]
        found.insert(_checked(self.to, len(found) + 1), deepcopy(entry))


@dataclass(frozen=True)
class Move:
    """Move an entry; `to` is its place in the list `to_path` once it is there."""

    path: KeyPath
    index: int
    to_path: KeyPath
    to: int

    def write(self, layout: Layout, content: dict[str, Any], order: KeyOrder) -> None:
        """Change the text."""
        value = plain.entries_at(content, self.path)[self.index]
        where = (self.to_path, self.to)
        entries.move_entry(layout, self.path, self.index, where, value, order)

    def apply(self, content: dict[str, Any]) -> None:
        """Change the content."""
        found = plain.entries_at(content, self.path)
        entry = found.pop(_checked(self.index, len(found)))
        target = plain.entries_at(content, self.to_path)
        target.insert(_checked(self.to, len(target) + 1), entry)


def _checked(index: int, count: int) -> int:
    """Return an index that is one of a list's; Python would count -1 from its end."""
    if not 0 <= index < count:
        raise LookupError(f"no entry {index} among {count}")
    return index


def after_edit(
    text: str, content: dict[str, Any], edit: Edit, order: KeyOrder
) -> tuple[str, dict[str, Any]]:
    """Return text and content after a change; what is given stays as it is.

    Raises:
        LookupError: What is to be changed is not there.
        ValueError: The text cannot be changed so that it means just that.
    """
    wanted = deepcopy(content)
    edit.apply(wanted)
    layout = Layout(text)
    edit.write(layout, content, order)
    changed = layout.text
    meant = tomllib.loads(changed)
    if not plain.same(meant, wanted):
        raise ValueError(f"{edit!r} came out otherwise")
    return changed, meant
