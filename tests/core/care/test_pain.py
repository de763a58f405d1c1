"""Tests of the pain light against its table and worked examples."""

import pytest

from coach.care.pain import advise, after_session, light
from coach.files.model import Safety

FRESH = ("first-days", "phase-1")
REBUILDING = ("phase-2", "phase-3", "ladder")
# A file that leaves all to the table.
LENIENT = {"stop_pain": 11, "slow_pain": 10}


@pytest.mark.parametrize(
    ("pain", "colour"),
    [*((p, "green") for p in (0, 1, 2)), *((p, "amber") for p in (3, 4, 5))]
    + [(p, "red") for p in (6, 7, 8, 9, 10)],
)
def test_colours_are_the_same_everywhere(pain, colour):
    """0-2 is green, 3-5 amber, 6-10 red."""
    assert light(pain, danger_words=False) == colour


@pytest.mark.parametrize("pain", range(11))
def test_danger_words_are_red_at_any_number(pain):
    """Sharp, sudden, a pop, giving way or a limp count as red."""
    assert light(pain, danger_words=True) == "red"


@pytest.mark.parametrize("pain", [-1, 11])
def test_other_numbers_are_a_mistake(pain):
    """The scale has eleven numbers."""
    with pytest.raises(ValueError, match="0 to 10"):
        light(pain, danger_words=False)


@pytest.mark.parametrize(
    ("phases", "pains", "has_easier", "action"),
    [
        ((*FRESH, *REBUILDING, "prevention"), range(3), True, "go-on"),
        (FRESH, range(3, 6), True, "easier"),
        (FRESH, range(3, 6), False, "leave-out"),
        (REBUILDING, range(3, 6), True, "halve"),
        (REBUILDING, range(3, 6), False, "halve"),
        (("prevention",), range(3, 6), True, "go-on"),
        ((*FRESH, *REBUILDING, "prevention"), range(6, 11), True, "end"),
        (("something-newer",), range(3, 6), False, "leave-out"),
    ],
)
def test_the_table(phases, pains, has_easier, action):
    """Every cell of the table, where the file asks for nothing stricter."""
    for phase in phases:
        for pain in pains:
            safety = Safety(phase=phase, **LENIENT)

            advice = advise(pain, safety, danger_words=False, has_easier=has_easier)

            assert advice.action == action, (phase, pain)
            assert advice.ask_stop_questions == (action == "end")


@pytest.mark.parametrize(
    ("pain", "phase", "danger_words", "action", "colour"),
    [
        # (1) worst pain 2: clean. (2) 4 in P12: the exercise is dropped today.
        (2, "phase-1", False, "go-on", "green"),
        (4, "phase-1", False, "leave-out", "amber"),
        # (3) 4 in P14: halve. (5) 2 with a limp: red.
        (4, "phase-3", False, "halve", "amber"),
        (2, "phase-1", True, "end", "red"),
        (2, "prevention", True, "end", "red"),
    ],
)
def test_worked_examples(pain, phase, danger_words, action, colour):
    """The examples that are written down beside the table."""
    advice = advise(
        pain, Safety(phase=phase), danger_words=danger_words, has_easier=False
    )

    assert (advice.action, advice.light) == (action, colour)


@pytest.mark.parametrize("phase", [*FRESH, *REBUILDING, "prevention"])
def test_the_stricter_of_file_and_table_wins(phase):
    """A file can stop earlier than the table, never later."""
    early = Safety(stop_pain=4, slow_pain=1, phase=phase)
    late = Safety(stop_pain=9, slow_pain=8, phase=phase)

    assert advise(4, early, danger_words=False, has_easier=True).action == "end"
    assert advise(4, early, danger_words=False, has_easier=True).light == "amber"
    assert advise(4, early, danger_words=False, has_easier=True).ask_stop_questions
    assert advise(6, late, danger_words=False, has_easier=True).action == "end"


@pytest.mark.parametrize(
    ("phase", "has_easier", "action"),
    [
        ("phase-1", True, "easier"),
        ("phase-1", False, "leave-out"),
        ("phase-2", True, "halve"),
        ("prevention", True, "easier"),
        ("prevention", False, "halve"),
    ],
)
def test_above_slow_pain_something_gets_lighter(phase, has_easier, action):
    """From the file's number on even a green or everyday answer is slowed down."""
    safety = Safety(stop_pain=6, slow_pain=1, phase=phase)

    assert (
        advise(1, safety, danger_words=False, has_easier=has_easier).action == "go-on"
    )
    assert advise(2, safety, danger_words=False, has_easier=has_easier).action == action


def test_program_without_safety_is_everyday_exercise():
    """A stretch goes on at 5 if it settles, and ends at 6."""
    amber = advise(5, None, danger_words=False, has_easier=False)
    red = advise(6, None, danger_words=False, has_easier=False)

    assert (amber.action, amber.light) == ("go-on", "amber")
    assert "tomorrow morning" in amber.sentences[0]
    assert red.action == "end"


def test_strictness_never_falls_with_the_number():
    """More pain never leads to doing more."""
    order = ["go-on", "halve", "easier", "leave-out", "end"]
    for phase in (*FRESH, *REBUILDING, "prevention"):
        for stop in range(1, 11):
            for slow in range(stop):
                safety = Safety(stop, slow, phase)
                ranks = [
                    order.index(
                        advise(p, safety, danger_words=False, has_easier=True).action
                    )
                    for p in range(11)
                ]
                assert ranks == sorted(ranks)


def test_words_of_the_advice():
    """Amber and red say what was agreed on."""
    amber = advise(4, Safety(phase="phase-1"), danger_words=False, has_easier=True)
    red = advise(8, None, danger_words=False, has_easier=True)

    assert " ".join(amber.sentences) == (
        "That is more than today needs. Take the easier version. "
        "Tomorrow morning decides."
    )
    assert " ".join(red.sentences) == (
        "End of exercise for today. A few questions first, then rest and calm movement."
    )


@pytest.mark.parametrize(("pain", "is_named"), [(2, False), (4, True), (7, False)])
def test_a_limit_below_red_is_named(pain, is_named):
    """On the way and afterwards; a red number needs no other reason."""
    safety = Safety(stop_pain=3, slow_pain=2)
    found = (
        advise(pain, safety, danger_words=False, has_easier=True),
        after_session(pain, safety, danger_words=False),
    )

    for each in found:
        named = "This session ends at 3 of 10 or more." in each.sentences
        assert named is is_named


@pytest.mark.parametrize(
    ("phases", "pain", "heading", "part"),
    [
        (("prevention",), 1, "1: fine", "Same dose next time."),
        (REBUILDING, 2, "2: fine", "you may add a little load"),
        (FRESH, 0, "0: fine", "Go on as planned."),
        (("prevention",), 4, "4: acceptable, if it settles", "Do not add load"),
        (REBUILDING, 4, "4: more than today needs", "about half"),
        (FRESH, 5, "5: more than today needs", "take the easier version"),
        ((*FRESH, "prevention"), 7, "7: that is enough for today", "A few questions"),
    ],
)
def test_after_a_session_each_column_has_its_words(phases, pain, heading, part):
    """The worst pain of a session is read in the column of the program's phase."""
    for phase in phases:
        safety = Safety(phase=phase, **LENIENT)

        advice = after_session(pain, safety, danger_words=False)

        assert advice.heading == heading
        assert part in " ".join(advice.sentences)


def test_after_a_session_danger_words_ask_the_stop_questions():
    """A 1 that was sharp is red and leads to the questions."""
    advice = after_session(1, None, danger_words=True)

    assert (advice.light, advice.ask_stop_questions) == ("red", True)


def test_after_a_session_the_limits_of_the_file_count():
    """Where the file stops at 4, a 4 ends it although its colour is amber."""
    advice = after_session(4, Safety(stop_pain=4, slow_pain=1), danger_words=False)

    assert (advice.light, advice.ask_stop_questions) == ("amber", True)


def test_after_a_session_a_slowing_limit_counts_too():
    """Above the file's number even everyday exercise gets lighter."""
    advice = after_session(2, Safety(stop_pain=6, slow_pain=1), danger_words=False)

    assert advice.heading == "2: more than today needs"
