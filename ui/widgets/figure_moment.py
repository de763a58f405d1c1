"""Which moments of an item come again, so that their pictures can be kept.

Repetitions and endless movements run through the same postures again and again. Time
inside them goes in steps of one picture, counted from the beginning of each cycle:
then every cycle shows the same pictures.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.figure.motion import PREVIEW_HOLD_MS
from coach.files.model import DoseKind
from coach.session.model import ItemKind

if TYPE_CHECKING:
    from coach.figure.model import Figure
    from coach.session.model import Item

# 30 pictures a second.
PICTURE_MS = 33


@dataclass(frozen=True, slots=True)
class Moment:
    """One picture of a cycle.

    Attributes:
        name: The same for all moments that show the same.
        at_ms: Time in the item to which the picture belongs.
        ends_ms: Time in the item when the next picture is due.
    """

    name: tuple[int, int, int]
    at_ms: int
    ends_ms: int


def moment_at(figure: Figure, item: Item | None, elapsed_ms: int) -> Moment | None:
    """Return the picture that is due, or None where nothing repeats.

    Args:
        figure: What moves.
        item: The timeline item, or None for an endless preview.
        elapsed_ms: Time since item or preview began.
    """
    if item is not None and item.rep_ends_ms and item.kind is ItemKind.WORK:
        return _in_repetition(item, elapsed_ms)
    if item is None or (item.kind is ItemKind.WORK and not _is_held(figure, item)):
        return _in_loop(figure, elapsed_ms)
    return None


def _in_repetition(item: Item, elapsed_ms: int) -> Moment:
    ends = item.rep_ends_ms
    index = min(bisect_right(ends, elapsed_ms), len(ends) - 1)
    begins_ms = ends[index - 1] if index else 0
    turn = index % 2 if item.side == "alternate" else 0
    return _picture(begins_ms, ends[index] - begins_ms, elapsed_ms, turn)


def _in_loop(figure: Figure, elapsed_ms: int) -> Moment | None:
    cycle_ms = sum(phase.time_ms or PREVIEW_HOLD_MS for phase in figure.phases)
    if cycle_ms <= 0:
        return None
    return _picture(elapsed_ms - elapsed_ms % cycle_ms, cycle_ms, elapsed_ms, 0)


def _picture(begins_ms: int, cycle_ms: int, elapsed_ms: int, turn: int) -> Moment:
    number = max(elapsed_ms - begins_ms, 0) // PICTURE_MS
    at_ms = begins_ms + number * PICTURE_MS
    ends_ms = min(at_ms + PICTURE_MS, max(begins_ms + cycle_ms, at_ms + 1))
    return Moment((turn, cycle_ms, number), at_ms, ends_ms)


def _is_held(figure: Figure, item: Item) -> bool:
    """Say whether a posture is gone into once and then held."""
    if item.dose not in (DoseKind.HOLD, DoseKind.OPEN, DoseKind.TIME):
        return False
    return any(phase.time_ms == 0 for phase in figure.phases)
