"""Lines for key paths: which line of a TOML text a value was written on.

tomllib gives no positions. This scanner runs only over text that tomllib has
accepted, and only when there is something to report, so it may be permissive: it
follows keys, brackets and strings, and never judges a value.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

# As in coach.files.findings, which imports this module.
_KeyPath = tuple[str | int, ...]

_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*+")
_BLANK = re.compile(r"[ \t]*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
# The closing three quotes may follow one or two that belong to the text.
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]*+")


def line_index(text: str) -> dict[_KeyPath, tuple[int, int]]:
    """Return 1-based (line, column) of every key path in a TOML text.

    A list entry stands under its 0-based index, so the second hold of the first step
    is ("block", 0, "step", 0, "hold", 1); () is the file itself. A repeated table
    such as [[block]] stands at its header.

    Args:
        text: Text that `tomllib.loads` has accepted.
    """
    scanner = _Scanner(text.replace("\r\n", "\n"))
    scanner.scan()
    starts = [0, *(at + 1 for at, char in enumerate(scanner.text) if char == "\n")]
    index = {}
    for path, at in scanner.places.items():
        line = bisect_right(starts, at)
        index[path] = (line, at - starts[line - 1] + 1)
    return index


def line_of(path: _KeyPath, index: dict[_KeyPath, tuple[int, int]]) -> int:
    """Return the line of a path, or of the nearest thing around it; 0 for none."""
    while path and path not in index:
        path = path[:-1]
    return index[path][0] if path in index else 0


class _Scanner:
    """Walks over the text once and notes where each key path begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[_KeyPath, int] = {(): 0}
        self._tables_in_list: dict[_KeyPath, int] = {}

    def scan(self) -> None:
        """Fill `places`."""
        base: _KeyPath = ()
        at = self._after(_GAP, 0)
        while at < len(self.text):
            if self.text[at] == "[":
                base, at = self._header(at)
            else:
                at = self._pair(at, base)
            at = self._after(_GAP, at)

    def _after(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.text, at)
        if match is None:
            # Only possible when tomllib and this scanner read the text differently.
            raise ValueError(f"not TOML at character {at}")
        return match.end()

    def _header(self, start: int) -> tuple[_KeyPath, int]:
        """Read [table] or [[table]] and return its path and where the line goes on."""
        repeated = self.text.startswith("[[", start)
        names, at = self._key(start + 1 + repeated)
        path: _KeyPath = ()
        for position, (name, _) in enumerate(names):
            path = (*path, name)
            self.places.setdefault(path, start)
            if repeated and position == len(names) - 1:
                self._tables_in_list[path] = self._tables_in_list.get(path, -1) + 1
            if path in self._tables_in_list:
                path = (*path, self._tables_in_list[path])
                self.places.setdefault(path, start)
        return path, at + 1 + repeated

    def _key(self, at: int) -> tuple[list[tuple[str, int]], int]:
        """Read a dotted key; return its parts with their places, and where it ends."""
        names: list[tuple[str, int]] = []
        while True:
            at = self._after(_BLANK, at)
            quoted = self.text[at] in "\"'"
            end = self._after(_STRING if quoted else _BARE_KEY, at)
            name = self.text[at:end]
            if quoted:
                name = tomllib.loads(f"key = {name}")["key"]
            names.append((name, at))
            at = self._after(_BLANK, end)
            if self.text[at] != ".":
                return names, at
            at += 1

    def _pair(self, at: int, base: _KeyPath) -> int:
        names, at = self._key(at)
        path = base
        for name, place in names:
            path = (*path, name)
            self.places.setdefault(path, place)
        return self._value(self._after(_BLANK, at + 1), path)

    def _value(self, at: int, path: _KeyPath) -> int:
        char = self.text[at]
        if char == "[":
            return self._list(at, path)
        if char == "{":
            return self._inline_table(at, path)
        return self._after(_STRING if char in "\"'" else _SCALAR, at)

    def _list(self, at: int, path: _KeyPath) -> int:
        at = self._after(_GAP, at + 1)
        position = 0
        while self.text[at] != "]":
            self.places[(*path, position)] = at
            at = self._after(_GAP, self._value(at, (*path, position)))
            position += 1
            if self.text[at] == ",":
                at = self._after(_GAP, at + 1)
        return at + 1

    def _inline_table(self, at: int, path: _KeyPath) -> int:
        at = self._after(_GAP, at + 1)
        while self.text[at] != "}":
            at = self._after(_GAP, self._pair(at, path))
            if self.text[at] == ",":
                at = self._after(_GAP, at + 1)
        return at + 1
