"""More rules between the keys of one table, beside those of `groups`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.files.groups import Needs
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath


@dataclass(eq=False, repr=False)
class AtLeastOne:
    """Of some keys at least one is given."""

    keys: tuple[str, ...]

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when there is none."""
        if not any(key in table for key in self.keys):
            keys = ", ".join(f'"{key}"' for key in self.keys)
            findings.add(path, tr("has none of {0}; give at least one").format(keys))

    def schema(self) -> dict[str, Any]:
        """Return the choice as draft-04."""
        return {"anyOf": [{"required": [key]} for key in self.keys]}


@dataclass(eq=False, repr=False)
class KeysWhen:
    """Keys become required when another key has a certain value."""

    other: str
    value: str
    keys: tuple[str, ...]

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding for each key that is missing."""
        if table.get(self.other) != self.value:
            return
        for key in self.keys:
            if key not in table:
                sentence = tr('"{0}" is missing; {1} = "{2}" needs it')
                findings.add(path, sentence.format(key, self.other, self.value))

    def schema(self) -> dict[str, Any]:
        """Return the condition as draft-04."""
        unless = {
            "not": {
                "required": [self.other],
                "properties": {self.other: {"enum": [self.value]}},
            }
        }
        return {"anyOf": [unless, {"required": list(self.keys)}]}


def together(one: str, other: str) -> tuple[Needs, Needs]:
    """Return the rules that two keys are given both or neither."""
    return Needs(one, other), Needs(other, one)
