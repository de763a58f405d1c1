"""Tests of coach.care.reminders.when and .model: putting off, and what was noted."""

from dataclasses import replace

import pytest

from coach.care.reminders.model import (
    IGNORED,
    LATER,
    SESSION,
    SKIP,
    Reminder,
    Said,
    said_in,
)
from coach.care.reminders.when import (
    next_turn,
    snoozes,
    snoozes_of_all,
    training_instant,
)
from coach.store.days import utc_text
from coach.store.entries import Entry
from tests.core.care.reminders.world import HOUR_MS, MINUTE_MS, hours_in, utc_ms

NOON = utc_ms(2026, 10, 5, 12)
HOURS = hours_in("UTC")
ICE = Reminder("ice", "care", "2026-10-05", NOON, NOON + HOUR_MS, "Ice")
TRAIN = Reminder(
    "session",
    SESSION,
    "2026-10-05",
    utc_ms(2026, 10, 5, 18),
    utc_ms(2026, 10, 6, 4),
    "Train",
    movable_until_ms=utc_ms(2026, 10, 7, 4),
)


def later(until_ms, at_ms=NOON):
    """Return that the ice was put off."""
    return Said("ice", "2026-10-05", at_ms, LATER, until_ms)


def test_it_can_be_put_off_within_its_own_time():
    """An hour is too long for what is of use for an hour."""
    found = snoozes(ICE, [], HOURS, NOON + MINUTE_MS)

    assert [each.minutes for each in found] == [5, 15, 30]


def test_it_can_be_put_off_three_times():
    """After that it is done, or it is not."""
    said = [later(NOON + n * MINUTE_MS, NOON + n) for n in range(3)]

    assert snoozes(ICE, said[:2], HOURS, NOON + MINUTE_MS)
    assert snoozes(ICE, said, HOURS, NOON + MINUTE_MS) == []


def test_putting_off_into_the_night_says_when_it_comes():
    """A session put off at half past nine comes tomorrow or not at all."""
    found = snoozes(TRAIN, [], HOURS, utc_ms(2026, 10, 5, 21, 45))

    assert [each.minutes for each in found] == [5, 0]
    assert found[-1].shown_ms == utc_ms(2026, 10, 6, 18)


def test_after_midnight_tomorrow_is_the_next_training_day():
    """At one in the morning, "tomorrow" is after the next sleep, not a day later."""
    found = snoozes(TRAIN, [], hours_in("UTC", ("04:00", "04:00")), utc_ms(2026, 10, 6))

    assert found[-1].minutes == 0
    assert found[-1].until_ms == utc_ms(2026, 10, 6, 18)


def test_put_off_to_tomorrow_it_lasts_until_then():
    """It leaves its own day and is over at the end of the next one."""
    said = [
        Said("session", "2026-10-05", NOON, LATER, utc_ms(2026, 10, 6, 18)),
    ]
    now_ms = utc_ms(2026, 10, 6, 12)

    assert next_turn(TRAIN, [], HOURS, now_ms) is None
    assert next_turn(TRAIN, said, HOURS, now_ms).at_ms == utc_ms(2026, 10, 6, 18)
    assert next_turn(TRAIN, said, HOURS, utc_ms(2026, 10, 7, 8)) is None


def test_several_can_be_put_off_as_the_shortest_of_them():
    """Only what suits all of them is offered."""
    long = replace(ICE, key="b", until_ms=NOON + 9 * HOUR_MS)
    found = snoozes_of_all([long, ICE], [], HOURS, NOON + MINUTE_MS)

    assert [each.minutes for each in found] == [5, 15, 30]


def test_ignored_after_putting_off_it_asks_once_more():
    """Each time it comes back it has its one repetition."""
    back_ms = NOON + 15 * MINUTE_MS
    said = [later(back_ms), Said("ice", "2026-10-05", back_ms, IGNORED)]
    turn = next_turn(ICE, said, HOURS, back_ms)

    assert turn.at_ms == back_ms + 15 * MINUTE_MS
    assert turn.is_repeat


def test_another_day_is_another_reminder():
    """What was left out yesterday is asked for again today."""
    said = [Said("ice", "2026-10-04", NOON, SKIP)]

    assert next_turn(ICE, said, HOURS, NOON) is not None


def test_a_unique_key_is_the_same_on_any_day():
    """A question that was answered stays so where the day is another one."""
    said = [Said("ice", "2026-10-04", NOON, SKIP)]

    assert next_turn(replace(ICE, is_unique=True), said, HOURS, NOON) is None


@pytest.mark.parametrize(
    ("zone", "day", "wanted"),
    [
        ("Europe/Berlin", "2026-03-29", utc_ms(2026, 3, 29, 16)),
        ("Europe/Berlin", "2026-10-25", utc_ms(2026, 10, 25, 17)),
        ("Australia/Lord_Howe", "2026-10-04", utc_ms(2026, 10, 4, 7)),
    ],
)
def test_times_of_day_follow_the_clocks(zone, day, wanted):
    """Six in the evening stays six in the evening when the clocks change."""
    assert training_instant(hours_in(zone).clock, day, 18 * 60) == wanted


def test_the_small_hours_belong_to_the_evening_before():
    """Bedtime at half past midnight is on the calendar's next day."""
    clock = hours_in("UTC").clock

    assert training_instant(clock, "2026-10-05", 30) == utc_ms(2026, 10, 6, 0, 30)


def note(data, removed_at=None, kind="reminder"):
    """Return a note of this kind."""
    return Entry(
        "n1", kind, "2026-10-05", utc_text(NOON), None, data, removed_at=removed_at
    )


def test_what_was_said_comes_back_from_its_note():
    """Nothing is lost on the way through the history."""
    said = Said("ice", "2026-10-05", NOON, LATER, NOON + HOUR_MS, "n1")

    assert said_in([note(said.data())]) == [said]


def test_odd_notes_are_passed_over():
    """Notes in the bin, of other kinds or of a newer version mean nothing here."""
    good = Said("ice", "2026-10-05", NOON).data()
    odd = [
        note(good, removed_at=utc_text(NOON)),
        note(good, kind="care"),
        note(good | {"answer": "perhaps"}),
        note(good | {"reminder": 3}),
    ]

    assert said_in(odd) == []


def test_putting_off_without_a_time_means_now():
    """A note that lost its time brings the reminder back at once."""
    data = {"reminder": "ice", "day": "2026-10-05", "answer": "later", "until": "x"}

    assert said_in([note(data)])[0].until_ms == NOON
