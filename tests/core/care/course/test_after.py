"""What comes after a course: the next plan, and what was decided."""

from coach.care.course.actions import end_data
from coach.care.course.after import OFFERED_FOR, ended_courses, plan_after
from coach.care.course.facts import Moment
from coach.care.course.waiting import wait_data
from coach.store.entries import PLAN_WAIT
from tests.core.care.course.diary import Diary, at_ms, day_at

NEXT = "nordic-10-weeks"


def after(diary, day):
    """Return the plan that is offered on a day."""
    return plan_after(diary.history(), Moment(at_ms(day)))


def ended(stage="phase-3", reason="Every point was ticked."):
    """Return the diary of a course that ended on day 6."""
    diary = Diary("hamstring-mild", stage)
    diary.take(6, "09:00", end_data(diary.at(6), reason))
    return diary


def test_a_finished_course_leads_to_the_plan_it_names():
    """From the very day on, for four weeks."""
    diary = ended()
    last = 6 + OFFERED_FOR.days

    assert [after(diary, day).id for day in (6, last)] == [NEXT, NEXT]
    assert after(diary, last + 1) is None


def test_a_course_that_was_broken_off_leads_nowhere():
    """Neither before the last stage nor without the ticks of the last one."""
    assert after(ended("phase-1"), 7) is None
    assert after(ended(reason=""), 7) is None


def test_a_running_course_leads_nowhere_yet():
    """The plan after it is offered when it is over."""
    assert after(Diary("hamstring-mild", "phase-3"), 7) is None


def test_what_was_begun_is_not_offered():
    """Once is enough."""
    diary = ended()
    diary.start(NEXT, day=7)

    assert after(diary, 8) is None


def test_what_waits_is_not_offered():
    """It stands on the page by itself."""
    diary = ended()
    waits = wait_data(diary.library.plans[NEXT], (), day_at(12))
    diary.note(PLAN_WAIT, 7, "09:00", waits)

    assert after(diary, 8) is None


def test_ended_courses_keep_their_decisions():
    """The newest end comes first, and running courses are no part of it."""
    diary = ended()
    diary.start("calf-ladder", day=8)
    (course,) = ended_courses(diary.history(), Moment(at_ms(9)))

    assert course.plan.id == "hamstring-mild"
    assert [each.data["decision"] for each in course.notes] == ["start", "end"]
