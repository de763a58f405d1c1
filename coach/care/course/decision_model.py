"""A decision of a course: what it is, what it rests on, until when it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import date

Kind = Literal["propose-step-up", "go-on", "hold", "step-back", "refer", "rest"]

# From the mildest to the strictest.
KINDS: tuple[Kind, ...] = (
    "propose-step-up",
    "go-on",
    "hold",
    "step-back",
    "refer",
    "rest",
)
CARD = "Q17"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a course comes to now.

    Attributes:
        text: What is said first.
        reasons: Sentences with the numbers that led to it.
        inputs: The same numbers for the event, so that it can explain itself.
        until: Last day it holds for sure; None when something else ends it.
        until_text: What ends it, in words; "" when there is nothing to wait for.
        is_new: The person has not confirmed it yet; False for what needs no answer.
        then: What the rule asks for, as in a plan's `then`; "" without a rule.
        to: Stage that it leads to; None to stay.
        eases: What to do with the sore exercise today: "leave-out", "halve" or "".
        asks_questions: The stop questions come first.
        card: "Q17" when a card to have it examined is shown, else "".
    """

    kind: Kind
    text: str
    reasons: tuple[str, ...] = ()
    inputs: dict[str, Any] = field(default_factory=dict)
    until: date | None = None
    until_text: str = ""
    is_new: bool = False
    then: str = ""
    to: str | None = None
    eases: str = ""
    asks_questions: bool = False
    card: str = ""

    @property
    def strictness(self) -> int:
        """Return the order of decisions; a higher one is stricter."""
        return KINDS.index(self.kind)
