"""The worked cases of the decision rules, each by its number."""

import pytest

from coach.care.course.standing import standing_of
from tests.core.care.course.diary import Diary


def diary(stage="phase-1", usual=1, plan="hamstring-mild"):
    """Return a course whose usual morning is `usual` up to day 4."""
    found = Diary(plan, stage)
    for day in range(5):
        found.morning(day, usual)
    return found


def test_case_1_green_with_a_fine_morning_is_clean():
    """With b 1, pd 2, pm 2: clean."""
    found = diary()
    found.session(4, 2)
    found.morning(5, 2)

    now = found.look(5)

    assert [each.status for each in now.standing.verdicts] == ["clean"]
    assert (now.standing.clean_row, now.decision.kind) == (1, "go-on")
    assert now.decision.inputs["usual"] == 1


def test_case_2_amber_in_phase_1_drops_the_exercise_today():
    """With b 1, pd 4 in P12: left out today, and the session is not clean."""
    found = diary()
    found.session(4, 4, sore=(("heel-dig", 4), ("front-plank", 1)))

    now = found.look(4, "20:00")

    assert now.decision.kind == "go-on"
    assert now.decision.eases == "leave-out"
    assert now.decision.reasons == ("Worst pain in the session: 4 of 10.",)
    assert now.decision.until_text == "Tomorrow morning decides."
    assert now.due.leave_out == ("heel-dig",)
    assert not now.standing.verdicts[0].is_clean


def test_case_3_amber_in_phase_3_halves_and_the_morning_holds():
    """With b 1, pd 4 in P14: halve; pm 3: hold."""
    found = diary("phase-3")
    found.session(4, 4)
    evening = found.look(4, "20:00").decision
    found.morning(5, 3)
    morning = found.look(5, "09:00").decision

    assert evening.eases == "halve"
    assert (morning.kind, morning.is_new) == ("hold", True)
    text = "The morning was a bit sorer. Same dose once more; no step up yet."
    assert morning.text == text
    assert morning.reasons == ("Next morning 3, usual morning 1: 2 points above.",)


def test_case_4_a_morning_three_points_up_steps_back():
    """With b 1, pm 4: one day off, then half the sets."""
    found = diary()
    found.session(4, 1)
    found.morning(5, 4)

    today, tomorrow = found.look(5, "09:00"), found.look(6, "09:00")

    assert today.decision.kind == "step-back"
    assert today.decision.reasons == (
        "Next morning 4, usual morning 1: 3 points above.",
    )
    assert today.decision.until_text == "A day off; half the sets from tomorrow."
    assert (today.due.is_due, today.due.why_not) == (
        False,
        "A day off today. Easy walking is fine.",
    )
    assert (tomorrow.due.is_due, tomorrow.due.is_half) == (True, True)


@pytest.mark.parametrize("sign", ["sharp", "sudden", "pop", "giving-way", "limp"])
def test_case_5_a_limp_is_red_at_any_number(sign):
    """Pain 2 with a limp, or any other of the danger words: red, and questions."""
    found = diary()
    found.session(4, 2, signs=frozenset({sign}))

    decision = found.look(4, "20:00").decision

    assert (decision.kind, decision.asks_questions) == ("rest", True)
    assert decision.text.startswith("End of exercise for today.")
    assert decision.reasons[-1].startswith("Reported: ")


def test_case_6_pain_relief_does_not_count():
    """With pd 1, pm 1, pain relief: done, but not counted toward moving on."""
    found = diary()
    found.session(4, 1, relief=True)
    found.morning(5, 1)

    now = found.look(5)

    assert (now.standing.verdicts[0].status, now.standing.clean_row) == (
        "not-counted",
        0,
    )
    assert now.tally.done == 1
    assert now.decision.reasons[-2] == (
        "Pain relief was taken, so its numbers do not count."
    )


def test_case_7_two_set_backs_in_seven_days_are_to_be_examined():
    """Step-backs on days 2 and 6: the card Q17, and the stage is held."""
    found = Diary("hamstring-mild", "phase-1")
    for day in range(3):
        found.morning(day, 1)
    found.session(1, 1)
    # In place of the fine morning of day 2.
    found.morning(2, 4, "08:30")
    first = found.look(2).decision
    for day in (3, 4, 5):
        found.morning(day, 1)
    found.session(5, 1)
    found.morning(6, 5)
    second = found.look(6)

    assert first.kind == "step-back"
    assert (second.decision.kind, second.decision.card) == ("refer", "Q17")
    assert second.decision.text == "Two set-backs within 7 days: have it examined."
    assert second.decision.reasons == ("Set-backs on 4 Nov and 8 Nov.",)
    assert "refer" in {check.key for check in second.advance.missing}
    assert standing_of(second.course).is_half


def test_set_backs_more_than_seven_days_apart_are_no_card():
    """Two step-backs on days 2 and 12 are two step-backs, no more."""
    found = Diary("hamstring-mild", "phase-2")
    for day in range(2):
        found.morning(day, 1)
    found.session(1, 1)
    found.morning(2, 4)
    for day in range(3, 12):
        found.morning(day, 1)
    found.session(11, 1)
    found.morning(12, 4)

    decision = found.look(12).decision

    assert (decision.kind, decision.card) == ("step-back", "")
