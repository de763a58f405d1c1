"""The entries of a list in brackets, with the comments that stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from coach.editing.lines import comments_in, end_of_value

_GAP = re.compile(r"(?:\s|#[^\n]*+)*+")
_SAME_LINE = re.compile(r"[ \t]*+#[^\n\r]*+")


@dataclass(slots=True)
class Entry:
    """One entry of a list.

    Attributes:
        value: The value as it is written.
        before: Blanks, line breaks and comments before it.
        after: The same between the value and its comma.
        trail: The comment on the same line behind it.
    """

    value: str
    before: str = ""
    after: str = ""
    trail: str = ""

    @property
    def comments(self) -> tuple[str, ...]:
        """Return its comments, those inside the value too."""
        return comments_in(self.before + self.value + self.after + self.trail)


@dataclass(slots=True)
class Bracketed:
    """A list as it is written.

    Attributes:
        entries: Its entries in order.
        tail: What stands between the last entry and the closing bracket.
        has_comma: A comma stands behind the last entry.
    """

    entries: list[Entry] = field(default_factory=list)
    tail: str = ""
    has_comma: bool = False

    @property
    def text(self) -> str:
        """Return the list as it is written."""
        pieces = ["["]
        trail = ""
        for number, entry in enumerate(self.entries, 1):
            comma = "," if number < len(self.entries) or self.has_comma else ""
            pieces.append(_on_new_line(trail, entry.before))
            pieces += entry.value, entry.after, comma, entry.trail
            trail = entry.trail
        pieces.append(_on_new_line(trail, self.tail))
        return "".join(pieces) + "]"

    @property
    def is_one_line(self) -> bool:
        """Return whether blanks are all there is between its entries."""
        return not any(set("\n#") & set(entry.before) for entry in self.entries)

    def insert(self, index: int, entry: Entry) -> None:
        """Put in an entry, spaced as those beside it."""
        comments = comments_in(entry.before)
        space = self._spacing(index)
        if comments:
            line = space if "\n" in space else "\n  "
            space = "".join(line + comment for comment in comments) + line
        elif self.entries and index == 0 and self.is_one_line:
            self.entries[0].before = self.entries[0].before or " "
        entry = replace(entry, before=space)
        if not self.entries:
            self.has_comma = "\n" in self.tail
            self.tail = self.tail if self.has_comma else ""
        self.entries.insert(index, entry)

    def take(self, index: int) -> Entry:
        """Take out an entry with its comments and return it."""
        entry = self.entries.pop(index)
        if (
            self.entries
            and index == 0
            and self.is_one_line
            and "\n" not in entry.before
        ):
            self.entries[0].before = entry.before
        return entry

    def move(self, index: int, to: int) -> None:
        """Move an entry with its comments."""
        if self.is_one_line:
            spaces = [entry.before for entry in self.entries]
            self.entries.insert(to, self.entries.pop(index))
            for entry, before in zip(self.entries, spaces, strict=True):
                entry.before = before
        else:
            self.entries.insert(to, self.entries.pop(index))

    def _spacing(self, index: int) -> str:
        """Return the blanks before a new entry."""
        if not self.entries:
            return "\n  " if "\n" in self.tail else ""
        neighbour = self.entries[min(index, len(self.entries) - 1)].before
        if "\n" in neighbour:
            return "\n" + neighbour.rpartition("\n")[2].partition("#")[0]
        if index == 0:
            return neighbour
        return " "


def split(text: str) -> Bracketed:
    """Return the entries of a list that tomllib accepts."""
    found = Bracketed()
    at = 1
    while True:
        gap = _gap(text, at)
        at += len(gap)
        if text[at] == "]":
            found.tail += gap
            return found
        end = end_of_value(text, at)
        entry = Entry(text[at:end], before=gap)
        found.entries.append(entry)
        entry.after = _gap(text, end)
        at = end + len(entry.after)
        found.has_comma = text[at] == ","
        if found.has_comma:
            at += 1
            entry.trail = _same_line(text, at)
            at += len(entry.trail)
        else:
            entry.trail = _same_line(entry.after, 0)
            found.tail = entry.after[len(entry.trail) :]
            entry.after = ""


def _gap(text: str, at: int) -> str:
    match = _GAP.match(text, at)
    return match[0] if match else ""


def _same_line(text: str, at: int) -> str:
    match = _SAME_LINE.match(text, at)
    return match[0] if match else ""


def _on_new_line(comment: str, text: str) -> str:
    """Return text so that it does not become part of a comment before it."""
    if not comment or text.lstrip(" \t\r").startswith("\n"):
        return text
    return "\n" + text
