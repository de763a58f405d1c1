"""Not too much at once: changes of stage, new exercises, speed and time."""

from datetime import date, timedelta

import pytest

from coach.care.rush import StageChange, closed_by_rush, stage_change
from tests.core.care.care_notes import DAY_MS, HOUR_MS, NOW_MS, moment
from tests.core.shipped import LIBRARY

PROGRAMS = LIBRARY.programs
MILD, RUN = LIBRARY.plans["hamstring-mild"], LIBRARY.plans["return-to-run"]
TODAY = date(2025, 11, 5)


def change(course="a", days_ago=0, **adds):
    at_ms = NOW_MS - days_ago * DAY_MS
    return StageChange(course, at_ms, TODAY - timedelta(days=days_ago), **adds)


def made(old, new, course="a"):
    return stage_change(
        course, PROGRAMS[old], PROGRAMS[new], LIBRARY.exercises, moment()
    )


@pytest.mark.parametrize(("hours", "closed"), [(71, True), (72, False)])
def test_no_two_changes_within_72_hours(hours, closed):
    """As the plan says, with the time at which it opens."""
    last = StageChange("a", NOW_MS - hours * HOUR_MS, TODAY - timedelta(days=3))
    found = closed_by_rush(MILD, change(), [last])

    assert (found is not None) == closed
    if found is not None:
        assert found.opens_at_ms == last.at_ms + 72 * HOUR_MS
        assert "72 hours" in found.reason


def test_every_strain_plan_names_its_72_hours():
    """The rule is in the files."""
    plans = ("hamstring-mild", "hamstring-moderate", "calf-ladder", "groin-ladder")
    plans += ("thigh-ladder", "steady-ankle")

    gaps = {LIBRARY.plans[name].between_stages_ms for name in plans}

    assert gaps == {72 * HOUR_MS}


def test_other_courses_have_their_own_gap():
    """A change of one does not hold the other."""
    assert closed_by_rush(MILD, change("a"), [change("b", 1)]) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [("adds_exercise", "raises_speed"), ("raises_speed", "adds_exercise")],
)
def test_no_new_exercise_and_higher_speed_on_the_same_day(first, second):
    """In two courses that run beside each other, in either order."""
    today = [change("b", **{first: True})]
    yesterday = [change("b", 1, **{first: True})]

    assert closed_by_rush(RUN, change("a", **{second: True}), today) is not None
    assert closed_by_rush(RUN, change("a", **{second: True}), yesterday) is None


def test_two_new_exercises_on_the_same_day_are_no_rush():
    """The rule is about speed."""
    planned = change("a", adds_exercise=True)

    assert closed_by_rush(RUN, planned, [change("b", adds_exercise=True)]) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [("raises_time", "raises_speed"), ("raises_speed", "raises_time")],
)
def test_never_time_and_speed_in_the_same_week(first, second):
    """In the running ladder, until seven days are over."""
    planned = change(**{second: True})

    assert closed_by_rush(RUN, planned, [change(days_ago=6, **{first: True})])
    assert closed_by_rush(RUN, planned, [change(days_ago=7, **{first: True})]) is None


@pytest.mark.parametrize("step", range(1, 5))
def test_first_steps_of_the_ladder_raise_time(step):
    """More jogging each time, at the same speed."""
    found = made(f"return-to-run-{step}", f"return-to-run-{step + 1}")

    assert found.raises_time
    assert not found.raises_speed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return-to-run-5", "return-to-run-6"),
        ("return-to-run-6", "return-to-run-strides-70"),
        ("return-to-run-strides-90", "return-to-run-strides-95"),
    ],
)
def test_later_steps_of_the_ladder_raise_speed(old, new):
    """Strides come into the same 20 minutes."""
    found = made(old, new)

    assert found.raises_speed
    assert not found.raises_time
    assert not found.adds_exercise


def test_phases_add_exercises():
    """Phase 3 is also the first fast running; staying adds nothing."""
    second = made("hamstring-mild-1", "hamstring-mild-2")
    third = made("hamstring-mild-2", "hamstring-mild-3")
    same = made("hamstring-mild-2", "hamstring-mild-2")

    assert second.adds_exercise
    assert not second.raises_speed
    assert third.raises_speed
    assert (same.adds_exercise, same.raises_speed, same.raises_time) == (False,) * 3


def test_going_back_raises_no_time():
    """Neither does it raise the speed."""
    found = made("return-to-run-4", "return-to-run-2")

    assert not found.raises_time
    assert not found.raises_speed
