"""Values as they are written: new ones, and changes inside a list or inline table.

This is where tomlkit works. It keeps what stands beside a changed key inside an inline
table, and it knows how strings are quoted. It is not given whole files: among repeated
headers such as [[block.step]] it leaves the comments of a moved step at its neighbour.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.items import InlineTable, Item

from coach.editing.brackets import Entry, split
from coach.editing.plain import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.editing.plain import Value
    from coach.files.findings import KeyPath

# A list of sentences that is longer is written one to a line.
WIDEST_LIST = 70
_DECIMALS = 4
_QUOTES = ('"""', "'''", '"', "'")


def tidy(value: Value) -> Value:
    """Return a value as it is kept: short numbers, and text that can be written.

    A dragged joint gives 40.000000001 degrees; a pasted text may hold half a character.
    """
    if isinstance(value, dict):
        return {key: tidy(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [tidy(entry) for entry in value]
    if isinstance(value, float):
        short = round(value, _DECIMALS)
        return int(short) if short.is_integer() else short
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        return str(text.encode("utf-8", "replace"), "utf-8")
    return value


def read(written: str) -> Value:
    """Return what a written value means."""
    return tomllib.loads(f"value = {written}")["value"]


def write_key(name: str) -> str:
    """Return a key as it is written, in quotes where it needs them."""
    return tomlkit.key(name).as_string()


def write(value: Value, old: str = "", *, spread: bool = True) -> str:
    """Return a value as it is written.

    Args:
        value: What `tidy` gives.
        old: What was written before; text keeps its kind of quotes where it can.
        spread: Long lists may be written one entry to a line.
    """
    if isinstance(value, dict):
        pairs = (
            f"{write_key(key)} = {write(entry, spread=False)}"
            for key, entry in value.items()
        )
        inner = ", ".join(pairs)
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return _write_list([write(entry, spread=False) for entry in value], spread)
    if isinstance(value, str):
        return _write_text(value, old)
    written: str = tomlkit.item(value).as_string()
    return written


def _write_list(entries: list[str], spread: bool) -> str:
    line = ", ".join(entries)
    if not spread or len(entries) < 2 or len(line) <= WIDEST_LIST:
        return f"[{line}]"
    return "[\n" + "".join(f"  {entry},\n" for entry in entries) + "]"


def _write_text(text: str, old: str) -> str:
    quotes = next((each for each in _QUOTES if old.startswith(each)), "")
    many = "\n" in text and quotes not in ('"', "'")
    plain = text.replace("\n", "") if many else text
    literal = "'" in quotes and "'" not in text and plain.isprintable()
    if many and text.startswith("\n"):
        # The first line break behind the quotes does not count.
        opening = "'''" if literal else '"""'
        written = tomlkit.string(text, literal=literal, multiline=True).as_string()
        return written if read(written) == text else opening + "\n" + written[3:]
    return tomlkit.string(text, literal=literal, multiline=many).as_string()


def rewritten(old: str, value: Value) -> str:
    """Return a value written in place of another, keeping what stays the same in it."""
    before = read(old)
    if isinstance(value, dict) and isinstance(before, dict):
        for key in before.keys() - value.keys():
            old = without(old, (key,))
        for key, entry in value.items():
            if key not in before or not same(before[key], entry):
                old = put(old, (key,), entry)
        return old
    if isinstance(value, list) and isinstance(before, list) and before:
        return _rewritten_list(old, before, value)
    return write(value, old)


def _rewritten_list(old: str, before: list[Any], value: list[Any]) -> str:
    """Change the entries between those that stay at the beginning and the end."""
    shorter = min(len(before), len(value))
    first = next((i for i in range(shorter) if not same(before[i], value[i])), shorter)
    after = 0
    while after < shorter - first and same(before[-1 - after], value[-1 - after]):
        after += 1
    found = split(old)
    last, wanted = len(before) - after, value[first : len(value) - after]
    for number, entry in enumerate(wanted, first):
        if number < last:
            kept = found.entries[number]
            kept.value = rewritten(kept.value, entry)
        else:
            found.insert(number, Entry(write(entry, spread=False)))
    for _ in range(first + len(wanted), last):
        found.take(first + len(wanted))
    return found.text


def put(old: str, rest: KeyPath, value: Value) -> str:
    """Return a value in which the value at `rest` is another one, or a new one."""

    def change(inner: str | None) -> str:
        return write(value, spread=False) if inner is None else rewritten(inner, value)

    return changed(old, rest, change)


def changed(old: str, rest: KeyPath, change: Callable[[str | None], str]) -> str:
    """Return a value in which the value at `rest` is changed.

    Args:
        old: A written value.
        rest: The path inside it; tables on the way are made where they are missing.
        change: What is written (None for nothing) -> what is to be written.
    """
    if not rest:
        return change(old)
    key, inner = rest[0], rest[1:]
    if isinstance(key, int):
        found = split(old)
        entry = found.entries[key]
        entry.value = changed(entry.value, inner, change)
        return found.text
    table = _undotted(old)
    if key in table:
        new = changed(_item(table, key).as_string(), inner, change)
    else:
        # `change` sees nothing, whatever is on the way to it.
        new = change(None)
        for part in reversed(inner):
            new = f"{{ {write_key(str(part))} = {new} }}"
    table[key] = tomlkit.value(new)
    return _spaced(table.as_string(), old)


def without(old: str, rest: KeyPath) -> str:
    """Return a value without the key at `rest`."""
    key = rest[0]
    if len(rest) > 1:
        return changed(old, rest[:1], lambda inner: without(inner or "{}", rest[1:]))
    table = _undotted(old)
    del table[str(key)]
    return _spaced(table.as_string(), old)


def renamed(old: str, rest: KeyPath, name: str) -> str:
    """Return a value in which the key at the end of `rest` has another name."""

    def rename(inner: str | None) -> str:
        table = tomlkit.inline_table()
        for key, item in _undotted(inner or "{}").items():
            table.append(name if key == rest[-1] else key, item)
        return _spaced(table.as_string(), inner or "{}")

    return changed(old, rest[:-1], rename)


def _table(written: str) -> InlineTable:
    item = tomlkit.value(written)
    if not isinstance(item, InlineTable):
        raise TypeError(f"not a table: {written}")
    return item


def _undotted(written: str) -> InlineTable:
    """Return a table in which no key is written as `key.inner = ...`."""
    table = _table(written)
    inner = (entry for entry in table.values() if isinstance(entry, Mapping))
    if all(isinstance(entry, InlineTable) for entry in inner):
        return table
    return _table(write(read(written), spread=False))


def _item(table: InlineTable, key: str) -> Item:
    """Return what tomlkit has at a key; `table[key]` would give plain booleans."""
    item = table.value.item(key)
    if not isinstance(item, Item):
        raise TypeError(f"no single value at {key!r}")
    return item


def _spaced(written: str, old: str) -> str:
    """Return an inline table with blanks inside its brackets as it had them."""
    inner = written[1:-1].strip()
    if not inner:
        return "{}"
    space = "" if old[1:2] not in (" ", "}") else " "
    return f"{{{space}{inner}{space}}}"
