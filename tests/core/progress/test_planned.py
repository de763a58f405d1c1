"""Tests of coach.progress.planned."""

from datetime import date, timedelta

from coach.files.plan_model import Plan, Schedule, Stage, StageAdvance
from coach.progress.planned import planned_days
from coach.store.entries import Entry

MONDAY = date(2026, 11, 2)
GO_ON = StageAdvance("tell-patient")
PLAN = Plan(
    "ladder",
    1,
    "The ladder",
    "en",
    (
        Stage("one", "One", "p-one", Schedule(1), min_days=4, advance=GO_ON),
        Stage("two", "Two", "p-two", Schedule(2), min_days=4, advance=GO_ON),
        Stage("three", "Three", "p-three", Schedule(days_a_week=(3, 4))),
    ),
)


def day(offset):
    """Return the day so many days after the Monday."""
    return MONDAY + timedelta(days=offset)


def note(offset, decision, stage="", course="c"):
    data = {"course": course, "plan": "ladder", "decision": decision}
    if stage:
        data["stage"] = stage
    text = day(offset).isoformat()
    return Entry(f"{course}{offset:03}", "course", text, f"{text}T10:00", None, data)


def offsets(planned, program=None):
    """Return the days since the Monday, of one program or of all."""
    found = [each for each in planned if program in (None, each.program)]
    return [(each.day - MONDAY).days for each in found]


def course(*notes, today=0, first=0, last=20, plans=None):
    known = {"ladder": PLAN} if plans is None else plans
    return planned_days(
        day(first), day(last), today=day(today), courses=notes, plans=known
    )


def test_own_days_of_the_week():
    """Monday and Friday are planned in each week, with the chosen program."""
    planned = planned_days(
        day(0),
        day(13),
        today=day(3),
        training_days=("mon", "fri"),
        training_program="easy",
    )

    assert offsets(planned) == [0, 4, 7, 11]
    assert {each.program for each in planned} == {"easy"}
    assert {each.course for each in planned} == {""}


def test_nothing_set_plans_nothing():
    """Without own days and without a course there is no planned day."""
    assert planned_days(day(0), day(30), today=day(0)) == []


def test_unknown_day_names_are_passed_over():
    """A day that does not exist is not planned, and breaks nothing."""
    planned = planned_days(day(0), day(6), today=day(0), training_days=("someday",))

    assert planned == []


def test_running_course_is_a_forecast_from_its_start():
    """The stages follow one another as soon as their least days are over."""
    planned = course(note(0, "start", "one"), today=0, last=14)

    assert offsets(planned, "p-one") == [0, 1, 2, 3]
    assert offsets(planned, "p-two") == [5, 7]
    assert offsets(planned, "p-three") == [9, 11, 13]


def test_start_without_a_stage_is_the_first_stage():
    """A note that names no stage means the plan's first."""
    planned = course(note(0, "start"), today=0, last=2)

    assert {each.stage for each in planned} == {"one"}


def test_stage_that_takes_longer_lasts_until_today():
    """Nobody is moved on by the calendar: until today it is the stage that holds."""
    planned = course(note(0, "start", "one"), today=9, last=12)

    assert offsets(planned, "p-one") == list(range(10))
    assert offsets(planned, "p-two") == [11]


def test_step_up_counts_the_days_anew():
    """What lies before the step belongs to the stage before, what follows to the new.

    Every other day is counted from the step itself.
    """
    notes = note(0, "start", "one"), note(7, "step-up", "two")
    planned = course(*notes, today=11, last=11)

    assert offsets(planned, "p-one") == [0, 1, 2, 3, 4, 5, 6]
    assert offsets(planned, "p-two") == [7, 9, 11]


def test_hold_and_go_on_do_not_count_anew():
    """The rhythm of every other day goes on through a "hold"."""
    notes = (
        note(0, "start", "two"),
        note(3, "hold", "two"),
        note(5, "go-on"),
    )

    assert offsets(course(*notes, today=7, last=7)) == [0, 2, 4, 6]


def test_step_back_returns_to_the_stage_named():
    """A step back plans the stage that it leads to, from its own day."""
    notes = note(0, "start", "two"), note(3, "step-back", "one")
    planned = course(*notes, today=4, last=5)

    assert offsets(planned, "p-two") == [0, 2]
    assert offsets(planned, "p-one") == [3, 4, 5]


def test_nothing_is_planned_in_a_pause():
    """A pause plans nothing; going on starts the rhythm on its own day."""
    notes = note(0, "start", "two"), note(3, "pause"), note(8, "go-on")

    assert offsets(course(*notes, today=9, last=11)) == [0, 2, 8, 10]


def test_nothing_is_planned_after_the_end():
    """A course that has ended keeps its days and gets no new ones."""
    notes = note(0, "start", "one"), note(3, "end")

    assert offsets(course(*notes, today=9)) == [0, 1, 2]


def test_two_notes_on_one_day():
    """The later of two decisions on one day holds."""
    notes = note(0, "start", "one"), note(0, "step-up", "two")
    first = Entry("a", *(getattr(notes[0], name) for name in _KEYS))
    second = Entry("b", *(getattr(notes[1], name) for name in _KEYS))
    planned = course(second, first, today=2, last=2)

    assert offsets(planned, "p-one") == []
    assert offsets(planned, "p-two") == [0, 2]


_KEYS = ("kind", "local_day", "happened_at", "session_id", "data")


def test_plan_or_stage_that_is_gone_plans_nothing():
    """A plan that was deleted, or a stage that was renamed, is passed over."""
    assert course(note(0, "start", "one"), plans={}) == []
    assert course(note(0, "start", "renamed")) == []


def test_courses_and_own_days_stand_side_by_side():
    """Two courses and an own day on the same day are three plans, in a fixed order."""
    planned = planned_days(
        day(0),
        day(0),
        today=day(0),
        training_days=("mon",),
        courses=[note(0, "start", "one", "b"), note(0, "start", "two", "a")],
        plans={"ladder": PLAN},
    )

    assert [each.course for each in planned] == ["", "a", "b"]
    assert [each.title for each in planned] == ["", "The ladder", "The ladder"]


def test_only_the_days_asked_for():
    """A span in the middle gets its own days only."""
    planned = course(note(0, "start", "two"), today=30, first=9, last=13)

    assert offsets(planned) == [10, 12]
