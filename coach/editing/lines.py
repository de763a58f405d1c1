"""The logical lines of a TOML text: headers, keys with their values, comments, blanks.

tomllib says what a text means, this says where it is written: putting the lines
together again gives the same text, character by character. It reads only what tomllib
has accepted, so it never judges.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import Enum, auto

_INDENT = re.compile(r"[ \t]*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\]|\\.)*+"|'[^']*+'""")
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_EQUALS = re.compile(r"[ \t]*+=[ \t]*+")

# Strings count as a whole; commas stand alone, because lists end their entries there.
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
    r"""|[\[\]{},\n]|[^\s"'#\[\]{},]++""",
    re.DOTALL,
)


class LineKind(Enum):
    """What a logical line holds."""

    BLANK = auto()
    COMMENT = auto()
    HEADER = auto()
    PAIR = auto()


@dataclass(slots=True)
class Key:
    """One part of a key, and where it stands in its line."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """One logical line with its line break; a value may run over several of a file.

    Attributes:
        kind: What it holds.
        text: All of it.
        keys: Parts of the key of a pair or a header.
        value_start: Where the value of a pair begins in `text`, and `value_end` where
            it ends; a comment may follow.
        repeated: For a header: it is written [[so]].
    """

    kind: LineKind
    text: str
    keys: tuple[Key, ...] = ()
    value_start: int = 0
    value_end: int = 0
    repeated: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the parts of the key."""
        return tuple(key.name for key in self.keys)

    @property
    def value(self) -> str:
        """Return the value as it is written."""
        return self.text[self.value_start : self.value_end]

    @property
    def indent(self) -> str:
        """Return the blanks that the line begins with."""
        return self.text[: indent_end(self.text, 0)]

    def with_value(self, value: str) -> Line:
        """Return the line with another value; its comment stays."""
        text = self.text[: self.value_start] + value + self.text[self.value_end :]
        return read_lines(text)[0]

    def with_key(self, number: int, written: str) -> Line:
        """Return the line with part `number` of its key written otherwise."""
        key = self.keys[number]
        return read_lines(self.text[: key.start] + written + self.text[key.end :])[0]

    def ended(self) -> Line:
        """Return the line with a line break behind it."""
        return read_lines(self.text + "\n")[0]


def indent_end(text: str, at: int) -> int:
    """Return where the blanks and tabs that begin at a place end."""
    match = _INDENT.match(text, at)
    return at if match is None else match.end()


def read_lines(text: str) -> list[Line]:
    """Return the logical lines of a text that tomllib accepts."""
    lines = []
    at = 0
    while at < len(text):
        line = _line(text, at)
        lines.append(line)
        at += len(line.text)
    return lines


def _line(text: str, start: int) -> Line:
    at = indent_end(text, start)
    char = text[at : at + 1]
    if char in ("", "\n", "\r"):
        return Line(LineKind.BLANK, text[start : _line_end(text, at)])
    if char == "#":
        return Line(LineKind.COMMENT, text[start : _line_end(text, at)])
    if char == "[":
        repeated = text.startswith("[[", at)
        keys, at = _keys(text, at + 1 + repeated, start)
        end = _line_end(text, at)
        return Line(LineKind.HEADER, text[start:end], keys, repeated=repeated)
    return _pair(text, start, at)


def _pair(text: str, start: int, at: int) -> Line:
    keys, at = _keys(text, at, start)
    equals = _EQUALS.match(text, at)
    if equals is None:
        raise ValueError(f"no value at character {at}")
    value_start = equals.end()
    value_end = end_of_value(text, value_start)
    end = _line_end(text, value_end)
    places = (value_start - start, value_end - start)
    return Line(LineKind.PAIR, text[start:end], keys, *places)


def _line_end(text: str, at: int) -> int:
    """Return where the next line begins; no string begins between `at` and there."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _keys(text: str, at: int, base: int) -> tuple[tuple[Key, ...], int]:
    """Read a dotted key; places are counted from `base`."""
    keys = []
    at = indent_end(text, at)
    while True:
        match = _KEY.match(text, at)
        if match is None:
            raise ValueError(f"no key at character {at}")
        keys.append(Key(_unquoted(match[0]), match.start() - base, match.end() - base))
        dot = _DOT.match(text, match.end())
        if dot is None:
            return tuple(keys), match.end()
        at = dot.end()


def _unquoted(written: str) -> str:
    if written[0] not in "\"'":
        return written
    name: str = tomllib.loads(f"key = {written}")["key"]
    return name


def end_of_value(text: str, at: int) -> int:
    """Return where a value ends: at a comma, a bracket or the line's end.

    Comments and blanks behind it do not belong to it.
    """
    depth, end = 0, at
    for piece in _PIECE.finditer(text, at):
        char = piece[0][0]
        if depth == 0 and char in ",]}\n#":
            break
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        if char not in "\n#":
            end = piece.end()
    return end


def comments_in(text: str) -> tuple[str, ...]:
    """Return the comments in a piece of TOML."""
    pieces = (match[0] for match in _PIECE.finditer(text))
    return tuple(piece.rstrip("\r") for piece in pieces if piece[0] == "#")
