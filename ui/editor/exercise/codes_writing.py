"""The numbers that an exercise has in other systems, one to a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.editor.form.writing import Writing

if TYPE_CHECKING:
    from coach.editing.plain import Value

_NAME = "[a-z0-9]+(?:[.-][a-z0-9]+)*"
_LINE = re.compile(rf"\s*({_NAME})\s+({_NAME})\s*[:=]?\s*([0-9]{{1,6}})\s*")


class CodesWriting(Writing):
    """Lines such as "fit category 28": system, what it counts, the number."""

    def text_of(self, value: Value) -> str:
        """Return the numbers, one to a line."""
        if not isinstance(value, dict):
            return super().text_of(value)
        return "\n".join(
            f"{system} {name} {number}"
            for system, numbers in value.items()
            for name, number in (numbers.items() if isinstance(numbers, dict) else ())
        )

    def value_of(self, text: str) -> Value:
        """Return the numbers by system and name, or what was typed instead."""
        lines = [line for line in text.split("\n") if line.strip()]
        found = [match for match in map(_LINE.fullmatch, lines) if match is not None]
        if len(found) < len(lines):
            return text.strip()
        codes: dict[str, dict[str, int]] = {}
        for match in found:
            codes.setdefault(match[1], {})[match[2]] = int(match[3])
        return codes or None
