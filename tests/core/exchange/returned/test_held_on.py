"""A report tells of each day what the revision of that day asked for."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.care.course.facts import Moment
from coach.exchange.assigned.draft import Draft, Link
from coach.exchange.assigned.issue import issue, manifest_hash
from coach.exchange.assigned.kept import KeptKey, keep_bundle, trust_key
from coach.exchange.assigned.receive import offer, open_signed
from coach.exchange.assigned.running import read_assigned
from coach.exchange.reading import history_reader
from coach.exchange.returned.build import Wish, build_report
from coach.exchange.returned.held_on import Held, held_on
from coach.files.assignment_model import Issuer, Patient, ReportWish
from coach.store.connection import open_store, transaction
from tests.core.exchange.returned.conftest import EVERYTHING, FIRST, ID, THERAPIST

LAST_OF_FIRST = date(2025, 11, 30)
RENEWED = date(2025, 12, 8)
TODAY = RENEWED + timedelta(days=1)


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def moment_of(day):
    return Moment(round(noon(day).timestamp() * 1000))


@pytest.fixture
def taken(library):
    """Return what takes two revisions in: Mon and Wed for a week, then Tuesdays."""
    public = THERAPIST.verify_key
    key = KeptKey(public.id_text, public.text, "A. Therapist", "code", "t")
    draft = Draft(
        Patient("P-0042", "Sam", "left"),
        Issuer("A. Therapist"),
        library.programs["bedtime-cramp-routine"],
        FIRST,
        LAST_OF_FIRST,
        days=(0, 2),
        report=ReportWish(7, EVERYTHING),
    )

    def make(path, renewed_on=RENEWED):
        kept, previous = [], ""
        changed = replace(draft, valid_from=RENEWED, valid_until=None, days=(1,))
        with closing(open_store(path)) as connection, transaction(connection):
            trust_key(connection, key)
            for number, each, day in ((1, draft, FIRST), (2, changed, renewed_on)):
                link = Link(ID, number, previous, noon(day))
                data = issue(each, link, library, THERAPIST)
                previous = manifest_hash(data, THERAPIST)
                signed = open_signed(data, (key,), library.exercises)
                offered = offer(signed, kept, day, noon(day))
                keep_bundle(connection, offered.to_keep(data, noon(day)))
                kept.append(signed)
        return kept

    return make


def _monday_only(builder, plan):
    builder.session({"pain": 1})


@pytest.fixture
def report_of(written, library):
    """Return what makes the report of all days up to one."""

    def make(path, signed, today=TODAY):
        with history_reader(path) as connection:
            wish = Wish(FIRST, today)
            return build_report(connection, signed, library, wish, moment_of(today))

    return make


def test_each_day_is_told_by_its_own_revision(written, taken, report_of):
    """The old days count, nothing is missed between, and the new days begin."""
    path = written(_monday_only)
    _, signed = taken(path)

    report = report_of(path, signed)

    due = [day.day for day in report.days if day.planned]
    assert due == [FIRST, FIRST + timedelta(days=2), TODAY]
    assert (report.revision, report.planned, report.kept) == (2, 3, 1)
    assert not any(each.is_extra for each in report.days[0].exercises)


def test_days_that_wait_for_a_new_revision_ask_for_nothing(written, taken, report_of):
    """What was taken in early takes the place of the old one, which runs no more."""
    path = written(_monday_only)
    _, signed = taken(path, renewed_on=FIRST + timedelta(days=1))

    report = report_of(path, signed)

    assert [day.day for day in report.days if day.planned] == [FIRST, TODAY]


def test_damaged_revision_is_no_guide(written, taken, report_of):
    """The report can be made; of those days it says what was done."""
    path = written(_monday_only)
    _, signed = taken(path)
    with closing(open_store(path)) as connection, transaction(connection):
        connection.execute(
            "UPDATE assignment SET bundle = ? WHERE revision = 1", (b"",)
        )

    report = report_of(path, signed)

    assert [day.day for day in report.days if day.planned] == [TODAY]
    assert report.days[0].done == 1


def test_on_its_first_day_the_one_before_may_have_been_done(taken, tmp_path):
    """A session in the morning, the new revision in the afternoon."""
    first, second = taken(tmp_path / "x.sqlite", renewed_on=LAST_OF_FIRST)
    held = (Held(first, date.min), Held(second, LAST_OF_FIRST))

    assert held_on(LAST_OF_FIRST, held).signed is first
    assert held_on(LAST_OF_FIRST + timedelta(days=1), held) is None
    assert held_on(RENEWED, held).signed is second


def test_plan_that_runs_knows_its_first_day_of_all(taken, tmp_path, library):
    """From there on days can be reported, whichever revision holds now."""
    path = tmp_path / "x.sqlite"
    taken(path)

    with closing(open_store(path)) as connection:
        (signed,) = read_assigned(connection, library.exercises).running

    assert signed.assignment.valid_from == RENEWED
    assert signed.since == FIRST
