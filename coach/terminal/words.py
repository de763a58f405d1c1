"""Times and items as words for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.session.model import EngineState, ItemKind
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise
    from coach.session.model import Item


def clock_text(ms: int, *, tenths: bool = False) -> str:
    """Return a time as minutes and seconds: "3:07", or "3:07.5" with tenths."""
    minutes, rest_ms = divmod(ms, 60_000)
    text = f"{minutes}:{rest_ms // 1000:02d}"
    return f"{text}.{rest_ms % 1000 // 100}" if tenths else text


def countdown_text(ms: int) -> str:
    """Return what is left of an item, rounded up so that 0 means over."""
    return clock_text(-(-ms // 1000) * 1000)


def kind_words(kind: ItemKind) -> str:
    """Return what a person does during a kind of item."""
    return {
        ItemKind.GET_READY: tr("Get ready"),
        ItemKind.WORK: tr("Work"),
        ItemKind.SWITCH: tr("Switch sides"),
        ItemKind.GAP: tr("Let go"),
        ItemKind.REST: tr("Rest"),
    }[kind]


def state_words(state: EngineState) -> str:
    """Return the state where it is not simply running, else an empty text."""
    return {
        EngineState.PAUSED: tr("Paused, space to go on"),
        EngineState.LEAD_IN: tr("Going on"),
        EngineState.WAITING: tr("Enter when you are ready"),
    }.get(state, "")


def item_words(item: Item, exercises: Mapping[str, Exercise]) -> str:
    """Return exercise, side, set and hold of an item in a few words."""
    words = []
    if item.exercise is not None:
        words.append(exercises[item.exercise].title)
    if item.side in ("left", "right"):
        words.append(tr("left side") if item.side == "left" else tr("right side"))
    if item.set is not None and (item.of_sets or 1) > 1:
        words.append(tr("set {0} of {1}").format(item.set, item.of_sets))
    if item.rep is not None and (item.of_reps or 1) > 1:
        words.append(tr("hold {0} of {1}").format(item.rep, item.of_reps))
    return ", ".join(words)
