"""One patient read at once: reasons with numbers, program, planned beside done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.clinic.detail import last_days, read_detail
from coach.clinic.planned_done import planned_and_done
from coach.clinic.reports import take_in_report
from coach.exchange.returned.model import Deviation, ExerciseReport, SetReport
from tests.core.clinic.conftest import (
    CALENDAR,
    FIRST,
    MISSED,
    NOW,
    THERAPIST,
    TODAY,
    calendar_on,
    day,
    later,
)
from tests.core.clinic.conftest import report_on as signed_report

LAST = (TODAY - FIRST).days


@pytest.fixture
def known(library):
    return library.exercises


@pytest.fixture
def take(clinic, author):
    """Return what takes in a report of some days."""

    def take_in(issued, days, **changes):
        data = signed_report(issued, days, **changes)
        return take_in_report(clinic, data, THERAPIST, author)

    return take_in


def exercise(number, how="done", side="", reps=None):
    one = SetReport(side, reps, 30, how, 2 if how == "done" else None)
    return ExerciseReport(f"e{number}", f"Exercise {number}", 1, reps, 30, (one,))


def test_pain_up_is_said_with_its_numbers(clinic, sam, assign, take, known):
    """The newest beside the usual of the week before."""
    days = [day(n, pain_max=3) for n in range(LAST - 4, LAST - 1)]
    take(assign(sam), [*days, day(LAST - 1, pain_max=6)])

    assert read_detail(clinic, sam.id, CALENDAR, known).reasons == (
        "Pain 6 yesterday, up from 3",
    )


def test_where_a_session_was_stopped(clinic, sam, assign, take, known):
    """The exercise is counted from what the report has of that day."""
    hows = ("done", "done", "stopped", "left-out", "left-out", "left-out")
    exercises = tuple(exercise(n, how) for n, how in enumerate(hows))
    stopped = day(
        LAST - 1, done=0, deviations=(Deviation("stopped"),), exercises=exercises
    )
    take(assign(sam), [stopped])

    assert read_detail(clinic, sam.id, CALENDAR, known).reasons == (
        "Stopped at exercise 3 of 6, yesterday",
    )


def test_an_exercise_done_again_that_day_is_counted_once(
    clinic, sam, assign, take, known
):
    """A second session of the same program does not make it longer."""
    exercises = tuple(exercise(1, how) for how in ("stopped", "done"))
    stopped = day(
        LAST, done=1, begun=2, deviations=(Deviation("stopped"),), exercises=exercises
    )
    take(assign(sam), [stopped])

    assert read_detail(clinic, sam.id, CALENDAR, known).reasons == (
        "Stopped at exercise 1 of 1, today",
    )


def test_stop_without_exercises_is_said_too(clinic, sam, assign, take, known):
    """A patient may send no more than that."""
    take(assign(sam), [day(LAST, done=0, deviations=(Deviation("stopped"),))])

    assert read_detail(clinic, sam.id, CALENDAR, known).reasons == (
        "Stopped early today",
    )


def test_signs_missed_days_and_the_end(clinic, sam, assign, take, known):
    """Each has its own sentence, the most pressing first."""
    days = [day(LAST - 4, signs=("limp", "sharp"))]
    days += [day(n, **MISSED) for n in range(LAST - 3, LAST)]
    take(assign(sam, valid_until=TODAY - timedelta(days=1)), days)

    assert read_detail(clinic, sam.id, CALENDAR, known).reasons == (
        "Stop sign on 24 Nov: a limp and sharp",
        "The last 3 planned sessions were missed",
        "The plan ended on 27 Nov",
    )


def test_quiet_patients(clinic, sam, assign, take, known, author):
    """Counted from the newest report, or from the assignment."""
    issued = assign(sam)
    later_day = calendar_on(TODAY + timedelta(days=9))
    (said,) = read_detail(clinic, sam.id, later_day, known).reasons
    assert said == "No report since it was assigned 9 days ago"

    data = signed_report(issued, [day(0)])
    take_in_report(clinic, data, None, later(author, NOW + timedelta(days=1)))
    (said,) = read_detail(clinic, sam.id, later_day, known).reasons
    assert said == "No report for 8 days"


def test_program_comes_from_what_was_signed(clinic, sam, assign, known):
    """Title, how often, until when, and an exercise to draw."""
    assign(sam, valid_until=TODAY + timedelta(days=14), days=(0, 2))

    detail = read_detail(clinic, sam.id, CALENDAR, known)
    card = detail.program
    assert (card.title, card.schedule) == ("Bedtime cramp routine", "Mon, Wed")
    assert card.until == TODAY + timedelta(days=14)
    assert card.exercise.figure is not None
    assert detail.day == 1


def test_day_is_counted_from_the_first_revision(clinic, sam, assign, known):
    """A new dose does not begin the plan anew."""
    assign(sam, NOW - timedelta(days=10))
    assign(sam, NOW, message="More.")

    assert read_detail(clinic, sam.id, CALENDAR, known).day == 11


def test_altered_program_is_still_named(clinic, sam, assign, known):
    """Of a bundle that cannot be read any more the title is left."""
    assign(sam)
    clinic.execute("UPDATE issued SET bundle = CAST('x' AS BLOB)")

    card = read_detail(clinic, sam.id, CALENDAR, known).program
    assert (card.title, card.schedule, card.exercise) == (
        "Bedtime cramp routine",
        "",
        None,
    )


def test_altered_report_is_not_shown(clinic, sam, assign, take, known):
    """It is said instead."""
    take(assign(sam), [day(0)])
    clinic.execute("UPDATE report SET bundle = CAST('x' AS BLOB)")

    detail = read_detail(clinic, sam.id, CALENDAR, known)
    assert detail.report is None
    assert "was altered since it came" in detail.fault
    assert len(detail.reports) == 1


def test_patient_without_anything(clinic, sam, known):
    """Nothing is made up for them."""
    detail = read_detail(clinic, sam.id, CALENDAR, known)

    assert (detail.day, detail.program, detail.report) == (None, None, None)
    assert (detail.marks, detail.reasons, detail.reports) == ((), (), ())
    assert read_detail(clinic, "nobody", CALENDAR, known) is None


def test_two_weeks_end_with_the_newest_report(clinic, sam, assign, take, known):
    """Days without a report are there, and say nothing."""
    take(assign(sam), [day(0), day(1)])

    days = last_days(read_detail(clinic, sam.id, CALENDAR, known), TODAY)
    assert len(days) == 14
    assert days[-1][0] == FIRST + timedelta(days=1)
    assert [mark is not None for _, mark in days] == [False] * 12 + [True] * 2


def test_planned_beside_done_by_side(sam, assign, clinic, take):
    """Each side has its own line; days are added up."""
    both = tuple(
        SetReport(side, reps, 20, how, pain)
        for side, reps, how, pain in (
            ("left", 8, "done", 2),
            ("left", 5, "stopped", 4),
            ("right", 8, "done", None),
            ("right", 0, "skipped", None),
        )
    )
    raises = ExerciseReport("raise", "Heel raise", 4, 8, 0, both)
    holds = exercise(9)
    days = [day(0, exercises=(raises, holds)), day(1, exercises=(raises,))]
    arrived = take(assign(sam), days)

    left, right, hold = planned_and_done(arrived.signed.report)
    assert (left.title, left.side, left.pain) == ("Heel raise", "left", 4)
    assert left.in_words() == "2 of 4 sets, 26 of 32 repetitions"
    assert right.in_words() == "2 of 4 sets, 16 of 32 repetitions"
    assert (right.pain, right.share) == (None, 0.5)
    assert hold.in_words() == "1 of 1 set, 0:30 of 0:30 min"


def test_extra_sets_stand_beside_the_planned_ones(sam, assign, take):
    """They were not due; their pain counts as any other."""
    sets = (SetReport("", None, 30, "done"), SetReport("", None, 9, "stopped", 4))
    extra = replace(exercise(1), planned_sets=0, sets=sets)
    arrived = take(assign(sam), [day(0, exercises=(exercise(1), extra))])

    (line,) = planned_and_done(arrived.signed.report)
    assert line.in_words() == "1 of 1 set, 0:30 of 0:30 min, extra: 1 of 2 sets"
    assert (line.share, line.pain) == (1.0, 4)


def test_nothing_but_extra_sets_is_not_beside_a_plan(sam, assign, take):
    """No share of nothing."""
    extra = replace(exercise(1), planned_sets=0)
    arrived = take(assign(sam), [day(0, exercises=(extra,))])

    (line,) = planned_and_done(arrived.signed.report)
    assert line.in_words() == "extra: 1 of 1 set"


def test_exercise_without_sets_counts_as_planned(sam, assign, take):
    """What was left out altogether is not forgotten."""
    nothing = replace(exercise(1), planned_sets=3, sets=())
    arrived = take(assign(sam), [day(0, exercises=(nothing,))])

    (line,) = planned_and_done(arrived.signed.report)
    assert line.in_words() == "0 of 3 sets, 0:00 of 1:30 min"
