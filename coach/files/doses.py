"""From accepted dose keys to a `Dose`."""

from __future__ import annotations

from typing import Any

from coach.files.dose_table import form_of
from coach.files.durations import parse_duration
from coach.files.model import Dose, DoseKind

DEFAULT_REST_MS = 20_000


def make_dose(table: dict[str, Any], rest_ms: int = DEFAULT_REST_MS) -> Dose:
    """Return the dose that accepted keys describe.

    Args:
        table: Keys that `ONE_DOSE` has accepted; others are ignored.
        rest_ms: Rest between sets when the keys give none.

    Raises:
        ValueError: The keys have not been accepted.
    """
    lead = form_of(table)
    if lead is None:
        raise ValueError(f"no dose in {sorted(table)}")
    kind = DoseKind(lead)
    measure = "hold" if "hold" in table else "time"
    written = table.get("reps" if kind is DoseKind.REPS else measure)
    low, high = _ends(written)
    tempo = tuple((name, to_ms(each)) for name, each in table.get("tempo", {}).items())
    return Dose(
        kind=kind,
        length_ms=0 if kind is DoseKind.REPS else low,
        reps=low if kind is DoseKind.REPS else table.get("reps", 1),
        gap_ms=to_ms(table.get("gap", "0 s")),
        each_ms=_each_ms(table, tempo),
        tempo=tempo,
        sets=table.get("sets", 1),
        rest_ms=to_ms(table["rest"]) if "rest" in table else rest_ms,
        high=high,
        by_hold=measure == "hold",
    )


def _each_ms(table: dict[str, Any], tempo: tuple[tuple[str, int], ...]) -> int:
    if tempo:
        return sum(length_ms for _, length_ms in tempo)
    return to_ms(table["each"]) if "each" in table else 0


def _ends(written: object) -> tuple[int, int | None]:
    """Return the low end and, for a range, the high end."""
    if isinstance(written, list):
        low, high = (_amount(end) for end in written)
        return low, high
    return _amount(written), None


def _amount(written: object) -> int:
    if isinstance(written, int):
        return written
    return to_ms(written)


def to_ms(written: object) -> int:
    """Return an accepted time in milliseconds.

    Raises:
        ValueError: It is not a time.
    """
    length_ms = parse_duration(written) if isinstance(written, str) else None
    if length_ms is None:
        raise ValueError(f"not a time: {written!r}")
    return length_ms
