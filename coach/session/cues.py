"""The cue sheet: every sound and sentence of a session, known before it starts.

The sheet is data. It is shown, compared with golden files, and handed to the sound
output ahead of time, so that a busy window never delays a cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.model import DoseKind
from coach.session.model import Cue, CueKind, ItemKind
from coach.session.speech import VoicePace, plan_speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.files.model import Exercise
    from coach.session.model import Item, Timeline

COUNT_STEP_MS = 1_000
COUNT_FROM_MS = 3_000  # 3, 2, 1
PAUSE_COUNTED_FROM_MS = 4_000  # shorter ones would be nothing but counting
WORK_COUNTED_FROM_MS = 10_000
HALF_FROM_MS = 20_000

_OPENING = {
    ItemKind.GET_READY: CueKind.NEXT,
    ItemKind.WORK: CueKind.GO,
    ItemKind.SWITCH: CueKind.SWITCH,
    ItemKind.GAP: CueKind.RELEASE,
    ItemKind.REST: CueKind.REST,
}
_COUNTED_PAUSES = (ItemKind.GET_READY, ItemKind.SWITCH, ItemKind.REST)


def cue_sheet(
    timeline: Timeline,
    exercises: Mapping[str, Exercise],
    *,
    voice: VoicePace | None = None,
) -> tuple[Cue, ...]:
    """Return all cues of a session in order, never two at one millisecond.

    Items without length (left out while the session runs) have no cues.

    Args:
        timeline: The items of the session.
        exercises: Exercises by id, for the names that are said.
        voice: How fast the voice is; the default pace when None.
    """
    tones: dict[int, Cue] = {}
    for index, item in enumerate(timeline.items):
        if item.length_ms > 0:
            for at_ms, kind in _item_tones(item):
                # An earlier entry is the more telling one: an opening cue, then a
                # repetition, then a phase (which may be of no length).
                tones.setdefault(at_ms, _cue(at_ms, kind, index))
    if timeline.total_ms > 0:
        end_ms = timeline.total_ms
        tones[end_ms] = _cue(end_ms, CueKind.DONE, len(timeline.items))
    ordered = [tones[at_ms] for at_ms in sorted(tones)]
    return plan_speech(ordered, timeline, exercises, voice or VoicePace())


def count_times_ms(end_ms: int) -> range:
    """Return when 3, 2 and 1 sound before something begins at `end_ms`."""
    return range(end_ms - COUNT_FROM_MS, end_ms, COUNT_STEP_MS)


def _cue(at_ms: int, kind: CueKind, index: int) -> Cue:
    return Cue(at_ms, kind, kind.value, item=index)


def _item_tones(item: Item) -> Iterator[tuple[int, CueKind]]:
    """Yield the cues of one item, the most important first where two could meet."""
    yield item.at_ms, _OPENING[item.kind]
    if item.kind is ItemKind.WORK:
        yield from _work_tones(item)
    elif item.kind in _COUNTED_PAUSES and item.length_ms >= PAUSE_COUNTED_FROM_MS:
        yield from _counts(item)


def _work_tones(item: Item) -> Iterator[tuple[int, CueKind]]:
    if item.dose is DoseKind.OPEN:
        return
    if item.dose is DoseKind.REPS:
        yield from _rep_tones(item)
        return
    if item.length_ms >= HALF_FROM_MS:
        yield item.at_ms + item.length_ms // 2, CueKind.HALF
    if item.length_ms >= WORK_COUNTED_FROM_MS:
        yield from _counts(item)


def _rep_tones(item: Item) -> Iterator[tuple[int, CueKind]]:
    for end_ms in item.rep_ends_ms[:-1]:
        yield item.at_ms + end_ms, CueKind.REP
    for start_ms in (0, *item.rep_ends_ms[:-1]):
        boundary_ms = item.at_ms + start_ms
        for _, phase_ms in item.tempo[:-1]:
            boundary_ms += phase_ms
            if boundary_ms < item.end_ms:
                yield boundary_ms, CueKind.PHASE


def _counts(item: Item) -> Iterator[tuple[int, CueKind]]:
    for at_ms in count_times_ms(item.end_ms):
        yield at_ms, CueKind.COUNT
