"""Where a course stands, worked out from its notes."""

import pytest

from coach.care.course.actions import (
    end_data,
    pause_data,
    resume_data,
)
from coach.care.course.facts import Moment
from coach.care.course.state import courses_now, lost_courses, running_courses
from coach.store.entries import COURSE
from tests.core.care.course.diary import Diary, at_ms, day_at


def decided(diary, day, decision, stage, clock="09:00", **inputs):
    """Note a decision as an earlier version may have written it."""
    data = {
        "course": diary.course,
        "plan": "hamstring-mild",
        "title": "Hamstring",
        "stage": stage,
        "decision": decision,
        "inputs": inputs,
    }
    return diary.note(COURSE, day, clock, data)


def test_day_count_and_stage():
    """The first day is day 1; a day ends at four in the morning."""
    diary = Diary("hamstring-mild", "phase-1")

    late = diary.at(3, "03:30")
    morning = diary.at(3, "04:30")

    assert (late.day_number, morning.day_number) == (3, 4)
    assert (morning.stage.name, morning.phase) == ("phase-1", "phase-1")
    assert morning.started == day_at(0)


def test_a_start_without_a_stage_is_the_first():
    """The plan's first stage is meant."""
    diary = Diary("hamstring-mild")

    assert diary.at(0).stage.name == "first-days"


def test_a_step_begins_a_new_count():
    """Days and sessions of the stage before do not count in the new one."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.session(0, 1)
    decided(diary, 5, "step-up", "phase-2")
    diary.session(6, 1)

    course = diary.at(7)

    assert (course.stage.name, course.day_number) == ("phase-2", 3)
    assert [each.day for each in course.stage_sessions()] == [day_at(6)]
    assert course.last_change_ms == at_ms(5, "09:00")


def test_hold_and_go_on_keep_the_count():
    """Only a change of stage counts anew."""
    diary = Diary("hamstring-mild", "phase-1")
    decided(diary, 2, "hold", "phase-1")
    decided(diary, 3, "step-back", "phase-1")

    course = diary.at(4)

    assert course.day_number == 5
    assert len(course.stays) == 1
    assert course.last_change_ms is None


def test_going_back_for_some_days():
    """The way back says how long, in place of the stage's own least days."""
    diary = Diary("hamstring-mild", "phase-3")
    decided(diary, 2, "go-to", "phase-2", for_days=3)

    course = diary.at(3)

    assert (course.stage.name, course.least_days) == ("phase-2", 3)


@pytest.mark.parametrize(
    ("plan", "stage", "earlier", "least"),
    [
        ("hamstring-mild", "phase-1", False, 3),
        ("hamstring-mild", "phase-1", True, 4),
        ("hamstring-moderate", "phase-2", True, 13),
        ("hamstring-mild", "phase-3", True, 0),
    ],
)
def test_an_earlier_injury_takes_a_quarter_longer(plan, stage, earlier, least):
    """Three days become four, ten become thirteen: always rounded up."""
    diary = Diary(plan, stage, earlier=earlier)

    assert diary.at(0).least_days == least


def test_illness_rests_the_course_and_its_days():
    """It rests from the first day to the last, and goes on by itself afterwards."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.ill(2, 4)

    resting, after = diary.at(3), diary.at(6)

    assert (resting.rest.reason, resting.rest.since) == ("illness", day_at(2))
    assert (after.rest.reason, after.day_number) == ("", 4)


def test_illness_without_an_end_lasts():
    """Until an end is noted."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.ill(2)

    assert diary.at(9).rest.reason == "illness"
    assert diary.at(9).day_number == 3


def test_a_pause_lasts_until_it_goes_on():
    """Its days do not count; the day of going on does."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.take(2, "09:00", pause_data(diary.at(2), "Holiday"))
    paused = diary.at(4)
    diary.take(5, "09:00", resume_data(paused))
    after = diary.at(5)

    assert (paused.rest.reason, paused.rest.since) == ("pause", day_at(2))
    assert (after.rest.reason, after.day_number) == ("", 3)


def test_an_ended_course_runs_no_more():
    """It is kept, and not offered."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.take(3, "09:00", end_data(diary.at(3), "Well again"))
    moment = Moment(at_ms(4))

    (course,) = courses_now(diary.history(), moment)

    assert course.ended == day_at(3)
    assert running_courses(diary.history(), moment) == []


def test_several_courses_at_once():
    """Each stands by itself; the one decided on last comes first."""
    diary = Diary("hamstring-mild", "phase-2")
    run = diary.start("return-to-run", day=2)
    diary.session(3, 1, "return-to-run-1")
    diary.session(3, 2, "hamstring-mild-2")

    first, second = running_courses(diary.history(), Moment(at_ms(4)))

    assert (first.id, second.id) == (run, diary.course)
    assert [each.program for each in first.stage_sessions()] == ["return-to-run-1"]
    assert [each.program for each in second.stage_sessions()] == ["hamstring-mild-2"]


def test_sessions_of_the_other_side_belong_to_another_course():
    """A session for the left leg does not count for the right one."""
    diary = Diary("hamstring-mild", "phase-1", side="right")
    diary.session(0, 1, side="left")
    diary.session(1, 1, side="right")
    diary.session(2, 1)

    days = [each.day for each in diary.at(3).stage_sessions()]

    assert days == [day_at(1), day_at(2)]


def test_what_was_opened_by_mistake_does_not_count():
    """A session of a few seconds is none."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.session(0, None, counts=False)

    assert diary.at(1).stage_sessions() == []


def test_or_programs_count_as_well():
    """The person may pick the other program of the stage."""
    diary = Diary("night-cramps")
    diary.session(0, 0, "bedtime-cramp-routine-seated")

    assert len(diary.at(1).stage_sessions()) == 1


def test_without_an_injury_the_start_is_the_onset():
    """What is not known counts from the start, which is the careful side."""
    diary = Diary("hamstring-mild", onset=None)

    assert diary.at(1).onset_ms == at_ms(0, "07:00")


def test_a_course_whose_plan_is_gone_is_told():
    """It is not led, and not forgotten."""
    diary = Diary("hamstring-mild", "phase-1")
    decided(diary, 2, "step-up", "phase-99")

    assert courses_now(diary.history(), Moment(at_ms(3))) == []
    assert [note.data["stage"] for note in lost_courses(diary.history())] == [
        "phase-99"
    ]


def test_a_course_that_was_begun_anew_is_not_told():
    """Its plan goes on with another course."""
    diary = Diary("hamstring-mild", "phase-1")
    decided(diary, 2, "step-up", "phase-99")
    diary.course = "anew"
    decided(diary, 3, "start", "phase-1")

    assert lost_courses(diary.history()) == []


def test_taking_a_decision_back_takes_its_step_back():
    """Without its note the course stands where it stood before."""
    diary = Diary("hamstring-mild", "phase-1")
    step = decided(diary, 5, "step-up", "phase-2")
    before = diary.at(6).stage.name
    diary.notes.remove(step)

    assert (before, diary.at(6).stage.name) == ("phase-2", "phase-1")
    assert diary.at(6).day_number == 7
