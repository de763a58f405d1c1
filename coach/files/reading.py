"""From bytes to an accepted TOML document: size, text, nesting, format, fields.

Nothing in here trusts its input: a file may come from anybody.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.errors import FileError
from coach.files.digest import sha256_hex
from coach.files.findings import Findings, locate, show, show_text
from coach.files.model import Problem
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coach.files.groups import Table

MAX_BYTES = 256 * 1024
MAX_NESTING = 24
MAX_KEY_PARTS = 200

# The newest major version of each format that this Coach reads. Assignments and
# reports have readers of their own.
KNOWN_FORMATS = {
    "program": 1,
    "exercise": 1,
    "plan": 1,
    "protocol": 1,
    "card": 1,
    "assignment": 1,
    "report": 1,
}

_FORMAT = re.compile("([a-z][a-z-]{0,30})/([0-9]{1,6})")

# Needed only to explain a mistake, so they are compiled on first use.
_FORMAT_LINE = r"""(?m)^format[ \t]*=[ \t]*["']([^"'\n]{1,60})["']"""
_SYNTAX_PLACE = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_BARE_TIME = r"=[ \t\[]*[0-9.]+[ \t]*(h|min|s)\b"

# Strings and comments are passed over as a whole; what is left are brackets.
_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{0,5}'''
    r"|'''(?:[^']|'{1,2}(?!'))*+'{0,5}"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
    r"|[\[\]{}]",
    re.DOTALL,
)
# Reads on from where the last match ended, so that no text is looked at twice.
_KEY_PART = (
    r"""(?P<dotted>(?:[\w-]++|"(?:[^"\\]|\\.)*+"|'[^']*+')[ \t]*+\.[ \t]*+)"""
    r"""|"(?:[^"\\]|\\.)*+"?|'[^']*+'?|[\w-]++|[^\w"'-]++"""
)
_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file that its table of fields has accepted."""

    text: str
    table: dict[str, Any]
    sha256: str


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return a file's bytes, at most one more than `most`.

    Raises:
        FileError: It is missing, may not be read, or is no ordinary file.
    """
    sentence = tr("{0} cannot be read: {1}.")
    try:
        # A pipe that is named like a program must not hold up everything else.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise FileError(sentence.format(path, _reason(error))) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileError(tr("{0} is not an ordinary file.").format(path))
    with os.fdopen(handle, "rb") as file:
        try:
            return file.read(most + 1)
        except OSError as error:
            raise FileError(sentence.format(path, _reason(error))) from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def read_document(
    data: bytes, name: str, kind: str, table: Table
) -> tuple[Document | None, list[Problem]]:
    """Return an accepted document, or None and everything that is wrong with it.

    Args:
        data: The bytes of the file.
        name: The file as it is to be named in problems.
        kind: "program", "plan" and so on: what the file has to be.
        table: The fields of that kind.
    """
    text, content, problem = _parse(data, name)
    if problem is not None:
        return None, [problem]
    findings = Findings()
    sentence = _refuse_format(content.get("format"), kind)
    if sentence is not None:
        findings.add(("format",), sentence)
    else:
        table.check(content, (), findings)
    if findings:
        return None, locate(findings, text, name)
    return Document(text, content, sha256_hex(data)), []


def given(table: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Return those of the keys that a table has, with their values."""
    return {key: table[key] for key in keys if key in table}


def lists(table: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Return those of the keys that a table has, with their lists as tuples."""
    return {key: tuple(table[key]) for key in keys if key in table}


def peek_kind(data: bytes) -> str | None:
    """Return the kind a file says it is ("program"), or None when it says nothing."""
    text, content, problem = _parse(data, "")
    if problem is None:
        written = content.get("format")
    else:
        line = re.search(_FORMAT_LINE, text)
        written = line[1] if line else None
    match = _FORMAT.fullmatch(written) if isinstance(written, str) else None
    return match[1] if match else None


def _parse(data: bytes, name: str) -> tuple[str, dict[str, Any], Problem | None]:
    """Return text and content; with a problem when the bytes are not usable TOML."""
    if len(data) > MAX_BYTES:
        sentence = tr("is larger than {0} KiB; no program needs that much")
        return "", {}, Problem(name, 0, "file", sentence.format(MAX_BYTES // 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sentence = tr("is not UTF-8 text; save it with the encoding UTF-8")
        return "", {}, Problem(name, line, "file", sentence)
    line = _nested_too_deeply(text)
    if line:
        sentence = tr("brackets or keys are nested too deeply")
        return text, {}, Problem(name, line, "file", sentence)
    try:
        return text, tomllib.loads(text), None
    except (ValueError, RecursionError) as error:
        return text, {}, _syntax_problem(error, text, name)


def _nested_too_deeply(text: str) -> int:
    """Return the line where nesting goes too deep, or 0.

    tomllib calls itself for every bracket, and copies dotted keys part by part, so
    both must have an end before it sees the text.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_KEY_PARTS and _has_long_key(line):
            return number
    depth = 0
    for token in _TOKEN.findall(text):
        depth = max(depth + _DEEPER.get(token, 0), 0)
        if depth > MAX_NESTING:
            return _line_of_depth(text)
    return 0


def _has_long_key(line: str) -> bool:
    parts = 0
    for token in re.finditer(_KEY_PART, line):
        parts = parts + 1 if token["dotted"] else 0
        if parts > MAX_KEY_PARTS:
            return True
    return False


def _line_of_depth(text: str) -> int:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth = max(depth + _DEEPER.get(token[0], 0), 0)
        if depth > MAX_NESTING:
            return text.count("\n", 0, token.start()) + 1
    return 0


def _syntax_problem(error: Exception, text: str, name: str) -> Problem:
    """Return what tomllib complains about, with its line and a hint."""
    first = re.search(_FORMAT_LINE, text)
    if first is not None and (newer := _refuse_newer(first[1])) is not None:
        return Problem(name, text.count("\n", 0, first.start()) + 1, "format", newer)
    message = str(error)
    place = re.search(_SYNTAX_PLACE, message)
    sentence = tr("cannot be read as TOML: {0}")
    if place is None:
        return Problem(name, 0, "file", sentence.format(show_text(message)))
    lines = text.split("\n")
    line = int(place[1]) if place[1] else len(lines)
    if re.search(_BARE_TIME, lines[min(line, len(lines)) - 1]):
        sentence = tr('a time needs quotes, for example hold = "30 s"')
    reason = show_text(message[: place.start()])
    return Problem(name, line, "file", sentence.format(reason))


def _refuse_format(written: object, kind: str) -> str | None:
    """Return why `format` is not the one that is needed, or None when it is."""
    wanted = f"{kind}/{KNOWN_FORMATS[kind]}"
    if written is None:
        return tr('is missing; the first line is format = "{0}"').format(wanted)
    match = _FORMAT.fullmatch(written) if isinstance(written, str) else None
    if not isinstance(written, str) or match is None:
        sentence = tr('{0} is not a format; write format = "{1}"')
        return sentence.format(show(written), wanted)
    newer = _refuse_newer(written)
    if newer is not None:
        return newer
    if written != wanted:
        sentence = tr("this is not a file of the format {0} but of {1}")
        return sentence.format(wanted, show_text(written))
    return None


def _refuse_newer(written: str) -> str | None:
    match = _FORMAT.fullmatch(written)
    if match is None:
        return None
    newest = KNOWN_FORMATS.get(match[1])
    if newest is not None and int(match[2]) <= newest:
        return None
    sentence = tr('"{0}": made by a newer version of Coach; nothing was changed')
    return sentence.format(show_text(written))
