"""The stop questions: signs to ask about, and the card that the answers lead to.

They ask about signs, never about diseases, and answer with an action. Levels:
E call the emergency services now, D be examined today, S book within days, R rest
today. The most urgent yes decides; no later answer can make it less urgent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.care.questions import Question, all_questions
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Card", "Question", "all_questions", "outcome", "questions_for"]

CardLevel = Literal["E", "D", "S", "R", "clear"]

_URGENCY: dict[str, int] = {"E": 0, "D": 1, "S": 2, "R": 3}

# Words of a program's area, and the part of the body that its questions go by.
_AREAS = {
    "hamstring": "thigh",
    "hamstrings": "thigh",
    "thigh": "thigh",
    "quadriceps": "thigh",
    "quad": "thigh",
    "hip": "thigh",
    "calf": "calf",
    "achilles": "calf",
    "shin": "calf",
    "knee": "knee",
    "ankle": "ankle",
    "foot": "ankle",
    "groin": "groin",
    "adductor": "groin",
    "adductors": "groin",
    "back": "back",
    "spine": "back",
    "cramp": "cramp",
    "leg": "leg",
    "legs": "leg",
}
# Words that only say where on a part of the body, and decide nothing.
_FILLERS = frozenset({"front", "of", "behind", "the", "low", "lower", "inner", "and"})


@dataclass(frozen=True, slots=True)
class Card:
    """What a person is shown after the stop questions.

    Attributes:
        level: "E", "D", "S", "R" as above, or "clear" without any yes.
        title: A few words.
        reasons: What was answered with yes at this level, in plain words.
        sentences: What to do; `{number}` has been filled in.
        closes: What stays closed until an examination: "all", "legs", "strain",
            "back", "groin", "knee-bending", "nerve-stretches", "cramp", "walking",
            "roller", "massage", "compression".
        question_ids: Every question answered with yes, for the journal.
    """

    level: CardLevel
    title: str
    sentences: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    closes: frozenset[str] = frozenset()
    question_ids: tuple[str, ...] = ()


def questions_for(area: str) -> tuple[Question, ...]:
    """Return the questions for a part of the body, the most urgent first.

    Args:
        area: As written in a program, such as "hamstring" or "behind the knee". For
            an unknown area all questions are asked.
    """
    words = set(re.findall(r"[a-z]+", area.lower())) - _FILLERS
    parts = {_AREAS.get(word) for word in words}
    if not parts or None in parts:
        return all_questions()
    if "leg" in parts:
        parts |= {"thigh", "calf", "knee", "ankle"}
    return tuple(
        question
        for question in all_questions()
        if not question.areas or question.areas & parts
    )


def outcome(answers: Mapping[str, bool], *, emergency_number: str = "") -> Card:
    """Return the card for the answers.

    Args:
        answers: Ids of questions and follow-ups, True for yes. What is missing was
            not asked, or not answered.
        emergency_number: As the person set it; it depends on the country.

    Raises:
        ValueError: An id belongs to no question.
    """
    signs = {sign.id: sign for question in all_questions() for sign in question.signs()}
    unknown = answers.keys() - signs.keys()
    if unknown:
        raise ValueError(f"no such question: {', '.join(sorted(unknown))}")
    # The order of the questions, not of the answers.
    said = [sign for sign in signs.values() if answers.get(sign.id)]
    if not said:
        return _clear_card()
    level: CardLevel = min((sign.level for sign in said), key=_URGENCY.__getitem__)
    reasons = tuple(sign.reason for sign in said if sign.level == level)
    extra = tuple(sign.advice for sign in said if sign.advice)
    title, sentences = _words(level, reasons, emergency_number)
    return Card(
        level,
        title,
        sentences + extra,
        reasons,
        frozenset().union(*(sign.closes for sign in said)),
        tuple(sign.id for sign in said),
    )


def _clear_card() -> Card:
    return Card(
        "clear",
        tr("None of these signs"),
        (
            tr("Rest and calm movement for today. Tomorrow morning decides."),
            tr("If one of these signs appears later, come back to this page."),
        ),
    )


def _words(
    level: CardLevel, reasons: tuple[str, ...], number: str
) -> tuple[str, tuple[str, ...]]:
    """Return title and sentences of a card."""
    reason = "; ".join(reasons)
    if level == "E":
        return tr("Stop now"), (
            tr("Stop now."),
            tr("These signs can be an emergency."),
            tr(
                "Call {number} or have someone take you to the emergency department."
            ).format(number=number or tr("your local emergency number")),
            tr("Do not drive yourself."),
        )
    if level == "D":
        return tr("Please get this looked at today"), (
            tr("Please get this looked at today: {0}.").format(reason),
            tr(
                "Exercises for this area stay closed until someone has examined you. "
                "You can print your notes."
            ),
        )
    if level == "S":
        return tr("Book an appointment"), (
            tr("Book an appointment in the next days: {0}.").format(reason),
            tr("Until then only the gentle set is open."),
        )
    return tr("Rest today"), (
        tr("No exercise today: {0}.").format(reason),
        tr("Everything rests until you feel well again; your streak is kept."),
    )
