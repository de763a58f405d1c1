"""What a plan with limits allows, what it does not foresee, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from coach.care.course.limits import (
    StartFacts,
    judge_start,
    told_changes,
)
from coach.exchange.assigned.draft import usual_limits
from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.receive import open_signed
from coach.exchange.signed.keys import SigningKey
from coach.files.limits_model import Limits
from tests.core.exchange.assigned.conftest import FIRST_DAY, LINK

THERAPIST = SigningKey.from_seed(b"t" * 32)
# A Monday; the plan runs on Mondays and Thursdays at 18:00.
MONDAY = FIRST_DAY
EVENING = 18 * 60


@pytest.fixture
def signed_with(draft, library):
    """Return what makes a signed plan of a single program with some limits."""

    def make(**changes):
        made = replace(
            draft,
            content=library.programs["bedtime-cramp-routine"],
            **{"days": (0, 3), "times": (EVENING,), **changes},
        )
        data = issue(made, LINK, library, THERAPIST)
        return open_signed(data, (), library.exercises)

    return make


def judged(signed, today=MONDAY, minute=EVENING, done=None, course=None):
    (program_id,) = signed.contents.programs
    facts = StartFacts(today, minute, done or {}, course)
    return judge_start(signed.contents.plan, program_id, facts)


def course_at(signed, **changes):
    """Return a course that runs, in its first stage."""
    stage = signed.contents.plan.stages[0]
    due = {
        "stage": stage,
        "program": stage.program,
        "or_programs": (),
        "next_day": None,
    }
    given = {
        "due": SimpleNamespace(**due),
        "decision": SimpleNamespace(kind="go-on", text=""),
        "standing": SimpleNamespace(rest_until=None),
    }
    return SimpleNamespace(**{**given, **changes})


def test_planned_session_begins_without_a_word(signed_with):
    """On its day, at its time, the first of the day."""
    verdict = judged(signed_with())

    assert (verdict.refused, verdict.beyond) == ("", ())


def test_one_session_more_is_beyond_the_plan(signed_with):
    """It says how many there are."""
    verdict = judged(signed_with(limits=Limits()), done={MONDAY: 1})

    assert [each.what for each in verdict.beyond] == ["more-sessions"]
    assert "1 session a day" in verdict.beyond[0].sentence


@pytest.mark.parametrize("times_a_day", [1, 3])
def test_limit_of_a_day_is_kept_whatever_the_stage_says(signed_with, times_a_day):
    """Who wrote a limit does not want it exceeded, by nobody."""
    limits = Limits(max_sessions_per_day=2, may_patient_change=("time-of-day",))
    signed = signed_with(limits=limits, times=(), times_a_day=times_a_day)

    assert judged(signed, done={MONDAY: 1}).refused == ""
    verdict = judged(signed, done={MONDAY: 2})
    assert verdict.refused == "The plan has 2 sessions a day, and they are done."


def test_another_day_is_beyond_the_plan(signed_with):
    """It says which days there are."""
    verdict = judged(signed_with(), MONDAY + timedelta(days=1))

    assert [each.what for each in verdict.beyond] == ["other-day"]
    assert "Mon, Thu" in verdict.beyond[0].sentence


def test_another_time_is_beyond_the_plan_unless_it_is_free(signed_with):
    """Two hours around its time are that time."""
    fixed = signed_with(limits=Limits())
    free = signed_with(limits=Limits(may_patient_change=("time-of-day",)))

    assert judged(fixed, minute=EVENING + 120).beyond == ()
    morning = judged(fixed, minute=8 * 60)
    assert [each.what for each in morning.beyond] == ["other-time"]
    assert judged(free, minute=8 * 60).beyond == ()


def test_days_that_are_free_need_no_word(signed_with):
    """The person may choose them."""
    free = signed_with(limits=Limits(may_patient_change=("days", "time-of-day")))

    assert judged(free, MONDAY + timedelta(days=1)).beyond == ()


def test_rest_that_the_rules_ask_for_is_kept(signed_with):
    """No "do it all the same" where the plan's own rules or a lock forbid it."""
    signed = signed_with()
    resting = SimpleNamespace(kind="rest", text="End of exercise for today.")
    off = SimpleNamespace(rest_until=MONDAY)

    by_decision = judged(signed, course=course_at(signed, decision=resting))
    by_set_back = judged(signed, course=course_at(signed, standing=off))

    assert by_decision.refused == "End of exercise for today."
    assert "A day off today" in by_set_back.refused


def test_day_off_between_is_kept(signed_with, library, draft):
    """A plan that asks for days off between has them."""
    signed = signed_with()
    stage = signed.contents.plan.stages[0]
    schedule = replace(stage.schedule, rest_days_between=1)
    plan = replace(signed.contents.plan, stages=(replace(stage, schedule=schedule),))
    strict = replace(signed, contents=replace(signed.contents, plan=plan))

    verdict = judged(strict, done={MONDAY - timedelta(days=1): 1})

    assert verdict.refused == (
        "The plan asks for 1 day off between two days of exercise."
    )


@pytest.mark.parametrize(
    ("today", "word"),
    [(MONDAY - timedelta(days=1), "begins on"), (date(2026, 12, 21), "ended on")],
)
def test_outside_its_days_it_is_refused(signed_with, today, word):
    """Before the first and after the last day."""
    assert word in judged(signed_with(), today).refused


def test_program_of_another_stage_is_beyond_the_plan(draft, library):
    """A dose that comes later is not taken early without a word."""
    data = issue(replace(draft, days=()), LINK, library, THERAPIST)
    signed = open_signed(data, (), library.exercises)
    later = signed.contents.plan.stages[1]

    verdict = judge_start(
        signed.contents.plan, later.program, StartFacts(MONDAY, 0, {})
    )

    assert "other-stage" in [each.what for each in verdict.beyond]


def test_program_of_nowhere_is_refused(signed_with):
    """It is not what was signed."""
    verdict = judge_start(
        signed_with().contents.plan, "assigned.x", StartFacts(MONDAY, 0, {})
    )

    assert verdict.refused == "This program is not part of the plan."


def test_changes_that_are_told():
    """Whatever the plan does not leave to the person."""
    assert told_changes(Limits()) == {"easier", "leave-out", "extend"}
    free = Limits(may_patient_change=("easier", "longer-rest", "days"))
    assert told_changes(free) == {"leave-out"}


def test_limits_of_a_plan_are_those_that_an_assignment_of_it_begins_with(
    draft, library
):
    """Another plan or a program begins with the usual ones."""
    limits = Limits(4, 2, 3, ("days",))
    plan = replace(draft.content, limits=limits)

    assert usual_limits(plan) == limits
    assert usual_limits(draft.content) == usual_limits(library.programs["desk-break"])
    assert usual_limits(draft.content).may_patient_change == ("time-of-day", "easier")


def test_what_was_agreed_holds_rather_than_the_limits_of_the_file(draft, library):
    """The bundle has one table of limits: what was filled in."""
    text = draft.content.text + "\n[limits]\nstop_pain = 4\n"
    plan = replace(draft.content, text=text, limits=Limits(4))
    agreed = replace(draft, content=plan, limits=Limits(2, 1, None, ()))
    signed = open_signed(issue(agreed, LINK, library, THERAPIST), (), library.exercises)

    assert signed.assignment.limits == Limits(2, 1, None, ())
    assert signed.contents.plan.limits == Limits(2, 1, None, ())
