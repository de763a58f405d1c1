"""Whether something of a protocol may be begun now, and one sentence when it may not.

What the person answered and the health list come first, then what runs already, then
the times of the file. The sentence says from when on it may be begun.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.care.care_limits import CareCase, RefusalKey, limits_of
from coach.care.care_notes import counting
from coach.care.care_words import length_words
from coach.care.screening import gate_questions_of
from coach.errors import CoachError
from coach.files.durations import HOUR_MS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.care_limits import Refusal, StepLimits
    from coach.care.care_notes import CareDone
    from coach.care.day_clock import DayClock
    from coach.care.verdict import Closed
    from coach.files.protocol_model import ProtocolStep

RefusedKey = (
    RefusalKey | Literal["closed", "running", "ask", "question", "length", "look"]
)


@dataclass(frozen=True, slots=True)
class CareRefused:
    """Why something is not begun, or not extended.

    Attributes:
        key: What refuses it.
        sentence: One sentence, which says from when on it may be begun.
        opens_ms: The same in ms since 1970 UTC; None when that is open.
        closed: The gate that closed it; None when it was something else.
    """

    key: RefusedKey
    sentence: str
    opens_ms: int | None = None
    closed: Closed | None = None


class CareRefusedError(CoachError):
    """Something of a protocol may not be begun now.

    Attributes:
        refused: Why, and from when on.
    """

    def __init__(self, refused: CareRefused) -> None:
        super().__init__(refused.sentence)
        self.refused = refused


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to begin.

    Attributes:
        length_ms: For how long; 0 takes the usual length.
        answered: Ids of stop questions that were just answered with no.
        is_confirmed: The step's own question was answered with yes ("Has the cramp
            gone?").
        stays_awake: The person is up in their hours of sleep, and stays up until it is
            over. Only warmth for a cramp may be begun then.
    """

    case: CareCase
    step: ProtocolStep
    length_ms: int = 0
    answered: frozenset[str] = frozenset()
    is_confirmed: bool = False
    stays_awake: bool = False

    @property
    def whole_ms(self) -> int:
        """Return how long it will take; 0 without an end."""
        return self.length_ms or self.step.lasts_ms


def refused(
    wish: Wish,
    done: Sequence[CareDone],
    clock: DayClock,
    now_ms: int,
    closed: Closed | None,
) -> CareRefused | None:
    """Return why something may not be begun now, or None when it may.

    Args:
        wish: What is to be begun.
        done: What was done so far, see `care_notes.care_done`.
        clock: The person's clock and hours of sleep.
        now_ms: The present.
        closed: What closes the step, see `care_closed.closed_steps` and `heat`.
    """
    if closed is not None:
        sentence = f"{closed.reason} {closed.next_step}"
        return CareRefused("closed", sentence, closed.opens_at_ms, closed)
    mine = counting(wish.step, wish.case.injury, done)
    if any(each.goes_on for each in mine):
        return CareRefused("running", tr("One is on already; end it first."))
    return _by_length(wish) or _by_times(wish, done, clock, now_ms) or _by_answers(wish)


def _by_length(wish: Wish) -> CareRefused | None:
    low_ms, high_ms = wish.step.lasts_allowed_ms
    if low_ms <= wish.whole_ms <= high_ms:
        return None
    sentence = tr("It stays on for {0}.").format(length_words((low_ms, high_ms)))
    return CareRefused("length", sentence)


def _by_answers(wish: Wish) -> CareRefused | None:
    if wish.step.ask_first and not wish.is_confirmed:
        return CareRefused("ask", wish.step.ask_first)
    for question in gate_questions_of(wish.step):
        if question.id not in wish.answered:
            return CareRefused("question", question.text)
    return None


def _by_times(
    wish: Wish, done: Sequence[CareDone], clock: DayClock, now_ms: int
) -> CareRefused | None:
    limits = limits_of(wish.case, wish.step, clock, done, stays_awake=wish.stays_awake)
    refusal = limits.refusal(now_ms, wish.whole_ms)
    if refusal is None:
        return None
    opens_ms = limits.earliest_ms(now_ms, wish.whole_ms)
    sentence = refusal_words(refusal, limits, opens_ms, now_ms)
    return CareRefused(refusal.key, sentence, opens_ms)


def refusal_words(
    refusal: Refusal, limits: StepLimits, opens_ms: int | None, now_ms: int
) -> str:
    """Return the sentence for a refusal by time.

    Args:
        refusal: What refuses it now.
        limits: The limits it comes from.
        opens_ms: From when on it may be begun, all limits kept; None for never.
        now_ms: The present.
    """
    reasons: dict[RefusalKey, str] = {
        "early": tr("It is too early for it"),
        "over": _over_words(limits),
        "asleep": tr("It would lie in your hours of sleep"),
        "skin": tr("Your skin did not take it well today"),
        "gap": tr("Let the skin warm up fully first"),
        "most": tr("That was the most for one day"),
    }
    if not limits.step.gap_ms[0]:
        reasons["gap"] = tr("One is still going on")
    reason = reasons[refusal.key]
    if refusal.key == "over":
        return reason
    if opens_ms is None:
        return tr("{0}, and after that its time is over.").format(reason)
    when = limits.clock.words(opens_ms, now_ms)
    return tr("{0}: the next one from {1}.").format(reason, when)


def _over_words(limits: StepLimits) -> str:
    until = limits.step.until_ms
    hours = round(until[1] / HOUR_MS) if until is not None else 0
    return tr("Its time is over: it is for the first {0} hours.").format(hours)
