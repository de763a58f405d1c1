"""A plan as a calendar."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.files.calendar import expand_schedule
from coach.files.plan_model import Plan, Schedule, Stage, StageAdvance

MONDAY = date(2026, 11, 23)
DAY_MS = 24 * 3_600_000
GO_ON = StageAdvance("tell-patient")


def plan(*stages, between_days=0):
    return Plan(
        "p", 1, "P", "en", tuple(stages), between_stages_ms=between_days * DAY_MS
    )


def stage(name="a", schedule=None, **more):
    return Stage(name, name, f"program-{name}", schedule or Schedule(1), **more)


def offsets(planned, name=None):
    """Return the days since Monday, of one stage or of all."""
    return [(one.day - MONDAY).days for one in planned if name in (None, one.stage)]


def test_every_day_and_every_other_day():
    """`every_days` counts from the first day on."""
    assert offsets(expand_schedule(plan(stage()), MONDAY, 4)) == [0, 1, 2, 3]
    other = plan(stage(schedule=Schedule(2)))
    assert offsets(expand_schedule(other, MONDAY, 6)) == [0, 2, 4]


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (1, [0, 7]),
        (2, [0, 3, 7, 10]),
        (3, [0, 2, 4, 7, 9, 11]),
        (5, [0, 1, 2, 4, 5, 7, 8, 9, 11, 12]),
        (7, list(range(14))),
    ],
)
def test_days_of_a_week_are_spread(days, wanted):
    """Three days a week are Monday, Wednesday and Friday."""
    one = plan(stage(schedule=Schedule(days_a_week=(days, 7))))

    assert offsets(expand_schedule(one, MONDAY, 14)) == wanted


def test_a_day_names_stage_program_and_times():
    """Of a range the low end is taken."""
    one = plan(stage(schedule=Schedule(1, times_a_day=(2, 3))))
    (first,) = expand_schedule(one, MONDAY, 1)

    assert (first.day, first.stage, first.program) == (MONDAY, "a", "program-a")
    assert (first.times, first.leave_out) == (2, ())


def test_stages_follow_after_their_least_days():
    """A stage with `min_days` gives way; one without stays to the end."""
    one = plan(
        stage("a", min_days=3, advance=GO_ON),
        stage("b", min_days=2, advance=GO_ON),
        stage("c"),
        stage("never"),
    )
    planned = expand_schedule(one, MONDAY, 8)

    assert offsets(planned, "a") == [0, 1, 2]
    assert offsets(planned, "b") == [3, 4]
    assert offsets(planned, "c") == [5, 6, 7]
    assert offsets(planned, "never") == []


def test_a_stage_without_least_days_stays():
    """Nobody knows when its tests are passed."""
    planned = expand_schedule(plan(stage(advance=GO_ON), stage("b")), MONDAY, 30)

    assert len(planned) == 30
    assert {one.stage for one in planned} == {"a"}


def test_after_the_last_stage_there_is_nothing():
    """A last stage that can be passed ends the calendar."""
    one = plan(stage(min_days=5, advance=GO_ON))

    assert offsets(expand_schedule(one, MONDAY, 30)) == [0, 1, 2, 3, 4]


def test_stages_are_not_rushed():
    """`between_stages` holds even where the least days are fewer."""
    one = plan(stage(min_days=1, advance=GO_ON), stage("b"), between_days=3)

    assert offsets(expand_schedule(one, MONDAY, 5), "b") == [3, 4]


def test_the_rest_day_holds_between_stages_too():
    """The new stage waits until its days off are over."""
    rest = Schedule(days_a_week=(3, 3), rest_days_between=1)
    one = plan(stage(min_days=3, advance=GO_ON), stage("b", rest))

    assert offsets(expand_schedule(one, MONDAY, 9), "b") == [4, 6, 8]


def test_goes_where_the_stage_leads():
    """`to` may pass over stages."""
    skip = StageAdvance("auto", to="c")
    one = plan(stage(min_days=2, advance=skip), stage("b"), stage("c"))

    assert {day.stage for day in expand_schedule(one, MONDAY, 6)} == {"a", "c"}


def test_an_exercise_of_every_other_day_is_left_out():
    """It is done again as soon as enough days have gone."""
    week = Schedule(days_a_week=(5, 5))
    one = plan(stage(schedule=week, exercise_every_days=(("diver", 2),)))
    planned = expand_schedule(one, MONDAY, 7)

    assert offsets(planned) == [0, 1, 2, 4, 5]
    assert [day.leave_out for day in planned] == [(), ("diver",), (), (), ("diver",)]


def test_begins_in_a_later_stage():
    """Somebody who is in the second stage looks ahead from there."""
    one = plan(stage(min_days=3, advance=GO_ON), stage("b"))
    planned = expand_schedule(one, MONDAY, 3, from_stage="b")

    assert {day.stage for day in planned} == {"b"}
    with pytest.raises(KeyError):
        expand_schedule(one, MONDAY, 3, from_stage="z")


@st.composite
def plans(draw):
    """Return a plan of one to four stages that the field table would accept."""
    stages = []
    for number in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            schedule = Schedule(every_days=draw(st.integers(1, 5)))
        else:
            rest = draw(st.integers(0, 3))
            low = draw(st.integers(1, 7 // (1 + rest)))
            schedule = Schedule(days_a_week=(low, low), rest_days_between=rest)
        more = {"min_days": draw(st.integers(0, 20))}
        if draw(st.booleans()):
            more["advance"] = GO_ON
        stages.append(stage(f"s{number}", schedule, **more))
    return plan(*stages, between_days=draw(st.integers(0, 4)))


@settings(deadline=None)
@given(plans(), st.integers(0, 120))
def test_days_are_in_order_and_apart(some_plan, days):
    """No day twice, none outside, stages in order, and every rest day is kept."""
    planned = expand_schedule(some_plan, MONDAY, days)
    by_name = {one.name: one for one in some_plan.stages}
    names = list(by_name)

    for one in planned:
        assert MONDAY <= one.day < MONDAY + timedelta(days=days)
    for before, after in itertools.pairwise(planned):
        schedule = by_name[after.stage].schedule
        apart = max(schedule.every_days, 1 + schedule.rest_days_between)
        assert (after.day - before.day).days >= apart
        assert names.index(before.stage) <= names.index(after.stage)


@settings(deadline=None)
@given(plans(), st.integers(0, 60), st.integers(0, 60))
def test_looking_further_ahead_changes_nothing(some_plan, days, more):
    """The first days are the same, however far one looks."""
    near = expand_schedule(some_plan, MONDAY, days)

    assert expand_schedule(some_plan, MONDAY, days + more)[: len(near)] == near


def test_named_days_of_the_week():
    """Monday and Thursday are Monday and Thursday, whichever day the plan begins on."""
    one = plan(stage(schedule=Schedule(days=(0, 3))))
    wednesday = MONDAY + timedelta(days=2)

    assert offsets(expand_schedule(one, MONDAY, 10)) == [0, 3, 7]
    assert offsets(expand_schedule(one, wednesday, 10)) == [3, 7, 10]
