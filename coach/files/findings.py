"""What is wrong in a document, before it is known on which line.

A place is a key path: ("block", 0, "step", 2, "hold"). `locate` turns findings into
`Problem`s once the text is at hand; that costs nothing while files are fine.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.files.model import Problem
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KeyPath = tuple[str | int, ...]

MAX_FINDINGS = 50
_MAX_SHOWN = 60
_LONGEST_GUESS = 80

# C0 and C1 controls, line and paragraph separators, and the marks that turn the
# direction of text around: none of them belongs in a name or a sentence.
CONTROL_CHARACTERS = r"\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069"
# Half a character, as JSON may hold it: no file and no database takes it.
_CONTROL = re.compile(rf"[{CONTROL_CHARACTERS}\ud800-\udfff]")


class Findings:
    """Collects what is wrong, and stops at `MAX_FINDINGS`.

    A hostile file could otherwise keep the reader busy for minutes with sentences
    that nobody reads.
    """

    def __init__(self) -> None:
        self.found: list[tuple[KeyPath, str]] = []

    def __bool__(self) -> bool:
        return bool(self.found)

    @property
    def is_full(self) -> bool:
        """Return True when further checks are a waste of time."""
        return len(self.found) >= MAX_FINDINGS

    def add(self, path: KeyPath, what: str) -> None:
        """Note one sentence about the value at `path`."""
        if not self.is_full:
            self.found.append((path, what))


def locate(findings: Findings, text: str, name: str) -> list[Problem]:
    """Return findings as problems with their lines, in the order of the lines.

    Args:
        findings: What was found.
        text: The TOML text, which tomllib has accepted; "" when there is none.
        name: The file as the caller names it.
    """
    if not findings:
        return []
    # Files are good as a rule; then this is never needed.
    from coach.files.toml_lines import line_index, line_of

    lines = line_index(text) if text else {}
    problems = [
        Problem(name, line_of(path, lines), show_path(path), what)
        for path, what in findings.found
    ]
    problems.sort(key=lambda problem: problem.line)
    if findings.is_full:
        sentence = tr("there may be more to correct; begin with what is listed")
        problems.append(Problem(name, 0, "file", sentence))
    return problems


def show_path(path: Sequence[str | int]) -> str:
    """Return a key path for people: "block[2].step[1].hold", or "file" for ()."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part + 1}]")
        else:
            name = show_text(part)
            parts.append(f".{name}" if parts else name)
    return "".join(parts) or "file"


def show_text(text: str) -> str:
    """Return text from a file so that it is safe and short in a sentence."""
    short = text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", short)


def show(value: object) -> str:
    """Return any value of a document for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 64:
        # Python refuses to write out integers of more than 4,300 digits.
        return tr("a number of more than 19 digits")
    if isinstance(value, str):
        return f'"{show_text(value)}"'
    return show_text(str(value))


def kind_of(value: object) -> str:
    """Return what a value is, in words: "a number", "a list"."""
    if isinstance(value, bool):
        return tr("true or false")
    if isinstance(value, int | float):
        return tr("a number")
    if isinstance(value, str):
        return tr("text")
    if isinstance(value, list):
        return tr("a list")
    if isinstance(value, dict):
        return tr("a table")
    return tr("a date or time")


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return " Did you mean ...?" when a known name is near, else ""."""
    if len(wrong) > _LONGEST_GUESS:
        return ""
    # Imported here: only a mistake needs it.
    import difflib

    near = difflib.get_close_matches(wrong, list(known), 1)
    return " " + tr('Did you mean "{0}"?').format(near[0]) if near else ""


def control_character(text: str, allowed: str = "") -> str | None:
    """Return the first character that must not be in a text, or None."""
    for match in _CONTROL.finditer(text):
        if match[0] not in allowed:
            return match[0]
    return None
