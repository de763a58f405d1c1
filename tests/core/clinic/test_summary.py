"""The row of each patient that the list reads: always what assignments and days say."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.issuing import all_issued
from coach.clinic.overview import overview
from coach.clinic.reports import mark_seen, take_in_report
from coach.clinic.schema import MIGRATIONS
from coach.clinic.summary import RULES, derive_where_needed, marks_of, sum_up_all
from coach.exchange.returned.model import NextStage
from coach.store.backup import BACKUP_FOLDER
from coach.store.connection import migrate
from tests.core.clinic.conftest import (
    CALENDAR,
    FIRST,
    NOW,
    TODAY,
    calendar_on,
    day,
    later,
    report_on,
)

READY = NextStage("One", "Two", ("14 days.",), (), TODAY - timedelta(days=2))


@pytest.fixture
def come(clinic, author):
    """Return what takes in a report at some hour after NOW."""

    def take(data, hours=1):
        return take_in_report(clinic, data, None, later(author, after(hours)))

    return take


def after(hours):
    return NOW + timedelta(hours=hours)


def made(issued, days, hours=0, **changes):
    """Return a report that was made some hours after NOW."""
    return report_on(issued, days, made_at=after(hours), **changes)


def row(clinic, calendar=CALENDAR):
    (found,) = overview(clinic, calendar)
    return found


def rows_of(clinic):
    return clinic.execute("SELECT * FROM overview ORDER BY patient_id").fetchall()


def test_row_is_always_what_all_the_rest_says(clinic, author, sam, assign, come):
    """After each change: making it anew changes nothing."""
    issued = assign(sam)
    for deed in (
        lambda: None,
        lambda: come(made(issued, [day(n) for n in range(9)])),
        lambda: come(made(issued, [day(9, pain_max=6, signs=("limp",))], 1), 2),
        lambda: mark_seen(clinic, sam.id, later(author, after(3))),
        lambda: assign(sam, after(4)),
    ):
        deed()
        before = rows_of(clinic)
        sum_up_all(clinic)
        assert rows_of(clinic) == before


def test_older_report_that_comes_late_knows_less(clinic, sam, assign, come):
    """Of a day that both tell of, the one that was made last is believed."""
    issued = assign(sam)
    assert not come(made(issued, [day(0), day(1, done=1)], 5), 6).is_late
    arrived = come(made(issued, [day(0, pain_max=5), day(1, done=0)], 1), 7)

    assert arrived.is_late
    assert arrived.unseen_before == 1
    found = marks_of(clinic, sam.id, FIRST)
    assert [(mark.done, mark.pain) for mark in found] == [(1, 2), (1, 2)]


def test_older_report_fills_what_nobody_told(clinic, sam, assign, come):
    """Days before the newer one are taken from it; the newest stage stays."""
    issued = assign(sam)
    come(made(issued, [day(5)], 5, stage="Two"), 6)
    come(made(issued, [day(0), day(1)], 1, stage="One"), 7)

    assert len(marks_of(clinic, sam.id, FIRST)) == 3
    assert row(clinic).stage == "Two"
    assert row(clinic).standing.reported_until == day(5).day


def test_clock_that_is_ahead_is_not_believed(clinic, sam, assign, come):
    """A report from next year does not make all later ones old."""
    issued = assign(sam)
    come(made(issued, [day(0, done=0)], 24 * 400), 1)

    assert not come(made(issued, [day(0)], 2), 2).is_late
    assert [mark.done for mark in marks_of(clinic, sam.id, FIRST)] == [1]


def test_ready_until_something_is_assigned(clinic, sam, assign, come):
    """The report says since when; the next revision answers it."""
    issued = assign(sam)
    come(made(issued, [day(12)], next_stage=READY))
    assert row(clinic).flags == ("ready",)
    assert row(clinic).standing.ready_since == TODAY - timedelta(days=2)
    assert row(clinic).standing.next_stage == "Two"

    assign(sam, after(2))
    assert row(clinic).flags == ()


def test_report_on_an_older_revision_makes_nobody_ready(clinic, sam, assign, come):
    """Whoever has not opened the newest yet has been answered already."""
    first = assign(sam)
    assign(sam, after(1))
    come(made(first, [day(12)], 2, next_stage=READY), 3)

    assert row(clinic).flags == ()


def test_ended_until_something_is_assigned(clinic, sam, assign, come):
    """The next revision begins anew."""
    issued = assign(sam)
    come(made(issued, [day(12)], is_ended=True))
    assert row(clinic).flags == ("ended",)

    assign(sam, after(2))
    assert row(clinic).flags == ()


def test_day_of_the_report_is_missed_only_once_it_is_over(clinic, sam, assign, come):
    """Three sessions were due before; the third is due in the evening."""
    issued = assign(sam)
    days = [day(9), *(day(number, done=0, begun=0) for number in (10, 11, 12))]
    come(made(issued, days))
    assert row(clinic).gist.missed == 2

    come(made(issued, days, 24), 25)
    assert row(clinic).gist.missed == 3


def test_clock_that_was_set_back_stops_no_revision(clinic, sam, assign):
    """The highest revision is the newest one, whatever the clock said."""
    first = assign(sam, after(24 * 300))
    second = assign(sam)
    third = assign(sam, after(1))

    assert [each.revision for each in (first, second, third)] == [1, 2, 3]
    assert [each.revision for each in all_issued(clinic, sam.id)] == [3, 2, 1]


def test_ready_is_taken_back_by_the_next_report(clinic, sam, assign, come):
    """Points that are open again."""
    issued = assign(sam)
    come(made(issued, [day(11)], next_stage=READY))
    again = NextStage("One", "Two", (), ("14 days.",))
    come(made(issued, [day(12)], 2, next_stage=again), 3)

    assert row(clinic).flags == ()


def test_ready_of_one_plan_beside_another(clinic, sam, assign, come):
    """A newer report about something else does not hide it."""
    calf = assign(sam)
    other = assign(sam, anew=True)
    assert other.assignment_id != calf.assignment_id
    come(made(calf, [day(11)], next_stage=READY))
    come(made(other, [day(12)], 2), 3)

    assert row(clinic).flags == ("ready",)


def test_two_weeks_move_on_without_a_report(clinic, sam, assign, come):
    """The same row says less with every day."""
    come(made(assign(sam), [day(n, done=n % 2) for n in range(13)]))
    found = [
        row(clinic, calendar_on(TODAY + timedelta(days=ahead)))
        for ahead in (0, 3, 12, 14)
    ]

    assert [each.adherence for each in found] == [6 / 13, 5 / 11, 1 / 2, None]
    assert [each.pain for each in found] == [2, 2, 2, None]


def test_patient_who_goes_takes_the_row_along(clinic, sam):
    """Nothing is left that would have to be known of."""
    clinic.execute("DELETE FROM patient WHERE id = ?", (sam.id,))

    assert rows_of(clinic) == []


def test_patient_without_a_row_is_listed(clinic, sam):
    """Whoever wrote the file: nobody is lost."""
    clinic.execute("DELETE FROM overview")

    assert row(clinic).patient == sam


def test_other_rules_make_all_rows_anew(clinic, sam, assign, come):
    """At the next start of a Coach that reads the same days otherwise."""
    come(made(assign(sam), [day(12)]))
    before = rows_of(clinic)
    clinic.execute("UPDATE overview SET title = 'old', last_day = NULL")
    clinic.execute("UPDATE derived SET rules = ?", (RULES - 1,))

    derive_where_needed(clinic)
    assert rows_of(clinic) == before
    assert clinic.execute("SELECT rules FROM derived").fetchone() == (RULES,)


def write_first_schema(path):
    """Write a practice as the first version kept it: one patient with two reports."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, MIGRATIONS[:1], backed_up=False)
        connection.execute("INSERT INTO staff (id, name) VALUES ('s', 'A. Therapist')")
        connection.execute(
            "INSERT INTO patient (id, ref, name, responsible, added_at)"
            " VALUES ('p', 'P-1', 'Sam Osei', 's', '2026-11-01T09:00:00Z')"
        )
        connection.execute(
            "INSERT INTO issued VALUES ('a', 1, 'p', 'x', NULL, 'k', 's',"
            " '2026-11-15T09:00:00Z', NULL, 'Calf ladder', 'b')"
        )
        for last, stage, seen in (
            ("2026-11-21", "Stage 1", "2026-11-21T10:00:00Z"),
            ("2026-11-22", "Stage 2", None),
        ):
            connection.execute(
                "INSERT INTO report VALUES (?, 'a', 1, 'p', '2026-11-16', ?, ?, ?, 0,"
                " 'bundle', NULL, ?)",
                (stage, last, f"{last}T09:00:00Z", stage, seen),
            )
        for number in range(16, 23):
            connection.execute(
                "INSERT INTO day_mark VALUES ('p', ?, 1, 1, 1, 3, NULL, 0, 0, '[]')",
                (f"2026-11-{number}",),
            )


def test_practice_of_the_first_version_is_upgraded(tmp_path):
    """After a backup; nothing of it is lost, and the list says what it said."""
    path = tmp_path / FILE_NAME
    write_first_schema(path)

    with open_clinic(path) as connection:
        found = row(connection)
        made = connection.execute("SELECT made_at FROM report ORDER BY sha256")
        assert made.fetchall() == [
            ("2026-11-21T09:00:00Z",),
            ("2026-11-22T09:00:00Z",),
        ]
    assert (found.title, found.stage, found.unseen) == ("Calf ladder", "Stage 2", 1)
    assert (found.adherence, found.pain) == (1.0, 3)
    assert found.standing.reported_on == date(2026, 11, 22)
    assert list((tmp_path / BACKUP_FOLDER).glob("clinic-before-schema-2*"))


def test_upgrade_that_was_broken_off_goes_on(tmp_path):
    """The rows are made at the next start where the power went before."""
    path = tmp_path / FILE_NAME
    write_first_schema(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, MIGRATIONS, backed_up=False)
        assert rows_of(connection) == []

    with open_clinic(path) as connection:
        assert row(connection).title == "Calf ladder"
