"""What a text is, at every moment: the model when it is sound, and all its findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.files.findings import show_text
from coach.files.groups import Table
from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

    from coach.editing.around import Around
    from coach.editing.kinds import Kind, Model
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath
    from coach.files.model import Problem

_NUMBER = re.compile(r"\[([0-9]+)\]")
_NAME = re.compile(r"[^.\[]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, and where a form shows it.

    Attributes:
        path: Key path of the value; of the table around it where a key is missing and
            it is not known which.
        what: One sentence.
        line: Its line in the text, or 0.
        keeps_out: The library leaves the file out because of it.
    """

    path: KeyPath
    what: str
    line: int
    keeps_out: bool = True

    @property
    def row(self) -> KeyPath:
        """Return the entry of a list in whose row it is shown as well.

        Such as the step ("block", 0, "step", 2) or the stage ("stage", 1); else ().
        """
        numbers = [i for i, part in enumerate(self.path) if isinstance(part, int)]
        deep = 2 if self.path[2:3] == ("step",) else 1
        return self.path[: numbers[:deep][-1] + 1] if numbers else ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers make of a text.

    Attributes:
        model: What will be loaded; None when the field table refuses the text.
        findings: Everything that is wrong, in the order of the lines.
    """

    model: Model | None
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether the library takes the file as it is."""
        return not any(finding.keeps_out for finding in self.findings)


def look(
    kind: Kind,
    data: bytes,
    content: dict[str, Any],
    around: Around,
    path: Path | None,
    name: str,
) -> Reading:
    """Read a text as the library does, and see it together with what is around it.

    Args:
        kind: Its kind.
        data: The bytes that would be saved.
        content: What they mean as plain TOML.
        around: The library.
        path: Where the file is, or None.
        name: The file as it is named in problems.
    """
    model, problems = kind.read(data, name)
    links: list[Problem] = []
    if model is not None:
        problems = around.problems(kind.name, model, path)
        links = around.links(model)
    findings = [
        Finding(path_of(problem, content, kind), problem.what, problem.line, keeps_out)
        for group, keeps_out in ((problems, True), (links, False))
        for problem in group
    ]
    findings.sort(key=lambda finding: finding.line)
    return Reading(model, tuple(findings))


def path_of(problem: Problem, content: dict[str, Any], kind: Kind) -> KeyPath:
    """Return the key path that a problem names in words: "block[2].step[1].hold"."""
    path: KeyPath = ()
    inner: Value = content
    rest = "" if problem.where == "file" else problem.where
    while rest:
        part, rest = _next_part(rest, inner)
        path = (*path, part)
        inner = _step_into(inner, part)
    field = kind.field_at(path)
    for key in field.required if isinstance(field, Table) else ():
        if problem.what == tr('"{0}" is missing').format(key):
            return (*path, key)
    return path


def _next_part(rest: str, inner: Value) -> tuple[str | int, str]:
    """Return the first part of a place, and what comes after it."""
    number = _NUMBER.match(rest)
    if number is not None:
        return int(number[1]) - 1, rest[number.end() :]
    rest = rest.removeprefix(".")
    # A key may have dots of its own: "work.heel".
    keys = (
        [key for key in inner if _begins(rest, key)] if isinstance(inner, dict) else []
    )
    if keys:
        key: str = max(keys, key=len)
        return key, rest[len(show_text(key)) :]
    name = _NAME.match(rest)
    return (name[0], rest[name.end() :]) if name is not None else (rest, "")


def _begins(rest: str, key: str) -> bool:
    shown = show_text(key)
    return rest.startswith(shown) and rest[len(shown) : len(shown) + 1] in (
        "",
        ".",
        "[",
    )


def _step_into(inner: Value, part: str | int) -> Value:
    try:
        return inner[part]
    except (LookupError, TypeError):
        return None
