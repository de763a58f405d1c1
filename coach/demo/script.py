"""How a course of the demo goes: what happened, what was done, what was decided.

Days are counted from the day of the injury, which is day 0. What a decision rests on is
not written here: the rules of courses work it out, as they do for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.care.course.answers import Answer

# What a person does with a course, as `coach.care.course.actions` knows it.
START, STEP_UP, ACCEPT = "start", "step-up", "accept"
ANSWER, PAUSE, RESUME, END = "answer", "pause", "resume", "end"


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a course.

    Attributes:
        worst: Worst pain during it.
        effort: 0 to 10.
        says: What was written beside it, or "".
    """

    day: int
    program: str
    worst: int
    effort: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class Care:
    """Something that was done for an injury in its first days.

    Attributes:
        what: "ice", "elevation" or "wrap", as notes call it.
        step: Its name in the protocol.
        length_s: How long it took; 0 where that is not said.
    """

    day: int
    clock: str
    what: str
    step: str
    length_s: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """What a person does with the course.

    Attributes:
        kind: One of the names at the top of this module.
        answers: What a self-test came to, by its name "T1" to "T10"; every other point
            is passed.
        reason: In the person's words, or "".
    """

    day: int
    clock: str
    kind: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """A course from the injury on.

    Attributes:
        first: Day of the injury, counted from today.
        clock: When it happened.
        injury: Data of its note, without id and time.
        protocol: Id of the protocol that was followed in the first days.
        mornings: Pain of each morning that was answered.
        swollen_until: Last morning on which it was swollen; 0 for none.
        illness: First and last day of an illness, or None.
    """

    plan: str
    first: int
    clock: str
    injury: Mapping[str, Any]
    protocol: str
    sessions: tuple[Session, ...]
    mornings: Mapping[int, int]
    care: tuple[Care, ...]
    acts: tuple[Act, ...]
    swollen_until: int = 0
    illness: tuple[int, int] | None = None

    @property
    def id(self) -> str:
        """Return the id of the injury."""
        return f"demo-{self.plan}"

    @property
    def side(self) -> str:
        """Return the sore side."""
        return str(self.injury["side"])

    @property
    def place(self) -> str:
        """Return where it hurts."""
        return str(self.injury["place"])
