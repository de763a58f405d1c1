"""Warmth: for a cramp or old stiffness only, tested on the inner arm, never asleep.

The recipes, the length and the gates are those of the protocol's file. It is refused
on a fresh injury, on a leg that is swollen, red or hot, and on skin that feels less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.care.access import CareStep, is_open
from coach.care.care_limits import CareCase
from coach.care.care_start import CareRefused, Wish, refused
from coach.care.verdict import Closed
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.access import Situation
    from coach.care.care_notes import CareDone
    from coach.care.day_clock import DayClock
    from coach.files.protocol_model import Protocol, ProtocolStep

HeatReason = Literal["cramp", "stiff"]

# Stop questions that a swollen leg opens, before any warmth.
SWELLING_OPENS = ("Q07", "Q08")


@dataclass(frozen=True, slots=True)
class HeatAnswers:
    """What a person says before warmth; None was not answered.

    Attributes:
        is_swollen: The spot is swollen, red or hot.
        is_numb: The skin there feels less than elsewhere, gets little blood, or
            has a wound; asked of everybody, also without a health list.
        is_tested: Tested on the inner side of the arm: warm, never burning.
    """

    is_swollen: bool | None = None
    is_numb: bool | None = None
    is_tested: bool = False


def heat_questions() -> tuple[tuple[str, str], ...]:
    """Return what is asked before warmth, as (field of `HeatAnswers`, words)."""
    return (
        ("is_swollen", tr("Is the spot swollen, red or hot?")),
        (
            "is_numb",
            tr(
                "Does the skin there feel less than elsewhere, does the leg get too "
                "little blood, or is there a wound?"
            ),
        ),
        (
            "is_tested",
            tr("I tested it on the inner side of my arm: warm, never burning."),
        ),
    )


def awake_question() -> str:
    """Return what is confirmed before warmth in the hours of sleep."""
    return tr("I sit up and stay awake until it is off.")


def heat_recipes(protocol: Protocol) -> tuple[ProtocolStep, ...]:
    """Return the ways to warm a muscle: a hot towel, a rice sock."""
    return tuple(step for step in protocol.steps if step.kind == "heat")


def heat_case(
    protocol: Protocol, reason: HeatReason, now_ms: int, cramp_ms: int | None = None
) -> CareCase:
    """Return what warmth is for.

    Args:
        protocol: One for cramps.
        reason: "cramp", or "stiff" for old stiffness.
        now_ms: The present.
        cramp_ms: When the cramp began; the hours of the file count from there.
    """
    at_ms = cramp_ms if reason == "cramp" and cramp_ms is not None else now_ms
    return CareCase(protocol, at_ms, at_ms)


def heat_refused(
    wish: Wish,
    answers: HeatAnswers,
    done: Sequence[CareDone],
    clock: DayClock,
    now_ms: int,
    situation: Situation,
) -> CareRefused | None:
    """Return why warmth may not be begun now, or None when it may.

    Args:
        wish: With one of `heat_recipes`; `stays_awake` is needed at night.
        answers: What was said just before.
        done: What was done so far.
        clock: The person's clock and hours of sleep.
        now_ms: The present.
        situation: Locks, health list and injuries, as pages ask `access.is_open`.

    Raises:
        ValueError: The step is no warmth.
    """
    if wish.step.kind != "heat":
        raise ValueError(f"no warmth: {wish.step.name!r}")
    verdict = is_open(CareStep(wish.case.protocol, wish.step), situation)
    closed = verdict if isinstance(verdict, Closed) else None
    by_rule = refused(wish, done, clock, now_ms, closed)
    if closed is not None:
        return by_rule
    return _by_answers(answers) or by_rule


def _by_answers(answers: HeatAnswers) -> CareRefused | None:
    if answers.is_swollen:
        sentence = tr("No warmth on a spot that is swollen, red or hot.")
        return CareRefused("question", sentence)
    if answers.is_numb:
        sentence = tr("No warmth on such skin: it could burn unnoticed.")
        return CareRefused("question", sentence)
    if None in (answers.is_swollen, answers.is_numb):
        return CareRefused("question", tr("Please answer the two questions first."))
    if not answers.is_tested:
        sentence = tr("Test it on the inner side of your arm first.")
        return CareRefused("ask", sentence)
    return None
