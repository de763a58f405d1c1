"""The times of day of an assignment, typed as "7:30, 18:00"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LETTERS = 60
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_HOUR = 60


class TimesField(TextField):
    """A line for times; empty leaves them to the patient."""

    def __init__(self) -> None:
        super().__init__("", _MOST_LETTERS)
        self.setAccessibleName(self.tr("At what times"))
        self.setPlaceholderText(self.tr("Any time, or 7:30, 18:00"))

    def times(self) -> tuple[int, ...]:
        """Return minutes since midnight, in order; those that can be read."""
        found = (_CLOCK.fullmatch(part) for part in self._parts())
        read = {int(each[1]) * _HOUR + int(each[2]) for each in found if each}
        return tuple(sorted(read))

    def set_times(self, times: Iterable[int]) -> None:
        """Show times."""
        words = (f"{each // _HOUR}:{each % _HOUR:02d}" for each in sorted(times))
        self.setText(", ".join(words))

    def problem(self) -> str:
        """Return what is wrong with what was typed, or ""."""
        for part in self._parts():
            if not _CLOCK.fullmatch(part):
                words = self.tr("“{0}” is no time of day. Write 7:30, 18:00.")
                return words.format(part)
        return ""

    def _parts(self) -> list[str]:
        return [part for part in re.split(r"[\s,;]+", self.text()) if part]
