"""Times as people write them: "30 s", "1 min 30 s", "1 h 5 min"."""

from __future__ import annotations

import re

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS

_HOURS = "[0-9]{1,2} h"
_MINUTES = "[0-9]{1,3} min"
_SECONDS = r"[0-9]{1,4}(\.[0-9]{1,3})? s"

# Without look-around and named groups, so that editors understand it as well.
DURATION_PATTERN = (
    f"^({_HOURS}( {_MINUTES})?( {_SECONDS})?|{_MINUTES}( {_SECONDS})?|{_SECONDS})$"
)

_PART = re.compile(r"([0-9]+)(?:\.([0-9]+))? (h|min|s)")
_SLOPPY_PART = (
    r"(?i)\s*([0-9]{1,4}(?:[.,][0-9]{1,3})?)\s*"
    r"(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])[\s,]*"
)
_WHOLE = re.compile(DURATION_PATTERN)
_UNIT_MS = {"h": HOUR_MS, "min": MINUTE_MS, "s": SECOND_MS}


def parse_duration(text: str) -> int | None:
    """Return the milliseconds a text such as "1 min 30 s" means, else None.

    Seconds may have up to three decimals ("1.5 s"), so every result is whole.
    """
    if _WHOLE.fullmatch(text) is None:
        return None
    total_ms = 0
    for whole, decimals, unit in _PART.findall(text):
        total_ms += int(whole) * _UNIT_MS[unit]
        if decimals:
            total_ms += int(decimals.ljust(3, "0"))
    return total_ms


def format_duration(ms: int) -> str:
    """Return a time as it is written in a file; `parse_duration` reads it back.

    Raises:
        ValueError: `ms` is negative or not below 100 hours.
    """
    if not 0 <= ms < 100 * HOUR_MS:
        raise ValueError(f"not a time that can be written: {ms!r} ms")
    hours, rest_ms = divmod(ms, HOUR_MS)
    minutes, seconds_ms = divmod(rest_ms, MINUTE_MS)
    parts = []
    if hours:
        parts.append(f"{hours} h")
    if minutes:
        parts.append(f"{minutes} min")
    if seconds_ms or not parts:
        parts.append(f"{format_seconds(seconds_ms)} s")
    return " ".join(parts)


def format_seconds(ms: int) -> str:
    """Return seconds without needless zeros: 4000 is "4", 1500 is "1.5"."""
    whole, decimals = divmod(ms, SECOND_MS)
    return f"{whole}.{decimals:03}".rstrip("0") if decimals else str(whole)


def suggest_duration(text: str) -> str | None:
    """Return what a carelessly written time such as "45sec" was meant to be."""
    total_ms, at = 0, 0
    # Compiled when there is a mistake to explain, which is seldom.
    pattern = re.compile(_SLOPPY_PART)
    while at < len(text):
        part = pattern.match(text, at)
        if part is None:
            return None
        unit = part[2].lower()
        unit_ms = _UNIT_MS["min" if unit[0] == "m" else unit[0]]
        total_ms += round(float(part[1].replace(",", ".")) * unit_ms)
        at = part.end()
    return format_duration(total_ms) if 0 < total_ms < 100 * HOUR_MS else None
