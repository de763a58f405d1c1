"""Words and numbers as the window shows them: minutes, kinds, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MINUTE_MS = 60_000
MIDDLE_DOT = "\u2002·\u2002"


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def kind_word(kind: str) -> str:
    """Return the word for a kind of program."""
    words = {
        "warm-up": _tr("Warm-up"),
        "cool-down": _tr("Cool-down"),
        "stretch": _tr("Stretch"),
        "mobility": _tr("Mobility"),
        "strength": _tr("Strength"),
        "rehab": _tr("Rehab"),
        "prevention": _tr("Prevention"),
        "desk": _tr("Desk break"),
        "care": _tr("Care"),
    }
    return words.get(kind, kind.capitalize())


def minutes(length_ms: int) -> int:
    """Return a length in whole minutes, at least 1 for anything above zero."""
    return max(round(length_ms / _MINUTE_MS), 1) if length_ms else 0


def minutes_range(lengths_ms: Sequence[int]) -> str:
    """Return "18 min", "40 s" of less, "9–18 min" where lengths differ, or ""."""
    if not lengths_ms:
        return ""
    if max(lengths_ms) < _MINUTE_MS:
        return _tr("{0} s").format(round(max(lengths_ms) / 1000))
    shortest, longest = minutes(min(lengths_ms)), minutes(max(lengths_ms))
    if shortest == longest:
        return _tr("{0} min").format(shortest)
    return _tr("{0}–{1} min").format(shortest, longest)


def clock_text(length_ms: int) -> str:
    """Return a length as minutes and seconds, such as "2:05"."""
    seconds = round(length_ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


def joined(parts: Iterable[str]) -> str:
    """Return the parts that are not empty, with a middle dot between them."""
    return MIDDLE_DOT.join(part for part in parts if part)


def capital(text: str) -> str:
    """Return a text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def position_name(position: str) -> str:
    """Return the words for the position of an exercise, as in its file."""
    words = {
        "standing": _tr("standing"),
        "chair": _tr("on a chair"),
        "sitting-floor": _tr("sitting on the floor"),
        "lying-back": _tr("lying on the back"),
        "lying-front": _tr("lying on the front"),
        "lying-side": _tr("lying on the side"),
        "kneeling": _tr("kneeling"),
        "half-kneeling": _tr("half kneeling"),
        "hands-and-knees": _tr("on hands and knees"),
        "plank": _tr("plank"),
    }
    return words.get(position, position)
