"""What is due today, after what was really done."""

import pytest

from tests.core.care.course.diary import Diary, day_at


def due_days(diary, first, last):
    """Return the days on which something is due, with nothing done meanwhile."""
    return [day for day in range(first, last + 1) if diary.look(day).due.is_due]


def test_every_day():
    """As often as the plan says on that day, and more if the person likes."""
    diary = Diary("hamstring-mild", "phase-1")
    before = diary.look(0).due
    diary.session(0, 1, clock="10:00")
    once = diary.look(0, "13:00").due
    diary.session(0, 1, clock="14:00")
    twice = diary.look(0, "18:00").due

    assert (before.program, before.times, before.left) == (
        "hamstring-mild-1",
        (1, 2),
        1,
    )
    assert (once.done, once.left, once.may_do_more) == (1, 0, True)
    assert (twice.is_due, twice.why_not) == (False, "Done for today.")


def test_every_other_day_after_a_session():
    """The day after is a rest day; a missed day moves the next one."""
    diary = Diary("return-to-run", "step-1")
    diary.session(0, 1)
    after = diary.look(1).due
    diary.session(3, 1)

    assert (after.is_due, after.next_day) == (False, day_at(2))
    assert after.why_not == "A rest day. It goes on tomorrow."
    assert due_days(diary, 2, 2) == [2]
    assert due_days(diary, 4, 5) == [5]


def test_three_days_a_week_are_spread():
    """Days 1, 3 and 5 of seven, when all are done."""
    diary = Diary("hamstring-mild", "phase-3")
    done = []
    for day in range(14):
        if diary.look(day).due.is_due:
            diary.session(day, 1)
            done.append(day)

    assert done == [0, 2, 4, 7, 9, 11]


def test_a_missed_day_is_made_up_for_in_its_week():
    """With the days between two sessions kept."""
    diary = Diary("hamstring-mild", "phase-3")
    diary.session(0, 1)
    assert due_days(diary, 1, 3) == [2, 3]
    diary.session(3, 1)

    assert due_days(diary, 4, 6) == [5, 6]


def test_five_days_a_week():
    """Two days of seven are off, once the week has had its five."""
    diary = Diary("hamstring-mild", "phase-2")
    done = []
    for day in range(7):
        if diary.look(day).due.is_due:
            diary.session(day, 1)
            done.append(day)

    assert done == [0, 1, 2, 4, 5]


def test_exercises_that_are_not_done_every_time():
    """Counted from the day on which they were really done."""
    diary = Diary("hamstring-moderate", "phase-3")
    both = frozenset({"diver", "glider"})
    first = diary.look(0).due.leave_out
    diary.session(0, 1, exercises=both)

    assert first == ()
    assert diary.look(1).due.leave_out == ("diver", "glider")
    assert diary.look(2).due.leave_out == ("glider",)
    assert diary.look(3).due.leave_out == ()


def test_what_was_left_out_is_due_sooner():
    """A session without the exercise does not start its days anew."""
    diary = Diary("hamstring-moderate", "phase-3")
    diary.session(0, 1, exercises=frozenset({"diver"}))
    diary.session(2, 1, exercises=frozenset())

    assert diary.look(2).due.leave_out == ()


@pytest.mark.parametrize(
    ("plan", "stage", "when", "beside", "or_programs"),
    [
        ("night-cramps", "", "bedtime", "", ("bedtime-cramp-routine-seated",)),
        ("hamstring-mild", "phase-2", "", "return-to-run", ()),
    ],
)
def test_what_else_the_plan_says(plan, stage, when, beside, or_programs):
    """Time of the day, the plan beside, and programs to choose from."""
    due = Diary(plan, stage).look(0).due

    assert (due.when, due.beside, due.or_programs) == (when, beside, or_programs)


def test_nothing_is_due_while_paused():
    """The reason is the decision's."""
    diary = Diary("hamstring-mild", "phase-1")
    note = {"course": diary.course, "decision": "pause", "stage": "phase-1"}
    diary.take(1, "09:00", note)

    due = diary.look(2).due

    assert (due.is_due, due.left) == (False, 0)
    assert due.why_not.startswith("This course is paused.")


def test_planned_and_done():
    """Of the stage, up to today, without days of rest."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.session(0, 1)
    diary.session(1, 1)
    diary.ill(2, 3)

    tally = diary.look(4).tally

    assert (tally.planned, tally.done) == (3, 2)


def test_a_day_off_after_a_set_back_was_not_planned():
    """Nobody is a session behind because of it."""
    diary = Diary("hamstring-mild", "phase-1")
    for day in range(-2, 1):
        diary.morning(day, 1)
    diary.session(0, 1)
    diary.morning(1, 4)
    diary.accept(1)

    assert (diary.look(1).tally.planned, diary.look(2).tally.planned) == (1, 2)


def test_the_day_after_a_session_of_today():
    """Whether it was done already or is still to be done."""
    diary = Diary("return-to-run", "step-1")
    before = diary.look(0, "09:00").due.day_after
    diary.session(0, 1)

    assert before == diary.look(0, "20:00").due.day_after == day_at(2)


def test_the_day_after_a_missed_day():
    """Today is made up for, and the rest is kept after it."""
    diary = Diary("hamstring-mild", "phase-3")
    diary.session(0, 1)

    assert diary.look(3).due.day_after == day_at(5)


def test_the_day_after_a_rest_day():
    """It is the day on which it goes on."""
    diary = Diary("return-to-run", "step-1")
    diary.session(0, 1)
    due = diary.look(1).due

    assert due.day_after == due.next_day == day_at(2)


def test_no_day_after_while_paused():
    """Nobody knows when it goes on."""
    diary = Diary("hamstring-mild", "phase-1")
    note = {"course": diary.course, "decision": "pause", "stage": "phase-1"}
    diary.take(1, "09:00", note)

    assert diary.look(2).due.day_after is None
