"""What the voice says in a session, and the arbiter that keeps it off the counts.

A name is never cut and speech never runs over a count. So every sentence has a full
form and shorter ones, and the longest form that is over before the next count (and
before the next sentence) is taken; when none is, nothing is said. Tones always sound.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.files.dose_words import spoken_dose
from coach.files.model import Dose, DoseKind, Sides
from coach.session.model import CueKind, ItemKind
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coach.files.model import Exercise
    from coach.session.model import Cue, Item, Timeline

# A digit is spoken as a word: "30" takes as long as the letters of "thirty".
_DIGIT_CHARACTERS = 4
_MINUTE_MS = 60_000

SENTENCE_CUES = frozenset(
    {CueKind.NEXT, CueKind.SWITCH, CueKind.REST, CueKind.DONE},
)


@dataclass(frozen=True, slots=True)
class VoicePace:
    """How long the voice takes to say something.

    The default is on the slow side: 840 characters a minute are about 140 English
    words a minute (six characters a word with its space), while voices are
    usually set to 160-200 words.

    Attributes:
        characters_per_minute: Letters, spaces and signs said in a minute.
        latency_ms: Time from asking the voice until it begins to speak.
    """

    characters_per_minute: float = 840.0
    latency_ms: int = 400

    def length_ms(self, text: str) -> int:
        """Return how long it takes until `text` has been said; 0 for no text."""
        if not text:
            return 0
        digits = sum(character.isdigit() for character in text)
        characters = len(text) + digits * (_DIGIT_CHARACTERS - 1)
        return self.latency_ms + round(
            characters * _MINUTE_MS / self.characters_per_minute
        )

    def on_clock(self, speed: float) -> VoicePace:
        """Return this pace as measured on a clock that runs `speed` times as fast."""
        return VoicePace(
            self.characters_per_minute / speed, round(self.latency_ms * speed)
        )


def plan_speech(
    cues: Sequence[Cue],
    timeline: Timeline,
    exercises: Mapping[str, Exercise],
    pace: VoicePace,
) -> tuple[Cue, ...]:
    """Return the cues with their sentences, without each `half` that speech covers.

    Args:
        cues: All cues of the session, sorted by time, still without sentences.
        timeline: The items that the cues belong to.
        exercises: Exercises by id; their titles are the names that are said.
        pace: How fast the voice is.
    """
    speaking = [_speaks(cue, timeline) for cue in cues]
    limits_ms = [
        cue.at_ms
        for cue, speaks in zip(cues, speaking, strict=True)
        if speaks or is_speech_limit(cue)
    ]
    planned = []
    quiet_from_ms = 0
    for cue, speaks in zip(cues, speaking, strict=True):
        if speaks:
            forms = sentences(timeline, cue.item, exercises)
            say = longest_that_fits(forms, room_ms(limits_ms, cue.at_ms), pace)
            quiet_from_ms = cue.at_ms + pace.length_ms(say)
            planned.append(replace(cue, say=say))
        elif cue.kind is not CueKind.HALF or cue.at_ms >= quiet_from_ms:
            planned.append(cue)
    return tuple(planned)


def is_speech_limit(cue: Cue) -> bool:
    """Return whether speech must be over when this cue comes."""
    return cue.kind is CueKind.COUNT or cue.kind in SENTENCE_CUES or bool(cue.say)


def _speaks(cue: Cue, timeline: Timeline) -> bool:
    """Return whether a sentence belongs to a cue.

    A step without get-ready (`get_ready = "0 s"`) has no `next`, so its name is said
    with the `go` of its first work; nobody should have to guess what has begun.
    """
    if cue.kind in SENTENCE_CUES:
        return True
    if cue.kind is not CueKind.GO:
        return False
    return cue.item == 0 or not _same_step(
        timeline.items[cue.item], timeline.items[cue.item - 1]
    )


def _same_step(one: Item, other: Item) -> bool:
    """Return whether two items belong to one run of a step."""
    return (one.block, one.round, one.step) == (other.block, other.round, other.step)


def room_ms(limits_ms: Sequence[int], at_ms: int) -> int | None:
    """Return the time from `at_ms` to the next limit; None when none follows."""
    following = bisect_right(limits_ms, at_ms)
    return limits_ms[following] - at_ms if following < len(limits_ms) else None


def longest_that_fits(forms: Iterable[str], room: int | None, pace: VoicePace) -> str:
    """Return the first form that is said within `room` ms, or "".

    Args:
        forms: The same sentence, longest first.
        room: Milliseconds until speech must be over; None for no limit.
        pace: How fast the voice is.
    """
    for form in forms:
        if room is None or pace.length_ms(form) < room:
            return form
    return ""


def sentences(
    timeline: Timeline, index: int, exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """Return what is said about an item, longest form first.

    Args:
        timeline: The session.
        index: Index of the item; `len(timeline.items)` for the end.
        exercises: Exercises by id.
    """
    if index >= len(timeline.items):
        return (tr("Finished"),)
    item = timeline.items[index]
    if item.kind is ItemKind.SWITCH:
        return _switch_forms(item)
    if item.kind is ItemKind.REST or item.exercise is None:
        return (tr("Rest"),)
    exercise = exercises[item.exercise]
    forms = _exercise_forms(timeline, index, exercise.title)
    if exercise.short:
        # A short name comes last: the whole one is better known.
        forms += _exercise_forms(timeline, index, exercise.short)
    return forms


def _switch_forms(item: Item) -> tuple[str, ...]:
    if item.side == "right":
        return (tr("Switch to the right"), tr("Right"))
    return (tr("Switch to the left"), tr("Left"))


def _exercise_forms(timeline: Timeline, index: int, name: str) -> tuple[str, ...]:
    """Return name, side and dose; name and side; and the name alone."""
    item = timeline.items[index]
    side = {
        "left": tr("left side"),
        "right": tr("right side"),
        "alternate": tr("alternating sides"),
    }.get(item.side or "", "")
    dose = dose_at(timeline, index)
    # The dose is that of one side, and the side is said before it.
    amount = "" if dose is None else spoken_dose(dose, Sides.BOTH)
    forms = []
    for parts in ((name, side, amount), (name, side), (name,)):
        form = ", ".join(part for part in parts if part)
        if form not in forms:
            forms.append(form)
    return tuple(forms)


def dose_at(timeline: Timeline, index: int) -> Dose | None:
    """Return the dose of the work at an item or the next work of its step.

    It is read from the items and not from the program, so it is what will really
    happen: with overrides of a side, extra time and an easier exercise. None when
    the step has no more work.
    """
    here = timeline.items[index]
    group = [item for item in timeline.items[index:] if _same_step(item, here)]
    work = next(
        (item for item in group if item.kind is ItemKind.WORK and item.length_ms), None
    )
    if work is None or work.dose is None:
        return None
    gap = next((item for item in group if item.kind is ItemKind.GAP), None)
    by_reps = work.dose is DoseKind.REPS
    return Dose(
        kind=work.dose,
        length_ms=0 if by_reps else work.length_ms,
        reps=work.of_reps or 1,
        gap_ms=gap.length_ms if gap else 0,
        each_ms=work.rep_ends_ms[0] if by_reps else 0,
        tempo=work.tempo,
        sets=work.of_sets or 1,
    )
