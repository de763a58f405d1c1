"""What a person does, as notes, and what a note says about itself."""

import json

import pytest

from coach.care.course.actions import (
    CourseError,
    accept_data,
    answer_note,
    end_data,
    examined_data,
    measure_data,
    pause_data,
    resume_data,
    start_data,
)
from coach.care.course.answers import Answer
from coach.care.course.facts import Moment
from coach.care.course.start import start_checks
from coach.care.course.why import why
from coach.store.entries import COURSE, Entry
from tests.core.care.course.diary import Diary, at_ms, day_at, point
from tests.core.shipped import LIBRARY

MILD = LIBRARY.plans["hamstring-mild"]


def as_note(data):
    """Return data as a note that was stored and read again."""
    text = json.dumps(data)
    return Entry("n", COURSE, "2026-11-02", "2026-11-02T10:00Z", None, json.loads(text))


def test_start():
    """Plan, stage, side and injury; the exact plan is named by its hash."""
    data = start_data(MILD, Moment(at_ms(0)), side="left", injury="i7")

    assert data["decision"] == "start"
    assert (data["plan"], data["stage"]) == ("hamstring-mild", "first-days")
    assert (data["side"], data["injury"]) == ("left", "i7")
    assert data["stage_title"] == "Protect and calm"
    assert data["inputs"]["plan_sha256"] == MILD.sha256
    assert why(as_note(data)) == (
        "Started with “Protect and calm”.",
        "You confirmed it.",
    )


def test_two_courses_have_two_ids():
    """Also of one plan at one moment, for two sides."""
    ids = {
        start_data(MILD, Moment(at_ms(day)), side=side)["course"]
        for day in (0, 1)
        for side in ("left", "right")
    }

    assert len(ids) == 4


def checks(answers=None, *, day=0, stage="phase-1", onset=(-1, "12:00"), **more):
    diary = Diary(onset=None)
    moment = Moment(at_ms(day))
    return start_checks(
        diary.history(),
        moment,
        MILD,
        answers,
        stage=stage,
        onset_ms=None if onset is None else at_ms(*onset),
        **more,
    )


ALL_FINE = {
    1: Answer(pain=1),
    2: Answer(pain=2),
    3: Answer(value=4),
    4: Answer(yes=True),
}


def test_entry_points_before_a_start():
    """Time since it happened, and what the person enters; all of it is needed."""
    early = checks(ALL_FINE)
    late = checks(ALL_FINE, day=1)
    painless = checks(ALL_FINE | {0: Answer(pain=0)})
    noted = checks(ALL_FINE, walks_painless=True)

    assert [each.missing for each in early if each.is_open] == [
        "Not before tomorrow, 12:00."
    ]
    assert not any(each.is_open for each in late)
    assert not any(each.is_open for each in painless)
    assert not any(each.is_open for each in noted)
    with pytest.raises(CourseError, match=r"Not yet: Not before tomorrow, 12:00\."):
        start_data(MILD, Moment(at_ms(0)), early, stage="phase-1")


def test_a_time_that_is_not_known_counts_from_now():
    """Nobody is let in because the question was left open."""
    assert checks(ALL_FINE, onset=None)[0].is_open


def test_a_sore_start_is_refused():
    """Walking that hurts more than the plan allows."""
    found = checks(ALL_FINE | {2: Answer(pain=4)}, day=1)

    assert [each.missing for each in found if each.is_open] == [
        "Pain 4; it should be 3 at most."
    ]


def test_what_is_closed_is_not_begun():
    """The reason of the stop questions stands first."""
    (first, *_) = checks(ALL_FINE, day=1, closed="You said: a pop.")

    assert (first.key, first.missing) == ("closed", "You said: a pop.")


def test_one_plan_runs_once_for_a_side():
    """A second start of the same is refused."""
    diary = Diary("hamstring-mild", side="right")
    history, moment = diary.history(), Moment(at_ms(3))

    same = start_checks(history, moment, MILD, side="right")
    other = start_checks(history, moment, MILD, side="left")

    assert [each.key for each in same] == ["running"]
    assert other == ()


def test_the_nordic_plan_waits_for_phase_3():
    """It is not begun beside phase 2."""
    plan = LIBRARY.plans["nordic-10-weeks"]

    def found(stage):
        diary = Diary("hamstring-mild", stage)
        return start_checks(diary.history(), Moment(at_ms(1)), plan)

    assert [each.key for each in found("phase-2")] == ["pace"]
    assert found("phase-3") == ()


def test_a_step_up_says_why():
    """From, to, the points that were ticked, and who confirmed it."""
    diary = Diary("calf-ladder", "stage-1")
    diary.morning(0, 1)
    diary.quiet_days(0, 1)
    diary.answer(1, "18:00", "Walk 10 minutes", yes=True, pain=0)
    diary.answer(1, "18:00", "Five holds", yes=True, pain=0)
    note = diary.step_up(2)

    said = why(as_note(note.data))

    assert said[0] == "Stepped up from “Hold” to “Raise”."
    assert "The last 2 sessions were clean." in said
    assert "Day 3 of the stage." in said
    assert said[-1] == "You confirmed it."
    # Its points are its reasons; they are not listed once more.
    assert not any(each.startswith("Ticked") for each in said)


def sore(diary, pain):
    """Let a quiet session be followed by a morning of that pain."""
    for day in range(-2, 1):
        diary.morning(day, 1)
    diary.session(0, 2)
    diary.morning(1, pain)


def test_a_hold_says_why():
    """Its text, and the numbers that led to it, from the note alone."""
    diary = Diary("hamstring-mild", "phase-1")
    sore(diary, 3)

    said = why(as_note(diary.accept(1).data))

    assert said == (
        "Held in “Calm and switch on”.",
        "The morning was a bit sorer. Same dose once more; no step up yet.",
        "Next morning 3, usual morning 1: 2 points above.",
        "Worst pain in the session: 2 of 10.",
        "Day 2 of the stage; at least 3 days needed.",
        "Clean sessions in a row: 0.",
        "You confirmed it.",
    )


def test_a_step_back_says_why():
    """The day off as well."""
    diary = Diary("hamstring-mild", "phase-1")
    sore(diary, 4)
    note = diary.accept(1)

    said = why(as_note(note.data))

    assert note.data["decision"] == "step-back"
    assert "Next morning 4, usual morning 1: 3 points above." in said
    assert "Day off until Tue 3 Nov 2026." in said


def test_a_referral_and_its_examination_say_why():
    """The card's text; then when and by whom."""
    diary = Diary("hamstring-mild", "phase-1")
    refer = diary.accept(14)
    data = examined_data(diary.at(15), day_at(15), "Dr Lind")

    assert refer.data["decision"] == "refer"
    assert refer.data["text"].startswith("Two weeks without a step.")
    assert "Examined on Tue 17 Nov 2026 by Dr Lind." in why(as_note(data))


@pytest.mark.parametrize("day", [-5, 16])
def test_an_examination_lies_between_injury_and_today(day):
    """Another day is a slip."""
    diary = Diary("hamstring-mild", "phase-1")

    with pytest.raises(CourseError, match="between the injury and today"):
        examined_data(diary.at(15), day_at(day))


def test_there_must_be_something_to_confirm():
    """Going on is not confirmed."""
    now = Diary("hamstring-mild", "phase-1").look(0)

    with pytest.raises(CourseError, match="nothing to confirm"):
        accept_data(now.course, now.decision)


def test_a_pause_and_its_end():
    """Each only when it makes sense, with the person's own words."""
    diary = Diary("hamstring-mild", "phase-1")
    running = diary.at(1)
    note = diary.take(1, "09:00", pause_data(running, "Holiday"))
    paused = diary.at(2)

    assert why(as_note(note.data))[:2] == ("Paused in “Calm and switch on”.", "Holiday")
    with pytest.raises(CourseError, match="paused already"):
        pause_data(paused)
    with pytest.raises(CourseError, match="not paused"):
        resume_data(running)
    assert resume_data(paused)["decision"] == "resume"


def test_an_end():
    """Whenever the person likes."""
    data = end_data(Diary("hamstring-mild", "phase-1").at(1), "Well again")

    assert (data["decision"], data["reasons"]) == ("end", ["Well again"])


def test_an_answer_as_a_note():
    """Where it belongs, what was asked, what was said, and whether it passed."""
    diary = Diary("hamstring-mild", "phase-2")
    now = diary.look(0)
    bridges = point(now, "12 full single-leg bridges")

    data = answer_note(now.course, bridges, Answer(left=14, right=11, pain=1))

    assert data == {
        "course": diary.course,
        "stage": "phase-2",
        "part": "test",
        "test_index": 1,
        "test": "T5",
        "text": "12 full single-leg bridges on each side.",
        "side": "right",
        "passed": False,
        "pain": 1,
        "left": 14,
        "right": 11,
    }


def test_the_diary_gets_the_same_numbers():
    """Tests with numbers are measures as well; the others are not."""
    now = Diary("hamstring-mild", "phase-3").look(0)

    def measured(words, **said):
        return measure_data(point(now, words), Answer(**said))

    bridges = measured("20 or more full", left=22, right=21)
    assert bridges == {"test": "T5", "unit": "reps", "left": 22, "right": 21}
    ready = measured("How ready do you feel", value=8)
    assert ready == {"test": "T10", "unit": "score", "value": 8}
    assert measured("The strong heel pull", yes=True, pain=0) is None
    assert measured("20 or more full") is None


def test_nobody_answers_what_the_diary_knows():
    """Time that has passed is not entered."""
    now = Diary("hamstring-mild").look(0)

    with pytest.raises(CourseError, match="diary alone"):
        answer_note(now.course, point(now, "48 hours have passed."), Answer(yes=True))


def test_an_old_note_says_what_it_can():
    """One without numbers, as an earlier version wrote it; nonsense is left out."""
    data = {"decision": "hold", "stage": "phase-2", "reasons": ["morning 2 points up"]}
    odd = {"decision": "hold", "stage": "x", "inputs": {"worst": "much", "checks": 3}}

    assert why(as_note(data)) == ("Held in “phase-2”.", "morning 2 points up")
    assert why(as_note(odd)) == ("Held in “x”.",)
