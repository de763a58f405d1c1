"""What a program needs, from its own words: things to own, and things any home has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

# Whoever has a home has one of these, or something that does the same.
_AT_HOME = {"belt", "chair", "chairs", "door", "floor", "pillow", "rail", "sock"}
_AT_HOME |= {"socks", "sofa", "strap", "table", "towel", "wall"}
# A word of a file -> what it is a kind of.
_THINGS = {
    "mat": "mat",
    "pad": "pad",
    "cushion": "pad",
    "band": "band",
    "ball": "ball",
    "roller": "roller",
    "step": "step",
    "bench": "bench",
    "partner": "anchor",
    "anchor": "anchor",
    "solid": "anchor",
    "outdoors": "outdoors",
}
_OR = re.compile(r"\s+or\s+|,\s*")
_AS_LIKED = "if you like"
# Thousands of files ask for the same few dozens of things.
_KEPT_MOST = 500


def _tr(text: str) -> str:
    return QCoreApplication.translate("equipment", text)


def thing_word(thing: str) -> str:
    """Return what a thing is called in the window."""
    words = {
        "mat": _tr("Mat"),
        "pad": _tr("Pad"),
        "band": _tr("Resistance band"),
        "ball": _tr("Ball"),
        "roller": _tr("Foam roller"),
        "step": _tr("Low step"),
        "bench": _tr("Bench"),
        "anchor": _tr("Partner or solid anchor"),
        "outdoors": _tr("Room outdoors"),
    }
    return words.get(thing, thing[:1].upper() + thing[1:])


@lru_cache(_KEPT_MOST)
def need(text: str) -> frozenset[str]:
    """Return the things one of which an entry of a file asks for.

    Nothing is asked for where one of them is found in any home, or is a matter of
    taste.
    """
    if _AS_LIKED in text.casefold():
        return frozenset()
    things = set()
    for part in _OR.split(text.casefold()):
        words = re.findall(r"\w+", part)
        if not _AT_HOME.isdisjoint(words):
            return frozenset()
        known = [_THINGS[word] for word in words if word in _THINGS]
        things.add(known[0] if known else part.strip())
    return frozenset(things - {""})


def needs(equipment: Iterable[str]) -> frozenset[frozenset[str]]:
    """Return all needs; of each, one thing must be there."""
    return frozenset(each for each in map(need, equipment) if each)


def are_at_hand(needed: Iterable[frozenset[str]], owned: frozenset[str] | None) -> bool:
    """Return whether of each need one thing is owned; None owns everything."""
    return owned is None or not any(map(owned.isdisjoint, needed))
