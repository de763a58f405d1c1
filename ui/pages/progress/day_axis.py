"""Days as numbers on the x axis of a graph."""

from __future__ import annotations

from datetime import date

# Small numbers: a picture as SVG keeps six digits, too few for days since the year 1.
_ZERO = date(2025, 1, 1).toordinal()


def x_of(day: date) -> float:
    """Return where the middle of a day lies."""
    return float(day.toordinal() - _ZERO)


def day_at(x: float) -> date:
    """Return the day at an x."""
    ordinal = min(max(round(x) + _ZERO, 1), date.max.toordinal())
    return date.fromordinal(ordinal)
