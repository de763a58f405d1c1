"""The data that a session is made of: timeline items, cues and engine events.

All times are integer milliseconds. `at_ms` counts from the start of the session.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coach.files.model import DoseKind


class ItemKind(StrEnum):
    """What a person does during an item."""

    GET_READY = "get-ready"
    WORK = "work"
    SWITCH = "switch"
    GAP = "gap"
    REST = "rest"


class CueKind(StrEnum):
    """What a cue means; also the name of its sound."""

    NEXT = "next"
    COUNT = "count"
    GO = "go"
    HALF = "half"
    REP = "rep"
    PHASE = "phase"
    SWITCH = "switch"
    RELEASE = "release"
    REST = "rest"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Item:
    """One timed entry of a timeline.

    Attributes:
        exercise: Id; None only for the rest between two rounds.
        side: "left", "right", "both" or "alternate"; None for rests.
        set: 1-based set this item belongs to; a rest belongs to the set before it.
        rep: 1-based hold for a hold with `reps` (and its gaps); None otherwise.
        of_reps: Number of holds, or of repetitions inside a repetition item; None
            for time bouts, rests and the like.
        dose: Kind of dose for work items, None otherwise.
        rep_ends_ms: For repetition items: end of every repetition, from `at_ms`.
        tempo: Phases inside one repetition with their lengths, or empty.
        block: 0-based block, `round`: 1-based round, `step`: 0-based step of the
            program (rounds not repeated).
        confirm: Wait for a key when this item ends.
    """

    at_ms: int
    length_ms: int
    kind: ItemKind
    exercise: str | None
    side: str | None = None
    set: int | None = None
    of_sets: int | None = None
    rep: int | None = None
    of_reps: int | None = None
    dose: DoseKind | None = None
    rep_ends_ms: tuple[int, ...] = ()
    tempo: tuple[tuple[str, int], ...] = ()
    block: int = 0
    round: int = 1
    step: int = 0
    confirm: bool = False

    @property
    def end_ms(self) -> int:
        """Return when the item ends, from the start of the session."""
        return self.at_ms + self.length_ms


@dataclass(frozen=True, slots=True)
class Timeline:
    """The flat list that a program expands to; items are back to back from 0."""

    program: str
    items: tuple[Item, ...]

    @property
    def total_ms(self) -> int:
        """Return the length of the whole session."""
        return self.items[-1].end_ms if self.items else 0

    def index_at(self, at_ms: int) -> int:
        """Return the index of the item at a time; `len(items)` at or after the end."""
        low, high = 0, len(self.items)
        while low < high:
            middle = (low + high) // 2
            if self.items[middle].end_ms <= at_ms:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound, and perhaps a sentence, at a moment.

    Attributes:
        sound: Name of the sound file without ending.
        say: What the voice says, "" for nothing. Planned by the arbiter so that it is
            never cut and never runs over a count.
        item: Index of the timeline item that the cue belongs to; `len(items)` for done.
    """

    at_ms: int
    kind: CueKind
    sound: str
    say: str = ""
    item: int = 0


class EngineState(StrEnum):
    """Where a session is in its life."""

    READY = "ready"
    RUNNING = "running"
    LEAD_IN = "lead-in"
    PAUSED = "paused"
    WAITING = "waiting"  # an item with advance = "confirm", or an open item, has ended
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a session; written to the journal.

    Attributes:
        kind: start, item, item-end, rep, pause, resume, skip, back, redo, extend,
            confirm, hurt, leave-out, easier, stop, finish, answer.
        at_ms: Position in the session, counted without pauses.
        mono_ms: Monotonic clock when it happened.
        data: Small JSON values. Every event that alters the plan has "change_ms".
    """

    kind: str
    at_ms: int
    mono_ms: int
    data: dict[str, Any] = field(default_factory=dict)
