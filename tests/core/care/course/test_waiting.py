"""Plans that wait for their beginning: when they are offered again, and until when."""

from datetime import timedelta

import pytest

from coach.care.course.answers import Answer
from coach.care.course.facts import Moment
from coach.care.course.gather import make_history
from coach.care.course.start import start_checks
from coach.care.course.waiting import (
    OFFERED_DAYS,
    next_try,
    wait_data,
    waiting_from,
    waits_for_time,
)
from coach.store.entries import COURSE, INJURY, PLAN_WAIT
from tests.core.care.course.diary import Diary, at_ms, day_at
from tests.core.shipped import LIBRARY

CALF = LIBRARY.plans["calf-ladder"]
WALKS = 1


def checks_at(day, clock="09:00", pain=None, onset=(0, "18:30"), closed=""):
    """Return the points of the calf plan at a time after an injury."""
    answers = {} if pain is None else {WALKS: Answer(pain=pain)}
    moment = Moment(at_ms(day, clock))
    checks = start_checks(
        make_history((), (), LIBRARY),
        moment,
        CALF,
        answers,
        side="left",
        onset_ms=at_ms(*onset),
        closed=closed,
    )
    return checks, moment


def test_time_that_is_missing_is_waited_for_to_the_minute():
    """72 hours after an evening end on the third evening."""
    checks, moment = checks_at(1)
    data = wait_data(CALF, checks, next_try(checks, moment), side="left")

    assert waits_for_time(checks)
    assert data["try_on"] == day_at(3).isoformat()
    assert data["try_at"].startswith(f"{day_at(3)}T18:30")
    assert data["missing"] == ["Not before Thursday, 18:30."]


def test_an_answer_that_does_not_fit_is_asked_again_tomorrow():
    """Walking hurts 5 of at most 3: a night later it may be another one."""
    checks, moment = checks_at(4, pain=5)

    assert not waits_for_time(checks)
    assert next_try(checks, moment) == day_at(5)
    data = wait_data(CALF, checks, day_at(5))
    assert data["missing"] == ["Pain 5; it should be 3 at most."]
    assert "try_at" not in data


def test_nothing_missing_is_not_waited_for():
    """Everything is met: it can begin now."""
    checks, moment = checks_at(4, pain=2)

    assert next_try(checks, moment) is None


def test_what_no_day_changes_has_no_day():
    """A lock opens by an examination, not by waiting."""
    checks, moment = checks_at(4, pain=2, closed="You said: one swollen calf.")

    assert next_try(checks, moment) is None


@pytest.fixture
def diary():
    """Return a diary with a calf plan that was put off on day 1 to day 4."""
    diary = Diary(onset=None)
    diary.hurt((0, "18:30"), "left", area="calf")
    checks, moment = checks_at(1, onset=(1, "09:00"))
    day = next_try(checks, moment)
    data = wait_data(CALF, checks, day, side="left", injury="i")
    diary.note(PLAN_WAIT, 1, "09:00", data)
    return diary


def names(diary, day):
    return [each.plan for each in waiting_from(diary.notes, day_at(day))]


def test_it_is_kept_and_due_on_its_day(diary):
    """Before its time it waits, from then on it is offered."""
    (waiting,) = waiting_from(diary.notes, day_at(2))

    assert not waiting.is_due(Moment(at_ms(4, "08:00")))
    assert waiting.is_due(Moment(at_ms(4, "09:00")))
    assert waiting.try_on == day_at(4)


def test_it_ends_with_the_start_of_the_plan(diary):
    """What runs waits no more; a plan of the other side still does."""
    start = {"plan": "calf-ladder", "side": "right", "decision": "start"}
    diary.note(COURSE, 4, "09:00", start)
    assert names(diary, 4) == ["calf-ladder"]
    diary.note(COURSE, 4, "09:05", start | {"side": "left"})

    assert names(diary, 4) == []


def test_it_ends_when_what_hurts_is_answered_anew(diary):
    """Other answers may lead to another plan, or to none."""
    diary.note(INJURY, 2, "12:00", {"injury": "i", "area": "calf", "pattern": "C"})

    assert names(diary, 2) == []


def test_another_injury_ends_nothing(diary):
    """Only the answers about this one count."""
    diary.note(INJURY, 2, "12:00", {"injury": "other", "area": "groin"})

    assert names(diary, 2) == ["calf-ladder"]


def test_the_newest_day_counts(diary):
    """Put off once more: the later day."""
    data = wait_data(CALF, (), day_at(6), side="left", injury="i")
    diary.note(PLAN_WAIT, 4, "10:00", data)
    found = waiting_from(diary.notes, day_at(4))

    assert [each.try_on for each in found] == [day_at(6)]


def test_after_four_weeks_it_is_forgotten(diary):
    """Nobody is reminded for ever."""
    assert names(diary, 4 + OFFERED_DAYS) == ["calf-ladder"]
    assert names(diary, 5 + OFFERED_DAYS) == []


@pytest.mark.parametrize(
    "data",
    [{}, {"plan": "calf-ladder"}, {"plan": "calf-ladder", "try_on": "soon"}],
)
def test_odd_notes_are_passed_over(data):
    """A note that says no day or no plan offers nothing."""
    diary = Diary(onset=None)
    diary.note(PLAN_WAIT, 1, "09:00", data)

    assert waiting_from(diary.notes, day_at(1) + timedelta(days=1)) == ()
