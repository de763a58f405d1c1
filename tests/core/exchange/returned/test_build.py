"""A report from the history: planned beside done, and never more than was asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.care.course.facts import Moment
from coach.exchange.reading import history_reader
from coach.exchange.returned.build import Wish, build_report
from coach.exchange.returned.model import Deviation
from coach.files.limits_model import Limits
from tests.core.exchange import building
from tests.core.exchange.returned.conftest import EVERYTHING, FIRST, NOW

MOMENT = Moment(round(NOW.timestamp() * 1000))


@pytest.fixture
def report_of(followed, library):
    """Return what makes the report of that history."""

    def make(signed, wish):
        with history_reader(followed) as connection:
            return build_report(connection, signed, library, wish, MOMENT)

    return make


@pytest.fixture
def report(report_of, signed_with, wish):
    """Return the report of the week with everything in it."""
    return report_of(signed_with(), wish)


def test_heading_says_what_was_followed(report, signed_with):
    """Assignment, revision and the hash of what was followed."""
    signed = signed_with()

    assert (report.revision, report.patient_ref) == (1, "P-0042")
    assert report.followed == signed.container.manifest_sha256
    assert (report.from_day, report.to_day) == (FIRST, date(2025, 11, 30))
    assert [day.day for day in report.days] == [
        FIRST + timedelta(days=number) for number in range(7)
    ]


def test_planned_stands_beside_done(report):
    """Monday and Wednesday were due; one was done, the other begun."""
    monday, _, wednesday, *_ = report.days

    assert [day.planned for day in report.days] == [1, 0, 1, 0, 0, 0, 0]
    assert (monday.done, monday.begun) == (1, 1)
    assert (wednesday.done, wednesday.begun) == (0, 1)
    assert (report.planned, report.done) == (2, 1)


def test_pain_is_that_of_its_day(report):
    """Worst during on the day itself, the morning on the morning's day."""
    monday, tuesday, wednesday, *_ = report.days

    assert (monday.pain_max, monday.pain_morning) == (4, None)
    assert (tuesday.pain_max, tuesday.pain_morning) == (None, 2)
    assert (wednesday.pain_max, wednesday.signs) == (6, ("sharp",))


def test_sets_are_told_by_side(report):
    """What was held, repeated and skipped, each with its side."""
    monday = report.days[0]

    stretch = next(each for each in monday.exercises if each.id == "hamstring-stretch")
    assert [(each.side, each.how, each.held_s) for each in stretch.sets] == [
        ("left", "done", 30),
        ("right", "skipped", 12),
    ]
    assert stretch.sets[1].pain == 4


def test_deviations_are_told(report):
    """Skipped on the way, stopped early, and one session more than planned."""
    monday, _, wednesday, *_ = report.days

    assert [each.what for each in monday.deviations] == ["skip"]
    assert [each.what for each in wednesday.deviations] == ["stopped", "more-sessions"]
    assert wednesday.deviations[1] == Deviation("more-sessions", "", "felt good")


def _once_more(builder, plan):
    builder.session({"pain": 4}, steps=(*building.STEPS[:5], (1, "stop", {})))
    builder.session({"pain": 1})


def test_a_second_session_of_the_day_is_extra(written, signed_with, library):
    """The schedule asks for one, which was done; the other adds nothing to it."""
    week = Wish(FIRST, FIRST + timedelta(days=6))
    with history_reader(written(_once_more)) as connection:
        report = build_report(connection, signed_with(), library, week, MOMENT)

    first, *done = report.days[0].exercises
    assert (report.planned, report.done, report.kept) == (2, 1, 1)
    assert first.is_extra
    assert (first.planned_sets, len(first.sets)) == (0, 1)
    assert [each.is_extra for each in done] == [False, False]
    assert [each.planned_sets for each in done] == [2, 1]


def stops_at_three(signed):
    """Return a signed plan whose limit is pain 3."""
    plan = replace(signed.contents.plan, limits=Limits(stop_pain=3))
    return replace(signed, contents=replace(signed.contents, plan=plan))


def test_the_limit_is_the_reason_of_a_stop(report_of, signed_with, wish):
    """With both numbers; where pain is not asked for, no number leaves this way."""
    told = report_of(stops_at_three(signed_with()), wish).days[2]
    include = ("sessions", "deviations")
    hidden = report_of(stops_at_three(signed_with(include)), wish).days[2]

    words = "pain 6, the limit is 3"
    assert told.deviations[0] == Deviation("stopped", "", words)
    assert hidden.deviations[0] == Deviation("stopped", "", "")


def test_notes_go_along_only_when_chosen(report, report_of, signed_with, wish):
    """Without the person's word a note stays here."""
    without = report_of(signed_with(), replace(wish, picked=frozenset()))

    assert report.days[0].notes == ("It pulled.",)
    assert without.days[0].notes == ()


def test_picked_note_goes_along_though_nobody_asked(report_of, signed_with, wish):
    """Whether the plan asks for notes or not, the person picks them one by one."""
    report = report_of(signed_with(("pain",)), wish)

    assert report.days[0].notes == ("It pulled.",)
    assert report.days[0].exercises == ()


@pytest.mark.parametrize("left_out", ["sessions", "pain", "deviations"])
def test_never_more_than_the_plan_asks_for(report_of, signed_with, wish, left_out):
    """What is not in the plan's list does not leave, whatever the person chose."""
    include = tuple(part for part in EVERYTHING if part != left_out)
    days = report_of(signed_with(include), wish).days

    found = {
        "sessions": any(day.exercises or day.active_s for day in days),
        "pain": any(day.pain_max or day.pain_morning for day in days),
        "deviations": any(day.deviations for day in days),
    }
    assert any(day.signs for day in days) is (left_out != "pain")
    assert [part for part, is_there in found.items() if not is_there] == [left_out]
    pains = [s.pain for d in days for e in d.exercises for s in e.sets]
    assert left_out != "pain" or not any(pains)
