"""What the player shows at a moment, in words and names of colours.

Pure: from an item, a state and the library to a `Showing`. The widgets only place it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.files.model import DoseKind
from coach.session.model import EngineState, ItemKind
from coach.translate import tr
from ui.player.words import (
    as_sentences,
    comma,
    dose_line,
    extra_words,
    joined,
    lower_first,
    pause_sentence,
    phase_words,
    posture_sentence,
    seconds_words,
    side_words,
    work_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.files.model import Exercise, Program, Step
    from coach.session.model import Item, Timeline

ENDED = (EngineState.DONE, EngineState.STOPPED)


@dataclass(frozen=True, slots=True)
class Look:
    """Icon, word and colours of a state; never colour alone."""

    icon: str
    word: str
    word_color: str
    wash: str
    ring: str


@dataclass(frozen=True, slots=True)
class Showing:
    """Everything the right half of the player says.

    Attributes:
        look: Icon, word and colours of the state.
        extra: Small words beside the state such as "Set 2 of 3".
        side: Words for the pill, "" for none.
        name: The big line.
        dose: The line under the ring.
        cue: The sentence under that.
    """

    look: Look
    extra: str = ""
    side: str = ""
    name: str = ""
    dose: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What comes next, for the footer.

    Attributes:
        name: What it is called.
        detail: A few words more.
        item: Whose picture is shown, or None.
        short: A shorter name where `name` does not fit, "" for none.
    """

    name: str
    detail: str = ""
    item: Item | None = None
    short: str = ""

    @property
    def line(self) -> str:
        """Return both on one line, as full screen shows it."""
        if not self.detail:
            return self.name
        return tr("{0}, {1}").format(self.name, lower_first(self.detail))


@dataclass(frozen=True, slots=True)
class Repetition:
    """Where a repetition item stands.

    Attributes:
        number: 1-based repetition.
        of: How many there are.
        left: What is left of this one, 0 to 1.
        phase: Name of the tempo's phase, "" without a tempo.
        phase_ms: Length of that phase.
    """

    number: int
    of: int
    left: float
    phase: str = ""
    phase_ms: int = 0


def look_of(item: Item | None, state: EngineState) -> Look:
    """Return icon, word and colours of a state."""
    if state is EngineState.PAUSED:
        return Look("pause", tr("Paused"), "text", "sunk", "control_border")
    if state is EngineState.LEAD_IN:
        return Look("play", tr("Going on"), "word_ready", "wash_ready", "seg_get_ready")
    if state is EngineState.WAITING:
        return Look("hourglass", tr("Waiting"), "word_rest", "wash_rest", "seg_rest")
    if item is None or state in ENDED:
        return Look("check", tr("Done"), "word_work", "wash_work", "seg_work")
    kinds = {
        ItemKind.GET_READY: Look(
            "clock", tr("Get ready"), "word_ready", "wash_ready", "seg_get_ready"
        ),
        ItemKind.WORK: Look("bolt", tr("Work"), "word_work", "wash_work", "seg_work"),
        ItemKind.SWITCH: Look(
            "swap", tr("Switch sides"), "word_switch", "wash_switch", "seg_switch"
        ),
        ItemKind.GAP: Look("bed", tr("Let go"), "word_rest", "wash_rest", "seg_rest"),
        ItemKind.REST: Look("bed", tr("Rest"), "word_rest", "wash_rest", "seg_rest"),
    }
    return kinds[item.kind]


def showing(
    program: Program,
    exercises: Mapping[str, Exercise],
    timeline: Timeline,
    index: int,
    state: EngineState,
    *,
    pause_reason: str = "",
    phase: str = "",
    phase_ms: int = 0,
) -> Showing:
    """Return what is shown for an item in a state.

    Args:
        program: For the words of its steps.
        exercises: The library, by id.
        timeline: The items as they are now.
        index: The current item; `len(timeline.items)` at the end.
        state: The engine's state.
        pause_reason: "person", "stall", "suspend" or "hurt" while paused.
        phase: The phase of a tempo that runs now.
        phase_ms: Its length.
    """
    items = timeline.items
    item = items[index] if index < len(items) else None
    look = look_of(item, state)
    if item is None:
        return Showing(look, name=tr("Finished"))
    shown = _running(program, exercises, timeline, index, look)
    if item.kind is ItemKind.WORK and phase:
        shown = _replaced(shown, dose=phase_words(phase, phase_ms))
    if state is EngineState.PAUSED:
        cue = pause_sentence(pause_reason) or shown.cue
        return _replaced(shown, dose=tr("Press Space to go on"), cue=cue)
    if state is EngineState.WAITING:
        is_open = item.dose is DoseKind.OPEN
        dose = tr("Has it eased?") if is_open else tr("Well done")
        return _replaced(shown, dose=dose, cue=tr("Press Enter when you are ready."))
    return shown


def _running(
    program: Program,
    exercises: Mapping[str, Exercise],
    timeline: Timeline,
    index: int,
    look: Look,
) -> Showing:
    """Return what is shown while an item runs."""
    item = timeline.items[index]
    exercise = exercises.get(item.exercise or "")
    if item.kind is ItemKind.REST or exercise is None:
        return _rest(exercises, timeline, index, look)
    step = step_of(program, item)
    side = side_words(item.side, exercise)
    if item.kind is ItemKind.SWITCH:
        name = tr("{0} now").format(side) if side else tr("Switch sides")
        return Showing(
            look,
            side=side,
            name=name,
            dose=exercise.title,
            cue=as_sentences(tr("Turn round or change over."), *exercise.setup[:1]),
        )
    if item.kind is ItemKind.GAP:
        return Showing(
            look,
            extra=extra_words(item),
            side=side,
            name=exercise.title,
            dose=tr("Let go and breathe"),
            cue=tr("The next one follows in a moment."),
        )
    work = _work_after(timeline, index)
    if item.kind is ItemKind.GET_READY:
        cue = as_sentences(*exercise.setup[:2]) or as_sentences(*exercise.cues[:1])
        dose = joined(dose_line(work), step.load)
        return Showing(look, "", side, exercise.title, dose, cue)
    cue = as_sentences(step.cue) if step.cue else as_sentences(*exercise.cues[:2])
    dose = joined(work_words(item), step.effort)
    if item.dose is DoseKind.OPEN:
        cue = as_sentences(tr("Press Enter when it has eased."), cue)
    return Showing(look, extra_words(item), side, exercise.title, dose, cue)


def _rest(
    exercises: Mapping[str, Exercise],
    timeline: Timeline,
    index: int,
    look: Look,
) -> Showing:
    """Return what a rest shows: the next exercise by name, and how to get there."""
    following = _work_after(timeline, index)
    cue = tr("Easy breathing.")
    dose = tr("Shake it out")
    exercise = exercises.get(following.exercise or "") if following else None
    if following is not None and exercise is not None:
        side = side_words(following.side, exercise)
        dose = tr("Next: {0}").format(comma(exercise.title, side.lower()))
        before = _work_before(timeline, index)
        was = exercises.get(before.exercise or "") if before else None
        if was is not None and was.position != exercise.position:
            cue = as_sentences(cue, posture_sentence(exercise.position))
    return Showing(look, extra_words(timeline.items[index]), "", look.word, dose, cue)


def upcoming(
    exercises: Mapping[str, Exercise], timeline: Timeline, index: int
) -> Upcoming:
    """Return what comes after the current item."""
    items = timeline.items
    here = items[index] if index < len(items) else None
    place = index + 1
    if here is not None and here.kind is ItemKind.GET_READY:
        place += 1  # its work is named already
    while place < len(items) and items[place].length_ms == 0:
        place += 1
    if place >= len(items):
        return Upcoming(tr("Finish"), tr("You are nearly there") if here else "")
    item = items[place]
    exercise = exercises.get(item.exercise or "")
    if item.kind is ItemKind.REST or exercise is None:
        return Upcoming(tr("Rest"), seconds_words(item.length_ms))
    if item.kind is ItemKind.GAP:
        return Upcoming(tr("Let go"), seconds_words(item.length_ms))
    work = _work_after(timeline, place - 1)
    side = side_words(item.side, exercise)
    detail = comma(side, dose_line(work))
    if item.kind is ItemKind.SWITCH:
        return Upcoming(tr("Switch sides"), detail, work or item)
    return Upcoming(exercise.title, detail, work or item, exercise.short)


def repetition(item: Item, elapsed_ms: int) -> Repetition | None:
    """Return where a repetition item stands; None for other items."""
    ends = item.rep_ends_ms
    if not ends:
        return None
    place = min(bisect_right(ends, elapsed_ms), len(ends) - 1)
    start_ms = ends[place - 1] if place else 0
    length_ms = max(ends[place] - start_ms, 1)
    inside_ms = min(max(elapsed_ms - start_ms, 0), length_ms)
    left = 1.0 - inside_ms / length_ms
    phase, phase_ms = _phase_at(item.tempo, inside_ms)
    return Repetition(place + 1, len(ends), left, phase, phase_ms)


def _phase_at(tempo: Sequence[tuple[str, int]], inside_ms: int) -> tuple[str, int]:
    """Return name and length of the phase at a time inside one repetition."""
    end_ms = 0
    for name, length_ms in tempo:
        end_ms += length_ms
        if inside_ms < end_ms:
            return name, length_ms
    return tempo[-1] if tempo else ("", 0)


def step_of(program: Program, item: Item) -> Step:
    """Return the step of a program that an item belongs to."""
    return program.steps()[item.step]


def exercise_number(timeline: Timeline, index: int) -> tuple[int, int]:
    """Return the 1-based number of the exercise at an item, and how many there are.

    A step counts once in each round; one that has been left out counts too.
    """
    seen: list[tuple[int, int, int]] = []
    number = 0
    for place, item in enumerate(timeline.items):
        key = (item.block, item.round, item.step)
        if item.exercise is not None and key not in seen:
            seen.append(key)
        if place <= index:
            number = len(seen)
    return max(number, 1), max(len(seen), 1)


def _work_after(timeline: Timeline, index: int) -> Item | None:
    for item in timeline.items[index + 1 :]:
        if item.kind is ItemKind.WORK and item.length_ms > 0:
            return item
    return None


def _work_before(timeline: Timeline, index: int) -> Item | None:
    for item in reversed(timeline.items[:index]):
        if item.kind is ItemKind.WORK:
            return item
    return None


def _replaced(shown: Showing, *, dose: str, cue: str | None = None) -> Showing:
    new_cue = shown.cue if cue is None else cue
    return Showing(shown.look, shown.extra, shown.side, shown.name, dose, new_cue)
