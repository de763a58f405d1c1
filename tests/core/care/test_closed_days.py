"""On which of the person's own days the rules of care kept their program closed."""

from datetime import timedelta

import pytest

from coach.care.closed_days import closed_days
from coach.progress.planned import PlannedSession
from coach.store.entries import COURSE, INJURY, SCREENING, UNLOCK
from tests.core.care.care_notes import (
    DAY_MS,
    injury_note,
    moment,
    note,
    screening,
    unlock,
)
from tests.core.shipped import LIBRARY

FIRST = moment().day
STRETCH = LIBRARY.programs["hamstring-flexibility"]


def closed(*notes, program=STRETCH, days=8, course="", today=7):
    """Return the offsets of the days on which a program was closed.

    Args:
        notes: Of the history.
        program: What is meant to be done on each day.
        days: So many days are planned, from the first one on.
        course: Id of the course that asks for them, "" for the person's own.
        today: Offset of the present day.
    """
    planned = [
        PlannedSession(FIRST + timedelta(days=offset), program.id, course=course)
        for offset in range(days)
    ]
    kinds = {
        kind: tuple(each for each in notes if each.kind == kind)
        for kind in (COURSE, INJURY, SCREENING, UNLOCK)
    }
    found = closed_days(program, planned, kinds, LIBRARY, moment(today * DAY_MS))
    return sorted((day - FIRST).days for day in found)


def course(decision, day, stage="", plan="hamstring-mild"):
    """Return a decision about a course, so many days after the first day."""
    data = {"course": "c1", "plan": plan, "decision": decision, "stage": stage}
    return note(COURSE, data, day * DAY_MS)


def test_first_phase_of_a_course_rests_stretching():
    """From the day on which it begins until the evening of its next phase."""
    notes = course("start", 1, "phase-1"), course("step-up", 4, "phase-2")

    assert closed(*notes) == [1, 2, 3]


@pytest.mark.parametrize("decision", ["pause", "end"])
def test_course_that_does_not_run_rests_nothing(decision):
    """From the day on which it was paused or ended."""
    assert closed(course("start", 1, "phase-1"), course(decision, 3)) == [1, 2]


def test_fresh_injury_rests_its_part():
    """For as long as the files say: 72 hours, and the third evening is after them."""
    assert closed(injury_note()) == [0, 1, 2]


def test_answers_close_until_they_are_opened():
    """The day of the examination was open in the evening."""
    sign = screening("Q04")
    day = (FIRST + timedelta(days=3)).isoformat()

    assert closed(sign, unlock(sign, day, 3 * DAY_MS)) == [0, 1, 2]


def test_answers_without_a_yes_close_nothing():
    """Most screenings are of that kind."""
    assert closed(screening(no=("Q04",))) == []


def test_another_part_stays_open():
    """What the course is not for was really missed."""
    other = LIBRARY.programs["desk-break-back-ease"]

    assert closed(course("start", 1, "phase-1"), injury_note(), program=other) == []


def test_days_to_come_are_not_judged():
    """Nobody knows how long it will last."""
    assert closed(course("start", 1, "phase-1"), today=2) == [1, 2]


def test_days_of_courses_are_their_own():
    """Only what the person set themselves is looked at."""
    assert closed(course("start", 1, "phase-1"), course="c1") == []


def test_course_without_its_plan_closes_nothing():
    """Its phase is not known any more."""
    assert closed(course("start", 1, "phase-1", plan="gone")) == []


def test_open_choice_is_never_closed():
    """Whoever set no program could have done another one."""
    notes = {COURSE: (course("start", 0, "phase-1"),)}
    planned = [PlannedSession(FIRST, "")]

    assert closed_days(None, planned, notes, LIBRARY, moment()) == frozenset()
