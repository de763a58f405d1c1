"""The words for what a person may have said about their health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAKEN = frozenset({"blood-thinners", "steroids"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("health", text)


def health_word(item: str) -> str:
    """Return the words for an entry of the health list."""
    words = {
        "pregnancy": _tr("pregnancy"),
        "heart-disease": _tr("a heart condition"),
        "lung-disease": _tr("a lung condition"),
        "blood-thinners": _tr("blood thinners"),
        "diabetes": _tr("diabetes"),
        "poor-feeling": _tr("poor feeling in the skin"),
        "artery-disease": _tr("artery disease"),
        "raynaud": _tr("Raynaud"),
        "cold-allergy": _tr("a cold allergy"),
        "kidney-disease": _tr("kidney disease"),
        "liver-disease": _tr("liver disease"),
        "thyroid-disease": _tr("thyroid disease"),
        "osteoporosis": _tr("brittle bones"),
        "steroids": _tr("cortisone"),
        "recent-surgery": _tr("an operation lately"),
        "open-wound": _tr("an open wound"),
        "nerve-injury": _tr("an injured nerve"),
    }
    return words.get(item, item)


def any_of(words: Iterable[str]) -> str:
    """Return words as a list of which one is enough: "a, b or c"."""
    *first, last = words
    if not first:
        return last
    return _tr("{0} or {1}").format(_tr(", ").join(first), last)


def for_whom(items: Iterable[str]) -> str:
    """Return for which people something is, such as "For people with diabetes."."""
    return _tr("For {0}.").format(any_of(map(_people, items)))


def _people(item: str) -> str:
    if item == "pregnancy":
        return _tr("people who are pregnant")
    if item in _TAKEN:
        return _tr("people who take {0}").format(health_word(item))
    return _tr("people with {0}").format(health_word(item))
