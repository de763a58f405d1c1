"""The questions hours and a day after a cramp: choices, notes, and where they lead.

Nights that repeat lead to the routine before sleep, see `cramp_rules.bedtime_offer`.
Whoever does not want it is not asked for a week (a design choice).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from coach.care.course.facts import day_of, text_in
from coach.care.cramp_flow import LONG_QUESTION, OFTEN_QUESTION
from coach.care.cramp_rules import BEDTIME_FAMILY, bedtime_offer
from coach.care.gates import CLOT_QUESTION
from coach.care.strain_helper import needs_helper
from coach.store.entries import REMINDER
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coach.care.choices import Choices
    from coach.care.cramp_rules import BedtimeOffer
    from coach.files.model import Library
    from coach.files.plan_model import Plan
    from coach.store.entries import Entry

CrampWhen = Literal["4h", "next-day"]

# The area of the stop questions about a cramp.
CRAMP_AREA = "cramp"
# Key of the "reminder" note of whoever does not want the routine before sleep.
BEDTIME_KEY = "bedtime-offer"
_DECLINED_DAYS = 7

# Muscle of a cramp -> the place on the drawn body that the strain helper begins with.
_PLACES = {
    "hamstring": "back-of-thigh",
    "calf": "calf",
    "foot": "foot",
    "front-of-thigh": "front-of-thigh",
    "inner-thigh": "inner-thigh",
    "buttock": "buttock",
}


@dataclass(frozen=True, slots=True)
class FollowUpResult:
    """Where an answer leads.

    Attributes:
        sentence: What is said.
        opens: "questions" for stop questions, "helper" for the strain helper, or "".
        questions: Ids of the stop questions.
    """

    sentence: str
    opens: Literal["", "questions", "helper"] = ""
    questions: tuple[str, ...] = ()


def four_hours_choices() -> Choices:
    """Return the answers to how the muscle is four hours after a cramp."""
    return (
        ("gone", tr("As usual")),
        ("tender", tr("Tender or tight")),
        ("still", tr("Still a cramp")),
    )


def follow_up_data(
    cramp: str, when: CrampWhen, answer: str | list[str], note: str = ""
) -> dict[str, Any]:
    """Return the data of the "cramp-follow-up" note for an answer.

    Args:
        cramp: Id of the note about the cramp.
        when: Which question was answered.
        answer: A slug of `four_hours_choices`, or for the next day the list of those
            of `strain_choices.after_cramp_questions` that had a yes.
        note: What the person added in their own words, or "".
    """
    data: dict[str, Any] = {"cramp": cramp, "when": when, "answer": answer}
    return data | ({"note": note} if note else {})


def place_of(muscle: object) -> str:
    """Return where the strain helper begins for a muscle that had a cramp, or ""."""
    return _PLACES.get(str(muscle), "")


def after_four_hours(answer: str) -> FollowUpResult:
    """Return where an answer four hours after a cramp leads."""
    if answer == "still":
        return FollowUpResult(
            tr("A cramp that is still there: please answer a few questions."),
            "questions",
            (LONG_QUESTION, OFTEN_QUESTION, CLOT_QUESTION),
        )
    if answer == "tender":
        return FollowUpResult(
            tr("Tender is normal for some hours, at times for up to a day.")
        )
    return FollowUpResult(tr("Good. Tomorrow comes one more question."))


def on_next_day(said: Iterable[str]) -> FollowUpResult:
    """Return where the answers on the day after a cramp lead.

    Args:
        said: Slugs of `strain_choices.after_cramp_questions` that had a yes.
    """
    if needs_helper(dict.fromkeys(said, True)):
        sentence = tr("That may be more than a cramp: a few questions about it.")
        return FollowUpResult(sentence, "helper")
    return FollowUpResult(tr("Good. Nothing more to ask about this cramp."))


def bedtime_offer_now(notes: Sequence[Entry], today: date) -> BedtimeOffer | None:
    """Return the offer of the routine before sleep, unless it was declined lately.

    Args:
        notes: Of any kinds.
        today: The present training day.
    """
    is_declined = any(
        note.kind == REMINDER
        and note.removed_at is None
        and text_in(note.data, "reminder") == BEDTIME_KEY
        and (today - day_of(note)).days < _DECLINED_DAYS
        for note in notes
    )
    return None if is_declined else bedtime_offer(notes, today)


def bedtime_plan(library: Library) -> Plan | None:
    """Return the plan of the routine before sleep; None when there is none."""
    family = {
        each.id for each in library.programs.values() if each.family == BEDTIME_FAMILY
    }
    for plan in library.plans.values():
        if any(stage.program in family for stage in plan.stages):
            return plan
    return None
