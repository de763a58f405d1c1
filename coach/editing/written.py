"""From bytes to a text that can be edited."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.errors import ProblemsError
from coach.files.groups import Table
from coach.files.reading import peek_kind, read_document

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath

_BOM = "\ufeff"


@dataclass(frozen=True)
class Written:
    r"""A text, and how it was written down.

    Attributes:
        text: The text; line breaks are "\\n" where all were alike.
        newline: How its lines ended.
        has_bom: It began with the mark that some editors put before UTF-8.
    """

    text: str
    newline: str = "\n"
    has_bom: bool = False

    @property
    def content(self) -> dict[str, Any]:
        """Return what it means."""
        return tomllib.loads(self.text)

    def encoded(self, text: str) -> bytes:
        """Return the bytes of a text that is written in the same way."""
        if self.newline != "\n":
            text = text.replace("\r\n", "\n").replace("\n", self.newline)
        return (_BOM * self.has_bom + text).encode()


class _Anything(Table):
    """Accepts every table: here a file with problems is opened to be mended."""

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Find nothing wrong."""


def parse(data: bytes, kind: str, name: str) -> Written:
    """Return the text of a file of one kind, whatever is wrong with its fields.

    A file without a format line, or with one that says nothing, can be mended too;
    one of a newer format cannot, because nobody here knows what it means.

    Args:
        data: Its bytes.
        kind: What it should be.
        name: The file as it is named in problems.

    Raises:
        ProblemsError: It is no text or no TOML, or a file of another kind or a newer
            format; the message says where.
    """
    document, problems = read_document(data, name, kind, _Anything(fields={}))
    if document is not None:
        return _written(data, document.text)
    # The reader has looked at the whole file before it complains of the format.
    if problems[0].where == "format" and peek_kind(data) is None:
        return _written(data, data.decode("utf-8-sig"))
    raise ProblemsError(problems)


def _written(data: bytes, text: str) -> Written:
    has_bom = data.startswith(_BOM.encode())
    lines, alike = text.count("\n"), text.count("\r\n")
    if lines and lines == alike:
        return Written(text.replace("\r\n", "\n"), "\r\n", has_bom)
    return Written(text, "\n", has_bom)
