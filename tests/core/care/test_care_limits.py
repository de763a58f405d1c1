"""The limits of ice: gap, how often, night, hours, and skin that took it badly."""

from dataclasses import replace

import pytest

from coach.care.care_limits import limits_of
from coach.care.care_notes import Look
from tests.core.care.clocks import (
    CLOCK,
    HOUR_MS,
    HURT,
    MINUTE_MS,
    at,
    case_of,
    done_at,
)

CASE = case_of()
ICE = CASE.protocol.step("ice")


def ice(*done):
    return limits_of(CASE, ICE, CLOCK, done)


def key(limits, text, minutes=0):
    refusal = limits.refusal(at(text), minutes * MINUTE_MS)
    return "" if refusal is None else refusal.key


def test_the_first_one_may_come_at_once():
    """Nothing speaks against it."""
    assert key(ice(), "2026-11-21 14:00") == ""


def test_the_skin_warms_up_for_two_hours():
    """The gap counts from the end of one to the beginning of the next."""
    limits = ice(done_at("2026-11-21 15:00"))

    assert key(limits, "2026-11-21 17:14") == "gap"
    assert key(limits, "2026-11-21 17:15") == ""


def test_one_that_lies_ahead_keeps_its_gap_as_well():
    """The clock was put back, or it was noted for later: both sides count."""
    limits = ice(done_at("2026-11-21 19:00"))

    assert key(limits, "2026-11-21 16:50") == "gap"
    assert key(limits, "2026-11-21 16:45") == ""


def test_six_are_the_most_of_a_training_day():
    """The seventh waits for the next day, which begins at four."""
    times = ("08:00", "10:15", "12:30", "14:45", "17:00", "19:15")
    limits = ice(*(done_at(f"2026-11-22 {time}") for time in times))
    refusal = limits.refusal(at("2026-11-22 21:30"))

    assert refusal is not None
    assert (refusal.key, refusal.opens_ms) == ("most", at("2026-11-23 04:00"))
    assert limits.earliest_ms(at("2026-11-22 21:30")) == at("2026-11-23 07:00")


@pytest.mark.parametrize("days_off", [0, 1, -1])
def test_a_journey_gives_no_second_six(days_off):
    """What was written down for one day and lies on another counts for both."""
    times = ("08:00", "10:15", "12:30", "14:45", "17:00", "19:15")
    written = f"2026-11-{22 + days_off}"
    done = [replace(done_at(f"2026-11-22 {time}"), day=written) for time in times]

    assert key(ice(*done), "2026-11-22 21:30") == "most"
    assert key(ice(*done), f"{written} 21:45") == "most"


@pytest.mark.parametrize(
    ("text", "minutes", "said"),
    [
        ("2026-11-21 22:15", 15, ""),
        ("2026-11-21 22:16", 15, "asleep"),
        ("2026-11-21 22:11", 20, "asleep"),
        ("2026-11-22 03:00", 10, "asleep"),
        ("2026-11-22 07:00", 10, ""),
    ],
)
def test_it_never_reaches_into_the_night(text, minutes, said):
    """Its whole length has to fit."""
    assert key(ice(), text, minutes) == said


def test_staying_awake_opens_the_night_for_warmth_only():
    """Cramps come at night; cold can wait until morning."""
    night = at("2026-11-22 03:00")
    warmth = case_of("cramp-warmth").protocol.step("towel")
    cold = limits_of(CASE, ICE, CLOCK, (), stays_awake=True)
    case = case_of("cramp-warmth", night, night)
    warm = limits_of(case, warmth, CLOCK, (), stays_awake=True)

    assert cold.refusal(night) is not None
    assert warm.refusal(night) is None


def test_nothing_after_seventy_two_hours():
    """It has to be over by then."""
    last = HURT + 72 * HOUR_MS - 15 * MINUTE_MS
    refusal = ice().refusal(last + 1)

    assert ice().refusal(last) is None
    assert refusal is not None
    assert (refusal.key, refusal.opens_ms) == ("over", None)
    assert ice().earliest_ms(last + 1) is None


def test_easy_movement_waits_for_its_hours():
    """A step with a beginning is too early before it."""
    move = limits_of(CASE, CASE.protocol.step("move"), CLOCK, ())
    refusal = move.refusal(at("2026-11-21 20:00"))

    assert refusal is not None
    assert (refusal.key, refusal.opens_ms) == ("early", HURT + 24 * HOUR_MS)


def test_skin_that_took_it_badly_has_rest_for_the_day():
    """White, blistered or numb: no cold again before the next training day."""
    bad = done_at("2026-11-21 15:00", looks=(Look(at("2026-11-21 15:05"), ok=False),))
    limits = ice(bad)

    assert key(limits, "2026-11-21 20:00") == "skin"
    assert limits.earliest_ms(at("2026-11-21 20:00")) == at("2026-11-22 07:00")


def test_all_reasons_together_lead_to_one_time():
    """The gap ends at 22:20, the night begins at 22:30, so it is the next morning."""
    limits = ice(done_at("2026-11-21 20:05"))

    assert limits.earliest_ms(at("2026-11-21 20:30")) == at("2026-11-22 07:00")
