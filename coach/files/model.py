"""The data of a program and of an exercise, once their files have been accepted.

Everything here is immutable and already checked; times are integer milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.figure.model import Figure
    from coach.files.card_model import InfoCard
    from coach.files.plan_model import Plan
    from coach.files.protocol_model import Protocol


class Sides(StrEnum):
    """Which side or sides of the body a step works."""

    BOTH = "both"
    EACH = "each"
    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"
    AFFECTED = "affected"


class Advance(StrEnum):
    """Whether the next item starts by itself or waits for a key."""

    AUTO = "auto"
    CONFIRM = "confirm"


class DoseKind(StrEnum):
    """How an amount of work is measured."""

    TIME = "time"
    HOLD = "hold"
    REPS = "reps"
    OPEN = "open"


class PostureGroup(StrEnum):
    """Coarse body position; changing between two of them takes extra time."""

    STANDING = "standing"
    CHAIR = "chair"
    FLOOR = "floor"


# `position` as written in an exercise file, and the posture group it belongs to.
POSITIONS: dict[str, PostureGroup] = {
    "standing": PostureGroup.STANDING,
    "chair": PostureGroup.CHAIR,
    "sitting-floor": PostureGroup.FLOOR,
    "lying-back": PostureGroup.FLOOR,
    "lying-front": PostureGroup.FLOOR,
    "lying-side": PostureGroup.FLOOR,
    "kneeling": PostureGroup.FLOOR,
    "half-kneeling": PostureGroup.FLOOR,
    "hands-and-knees": PostureGroup.FLOOR,
    "plank": PostureGroup.FLOOR,
}


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise, as one side does it.

    Attributes:
        kind: What is counted.
        length_ms: Length of one hold or of the time bout; for `OPEN` the cap.
            0 for `REPS`.
        reps: Number of repetitions (`REPS`) or of holds (`HOLD`, `OPEN`); 1 for `TIME`.
        gap_ms: Pause between two holds.
        each_ms: Length of one repetition (`REPS`); the sum of `tempo` where given.
        tempo: Phase names of the figure with their lengths, in order, inside one
            repetition; empty without a tempo.
        sets: Number of sets.
        rest_ms: Rest between two sets.
        high: Upper end of a written range, in the unit of the range (ms or
            repetitions); None without a range. The timeline uses the low end.
        by_hold: For `OPEN`: the cap was written as `hold` (True) or `time` (False).
    """

    kind: DoseKind
    length_ms: int = 0
    reps: int = 1
    gap_ms: int = 0
    each_ms: int = 0
    tempo: tuple[tuple[str, int], ...] = ()
    sets: int = 1
    rest_ms: int = 20_000
    high: int | None = None
    by_hold: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise inside a block, with its dose.

    Attributes:
        exercise: Id of the exercise.
        dose: The dose of both sides, unless `left` or `right` override it.
        left: Dose of the left side where it differs, else None.
        right: Dose of the right side where it differs, else None.
        ask: What is asked at the end: any of "pain", "effort", "difficulty", "note".
    """

    exercise: str
    dose: Dose
    sides: Sides = Sides.BOTH
    left: Dose | None = None
    right: Dose | None = None
    get_ready_ms: int = 8_000
    between_sides_ms: int = 5_000
    advance: Advance = Advance.AUTO
    cue: str = ""
    effort: str = ""
    load: str = ""
    ask: tuple[str, ...] = ()
    easier: str | None = None
    harder: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A named part of a program, done `rounds` times."""

    name: str
    steps: tuple[Step, ...]
    rounds: int = 1
    rest_ms: int = 30_000


@dataclass(frozen=True, slots=True)
class Safety:
    """Limits that the player enforces; pain is 0-10.

    Attributes:
        stop_pain: From this number on the session ends.
        slow_pain: Above this number the easier version is offered.
        phase: Column of the pain traffic light: "first-days", "phase-1", "phase-2",
            "phase-3", "ladder", "prevention".
    """

    stop_pain: int = 6
    slow_pain: int = 2
    phase: str = "prevention"
    not_if: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A publication or guideline that a file rests on.

    Attributes:
        text: Author, year, title or journal, as it is shown.
        doi: Digital object identifier without prefix, or "".
        finding: What it found, in our own words.
    """

    text: str
    doi: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True)
class DoseChange:
    """What is done less of in a program on one day, and why.

    Attributes:
        is_half: Half the sets, of a single set half the repetitions; rounded up.
        leave_out: Exercises that are not done.
        why: What is different and why, in sentences for the person.
    """

    is_half: bool = False
    leave_out: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """One sitting: blocks of steps.

    Attributes:
        change: What `blocks` has less of than the text; None when it is all of it.
        origin: The file it was read from, as it is shown.
        sha256: Hash of the exact text, for the history.
        own: True for a file of the person's own folder.
    """

    id: str
    revision: int
    title: str
    kind: str
    language: str
    blocks: tuple[Block, ...]
    summary: str = ""
    area: str = ""
    family: str = ""
    variant: str = ""
    frequency: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    sources: tuple[Source, ...] = ()
    equipment: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    safety: Safety | None = None
    change: DoseChange | None = None
    origin: str = ""
    sha256: str = ""
    text: str = ""
    own: bool = False

    def steps(self) -> tuple[Step, ...]:
        """Return all steps in order, rounds not repeated."""
        return tuple(step for block in self.blocks for step in block.steps)


@dataclass(frozen=True, slots=True)
class Exercise:
    """A movement of the library.

    Attributes:
        position: A key of `POSITIONS`.
        unilateral: True when one side works at a time.
        easier: Ids of easier exercises; `easier_text` says it in words.
    """

    id: str
    revision: int
    title: str
    kind: str
    position: str
    muscles: tuple[str, ...]
    unilateral: bool
    figure: Figure
    also: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    dose: Dose | None = None
    setup: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    easier_text: str = ""
    harder_text: str = ""
    sources: tuple[Source, ...] = ()
    short: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    language: str = "en"
    origin: str = ""
    sha256: str = ""
    text: str = ""
    own: bool = False

    @property
    def posture_group(self) -> PostureGroup:
        """Return the coarse position that decides about extra get-ready time."""
        return POSITIONS[self.position]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file, at a line, in words a person can act on.

    Attributes:
        file: The file as it was named by the caller.
        line: 1-based line; 0 when the whole file is meant.
        where: Key path with 1-based indices such as "block[2].step[1].hold", or "file".
        what: One sentence.
    """

    file: str
    line: int
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Library:
    """What could be read, by id, and what is wrong with the rest."""

    programs: dict[str, Program] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    plans: dict[str, Plan] = field(default_factory=dict)
    protocols: dict[str, Protocol] = field(default_factory=dict)
    cards: dict[str, InfoCard] = field(default_factory=dict)
