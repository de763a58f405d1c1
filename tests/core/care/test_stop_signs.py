"""Tests of the stop questions and of the card they lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.care.stop_signs import all_questions, outcome, questions_for
from coach.translate import set_translator

SIGNS = [sign for question in all_questions() for sign in question.signs()]
NEVER_SAID = (
    "treat",
    "heal",
    "cure",
    "prevent",
    "cleared",
    "safe to return",
    "you have ",
)
URGENCY = "EDSR"


def ids(area):
    return {question.id for question in questions_for(area)}


def test_all_eighteen_are_there_once():
    """Q01 to Q18 are all asked somewhere, under ids of their own."""
    numbers = {sign.id[:3] for sign in SIGNS}

    assert numbers == {f"Q{number:02}" for number in range(1, 19)}
    assert len({sign.id for sign in SIGNS}) == len(SIGNS)


@pytest.mark.parametrize(
    ("area", "asked", "not_asked"),
    [
        (
            "hamstring",
            {"Q01", "Q02", "Q03", "Q06", "Q07", "Q09", "Q13"},
            {"Q04", "Q18"},
        ),
        ("calf", {"Q01", "Q07", "Q08", "Q12", "Q15"}, {"Q04", "Q05", "Q18"}),
        ("groin", {"Q18", "Q07"}, {"Q04", "Q12"}),
        ("back", {"Q04", "Q05", "Q11"}, {"Q06", "Q18"}),
        ("ankle", {"Q02", "Q06"}, {"Q04", "Q18"}),
        (
            "behind the knee",
            {f"Q{n:02}" for n in (1, 2, 3, 6, 7, 8, 9, 10, 11, 13, 14)},
            {"Q04", "Q18"},
        ),
    ],
)
def test_questions_fit_the_area(area, asked, not_asked):
    """The gates of each area are all asked, and what cannot apply is not."""
    found = ids(area)

    assert asked <= found
    assert not not_asked & found


@pytest.mark.parametrize(
    "area", ["", "shoulder", "calf and elbow", "Wade", "whole leg"]
)
def test_unknown_area_gets_all_questions(area):
    """When the area is not known for sure nothing is left out."""
    assert questions_for(area) == all_questions()


def test_two_areas_get_the_questions_of_both():
    """Back and groin together ask for both."""
    assert ids("back, groin") == ids("back") | ids("groin")


def test_emergencies_are_asked_first():
    """Levels never rise again down the list, but for the fever question."""
    levels = [q.level for q in all_questions() if q.level != "R"]

    assert levels == sorted(levels, key=URGENCY.index)


def test_no_yes_is_calm():
    """Without a sign the card is about rest and movement, and closes nothing."""
    card = outcome({"Q01": False, "Q07": False})

    assert card.level == "clear"
    assert card.closes == frozenset()


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({"Q01": True}, "E"),
        # Worked examples: one-sided swelling; a cramp of ten minutes.
        ({"Q07": True}, "D"),
        ({"Q12": True}, "D"),
        ({"Q07": True, "Q07-background": True}, "D"),
        ({"Q07": True, "Q07-background": False}, "D"),
        ({"Q07": True, "Q01": True}, "E"),
        ({"Q08": True}, "D"),
        ({"Q08": True, "Q08-severe": True}, "E"),
        ({"Q08-fever": True}, "R"),
        ({"Q08-fever": True, "Q08-wound": True}, "D"),
        ({"Q08-fever": True, "Q08-fever-severe": True}, "E"),
        ({"Q11": True}, "S"),
        ({"Q11": True, "Q11-weakness": True}, "D"),
        ({"Q18": True}, "S"),
        ({"Q18": True, "Q18-sudden": True}, "E"),
        ({"Q17": True, "Q14": True}, "S"),
    ],
)
def test_the_level_of_the_card(answers, level):
    """Levels as the question list gives them."""
    assert outcome(answers).level == level


def test_emergency_card_has_the_number():
    """The number is the person's own; without one no number is invented."""
    known = outcome({"Q03": True}, emergency_number="112 {x}")
    unknown = outcome({"Q03": True})

    assert " ".join(known.sentences) == (
        "Stop now. These signs can be an emergency. Call 112 {x} or have someone take "
        "you to the emergency department. Do not drive yourself. Take off any wrap."
    )
    assert "Call your local emergency number" in " ".join(unknown.sentences)
    assert known.closes == {"all"}


def test_clot_signs_close_legs_and_pressure():
    """Any sign closes leg programs, roller, massage and compression."""
    card = outcome({"Q07": True})

    assert card.closes == {"legs", "roller", "massage", "compression"}
    assert card.sentences[0].startswith("Please get this looked at today: one calf")
    pressing = outcome({"Q07": True, "Q07-background": True})
    assert any("Call now" in sentence for sentence in pressing.sentences)


def test_reasons_are_those_of_the_level():
    """A card for today does not mix in what can wait, but remembers every yes."""
    card = outcome({"Q17": True, "Q13": True})

    assert card.reasons == ("the swelling has suddenly grown",)
    assert card.question_ids == ("Q13", "Q17")


def test_unknown_question_is_a_mistake():
    """An answer to nothing is not dropped in silence."""
    with pytest.raises(ValueError, match="Q99"):
        outcome({"Q99": True})


@given(
    st.dictionaries(st.sampled_from([sign.id for sign in SIGNS]), st.booleans()),
    st.sampled_from([sign.id for sign in SIGNS]),
)
def test_one_more_yes_is_never_less_urgent(answers, another):
    """No answer makes a card less urgent or opens what was closed."""
    before = outcome(answers)
    after = outcome(answers | {another: True})
    order = [*URGENCY, "clear"]

    assert order.index(after.level) <= order.index(before.level)
    assert before.closes <= after.closes


def test_wording_promises_and_names_nothing():
    """Questions and cards ask about signs and promise nothing."""
    texts = [text for sign in SIGNS for text in (sign.text, sign.reason, sign.advice)]
    texts += [s for sign in SIGNS for s in outcome({sign.id: True}).sentences]
    texts += outcome({}).sentences

    found = [(w, t) for t in texts for w in NEVER_SAID if w in t.lower()]

    assert found == [], found


def test_texts_follow_the_language():
    """Questions and cards are put into words when they are shown, not on import."""
    set_translator(lambda text: f"<{text}>")
    try:
        question = all_questions()[0]
        card = outcome({"Q17": True})
    finally:
        set_translator(None)

    assert question.text.startswith("<")
    assert card.title.startswith("<")
