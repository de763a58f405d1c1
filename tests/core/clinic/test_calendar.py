"""Instants as days of the physiotherapist's own clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.clinic.calendar import Calendar
from coach.clinic.overview import overview
from coach.clinic.reports import take_in_report
from tests.core.clinic.conftest import day, later, report_on

BERLIN = ZoneInfo("Europe/Berlin")
NOON_MS = round(datetime(2026, 11, 28, 12, tzinfo=UTC).timestamp() * 1000)


def offset_in(zone):
    """Return the offsets of a zone."""

    def offset_at(at_ms):
        offset = datetime.fromtimestamp(at_ms / 1000, zone).utcoffset()
        return round(offset.total_seconds() / 60)

    return offset_at


@pytest.mark.parametrize(
    ("zone", "instant", "expected"),
    [
        ("UTC", "2026-11-28T23:59:59Z", date(2026, 11, 28)),
        ("Europe/Berlin", "2026-11-28T22:59:59.999Z", date(2026, 11, 28)),
        ("Europe/Berlin", "2026-11-28T23:00:00Z", date(2026, 11, 29)),
        ("Europe/Berlin", "2026-11-28T23:00:00+00:00", date(2026, 11, 29)),
        ("Europe/Berlin", "2026-11-28T23:00:00", date(2026, 11, 29)),
        ("Europe/Berlin", "2026-11-29T01:30:00+02:00", date(2026, 11, 29)),
        ("America/New_York", "2026-11-28T04:59:00Z", date(2026, 11, 27)),
        ("America/New_York", "2026-11-28T05:00:00Z", date(2026, 11, 28)),
        ("Pacific/Kiritimati", "2026-11-28T10:00:00Z", date(2026, 11, 29)),
    ],
)
def test_midnight_is_that_of_their_clock(zone, instant, expected):
    """Wherever UTC is by then, and however the instant is written."""
    calendar = Calendar(NOON_MS, offset_in(ZoneInfo(zone)))

    assert calendar.day_of(instant) == expected


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        # Summer: midnight at 22:00 UTC. Winter: at 23:00.
        ("2026-10-24T21:59:59Z", date(2026, 10, 24)),
        ("2026-10-24T22:00:00Z", date(2026, 10, 25)),
        ("2026-10-25T22:30:00Z", date(2026, 10, 25)),
        ("2026-10-25T23:00:00Z", date(2026, 10, 26)),
        ("2026-03-28T22:59:00Z", date(2026, 3, 28)),
        ("2026-03-29T21:59:00Z", date(2026, 3, 29)),
        ("2026-03-29T22:00:00Z", date(2026, 3, 30)),
    ],
)
def test_clock_of_summer_is_not_the_clock_of_winter(instant, expected):
    """Each instant has the offset of its own time, also on the days of the change."""
    assert Calendar(NOON_MS, offset_in(BERLIN)).day_of(instant) == expected


def test_today_is_the_day_on_their_clock():
    """At half past midnight it is tomorrow already, not the evening before."""
    at = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)
    now_ms = round(at.timestamp() * 1000)

    assert Calendar(now_ms, offset_in(BERLIN)).today == date(2026, 11, 29)
    assert Calendar(now_ms).today == date(2026, 11, 28)


def test_last_report_is_of_the_local_day(clinic, author, sam, assign):
    """One that came at half past midnight came today, though it is yesterday in UTC."""
    came = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)
    issued = assign(sam)
    take_in_report(clinic, report_on(issued, [day(0)]), None, later(author, came))
    now_ms = round(datetime(2026, 11, 29, 8, tzinfo=UTC).timestamp() * 1000)

    (row,) = overview(clinic, Calendar(now_ms, offset_in(BERLIN)))
    assert row.standing.reported_on == date(2026, 11, 29)
    (row,) = overview(clinic, Calendar(now_ms))
    assert row.standing.reported_on == date(2026, 11, 28)
