"""The stop questions: signs to ask about, and the card that the answers lead to.

They ask about signs, never about diseases, and answer with an action. Levels:
E call the emergency services now, D be examined today, S book within days, R rest
today. The most urgent yes decides; no later answer can make it less urgent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from coach.care.emergency import emergency_words
from coach.care.gates import gate_questions
from coach.care.parts import ANKLE, CALF, KNEE, LEG, THIGH, parts_of_area
from coach.care.questions import Question, Sign, all_questions
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Card", "Question", "all_questions", "all_signs", "outcome", "questions_for"]

CardLevel = Literal["E", "D", "S", "R", "clear"]

EMERGENCY, TODAY, WITHIN_DAYS, REST, CLEAR = "E", "D", "S", "R", "clear"

_STOPS: tuple[CardLevel, ...] = ("E", "D", "S", "R")

# What the sentences of a card promise to close, whatever else its signs close.
AREA, BEYOND_GENTLE, DAY = "area", "beyond-gentle", "today"
LEVEL_CLOSES = {EMERGENCY: "all", TODAY: AREA, WITHIN_DAYS: BEYOND_GENTLE, REST: DAY}


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
            "roller", "massage", "compression", or "exercise:" and an id. See
            `closures` for what the level closes besides.
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
    parts = parts_of_area(area)
    # In a program for the whole leg it can hurt at either end of it.
    if not parts or "whole" in area.lower():
        return all_questions()
    if LEG in parts:
        parts |= {THIGH, CALF, KNEE, ANKLE}
    return tuple(
        question
        for question in all_questions()
        if not question.areas or question.areas & parts
    )


def all_signs() -> dict[str, Sign]:
    """Return everything that can be answered with yes, the most urgent first, by id."""
    questions = (*all_questions(), *gate_questions())
    return {sign.id: sign for question in questions for sign in question.signs()}


def closures(answers: Mapping[str, bool]) -> frozenset[str]:
    """Return all that the answers close, what the level of each sign closes included.

    Those of a level are "area" for D (all exercise for the area asked about),
    "beyond-gentle" for S (all but the gentle set there) and "today" for R. Each sign
    adds its own, so that one more yes never opens anything. Ids of no question are
    left out: an older version asked them, or a newer one.
    """
    said = [sign for key, sign in all_signs().items() if answers.get(key)]
    levels = {LEVEL_CLOSES[sign.level] for sign in said if sign.level in LEVEL_CLOSES}
    return frozenset(levels).union(*(sign.closes for sign in said))


def outcome(answers: Mapping[str, bool], *, emergency_number: str = "") -> Card:
    """Return the card for the answers.

    Args:
        answers: Ids of questions and follow-ups, True for yes. What is missing was
            not asked, or not answered.
        emergency_number: As the person set it; it depends on the country.

    Raises:
        ValueError: An id belongs to no question.
    """
    signs = all_signs()
    unknown = answers.keys() - signs.keys()
    if unknown:
        raise ValueError(f"no such question: {', '.join(sorted(unknown))}")
    # The order of the questions, not of the answers.
    said = [sign for sign in signs.values() if answers.get(sign.id)]
    stops = [sign for sign in said if sign.level in _STOPS]
    extra = tuple(sign.advice for sign in said if sign.advice)
    closes = frozenset[str]().union(*(sign.closes for sign in said))
    ids = tuple(sign.id for sign in said)
    if not stops:
        card = _clear_card()
        return replace(
            card, sentences=extra + card.sentences, closes=closes, question_ids=ids
        )
    level = _most_urgent(stops)
    reasons = tuple(sign.reason for sign in stops if sign.level == level)
    title, sentences = _words(level, reasons, emergency_number)
    return Card(level, title, sentences + extra, reasons, closes, ids)


def _most_urgent(stops: Sequence[Sign]) -> CardLevel:
    said = {sign.level for sign in stops}
    return next(level for level in _STOPS if level in said)


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
            ).format(number=emergency_words(number)),
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
