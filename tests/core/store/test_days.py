"""Tests of instants as text and of the training day."""

from datetime import datetime

import pytest

from coach.store.days import training_day, utc_offset_min, utc_text


def wall_ms(text):
    """Return an ISO time with offset as milliseconds, and the offset in minutes."""
    instant = datetime.fromisoformat(text)
    return round(instant.timestamp() * 1000), round(
        instant.utcoffset().total_seconds() / 60
    )


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2025-11-23T12:00:00+00:00", "2025-11-23"),
        # Around midnight: the evening goes on until four.
        ("2025-11-23T23:59:59.999+00:00", "2025-11-23"),
        ("2025-11-24T00:00:00+00:00", "2025-11-23"),
        ("2025-11-24T03:59:59.999+00:00", "2025-11-23"),
        ("2025-11-24T04:00:00+00:00", "2025-11-24"),
        # East and west of Greenwich, and with half hours.
        ("2025-11-24T01:30:00+13:00", "2025-11-23"),
        ("2025-11-24T04:00:00+05:45", "2025-11-24"),
        ("2025-11-24T03:59:00-08:00", "2025-11-23"),
        ("2025-11-23T22:00:00-03:30", "2025-11-23"),
        # Summer time in Berlin ends on 26 October 2025: 02:30 happens twice.
        ("2025-10-26T02:30:00+02:00", "2025-10-25"),
        ("2025-10-26T02:30:00+01:00", "2025-10-25"),
        ("2025-10-26T04:00:00+01:00", "2025-10-26"),
        # It begins on 30 March 2025: 01:59 is followed by 03:00.
        ("2025-03-30T03:00:00+02:00", "2025-03-29"),
        ("2025-03-30T04:00:00+02:00", "2025-03-30"),
        # Year and leap day.
        ("2026-01-01T02:00:00+01:00", "2025-12-31"),
        ("2024-03-01T03:00:00+00:00", "2024-02-29"),
    ],
)
def test_training_day_ends_at_four(local, day):
    """A session counts for the evening it belongs to, wherever the person is."""
    ms, offset_min = wall_ms(local)

    assert training_day(ms, offset_min) == day


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_764_000_000_007, "2025-11-24T16:00:00.007Z"),
        (1_764_000_000_999, "2025-11-24T16:00:00.999Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
    ],
)
def test_utc_text_has_milliseconds(ms, text):
    """Instants sort as text."""
    assert utc_text(ms) == text


def test_system_offset_is_the_one_of_the_zone(monkeypatch):
    """The offset follows the season of the instant."""
    import time

    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        winter = utc_offset_min(wall_ms("2025-01-15T12:00:00+00:00")[0])
        summer = utc_offset_min(wall_ms("2025-07-15T12:00:00+00:00")[0])
    time.tzset()

    assert (winter, summer) == (60, 120)
