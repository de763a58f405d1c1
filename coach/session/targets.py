"""Where the commands skip, back and redo lead in a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.session.model import ItemKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.session.model import Item, Timeline


def following(timeline: Timeline, index: int) -> int:
    """Return the next item that takes any time, or the number of items."""
    for later in range(index + 1, len(timeline.items)):
        if timeline.items[later].length_ms > 0:
            return later
    return len(timeline.items)


def preceding(timeline: Timeline, index: int, left_out: Collection[int]) -> int:
    """Return the item before, or `index` itself when there is none.

    Args:
        timeline: The session.
        index: Where it is now.
        left_out: Steps that were left out; nothing leads back to them.
    """
    for earlier in range(index - 1, -1, -1):
        if _can_be_done(timeline.items[earlier], left_out):
            return earlier
    return index


def set_start(timeline: Timeline, index: int, left_out: Collection[int]) -> int | None:
    """Return the first work of the set that is under way or was done last.

    None while getting ready, as no set of the step has begun, and when there is no
    work before.
    """
    items = timeline.items
    if index >= len(items) or items[index].kind is ItemKind.GET_READY:
        return None
    for earlier in range(index, -1, -1):
        if _is_work(items[earlier], left_out):
            done_last = _set_of(items[earlier])
            break
    else:
        return None
    return next(
        first
        for first, item in enumerate(items)
        if _is_work(item, left_out) and _set_of(item) == done_last
    )


def next_work(timeline: Timeline, index: int) -> Item | None:
    """Return the first work after an item, None when there is no more."""
    for item in timeline.items[index + 1 :]:
        if _is_work(item, ()):
            return item
    return None


def _can_be_done(item: Item, left_out: Collection[int]) -> bool:
    is_left_out = item.exercise is not None and item.step in left_out
    return item.length_ms > 0 and not is_left_out


def _is_work(item: Item, left_out: Collection[int]) -> bool:
    return item.kind is ItemKind.WORK and _can_be_done(item, left_out)


def _set_of(item: Item) -> tuple[int, int, int, int | None]:
    return (item.block, item.round, item.step, item.set)
