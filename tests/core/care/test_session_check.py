"""The short check before a session: each answer, and what it opens."""

import pytest

from coach.care.session_check import (
    CheckAnswers,
    check_texts,
    judge_check,
    new_signs,
)
from coach.care.stop_signs import questions_for
from coach.files.stop_limit import with_stop_pain
from tests.core.shipped import LIBRARY

EXERCISES = LIBRARY.exercises


def verdict(program="hamstring-mild-2", **answers):
    return judge_check(CheckAnswers(**answers), LIBRARY.programs[program], EXERCISES)


def asked(**answers):
    return {question.id for question in verdict(**answers).questions}


def test_five_questions():
    """Pain, new signs, walking, pain relief, well enough; in this order."""
    assert list(check_texts()) == ["pain", "new", "walks", "relief", "well"]


def test_all_well():
    """Go, nothing asked, the numbers count."""
    found = verdict(pain=1, walks=True, relief=False, well=True)

    assert found.action == "go"
    assert found.questions == ()
    assert found.counts
    assert found.sentences == ()


def test_nothing_answered_is_go():
    """All of it may be left unanswered."""
    assert verdict() == verdict(pain=None)
    assert verdict().action == "go"


@pytest.mark.parametrize(
    ("sign", "opened"),
    [
        ("swelling", {"Q07", "Q08", "Q13"}),
        ("redness", {"Q07", "Q08"}),
        ("numbness", {"Q02", "Q03", "Q04", "Q11"}),
        ("weakness", {"Q04", "Q09", "Q11"}),
        ("fever", {"Q08-fever"}),
    ],
)
def test_a_new_sign_opens_the_questions_that_match(sign, opened):
    """Any yes in the second question."""
    assert asked(pain=0, new=frozenset({sign})) == opened


def test_every_new_sign_has_its_questions():
    """All chips of the form are known; an unknown one opens the whole list."""
    known = {slug for slug, _ in new_signs()}

    assert known == {"swelling", "redness", "numbness", "weakness", "fever"}
    assert len(asked(new=frozenset({"rash"}))) > 15


def test_not_walking_normally_opens_its_questions():
    """A no in the third question."""
    assert asked(walks=False) == {"Q02", "Q06", "Q09"}
    assert asked(walks=True) == set()


def test_pain_relief_is_allowed_and_does_not_count():
    """The session goes on as it would."""
    found = verdict(pain=1, relief=True)

    assert found.action == "go"
    assert not found.counts
    assert "do not count" in found.sentences[0]


def test_not_well_is_rest():
    """With the questions about fever and collapse."""
    found = verdict(pain=0, well=False)

    assert found.action == "rest"
    assert {question.id for question in found.questions} == {"Q01", "Q08-fever"}


@pytest.mark.parametrize(
    ("pain", "action"),
    [(0, "go"), (2, "go"), (3, "lighter"), (5, "lighter"), (6, "no-session")],
)
def test_pain_right_now(pain, action):
    """3 to 5 offers a lighter version; from 6 on there is no session."""
    assert verdict(pain=pain).action == action


def test_pain_of_6_asks_the_whole_list():
    """It is a red number."""
    expected = {question.id for question in questions_for("hamstring")}

    assert asked(pain=6) == expected


def test_the_strictest_answer_counts():
    """Strong pain outweighs being tired."""
    assert verdict(pain=7, well=False).action == "no-session"
    assert verdict(pain=4, well=False).action == "rest"


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_outside_the_scale_is_a_mistake(pain):
    """It is no answer a form can give."""
    with pytest.raises(ValueError, match="0 to 10"):
        verdict(pain=pain)


def test_pre_run_warm_up_with_a_sore_thigh_offers_stretching():
    """P02: with 3 or more, the hamstring stretches or rest."""
    assert verdict("hamstring-first-warm-up", pain=3).offer == (
        "hamstring-flexibility",
    )
    assert verdict("hamstring-first-warm-up", pain=2).offer == ()
    note = " ".join(LIBRARY.programs["hamstring-first-warm-up"].notes)
    assert "hurts 3 or more right now, choose the hamstring stretches" in note


@pytest.mark.parametrize(
    ("place", "pain", "action"),
    [
        ("", 3, "no-session"),
        ("back-of-thigh", 3, "no-session"),
        ("back-of-thigh", 2, "go"),
        ("low-back", 3, "lighter"),
    ],
)
def test_no_nordic_plan_with_thigh_pain_above_2(place, pain, action):
    """P19: no current thigh pain over 2."""
    assert verdict("nordic-week-2", place=place, pain=pain).action == action


def test_a_warm_up_leaves_its_nordic_lowers_out_with_thigh_pain():
    """The rest of it is offered lighter."""
    found = verdict("team-sport-warm-up", place="back-of-thigh", pain=3)

    assert found.leave_out == ("nordic-lower",)
    assert found.action == "lighter"


def test_what_is_kept():
    """Only what was answered."""
    kept = CheckAnswers(pain=2, new=frozenset({"redness", "fever"}), walks=False)

    assert kept.data() == {"pain": 2, "new": ["fever", "redness"], "walks": False}
    assert CheckAnswers().data() == {}


def test_a_lower_limit_counts_before_the_session_as_well():
    """Pain that would end it at once does not begin it, and the number is named."""
    program = with_stop_pain(LIBRARY.programs["hamstring-mild-2"], 4)

    found = judge_check(CheckAnswers(pain=4), program, EXERCISES)

    assert found.action == "no-session"
    assert found.sentences[0].startswith("Pain of 4 or more: no session now.")
    assert found.questions
