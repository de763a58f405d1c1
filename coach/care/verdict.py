"""Whether something may be done now: open, or closed with a reason and a next step.

A closing is no scolding: it says why, since when, what to do next, and where the rule
comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["screening", "health", "protocol", "plan", "program", "rule"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from.

    Attributes:
        kind: "screening" (answers of the person), "health" (the health list),
            "protocol", "plan" or "program" (a file), "rule" (one of this product).
        id: Id of the note or file; of a rule its name.
    """

    kind: SourceKind
    id: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Why something is closed.

    Attributes:
        reason: One sentence.
        next_step: One sentence: what opens it, or what to do instead.
        source: Where the rule comes from.
        since_ms: Since when, in ms since 1970 UTC; None when that means nothing.
        opens_at_ms: When it opens by itself, for a count-down; None when it does not.
        instead: Exercise or step that takes its place, or "".
        level: "E", "D", "S" or "R" of the answers that closed it, or "".
    """

    reason: str
    next_step: str
    source: Source
    since_ms: int | None = None
    opens_at_ms: int | None = None
    instead: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """It may be done, perhaps with changes.

    Attributes:
        leave_out: Exercises of the program that are left out.
        instead: Exercise of the program and the one that takes its place.
        easier: Exercises done in their easier version, as their files say it.
        notes: Sentences to be read before.
        why: What closed the exercises that are left out or exchanged.
    """

    leave_out: tuple[str, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    easier: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    why: tuple[Closed, ...] = ()


Verdict = Allowed | Closed
