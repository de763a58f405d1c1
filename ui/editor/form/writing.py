"""How a value of a file stands in a field, and what was meant by what is typed.

What cannot be understood is kept as it is typed: the reader of the file then says what
is wrong with it, at the field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.files.durations import (
    SECOND_MS,
    format_duration,
    parse_duration,
    suggest_duration,
)

if TYPE_CHECKING:
    from coach.editing.plain import Value

RANGE_SIGN = "–"
_RANGE = re.compile(r"\s*(?:–|—|-|\bto\b)\s*")
_NUMBER = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,3})?")
# A comma alone may be a decimal one.
_BETWEEN = re.compile(r"\s*;\s*|\s*,\s+|\s+")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_MOST_MS = 99 * 3_600_000


class Writing:
    """Plain text, which stands as it is written."""

    def text_of(self, value: Value) -> str:
        """Return a value as it stands in a field."""
        return "" if value is None else str(value)

    def value_of(self, text: str) -> Value:
        """Return what is meant; None for nothing."""
        return text or None

    def stepped(self, text: str, by: int) -> str:
        """Return the text one step higher (1) or lower (-1); the same for none."""
        return text


class NumberWriting(Writing):
    """A number within limits.

    Args:
        low: The lowest, and `high` the highest.
        is_whole: It has no decimals.
        step: How far one step goes.
    """

    def __init__(
        self, low: float, high: float, *, is_whole: bool = True, step: float = 1
    ) -> None:
        self._low, self._high = low, high
        self._is_whole = is_whole
        self._step = step

    def text_of(self, value: Value) -> str:
        """Return a value as it stands in a field."""
        # A whole number stands with all its digits, however many were pasted.
        return f"{value:g}" if isinstance(value, float) else super().text_of(value)

    def value_of(self, text: str) -> Value:
        """Return the number, or what was typed instead of one."""
        plain = text.strip().replace("−", "-").replace(",", ".")
        try:
            return int(plain) if self._is_whole else float(plain)
        except ValueError:
            return text.strip() or None

    def stepped(self, text: str, by: int) -> str:
        """Return the number one step on, within the limits."""
        value = self.value_of(text)
        if not isinstance(value, int | float):
            return self.text_of(self._low)
        there = value + by * self._step
        return self.text_of(min(max(there, self._low), self._high))


class DurationWriting(Writing):
    """A time with its unit; a bare number counts seconds, 1:30 is a minute and a half.

    Args:
        low_ms: The shortest, and `high_ms` the longest.
    """

    def __init__(self, low_ms: int, high_ms: int) -> None:
        self._low_ms, self._high_ms = low_ms, high_ms

    def value_of(self, text: str) -> Value:
        """Return the time as it is written in a file, or what was typed instead."""
        plain = " ".join(text.split())
        if parse_duration(plain) is not None:
            return plain
        clock = _CLOCK.fullmatch(plain)
        if clock is not None:
            return format_duration((int(clock[1]) * 60 + int(clock[2])) * SECOND_MS)
        if _NUMBER.fullmatch(plain):
            length_ms = round(float(plain.replace(",", ".")) * SECOND_MS)
            return format_duration(min(length_ms, _MOST_MS))
        return suggest_duration(plain) or plain or None

    def stepped(self, text: str, by: int) -> str:
        """Return the time one step on: the longer it is, the longer the step."""
        now_ms = parse_duration(self.value_of(text) or "")
        if now_ms is None:
            return format_duration(max(self._low_ms, min(SECOND_MS, self._high_ms)))
        step_ms = _step_ms(now_ms if by > 0 else now_ms - 1)
        there_ms = (now_ms // step_ms + by) * step_ms
        if by < 0 and now_ms % step_ms:
            there_ms += step_ms
        return format_duration(min(max(there_ms, self._low_ms), self._high_ms))


def _step_ms(length_ms: int) -> int:
    if length_ms < 5 * SECOND_MS:
        return SECOND_MS // 2
    if length_ms < 10 * SECOND_MS:
        return SECOND_MS
    if length_ms < 120 * SECOND_MS:
        return 5 * SECOND_MS
    return 30 * SECOND_MS


class RangeWriting(Writing):
    """One value or a range of two: "8–12", "20 s–30 s".

    Args:
        of: How one of them is written.
    """

    def __init__(self, of: Writing) -> None:
        self._of = of

    def text_of(self, value: Value) -> str:
        """Return one value, or both with a dash between them."""
        if not isinstance(value, list):
            return self._of.text_of(value)
        return f" {RANGE_SIGN} ".join(map(self._of.text_of, value))

    def value_of(self, text: str) -> Value:
        """Return one value, or a list of both."""
        ends = [self._of.value_of(part) for part in _RANGE.split(text.strip()) if part]
        if len(ends) == 2:
            return ends
        return ends[0] if len(ends) == 1 else self._of.value_of(text)

    def stepped(self, text: str, by: int) -> str:
        """Return the text with both ends one step on."""
        ends = [part for part in _RANGE.split(text.strip()) if part]
        return f" {RANGE_SIGN} ".join(self._of.stepped(end, by) for end in ends or [""])


class NumbersWriting(Writing):
    """A list of exactly so many numbers, such as a place: "0.12; 0.4".

    Args:
        of: How one of them is written.
    """

    def __init__(self, of: Writing) -> None:
        self._of = of

    def text_of(self, value: Value) -> str:
        """Return the numbers with semicolons between them."""
        if not isinstance(value, list):
            return super().text_of(value)
        return "; ".join(map(self._of.text_of, value))

    def value_of(self, text: str) -> Value:
        """Return the numbers, as many as were typed."""
        parts = [part for part in _BETWEEN.split(text.strip()) if part]
        return [self._of.value_of(part) for part in parts] or None


class PhaseWriting(Writing):
    """How long each phase of a repetition takes: "4 – 1 – 2" in seconds.

    Args:
        phases: The names of all phases, in their order.
        named: Those that have a time so far; a tempo may leave some out.
    """

    def __init__(self, phases: tuple[str, ...], named: tuple[str, ...] = ()) -> None:
        self._phases = phases
        self._named = named
        self._of = DurationWriting(200, 600_000)

    def text_of(self, value: Value) -> str:
        """Return the seconds of each phase with dashes between them."""
        if not isinstance(value, dict):
            return super().text_of(value)
        return f" {RANGE_SIGN} ".join(
            str(one).removesuffix(" s") for one in value.values()
        )

    def value_of(self, text: str) -> Value:
        """Return the times by phase, as many as were typed."""
        parts = [part for part in _RANGE.split(text.strip()) if part]
        if not parts:
            return None
        names = self._named if len(parts) == len(self._named) else self._phases
        if len(parts) > len(names):
            return text.strip()
        times = (self._of.value_of(part) for part in parts)
        return dict(zip(names, times, strict=False))
