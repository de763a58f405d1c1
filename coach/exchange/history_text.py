"""A history file as it came from somewhere: decoded bit by bit, trusted in nothing.

Its lists may hold hundreds of thousands of events, so they are decoded one element at
a time; what is in an element is checked in `history_checks`.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from coach.errors import ProblemsError
from coach.files.findings import show_text
from coach.files.model import Problem
from coach.files.reading import read_bytes
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LISTS = ("documents", "sessions", "entries")
# Ten years of three sessions a day take about 60 MB.
MAX_BYTES = 256 * 1024 * 1024
# An empty list takes two bytes in a file and more than fifty in memory.
MAX_VALUES = 32_000_000
# Far more than any time in milliseconds; see also `history_checks.ITEMS_MAX`.
WHOLE_MAX = 10**15
_DIGITS_MAX = 17
_SPACE = re.compile(r"[ \t\r\n]*")


class HistoryText:
    """The text of a history file, known to be JSON with the right lists.

    Args:
        data: The bytes of the file.
        name: The file as it is named in problems.
        max_bytes: More are refused unread.
        max_values: More are refused before they are decoded.

    Attributes:
        exported_at: What the file says about its time, or "".

    Raises:
        ProblemsError: The bytes are too many, no UTF-8, no JSON, or something else.
    """

    def __init__(
        self,
        data: bytes,
        name: str,
        *,
        max_bytes: int = MAX_BYTES,
        max_values: int = MAX_VALUES,
    ) -> None:
        self._name = name
        if len(data) > max_bytes:
            sentence = tr("is larger than {0} MiB; no history is that large")
            raise self.problem(0, "file", sentence.format(max_bytes >> 20))
        try:
            self._text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            sentence = tr("is not UTF-8 text, so no history that Coach has exported")
            raise self.problem(0, "file", sentence) from error
        if sum(map(self._text.count, ",[{")) > max_values:
            raise self.problem(0, "file", tr("holds more than any history"))
        self._starts: dict[str, int] = {}
        self._head: dict[str, Any] = {}
        self._scan()
        self._check_head()
        exported_at = self._head.get("exported_at")
        self.exported_at = exported_at if isinstance(exported_at, str) else ""

    def elements(self, key: str) -> Iterator[tuple[int, str, Any]]:
        """Yield offset, place ("sessions[3]") and value of each element of a list.

        Args:
            key: One of LISTS; a list that is missing is empty.
        """
        if key not in self._starts:
            return
        walk = _Walk(self._text, self._starts[key])
        for number, (at, value) in enumerate(walk.elements(), 1):
            yield at, f"{key}[{number}]", value

    def problem(self, at: int, where: str, what: str) -> ProblemsError:
        """Return the error that says what is wrong at an offset of the text."""
        line = self._text.count("\n", 0, at) + 1 if at else 0
        return ProblemsError([Problem(self._name, line, where, what)])

    def _scan(self) -> None:
        """Decode all of it once, and note where the lists begin."""
        walk = _Walk(self._text, 0)
        try:
            walk.need("{")
            while not walk.take("}"):
                key = walk.value()
                walk.need(":")
                if key in LISTS and walk.peek() == "[":
                    self._starts[key] = walk.at
                    for _ in walk.elements():
                        pass
                else:
                    self._head[str(key)] = walk.value()
                if walk.peek() != "}":
                    walk.need(",")
            walk.need("")
        except (ValueError, RecursionError) as error:
            raise self._not_json(error, walk.at) from error

    def _not_json(self, error: ValueError | RecursionError, at: int) -> ProblemsError:
        if isinstance(error, json.JSONDecodeError):
            at, reason = error.pos, error.msg
        elif isinstance(error, RecursionError):
            reason = tr("brackets are nested too deeply")
        else:
            reason = str(error)
        sentence = tr("cannot be read as a history: {0}; nothing was changed")
        return self.problem(at or 1, "file", sentence.format(reason))

    def _check_head(self) -> None:
        written = self._head.get("format")
        if written is None:
            sentence = tr("is no history that Coach has exported; format is missing")
            raise self.problem(0, "format", sentence)
        match = re.fullmatch(
            r"history/(\d{1,6})", written if isinstance(written, str) else ""
        )
        if match is None:
            sentence = tr('is not a file of the format "history/1"')
            raise self.problem(0, "format", sentence)
        unknown = sorted(self._head.keys() - {"format", "exported_at"})
        if int(match[1]) > 1 or unknown:
            where = "format" if int(match[1]) > 1 else show_text(unknown[0])
            sentence = tr("made by a newer version of Coach; nothing was changed")
            raise self.problem(0, where, sentence)


def read_history(path: Path) -> HistoryText:
    """Read a history file.

    Raises:
        FileError: It is missing, may not be read, or is no ordinary file.
        ProblemsError: It is no history, or no JSON at all.
    """
    return HistoryText(read_bytes(path, MAX_BYTES), str(path))


def decode(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Return the value of a JSON text inside a history.

    Raises:
        ValueError: It is no JSON, or holds a number that no history holds.
        RecursionError: It is nested too deeply.
    """
    return _DECODER.decode(text)


class _Walk:
    """A place in a JSON text, and what comes next."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self.at = at

    def peek(self) -> str:
        """Return the next sign that is no blank, "" at the end."""
        match = _SPACE.match(self._text, self.at)
        assert match is not None
        self.at = match.end()
        return self._text[self.at : self.at + 1]

    def take(self, sign: str) -> bool:
        """Go past a sign if it comes next."""
        is_next = self.peek() == sign
        self.at += len(sign) if is_next else 0
        return is_next

    def need(self, sign: str) -> None:
        """Go past a sign; "" is the end.

        Raises:
            ValueError: Something else comes next.
        """
        found = self.peek()
        if found != sign:
            sentence = tr("{0} is not expected here")
            raise ValueError(sentence.format(found or tr("the end")))
        self.at += len(sign)

    def value(self) -> Any:  # noqa: ANN401 - JSON is anything
        """Return the next value and go past it.

        Raises:
            ValueError: It is no JSON, or a number that no history holds.
        """
        self.peek()
        value, self.at = _DECODER.raw_decode(self._text, self.at)
        return value

    def elements(self) -> Iterator[tuple[int, Any]]:
        """Yield the elements of the list that comes next, with their offsets.

        Raises:
            ValueError: It is no list, or no JSON.
        """
        self.need("[")
        if self.take("]"):
            return
        while True:
            self.peek()
            at = self.at
            yield at, self.value()
            if self.take("]"):
                return
            self.need(",")


def _whole(digits: str) -> int:
    # Looked at before it is made: a number of a million digits takes minutes.
    if len(digits) <= _DIGITS_MAX and abs(value := int(digits)) <= WHOLE_MAX:
        return value
    raise ValueError(tr("{0}… is too large a number").format(digits[:_DIGITS_MAX]))


def _fraction(digits: str) -> float:
    value = float(digits)
    if math.isfinite(value):
        return value
    raise ValueError(tr("{0}… is too large a number").format(digits[:_DIGITS_MAX]))


def _refused_constant(name: str) -> None:
    raise ValueError(tr("{0} is no number").format(name))


_DECODER = json.JSONDecoder(
    parse_int=_whole, parse_float=_fraction, parse_constant=_refused_constant
)
