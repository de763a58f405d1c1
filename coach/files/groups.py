"""Fields made of fields: lists, ranges, tables and mappings, and rules between keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from coach.files.durations import parse_duration
from coach.files.fields import SLUG_PATTERN, Field, Number
from coach.files.findings import (
    Findings,
    KeyPath,
    did_you_mean,
    kind_of,
    show,
)
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf


@dataclass(kw_only=True, eq=False, repr=False)
class ListOf(Field):
    """A list whose entries are all of one field.

    Attributes:
        of: The field of every entry.
        unique: No entry may come twice.
    """

    of: Field
    low: int = 0
    high: int = 20
    unique: bool = False

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding for the list and for each wrong entry."""
        if not isinstance(value, list):
            findings.add(path, tr("should be a list, not {0}").format(kind_of(value)))
            return
        if not self.low <= len(value) <= self.high:
            sentence = tr("has {0} entries; {1} to {2} are possible")
            findings.add(path, sentence.format(len(value), self.low, self.high))
        entries = value[: self.high]
        for index, entry in enumerate(entries):
            if findings.is_full:
                return
            self.of.check(entry, (*path, index), findings)
            if self.unique and entry in entries[:index]:
                sentence = tr("{0} is in the list twice").format(show(entry))
                findings.add((*path, index), sentence)

    def schema(self) -> dict[str, Any]:
        """Return the list as draft-04."""
        unique = {"uniqueItems": True} if self.unique else {}
        return (
            super().schema()
            | {
                "type": "array",
                "items": self.of.schema(),
                "minItems": self.low,
                "maxItems": self.high,
            }
            | unique
        )


@dataclass(kw_only=True, eq=False, repr=False)
class OneOrRange(Field):
    """One value, or a list of two: the low and the high end of a range."""

    of: Field

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add findings for the value or for both ends, and for a range upside down."""
        if not isinstance(value, list):
            self.of.check(value, path, findings)
        elif len(value) != 2:
            findings.add(path, tr("a range has two values, the low and the high end"))
        else:
            known = len(findings.found)
            for index, end in enumerate(value):
                self.of.check(end, (*path, index), findings)
            if len(findings.found) == known and _rank(value[0]) > _rank(value[1]):
                findings.add(path, tr("the first value of a range is the lower one"))

    def schema(self) -> dict[str, Any]:
        """Return both ways of writing; draft-04 cannot compare the two ends."""
        one = self.of.schema()
        both = {"type": "array", "items": one, "minItems": 2, "maxItems": 2}
        return super().schema() | {"anyOf": [one, both]}


def _rank(value: Any) -> float:  # noqa: ANN401
    length_ms = parse_duration(value) if isinstance(value, str) else value
    return float(length_ms or 0)


@dataclass(kw_only=True, eq=False, repr=False)
class Numbers(Field):
    """A list of exactly so many numbers, such as a position [x, y].

    Attributes:
        names: What each number is called, in order.
        of: The limits of every number.
    """

    names: tuple[str, ...]
    of: Number

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is the right count of good numbers."""
        if not isinstance(value, list) or len(value) != len(self.names):
            sentence = tr("should be a list of {0} numbers: {1}")
            names = ", ".join(self.names)
            findings.add(path, sentence.format(len(self.names), names))
            return
        for index, number in enumerate(value):
            self.of.check(number, (*path, index), findings)

    def schema(self) -> dict[str, Any]:
        """Return the list as draft-04."""
        count = len(self.names)
        return super().schema() | {
            "type": "array",
            "items": self.of.schema(),
            "minItems": count,
            "maxItems": count,
        }


@dataclass(kw_only=True, eq=False, repr=False)
class Mapping(Field):
    """A table whose keys the author chooses.

    Attributes:
        of: The field of every value.
        key_pattern: What a key looks like, and `key_rule` the same in words.
        any_of: The only keys there are, where they are known.
    """

    of: Field
    key_pattern: str = SLUG_PATTERN
    key_rule: str = "a name of lower-case letters, digits and dashes"
    any_of: tuple[str, ...] = ()
    low: int = 0
    high: int = 40

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self.key_pattern)

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding for each wrong key and each wrong value."""
        if not isinstance(value, dict):
            findings.add(path, tr("should be a table, not {0}").format(kind_of(value)))
            return
        if not self.low <= len(value) <= self.high:
            sentence = tr("has {0} entries; {1} to {2} are possible")
            findings.add(path, sentence.format(len(value), self.low, self.high))
        for key, entry in list(value.items())[: self.high]:
            if findings.is_full:
                return
            if self._expression.fullmatch(key) is None:
                sentence = tr("{0} does not fit here: {1}.").format(
                    show(key), tr(self.key_rule)
                )
                hint = did_you_mean(key, self.any_of)
                findings.add((*path, key), sentence + hint)
            else:
                self.of.check(entry, (*path, key), findings)

    def schema(self) -> dict[str, Any]:
        """Return keys and values as draft-04."""
        return super().schema() | {
            "type": "object",
            "patternProperties": {self.key_pattern: self.of.schema()},
            "additionalProperties": False,
            "minProperties": self.low,
            "maxProperties": self.high,
        }


class Rule(Protocol):
    """A condition between the keys of one table."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when the keys do not go together."""
        ...

    def schema(self) -> dict[str, Any]:
        """Return the same as draft-04, or {} where that cannot say it."""
        ...


@dataclass(kw_only=True, eq=False, repr=False)
class Table(Field):
    """A table with known keys; unknown ones are refused.

    Attributes:
        fields: The keys in the order in which a form shows them.
        required: Keys that must be there.
        rules: Conditions between keys.
        extra: Field of all other keys, which then are names such as "w"; else None.
    """

    fields: MappingOf[str, Field]
    required: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    extra: Field | None = None
    max_extra: int = 12
    extra_pattern: str = field(default="^[a-z][a-z0-9_]*$", repr=False)

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding for each unknown, missing and wrong key."""
        if not isinstance(value, dict):
            findings.add(path, tr("should be a table, not {0}").format(kind_of(value)))
            return
        if self.extra is not None and len(value) > len(self.fields) + self.max_extra:
            findings.add(path, tr("has too many keys"))
            return
        for key, entry in value.items():
            if findings.is_full:
                return
            self._check_key(key, entry, (*path, key), findings)
        for key in self.required:
            if key not in value:
                findings.add(path, tr('"{0}" is missing').format(key))
        for rule in self.rules:
            rule.check(value, path, findings)

    def _check_key(
        self, key: str, entry: object, path: KeyPath, findings: Findings
    ) -> None:
        if key in self.fields:
            self.fields[key].check(entry, path, findings)
        elif self.extra is not None and re.fullmatch(self.extra_pattern, key):
            self.extra.check(entry, path, findings)
        else:
            sentence = tr("{0} is not a known key here.").format(show(key))
            findings.add(path, sentence + did_you_mean(key, self.fields))

    def schema(self) -> dict[str, Any]:
        """Return the table as draft-04, with every nested table written out."""
        schema = super().schema() | {
            "type": "object",
            "properties": {key: item.schema() for key, item in self.fields.items()},
            "additionalProperties": False,
        }
        if self.extra is not None:
            schema["patternProperties"] = self._extra_schema(self.extra)
            schema["maxProperties"] = len(self.fields) + self.max_extra
        if self.required:
            schema["required"] = list(self.required)
        if rules := [shape for rule in self.rules if (shape := rule.schema())]:
            schema["allOf"] = rules
        return schema

    def _extra_schema(self, extra: Field) -> dict[str, Any]:
        # A pattern applies to the named keys too, so it has to leave them out.
        named = "|".join(re.escape(key) for key in self.fields)
        inner = self.extra_pattern.removeprefix("^")
        return {f"^(?!({named})$){inner}": extra.schema()}


@dataclass(eq=False, repr=False)
class AtMostOne:
    """Of some keys at most one, or exactly one, is given."""

    keys: tuple[str, ...]
    needed: bool = False

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when there are too many, or none although one is needed."""
        given = [key for key in self.keys if key in table]
        if len(given) > 1:
            both = tr(" and ").join(f'"{key}"' for key in given)
            findings.add(path, tr("has both {0}; give only one").format(both))
        elif self.needed and not given:
            keys = ", ".join(f'"{key}"' for key in self.keys)
            findings.add(path, tr("has none of {0}; give one").format(keys))

    def schema(self) -> dict[str, Any]:
        """Return the choice as draft-04."""
        one = [{"required": [key]} for key in self.keys]
        return {"oneOf": one if self.needed else [*one, {"not": {"anyOf": one}}]}


@dataclass(eq=False, repr=False)
class Needs:
    """A key makes sense only beside another key, perhaps with certain values.

    Attributes:
        key: The key.
        other: The key that has to be there too.
        values: The values the other key may then have; empty for any.
    """

    key: str
    other: str
    values: tuple[str, ...] = ()

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when the other key is missing or has another value."""
        if self.key not in table:
            return
        if not self.values and self.other not in table:
            sentence = tr('"{0}" needs "{1}" beside it')
            findings.add((*path, self.key), sentence.format(self.key, self.other))
        elif self.values and table.get(self.other) not in self.values:
            sentence = tr('"{0}" is possible only with {1} = {2}')
            values = tr(" or ").join(f'"{value}"' for value in self.values)
            where = (*path, self.key)
            findings.add(where, sentence.format(self.key, self.other, values))

    def schema(self) -> dict[str, Any]:
        """Return the condition as draft-04."""
        if not self.values:
            return {"dependencies": {self.key: [self.other]}}
        fitting = {
            "required": [self.other],
            "properties": {self.other: {"enum": list(self.values)}},
        }
        return {"dependencies": {self.key: fitting}}


@dataclass(eq=False, repr=False)
class RequiredWhen:
    """Keys inside a table become required when another key has a certain value.

    Attributes:
        other: The key that decides, and the `value` that makes the rest required.
        key: The table that is needed, and in it the keys `inside`.
    """

    other: str
    value: str
    key: str
    inside: tuple[str, ...] = ()

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding for each key that is missing."""
        if table.get(self.other) != self.value:
            return
        inner = table.get(self.key)
        if inner is None:
            sentence = tr('"{0}" is missing; {1} = "{2}" needs it')
            findings.add(path, sentence.format(self.key, self.other, self.value))
            return
        for key in self.inside:
            if isinstance(inner, dict) and key not in inner:
                sentence = tr('"{0}" is missing; {1} = "{2}" needs it')
                where = (*path, self.key)
                findings.add(where, sentence.format(key, self.other, self.value))

    def schema(self) -> dict[str, Any]:
        """Return the condition as draft-04."""
        unless = {
            "not": {
                "required": [self.other],
                "properties": {self.other: {"enum": [self.value]}},
            }
        }
        needed = {
            "required": [self.key],
            "properties": {self.key: {"required": list(self.inside)}},
        }
        return {"anyOf": [unless, needed]}
