"""The limits of a plan that nobody signed hold as those of a signed one do."""

from dataclasses import replace

import pytest

from coach.care.course.dose import staged
from coach.care.course.own_limits import (
    judge_own_start,
    limited_by,
    own_missed_words,
    told_of,
)
from coach.files.limits_model import Limits
from coach.files.limits_table import MAY_CHANGE
from coach.files.plan_model import Schedule
from tests.core.care.course.diary import Diary
from tests.core.shipped import LIBRARY

CALF = LIBRARY.plans["calf-ladder"]
FIRST, SECOND = CALF.stages[0].program, CALF.stages[1].program
EVENING = 18 * 60


def diary_with(limits, **changes):
    """Return a diary of the calf plan with limits; its first stage is on Mon and Thu.

    Args:
        limits: The limits of the plan, or None.
        changes: Of its schedule.
    """
    schedule = Schedule(days=(0, 3), times=(EVENING,), **changes)
    first = replace(CALF.stages[0], schedule=schedule)
    plan = replace(CALF, limits=limits, stages=(first, *CALF.stages[1:]))
    diary = Diary(side="left")
    diary.library = replace(LIBRARY, plans=LIBRARY.plans | {plan.id: plan})
    diary.start(plan, side="left")
    return diary


def judged(diary, day, program=FIRST, clock="18:00", minute=EVENING):
    course = limited_by([diary.look(day, clock)], program)
    return judge_own_start(course, program, minute)


def kinds(verdict):
    return [each.what for each in verdict.beyond]


def test_a_plan_without_limits_asks_about_nothing():
    """Everything is the person's to change."""
    courses = [diary_with(None).look(1)]

    assert limited_by(courses, FIRST) is None
    assert told_of(courses, FIRST) == frozenset()


def test_a_program_of_no_stage_is_not_limited():
    """Whatever else the person does is theirs."""
    courses = [diary_with(Limits()).look(0)]

    assert limited_by(courses, "desk-break") is None


def test_the_planned_session_begins_without_a_word():
    """On its day, at its time."""
    verdict = judged(diary_with(Limits()), 0)

    assert (verdict.refused, verdict.beyond) == ("", ())


@pytest.mark.parametrize(
    ("day", "minute", "kind"),
    [(1, EVENING, "other-day"), (0, 8 * 60, "other-time")],
)
def test_another_day_and_another_time_are_beyond_it(day, minute, kind):
    """Unless they are left to the person."""
    free = diary_with(Limits(may_patient_change=("days", "time-of-day")))

    assert kinds(judged(diary_with(Limits()), day, minute=minute)) == [kind]
    assert judged(free, day, minute=minute).beyond == ()


def test_one_session_more_is_beyond_it():
    """Those of today are counted from the history; a limit on them is not gone over."""
    diary = diary_with(Limits(may_patient_change=MAY_CHANGE))
    diary.session(0, 1)
    strict = diary_with(Limits(max_sessions_per_day=1, may_patient_change=MAY_CHANGE))
    strict.session(0, 1)

    assert kinds(judged(diary, 0)) == ["more-sessions"]
    assert judged(strict, 0).refused == (
        "The plan has 1 session a day, and that is done."
    )


def test_a_later_stage_is_beyond_it():
    """A dose that comes later is not taken early without a word."""
    verdict = judged(diary_with(Limits(may_patient_change=MAY_CHANGE)), 0, SECOND)

    assert kinds(verdict) == ["other-stage"]


def test_changes_in_a_session_are_told_as_the_plan_says():
    """What it leaves to the person is not."""
    limits = Limits(may_patient_change=("easier", "days"))
    courses = [diary_with(limits).look(0)]

    assert told_of(courses, FIRST) == {"leave-out", "extend"}


def test_the_stricter_stop_rule_holds():
    """The plan's where it is stricter; a file's own is never loosened."""
    program = LIBRARY.programs[FIRST]
    strict = staged([diary_with(Limits(stop_pain=3)).look(0)], program)
    loose = staged([diary_with(Limits(stop_pain=8)).look(0)], program)

    assert (strict.safety.stop_pain, strict.safety.slow_pain) == (3, 2)
    lower, usual = (f"Pain of {pain} or more out of 10." for pain in (3, 6))
    others = [sign for sign in program.safety.stop_if if sign != usual]
    assert strict.safety.stop_if == (lower, *others)
    assert loose is program


def test_missed_sessions_are_asked_about_once_there_are_enough():
    """Kindly, and only where the plan has such a limit."""
    limits = Limits(missed_in_a_row=2)

    assert own_missed_words(diary_with(limits).look(1).course) == ""
    assert own_missed_words(diary_with(Limits()).look(8).course) == ""
    assert own_missed_words(diary_with(limits).look(8).course) == (
        "3 sessions in a row were missed. That happens. "
        "Get in touch with whoever made the plan with you."
    )
