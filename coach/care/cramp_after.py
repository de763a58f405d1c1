"""The questions hours and a day after a cramp: choices, notes, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from coach.care.cramp_flow import LONG_QUESTION, OFTEN_QUESTION
from coach.care.gates import CLOT_QUESTION
from coach.care.strain_helper import needs_helper
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.choices import Choices

CrampWhen = Literal["4h", "next-day"]


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
    cramp: str, when: CrampWhen, answer: str | list[str]
) -> dict[str, Any]:
    """Return the data of the "cramp-follow-up" note for an answer.

    Args:
        cramp: Id of the note about the cramp.
        when: Which question was answered.
        answer: A slug of `four_hours_choices`, or for the next day the list of those
            of `strain_choices.after_cramp_questions` that had a yes.
    """
    return {"cramp": cramp, "when": when, "answer": answer}


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
