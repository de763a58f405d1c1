"""The questions of the extra gates, and what an answer closes besides its card."""

import pytest

from coach.care import gates
from coach.care.stop_signs import all_questions, all_signs, closures, outcome
from tests.core.shipped import LIBRARY

# Level and what each question closes by itself, as in the content plan.
TABLE = {
    "Q01": ("E", {"all"}),
    "Q02": ("E", {"all"}),
    "Q03": ("E", {"all"}),
    "Q04": ("E", {"all"}),
    "Q05": ("D", {"back"}),
    "Q06": ("D", {"legs"}),
    "Q07": ("D", {"legs", "roller", "massage", "compression"}),
    "Q07-background": ("D", set()),
    "Q08": ("D", {"all"}),
    "Q08-severe": ("E", {"all"}),
    "Q08-fever": ("R", set()),
    "Q08-fever-severe": ("E", {"all"}),
    "Q08-wound": ("D", {"all"}),
    "Q09": ("D", {"strain"}),
    "Q10": ("D", {"legs"}),
    "Q11": ("S", {"nerve-stretches"}),
    "Q11-weakness": ("D", {"legs"}),
    "Q12": ("D", {"cramp"}),
    "Q13": ("D", {"strain"}),
    "Q14": ("S", {"knee-bending"}),
    "Q15": ("S", {"walking"}),
    "Q16": ("S", set()),
    "Q17": ("S", set()),
    "Q18": ("S", {"groin"}),
    "Q18-sudden": ("E", {"all"}),
    "G-blow-bend": ("D", {"strain"}),
    "G-groin-lift": ("D", {"groin"}),
    "G-knee-six-weeks": ("S", set()),
    "G-ankle-worse": ("S", set()),
    "G-not-typical": ("S", {"strain"}),
    "G-press-up-leg": ("M", {"exercise:face-down-press-up"}),
}
BY_LEVEL = {
    "E": {"all"},
    "D": {"area"},
    "S": {"beyond-gentle"},
    "R": {"today"},
    "M": set(),
}


def test_table_is_complete():
    """Every question and follow-up has its line."""
    assert set(TABLE) == set(all_signs())


@pytest.mark.parametrize("question", TABLE)
def test_level_and_closing_of_every_question(question):
    """Its own words, and those of its level."""
    level, words = TABLE[question]
    sign = all_signs()[question]

    assert sign.level == level
    assert sign.closes == words
    assert closures({question: True}) == words | BY_LEVEL[level]
    assert closures({question: False}) == frozenset()


def test_closures_leave_unknown_ids_out():
    """Another version asked them; the lock counts what was written down."""
    assert closures({"Q99": True, "Q14": True}) == {"knee-bending", "beyond-gentle"}


def test_gate_questions_are_no_stop_questions():
    """Q01 to Q18 stay as they are."""
    ids = {question.id for question in gates.gate_questions()}

    assert all(each.startswith("G-") for each in ids)
    assert not ids & {question.id for question in all_questions()}
    assert gates.gate_question("G-blow-bend").level == "D"


def test_a_content_answer_is_no_stop():
    """The press-up is left out, the card stays calm and says so first."""
    card = outcome({"G-press-up-leg": True})

    assert card.level == "clear"
    assert card.sentences[0].startswith("Leave the face-down press-up out")
    assert card.closes == {"exercise:face-down-press-up"}
    assert card.question_ids == ("G-press-up-leg",)


def test_a_content_answer_does_not_soften_a_stop():
    """With a real sign the card is about that, and the exercise is out as well."""
    card = outcome({"G-press-up-leg": True, "Q11": True})

    assert card.level == "S"
    assert len(card.reasons) == 1
    assert "exercise:face-down-press-up" in card.closes


def test_press_up_is_the_exercise_of_the_files():
    """Its file tells the person the same."""
    exercise = LIBRARY.exercises[gates.PRESS_UP]

    assert any("leave this exercise out" in each for each in exercise.stop_if)


def test_blow_and_ankle_gates_are_said_in_the_plans():
    """The files tell the person what the questions ask."""
    blow = " ".join(LIBRARY.plans["thigh-ladder"].not_if)
    ankle = " ".join(LIBRARY.plans["steady-ankle"].notes)

    assert "bends less than 90 degrees" in blow
    assert "worse on day 5" in ankle
