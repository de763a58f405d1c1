"""A TOML text as its author laid it out: sections, their lines, and loose comments.

A section is a header such as `[safety]` or `[[block.step]]` with the keys below it.
What belongs to it moves with it: the comment lines directly above the header, and the
blank lines above those. A comment that stands for itself, with blank lines around it,
stays where it is whatever happens to its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.editing.lines import Line, LineKind, read_lines

if TYPE_CHECKING:
    from coach.files.findings import KeyPath


@dataclass(slots=True)
class Section:
    """A header and what stands below it; the first one of a file has no header.

    Attributes:
        path: The table that it opens, such as ("block", 0, "step", 2).
        blank: Blank lines above it.
        lead: Comment lines above its header.
        header: The header, or None for the beginning of the file.
        body: Its pairs, with the comments and blank lines among them.
    """

    path: KeyPath
    blank: str = ""
    lead: str = ""
    header: Line | None = None
    body: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return all of it as it is written."""
        header = self.header.text if self.header is not None else ""
        body = "".join(line.text for line in self.body)
        return f"{self.blank}{self.lead}{header}{body}"

    @property
    def indent(self) -> str:
        """Return the blanks before its header."""
        return self.header.indent if self.header is not None else ""

    def pairs(self) -> list[int]:
        """Return which of its lines are pairs."""
        return [i for i, line in enumerate(self.body) if line.kind is LineKind.PAIR]

    def insert(self, at: int, line: Line) -> None:
        """Put a line into the body, on a line of its own."""
        self.end_line(at)
        self.body.insert(at, line)

    def end_line(self, at: int | None = None) -> None:
        """Make sure that what stands before body line `at` ends with a line break.

        Only the last line of a file may lack it; None means the end of the section.
        """
        at = len(self.body) if at is None else at
        if at and not self.body[at - 1].text.endswith("\n"):
            self.body[at - 1] = self.body[at - 1].ended()
        elif not at and self.header and not self.header.text.endswith("\n"):
            self.header = self.header.ended()


@dataclass(slots=True)
class Found:
    """A pair that holds a value or the list or table around it.

    Attributes:
        section: Where the pair stands.
        index: Its place in the section's body.
        rest: How to go on inside its value; () when it is the value itself.
    """

    section: Section
    index: int
    rest: KeyPath

    @property
    def line(self) -> Line:
        """Return the pair."""
        return self.section.body[self.index]

    def write(self, value: str) -> None:
        """Give the pair another value."""
        self.section.body[self.index] = self.line.with_value(value)


class Layout:
    """The sections of a text and the loose lines between them, in their order.

    Args:
        text: TOML that tomllib has accepted.
    """

    def __init__(self, text: str) -> None:
        self.parts: list[Section | str] = []
        self._counts: dict[KeyPath, int] = {}
        section = Section(())
        lines: list[Line] = []
        for line in read_lines(text):
            if line.kind is not LineKind.HEADER:
                lines.append(line)
                continue
            blank, lead = self._close(section, lines, is_last=False)
            section = Section(self._path_of(line), blank, lead, line)
            lines = []
        self._close(section, lines, is_last=True)

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "".join(
            part if isinstance(part, str) else part.text for part in self.parts
        )

    def sections(self) -> list[Section]:
        """Return the sections in order; the first is the beginning of the file."""
        return [part for part in self.parts if isinstance(part, Section)]

    def section_at(self, path: KeyPath) -> Section | None:
        """Return the section that opens a table, or None."""
        return next((one for one in self.sections() if one.path == path), None)

    def under(self, path: KeyPath) -> list[Section]:
        """Return the section that opens a table or list, and those inside it."""
        size = len(path)
        return [one for one in self.sections() if path and one.path[:size] == path]

    def place_of(self, section: Section) -> int:
        """Return where a section stands among `parts`."""
        return next(i for i, part in enumerate(self.parts) if part is section)

    def find(self, path: KeyPath) -> Found | None:
        """Return the pair in whose value a path lies, or None."""
        for section in self.sections():
            if section.path != path[: len(section.path)]:
                continue
            inner = path[len(section.path) :]
            for index in section.pairs():
                names = section.body[index].names
                if names == inner[: len(names)]:
                    return Found(section, index, inner[len(names) :])
        return None

    def dotted(self, path: KeyPath) -> list[Found]:
        """Return the pairs such as `tempo.up` that together are the table at `path`."""
        found = []
        for section in self.sections():
            inner = path[len(section.path) :]
            if not inner or section.path != path[: len(section.path)]:
                continue
            for index in section.pairs():
                names = section.body[index].names
                if len(names) > len(inner) and names[: len(inner)] == inner:
                    found.append(Found(section, index, ()))
        return found

    def _path_of(self, header: Line) -> KeyPath:
        """Return the table that a header opens, with the places in lists."""
        path: KeyPath = ()
        for number, name in enumerate(header.names, 1):
            path = (*path, name)
            if header.repeated and number == len(header.names):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _close(
        self, section: Section, lines: list[Line], *, is_last: bool
    ) -> tuple[str, str]:
        """Add a finished section; return blank lines and lead of the next one."""
        kinds = [line.kind for line in lines]
        own = max(
            (i for i, kind in enumerate(kinds, 1) if kind is LineKind.PAIR), default=0
        )
        lead_at = len(lines) if is_last else _run(kinds, LineKind.COMMENT, own)
        blank_at = lead_at if is_last else _run(kinds[:lead_at], LineKind.BLANK, own)
        while own < blank_at and kinds[own] is LineKind.COMMENT:
            own += 1
        section.body = lines[:own]
        self.parts.append(section)
        if loose := _joined(lines[own:blank_at]):
            self.parts.append(loose)
        return _joined(lines[blank_at:lead_at]), _joined(lines[lead_at:])


def _run(kinds: list[LineKind], kind: LineKind, least: int) -> int:
    """Return where the lines of one kind begin that stand at the end."""
    at = len(kinds)
    while at > least and kinds[at - 1] is kind:
        at -= 1
    return at


def _joined(lines: list[Line]) -> str:
    return "".join(line.text for line in lines)
