"""Tests of coach.care.reminders.desk: what counts as sitting."""

import pytest

from coach.care.reminders.desk import Sitting, desk_reminder
from tests.core.care.reminders.world import MINUTE_MS, utc_ms

NOON = utc_ms(2026, 10, 5, 12)
LIMIT_MS = 30 * MINUTE_MS


def sat(*idle_min, every_min=1, sitting=None, from_min=0):
    """Return the state after one look a minute, with these minutes of idleness."""
    sitting = sitting or Sitting()
    for count, idle in enumerate(idle_min):
        at_ms = (from_min + count * every_min) * MINUTE_MS
        sitting = sitting.sample(at_ms, NOON + at_ms, round(idle * MINUTE_MS))
    return sitting


def due(sitting, minute):
    """Return the reminder, when it is due by that minute."""
    found = desk_reminder(
        sitting, LIMIT_MS, minute * MINUTE_MS, NOON + minute * MINUTE_MS
    )
    is_due = found is not None and found.due_ms <= NOON + minute * MINUTE_MS
    return found if is_due else None


def test_half_an_hour_of_sitting_is_enough():
    """It is due when the limit is reached, not before."""
    assert due(sat(*[0] * 30), 29) is None
    assert due(sat(*[0] * 31), 30).title == "Time to stand up"


def test_five_idle_minutes_are_a_break():
    """The count begins anew when somebody comes back."""
    sitting = sat(*[0] * 20, 1, 2, 3, 4, 5, 6, 0)

    assert sitting.sat_ms(26 * MINUTE_MS) == 0
    assert due(sitting, 40) is None


def test_short_pauses_are_none():
    """Reading for four minutes is sitting."""
    sitting = sat(*[0] * 20, 1, 2, 3, 4, 0, *[0] * 6)

    assert due(sitting, 30) is not None


def test_on_a_break_nothing_is_due():
    """Nobody is asked to stand up who is not there."""
    assert due(sat(*[0] * 30, 5), 31) is None


def test_a_machine_that_slept_is_a_break():
    """The wall clock has gone on, the other one has not."""
    sitting = sat(*[0] * 20)
    sitting = sitting.sample(20 * MINUTE_MS, NOON + 80 * MINUTE_MS, 0)

    assert sitting.sat_ms(20 * MINUTE_MS) == 0


def test_a_clock_set_back_changes_nothing():
    """Sitting is measured on the clock that nobody can set."""
    sitting = sat(*[0] * 20)
    sitting = sitting.sample(20 * MINUTE_MS, NOON - 600 * MINUTE_MS, 0)

    assert sitting.sat_ms(20 * MINUTE_MS) == 20 * MINUTE_MS


def test_the_next_round_is_another_reminder():
    """Who goes on sitting is asked again after another half hour."""
    sitting = sat(*[0] * 61)

    assert due(sitting, 30).key != due(sitting, 60).key
    assert due(sitting, 59).key == due(sitting, 30).key


def test_standing_up_begins_anew():
    """Who says so has had a break, whatever the keyboard tells."""
    sitting = sat(*[0] * 31).rested(31 * MINUTE_MS)

    assert due(sitting, 31) is None
    assert due(sitting, 61) is not None
    assert Sitting().rested(5) == Sitting()


@pytest.mark.parametrize("idle_min", [0, 3])
def test_sitting_begins_with_the_last_key(idle_min):
    """The first look finds somebody who was there a moment ago."""
    sitting = sat(idle_min, from_min=10)

    assert sitting.sat_ms(10 * MINUTE_MS) == idle_min * MINUTE_MS
