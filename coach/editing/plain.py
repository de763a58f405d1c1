"""The content of a file as plain dicts and lists, and what a change does to it.

Each change of a text is held against the same change of the content: what the text
then means must be what was wanted, or the change is not made.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from coach.files.findings import KeyPath

# Whatever a TOML document can hold: text, numbers, times, lists, tables.
Value: TypeAlias = Any

_NOTHING = object()


def value_at(content: Value, path: KeyPath, default: Value = None) -> Value:
    """Return the value at a path, or `default` where there is none."""
    found = content
    for part in path:
        found = _inside(found, part)
        if found is _NOTHING:
            return default
    return found


def has(content: Value, path: KeyPath) -> bool:
    """Return whether there is a value at a path."""
    return value_at(content, path, _NOTHING) is not _NOTHING


def _inside(content: Value, part: str | int) -> Value:
    if isinstance(content, dict):
        return content.get(part, _NOTHING)
    if isinstance(content, list) and isinstance(part, int) and 0 <= part < len(content):
        return content[part]
    return _NOTHING


def put(content: dict[str, Any], path: KeyPath, value: Value) -> None:
    """Set the value at a path; tables on the way are made where they are missing.

    Raises:
        LookupError: The path leads through a list entry that is not there.
        TypeError: It leads through something that is neither list nor table.
    """
    inner: Any = content
    for part in path[:-1]:
        inner = inner.setdefault(part, {}) if isinstance(inner, dict) else inner[part]
    inner[path[-1]] = value


def take(content: dict[str, Any], path: KeyPath) -> None:
    """Remove a key.

    Raises:
        LookupError: It is not there.
    """
    table = value_at(content, path[:-1])
    if not isinstance(table, dict) or path[-1] not in table:
        raise LookupError(f"nothing to take away at {path!r}")
    del table[path[-1]]


def rename(content: dict[str, Any], path: KeyPath, name: str) -> None:
    """Give a key another name; the order of the keys stays.

    Raises:
        LookupError: It is not there, or the other name is taken.
    """
    table = value_at(content, path[:-1])
    if not isinstance(table, dict) or path[-1] not in table or name in table:
        raise LookupError(f"{path!r} cannot be called {name!r}")
    items = [(name if key == path[-1] else key, entry) for key, entry in table.items()]
    table.clear()
    table.update(items)


def entries_at(content: dict[str, Any], path: KeyPath) -> list[Any]:
    """Return the list at a path, made where it is missing.

    Raises:
        TypeError: There is something else.
    """
    if not has(content, path):
        put(content, path, [])
    entries = value_at(content, path)
    if not isinstance(entries, list):
        raise TypeError(f"no list at {path!r}")
    return entries


def same(one: Value, other: Value) -> bool:
    """Return whether two contents mean the same.

    An empty list or table counts as a missing one: as [[step]] headers they cannot be
    written. True is not 1, and a number that is none equals itself.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        one, other = _filled(one), _filled(other)
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return bool(one == other)


def _filled(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if not is_empty(value)}


def is_empty(value: Value) -> bool:
    """Return whether a value is a list without entries or a table without values."""
    if isinstance(value, dict):
        return all(map(is_empty, value.values()))
    return isinstance(value, list) and not value
