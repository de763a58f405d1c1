"""Timeline and cue sheet as the JSON document of `coach timeline --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.model import Program
    from coach.session.model import Cue, Item, Timeline


def timeline_document(
    program: Program, timeline: Timeline, cues: Iterable[Cue]
) -> dict[str, Any]:
    """Return the document; scripts rely on its keys, their order and meaning."""
    return {
        "program": program.id,
        "total_ms": timeline.total_ms,
        "items": [_item_row(item) for item in timeline.items],
        "cues": [_cue_row(cue) for cue in cues],
    }


def _item_row(item: Item) -> dict[str, Any]:
    return {
        "at_ms": item.at_ms,
        "length_ms": item.length_ms,
        "kind": item.kind.value,
        "exercise": item.exercise,
        "side": item.side,
        "set": item.set,
        "of_sets": item.of_sets,
        "rep": item.rep,
        "of_reps": item.of_reps,
    }


def _cue_row(cue: Cue) -> dict[str, Any]:
    return {
        "at_ms": cue.at_ms,
        "kind": cue.kind.value,
        "sound": cue.sound,
        "say": cue.say,
    }
