"""A person's clock: nights, training days, and times in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.care.day_clock import SleepHours, sleep_hours
from tests.core.care.clocks import (
    CLOCK,
    DAY_MS,
    HOUR_MS,
    MINUTE_MS,
    at,
    clock_in,
    shown,
)


@pytest.mark.parametrize(
    ("time", "is_asleep"),
    [("22:29", False), ("22:30", True), ("03:00", True), ("06:59", True)],
)
def test_a_night_reaches_over_midnight(time, is_asleep):
    """It begins with its first minute and ends with its last."""
    assert CLOCK.is_asleep(at(f"2026-11-21 {time}")) is is_asleep


def test_a_night_may_lie_in_the_day():
    """Whoever works at night sleeps from morning to afternoon."""
    clock = clock_in(sleep_from="08:00", sleep_until="15:30")

    assert clock.is_asleep(at("2026-11-21 12:00"))
    assert not clock.is_asleep(at("2026-11-21 02:00"))


def test_the_same_time_twice_means_no_night():
    """Nobody sleeps all day long."""
    clock = clock_in(sleep_from="22:30", sleep_until="22:30")

    assert not clock.is_asleep(at("2026-11-21 22:30"))
    assert clock.sleeps_ms(at("2026-11-21 22:30")) is None


@pytest.mark.parametrize("text", ["24:00", "7:00", "", "22.30"])
def test_what_is_no_time_is_refused(text):
    """A mistake of ours, because settings are read before."""
    with pytest.raises(ValueError, match="time of day"):
        sleep_hours(text, "07:00")


def test_waking_and_falling_asleep():
    """The next ends of a night, seen from the middle of it and of the day."""
    night, noon = at("2026-11-22 02:00"), at("2026-11-22 12:00")

    assert CLOCK.wakes_ms(night) == at("2026-11-22 07:00")
    assert CLOCK.wakes_ms(noon) == noon
    assert CLOCK.sleeps_ms(noon) == at("2026-11-22 22:30")
    assert CLOCK.sleeps_ms(night) == night


def test_a_time_that_reaches_into_the_night_waits_for_the_morning():
    """Fifteen minutes from 22:20 on would end after 22:30."""
    evening = at("2026-11-21 22:20")

    assert not CLOCK.is_awake(evening, evening + 15 * MINUTE_MS)
    assert CLOCK.awake_from(evening, 15 * MINUTE_MS) == at("2026-11-22 07:00")
    assert CLOCK.awake_from(evening, 10 * MINUTE_MS) == evening


def test_no_waking_time_is_long_enough():
    """Somebody who is up for ten minutes a day has no room for twenty."""
    clock = clock_in(sleep_from="12:10", sleep_until="12:00")

    assert clock.awake_from(at("2026-11-21 12:00"), 20 * MINUTE_MS) is None


def test_a_night_with_a_change_of_the_clocks_ends_at_its_time():
    """The long night of October and the short one of March both end at 07:00."""
    for evening in ("2026-10-24 23:00", "2026-03-28 23:00"):
        assert shown(CLOCK.wakes_ms(at(evening))) == "07:00"


def test_a_training_day_begins_at_four():
    """Its length follows the clock."""
    begin_ms, end_ms = CLOCK.span("2026-11-21")
    long_ms = [CLOCK.span("2026-10-24")[index] for index in (0, 1)]

    assert (begin_ms, end_ms - begin_ms) == (at("2026-11-21 04:00"), DAY_MS)
    assert long_ms[1] - long_ms[0] == 25 * HOUR_MS


def test_times_in_words():
    """Today by the clock, later with the day."""
    now = at("2026-11-21 10:00")

    assert CLOCK.words(at("2026-11-21 12:47"), now) == "12:47"
    assert CLOCK.words(at("2026-11-22 07:30"), now) == "tomorrow at 07:30"
    assert CLOCK.words(at("2026-11-23 07:30"), now) == "Monday at 07:30"


@given(
    st.integers(0, 1439),
    st.integers(0, 1439),
    st.integers(1_700_000_000_000, 1_900_000_000_000),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
)
def test_nobody_is_asleep_when_they_wake(from_min, until_min, now_ms, zone):
    """However the night lies and whatever the clocks do, waking ends it."""
    clock = replace(clock_in(zone), sleep=SleepHours(from_min, until_min))
    wakes_ms = clock.wakes_ms(now_ms)

    assert now_ms <= wakes_ms <= now_ms + 2 * DAY_MS
    assert not clock.is_asleep(wakes_ms)
