"""What a program needs, from its own words: things to own, and things any home has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

# Whoever has a home has one of these, or something that does the same.
_AT_HOME = {"belt", "chair", "chairs", "door", "floor", "pillow", "rail", "sock"}
_AT_HOME |= {"socks", "sofa", "table", "towel", "wall"}
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


def need(text: str) -> frozenset[str]:
    """Return the things one of which an entry of a file asks for.

    Nothing is asked for where one of them is found in any home.
    """
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
