"""The fields that a file may have: what each accepts, and how it explains itself.

One description serves three readers: `check` finds everything wrong in a document,
`schema` gives JSON Schema draft-04 (what the TOML editors read), and the attributes
(label, help, unit, limits) are what a form needs. Labels and help are English here;
whoever shows them passes them through `tr`.

Fields are compared by identity and never changed after they were made; they are not
frozen because that would double the time that importing them takes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coach.files.durations import (
    DURATION_PATTERN,
    format_duration,
    parse_duration,
    suggest_duration,
)
from coach.files.findings import (
    CONTROL_CHARACTERS,
    Findings,
    KeyPath,
    control_character,
    did_you_mean,
    kind_of,
    show,
)
from coach.translate import tr

SLUG_PATTERN = "^[a-z0-9]+([.-][a-z0-9]+)*$"


@dataclass(kw_only=True, eq=False, repr=False)
class Field:
    """Something that may stand behind a key.

    Attributes:
        label: Name of the field in a form.
        help: One or two sentences on what it is for.
    """

    label: str = ""
    help: str = ""

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding for everything that is wrong with `value`."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """Return the same rules as JSON Schema draft-04."""
        described: dict[str, Any] = {}
        if self.label:
            described["title"] = self.label
        if self.help:
            described["description"] = self.help
        return described


@dataclass(kw_only=True, eq=False, repr=False)
class Text(Field):
    """Text in quotes, never blank.

    Attributes:
        max_length: Most characters.
        multi_line: Line breaks are allowed.
        pattern: Regular expression that the whole text must match, or "".
        rule: The pattern in words.
        example: A text that fits, for sentences and forms.
    """

    max_length: int = 200
    multi_line: bool = False
    pattern: str = ""
    rule: str = ""
    example: str = ""

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is text within the limits."""
        if not isinstance(value, str):
            wanted = tr("should be text in quotes, not {0}")
            findings.add(path, wanted.format(kind_of(value)))
        elif not value.strip():
            findings.add(path, tr("is empty; write something or leave it out"))
        elif len(value) > self.max_length:
            sentence = tr("is longer than {0} characters")
            findings.add(path, sentence.format(self.max_length))
        elif bad := control_character(value, "\n" if self.multi_line else ""):
            self._refuse_character(bad, path, findings)
        elif self.pattern and self._expression.fullmatch(value) is None:
            sentence = tr('{0} does not fit here: {1}, for example "{2}"')
            rule = tr(self.rule)
            findings.add(path, sentence.format(show(value), rule, self.example))

    @staticmethod
    def _refuse_character(bad: str, path: KeyPath, findings: Findings) -> None:
        if bad == "\n":
            findings.add(path, tr("must be on one line"))
        else:
            sentence = tr("contains the invisible character U+{0}")
            findings.add(path, sentence.format(f"{ord(bad):04X}"))

    def schema(self) -> dict[str, Any]:
        """Return the limits as draft-04."""
        refused = CONTROL_CHARACTERS
        if self.multi_line:
            refused = refused.replace(r"\u0000-\u001f", r"\u0000-\u0009\u000b-\u001f")
        plain = f"^[^{refused}]*[^{refused}\\s][^{refused}]*$"
        return super().schema() | {
            "type": "string",
            "minLength": 1,
            "maxLength": self.max_length,
            "pattern": self.pattern or plain,
        }


@dataclass(kw_only=True, eq=False, repr=False)
class Slug(Text):
    """An id: lower-case letters, digits, dots and dashes."""

    max_length: int = 80
    pattern: str = SLUG_PATTERN
    rule: str = "lower-case letters, digits, dots and dashes"
    example: str = "heel-raise"


@dataclass(kw_only=True, eq=False, repr=False)
class Choice(Field):
    """One of a few words.

    Attributes:
        choices: The words, in the order in which a form offers them.
    """

    choices: tuple[str, ...]

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is one of the words."""
        if not isinstance(value, str):
            wanted = tr("should be text in quotes, not {0}")
            findings.add(path, wanted.format(kind_of(value)))
        elif value not in self.choices:
            sentence = tr("{0} is not one of {1}.").format(
                show(value), ", ".join(self.choices)
            )
            findings.add(path, sentence + did_you_mean(value, self.choices))

    def schema(self) -> dict[str, Any]:
        """Return the words as an enum."""
        return super().schema() | {"type": "string", "enum": list(self.choices)}


@dataclass(kw_only=True, eq=False, repr=False)
class WholeNumber(Field):
    """A whole number within limits, both included."""

    low: int
    high: int
    unit: str = ""

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is a whole number within the limits."""
        if isinstance(value, bool) or not isinstance(value, int):
            findings.add(
                path, tr("should be a whole number, not {0}").format(_not_whole(value))
            )
        elif not self.low <= value <= self.high:
            sentence = tr("{0} is outside {1} to {2}")
            findings.add(path, sentence.format(show(value), self.low, self.high))

    def schema(self) -> dict[str, Any]:
        """Return the limits as draft-04."""
        return super().schema() | {
            "type": "integer",
            "minimum": self.low,
            "maximum": self.high,
        }


def _not_whole(value: object) -> str:
    return show(value) if isinstance(value, float) else kind_of(value)


@dataclass(kw_only=True, eq=False, repr=False)
class Number(Field):
    """A number, whole or not, within limits, both included."""

    low: float
    high: float
    unit: str = ""

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is a finite number within the limits."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            findings.add(path, tr("should be a number, not {0}").format(kind_of(value)))
        elif isinstance(value, float) and not math.isfinite(value):
            findings.add(path, tr("{0} is not a usable number").format(show(value)))
        elif not self.low <= value <= self.high:
            sentence = tr("{0} is outside {1} to {2}{3}")
            unit = f" {self.unit}" if self.unit else ""
            low, high = f"{self.low:g}", f"{self.high:g}"
            findings.add(path, sentence.format(show(value), low, high, unit))

    def schema(self) -> dict[str, Any]:
        """Return the limits as draft-04."""
        return super().schema() | {
            "type": "number",
            "minimum": self.low,
            "maximum": self.high,
        }


@dataclass(kw_only=True, eq=False, repr=False)
class Flag(Field):
    """True or false.

    Attributes:
        only_true: False is refused, because leaving the key out says the same.
    """

    only_true: bool = False

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is true or false."""
        if not isinstance(value, bool):
            wanted = tr("should be true or false, not {0}")
            findings.add(path, wanted.format(kind_of(value)))
        elif self.only_true and not value:
            findings.add(path, tr("should be true, or be left out"))

    def schema(self) -> dict[str, Any]:
        """Return the type, and the one value where there is only one."""
        only = {"enum": [True]} if self.only_true else {}
        return super().schema() | {"type": "boolean"} | only


@dataclass(kw_only=True, eq=False, repr=False)
class Duration(Field):
    """A time with its unit, such as "30 s"; limits in milliseconds, both included."""

    low_ms: int
    high_ms: int

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is a time within the limits."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            findings.add(path, self._sentence_without_unit(value))
        elif not isinstance(value, str):
            wanted = tr('should be a time such as "30 s", not {0}')
            findings.add(path, wanted.format(kind_of(value)))
        elif (length_ms := parse_duration(value)) is None:
            findings.add(path, self._sentence_for(value))
        elif not self.low_ms <= length_ms <= self.high_ms:
            sentence = tr("{0} is outside {1} to {2}").format(
                show(value), format_duration(self.low_ms), format_duration(self.high_ms)
            )
            findings.add(path, sentence)

    def _sentence_without_unit(self, value: float) -> str:
        meant = suggest_duration(f"{value} s") if abs(value) < 10_000 else None
        return tr('needs a unit, for example "{0}"').format(meant or "30 s")

    @staticmethod
    def _sentence_for(value: str) -> str:
        meant = suggest_duration(value) if len(value) < 40 else None
        if meant is not None:
            return tr('{0} is not a time; write "{1}"').format(show(value), meant)
        sentence = tr('{0} is not a time; write "30 s", "2 min" or "1 min 30 s"')
        return sentence.format(show(value))

    def schema(self) -> dict[str, Any]:
        """Return the grammar; draft-04 cannot express the limits."""
        return super().schema() | {"type": "string", "pattern": DURATION_PATTERN}


@dataclass(kw_only=True, eq=False, repr=False)
class FreeTable(Field):
    """A table for anybody's own keys; it is kept and ignored.

    Attributes:
        most: Keys and list entries, at all depths together. Writing a file anew takes
            the square of their number, and a stranger's file may have thousands.
    """

    most: int = 50

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is a table of no more than `most` values."""
        if not isinstance(value, dict):
            findings.add(path, tr("should be a table, not {0}").format(kind_of(value)))
        elif _has_more(value, self.most):
            sentence = tr("holds more than {0} values")
            findings.add(path, sentence.format(self.most))

    def schema(self) -> dict[str, Any]:
        """Return any table."""
        return super().schema() | {"type": "object"}


def _has_more(value: object, most: int) -> bool:
    """Return whether tables and lists hold more values than so many."""
    count, open_values = 0, [value]
    while open_values and count <= most:
        each = open_values.pop()
        inner = each.values() if isinstance(each, dict) else each
        if isinstance(inner, Collection) and not isinstance(inner, str):
            count += len(inner)
            open_values += inner
    return count > most
