"""Whether the stage can be left: what the course's own checklist says, and no more."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.care.course.facts import Moment
from coach.errors import CoachError
from coach.exchange.assigned.draft import Draft, Link
from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.receive import open_signed
from coach.exchange.reading import history_reader
from coach.exchange.returned.build import Wish, build_report
from coach.exchange.returned.model import NextStage
from coach.exchange.returned.next_stage_words import next_stage_words
from coach.exchange.returned.page import report_page
from coach.exchange.returned.table import read_report_text, report_text
from coach.files.assignment_model import Issuer, Patient, ReportWish
from tests.core.exchange import building
from tests.core.exchange.returned.conftest import (
    EVERYTHING,
    FIRST,
    ID,
    NOW,
    THERAPIST,
    beginning,
)
from tests.core.exchange.returned.test_signing import REPORT

# The plan's first stage is left after so many days, and nothing else is asked for.
LEAST_DAYS = 42
READY = NextStage("Six weeks", "Keep <it>", ("42 days.",), (), date(2025, 11, 29))
OPEN = NextStage("Six weeks", "Keep it", (), ("At least 42 days.", "No pain."))


@pytest.fixture
def signed_plan(library):
    """Return what makes a signed plan of two stages."""

    def make(include=EVERYTHING):
        draft = Draft(
            Patient("P-0042", "Sam"),
            Issuer("A. Therapist"),
            library.plans["flexible-hamstrings"],
            FIRST,
            report=ReportWish(7, include),
        )
        link = Link(ID, 1, "", NOW - timedelta(days=8))
        data = issue(draft, link, library, THERAPIST)
        return open_signed(data, (), library.exercises)

    return make


@pytest.fixture
def report_after(tmp_path, clock, signed_plan, library):
    """Return what builds a report some days after the plan was begun."""

    def make(days, include=EVERYTHING, notes=(), to_day=None):
        signed = signed_plan(include)
        path = tmp_path / "history.sqlite"
        builder = building.Builder(path, clock)
        builder.journal.note("course", beginning(signed.contents.plan))
        for _ in range(days):
            builder.next_day()
        for kind, data in notes:
            builder.journal.note(kind, data)
        builder.close()
        moment = Moment(clock.wall_ms())
        wish = Wish(FIRST, to_day or moment.day)
        with history_reader(path) as connection:
            return build_report(connection, signed, library, wish, moment)

    return make


def test_open_points_are_told(report_after):
    """Which stage it is, which one follows, and what is missing for it."""
    found = report_after(5).next_stage

    assert (found.stage, found.to) == ("Six weeks", "Keep it")
    assert any("42 days" in point for point in found.open)
    assert found.since is None


@pytest.mark.parametrize("days", [LEAST_DAYS, LEAST_DAYS + 6])
def test_ready_since_the_day_on_which_the_last_point_was_met(report_after, days):
    """Not since the day of the report."""
    found = report_after(days).next_stage

    assert found.open == ()
    assert any("42 days" in point for point in found.met)
    assert found.since == FIRST + timedelta(days=LEAST_DAYS)


def test_not_ready_while_the_course_rests(report_after):
    """The point is told, and not why it is open."""
    pause = {"course": "c", "decision": "pause"}
    found = report_after(LEAST_DAYS + 1, notes=[("course", pause)]).next_stage

    assert found.since is None
    assert found.open == ("The course goes on.",)


@pytest.mark.parametrize("left_out", ["sessions", "pain"])
def test_never_more_than_the_plan_asks_for(report_after, left_out):
    """The checklist rests on both, so whoever asks for one is not told it."""
    include = tuple(part for part in EVERYTHING if part != left_out)

    assert report_after(5, include).next_stage is None


def test_report_about_the_past_says_nothing_of_now(report_after):
    """Its last day is another than today."""
    last = FIRST + timedelta(days=3)

    assert report_after(5, to_day=last).next_stage is None


@pytest.mark.parametrize("told", [READY, OPEN, replace(READY, to="")])
def test_text_comes_back_as_it_was(told):
    """Ready, not yet, and ready with the last stage."""
    report = replace(REPORT, next_stage=told)

    assert read_report_text(report_text(report).encode()) == report


def test_report_without_it_still_opens():
    """Those that were made before there was such a thing."""
    assert "next_stage" not in report_text(REPORT)
    assert read_report_text(report_text(REPORT).encode()).next_stage is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"open": ["No pain."]}, "contradict"),
        ({"since": None}, "next_stage.since"),
        ({"since": "2025-12-01"}, "after the last day"),
        ({"since": "2025-02-30"}, "a day that does not exist"),
        ({"stage": "x" * 300}, "next_stage.stage"),
        ({"met": ["x"] * 100}, "next_stage.met"),
        ({"met": ["a\nb"]}, "next_stage.met"),
        ({"by": "me"}, "next_stage.by"),
    ],
)
def test_refuses(change, sentence):
    """What contradicts itself is refused with its place."""
    content = json.loads(report_text(replace(REPORT, next_stage=READY)))
    content["next_stage"] |= change

    with pytest.raises(CoachError) as told:
        read_report_text(json.dumps(content).encode())
    assert sentence in str(told.value)


def test_neither_ready_nor_open_is_refused():
    """One of both holds."""
    content = json.loads(report_text(replace(REPORT, next_stage=READY)))
    del content["next_stage"]["since"]

    with pytest.raises(CoachError, match="contradict"):
        read_report_text(json.dumps(content).encode())


def test_page_shows_every_point():
    """As met or open, each text escaped."""
    ready = report_page(replace(REPORT, next_stage=READY))
    waiting = report_page(replace(REPORT, next_stage=OPEN))

    assert "Ready for the next stage since 29 Nov: Keep &lt;it&gt;." in ready
    assert "<td>met</td><td>42 days.</td>" in ready
    assert "0 of 2 points for leaving this stage are met." in waiting
    assert "<td>open</td><td>No pain.</td>" in waiting
    assert "Next stage" not in report_page(REPORT)


def test_last_stage_has_words_of_its_own():
    """There is no next one to be ready for."""
    said = next_stage_words(replace(READY, to=""))

    assert said == "Every point of the last stage is met since 29 Nov."
