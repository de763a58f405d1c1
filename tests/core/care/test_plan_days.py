"""The days of a signed plan, before and after which it rests."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.care.access import Situation, is_open
from coach.care.course.facts import Moment
from coach.care.plan_days import closed_by_days, plan_of
from coach.care.verdict import Allowed, Closed
from coach.files.library import Shelf

NOW_MS = 1_764_000_000_000
TODAY = Moment(NOW_MS, 0).day
PLAN, PROGRAM = "assigned.x", "assigned.x.program"
_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def shipped():
    """Return what is shipped."""
    return Shelf(None).library


@pytest.fixture
def situation_with(shipped):
    """Return what makes a situation with a signed plan of some days."""

    def make(first, last):
        program = replace(shipped.programs["bedtime-cramp-routine"], id=PROGRAM)
        plan = shipped.plans["calf-ladder"]
        stage = replace(plan.stages[0], program=PROGRAM, or_programs=())
        plan = replace(plan, id=PLAN, stages=(stage,), first_day=first, last_day=last)
        library = replace(
            shipped,
            programs={**shipped.programs, PROGRAM: program},
            plans={**shipped.plans, PLAN: plan},
        )
        return Situation(Moment(NOW_MS, 0), library)

    return make


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [
        (TODAY + _DAY, None, "begins on"),
        (TODAY - 9 * _DAY, TODAY - _DAY, "ended on"),
    ],
)
def test_closed_outside_its_days(situation_with, first, last, word):
    """Neither the plan nor a program of it may be done, and the day is said."""
    situation = situation_with(first, last)

    for thing in (situation.library.plans[PLAN], situation.library.programs[PROGRAM]):
        verdict = is_open(thing, situation)
        assert isinstance(verdict, Closed)
        assert word in verdict.reason
        assert verdict.next_step


@pytest.mark.parametrize("last", [TODAY, None])
def test_open_on_its_first_and_last_day(situation_with, last):
    """Both count, and a plan may have no end."""
    situation = situation_with(TODAY, last)

    assert isinstance(is_open(situation.library.programs[PROGRAM], situation), Allowed)


def test_programs_of_files_have_no_such_days(shipped):
    """Only what was signed does."""
    assert plan_of("bedtime-cramp-routine", shipped) is None
    assert closed_by_days(None, TODAY) is None
    assert closed_by_days(shipped.plans["calf-ladder"], date(2000, 1, 1)) is None
