"""Fields for TOML's own dates and moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from coach.files.fields import Field
from coach.files.findings import kind_of
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath

# What a calendar of this app can show; a file that says more is wrong or hostile.
_FIRST_YEAR, _LAST_YEAR = 2000, 2199


@dataclass(kw_only=True, eq=False, repr=False)
class Day(Field):
    """A date without quotes, such as 2026-10-05."""

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is a date in a usual year."""
        if not isinstance(value, date) or isinstance(value, datetime):
            sentence = tr("should be a date without quotes such as 2026-10-05, not {0}")
            findings.add(path, sentence.format(_kind(value)))
        elif not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            findings.add(path, tr("the year {0} cannot be right").format(value.year))

    def schema(self) -> dict[str, Any]:
        """Return the date as draft-04; editors see TOML dates as text."""
        return super().schema() | {"type": "string", "format": "date"}


@dataclass(kw_only=True, eq=False, repr=False)
class Instant(Field):
    """A moment in UTC without quotes, such as 2026-10-04T09:12:00Z."""

    def check(self, value: object, path: KeyPath, findings: Findings) -> None:
        """Add a finding unless `value` is a moment with its zone."""
        if not isinstance(value, datetime) or value.tzinfo is None:
            sentence = tr(
                "should be a time in UTC without quotes such as "
                "2026-10-04T09:12:00Z, not {0}"
            )
            findings.add(path, sentence.format(_kind(value)))
        elif not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            findings.add(path, tr("the year {0} cannot be right").format(value.year))

    def schema(self) -> dict[str, Any]:
        """Return the moment as draft-04; editors see TOML times as text."""
        return super().schema() | {"type": "string", "format": "date-time"}


def _kind(value: object) -> str:
    if isinstance(value, datetime) and value.tzinfo is None:
        return tr("a time without its zone")
    return kind_of(value)
