"""Tests of coach.care.reminders.scheduler: one at a time, and when to look again."""

import pytest

from coach.care.reminders.model import BEDTIME, CARE, DONE, SKIP, TIMER, Reminder
from coach.care.reminders.scheduler import APART_MS
from tests.core.care.reminders.world import (
    HOUR_MS,
    MINUTE_MS,
    SECOND_MS,
    World,
    hours_in,
    utc_ms,
)

NOON = utc_ms(2026, 10, 5, 12)
EVENING = utc_ms(2026, 10, 5, 21, 30)


def reminder(key, due_ms, kind=CARE, lasts_ms=6 * HOUR_MS, **more):
    """Return a reminder that lasts some hours."""
    return Reminder(
        key, kind, "2026-10-05", due_ms, due_ms + lasts_ms, key.title(), **more
    )


def world_of(*reminders, at_ms=NOON, **more):
    """Return a world in which these reminders are known."""
    return World([lambda _: reminders], at_ms, **more)


def shown(world):
    """Return what was shown, with the minutes since noon."""
    return [
        ((at_ms - NOON) / MINUTE_MS, [each.key for each in showing.reminders])
        for at_ms, showing in world.shown
    ]


def test_it_comes_when_it_is_due():
    """A reminder is shown at its very time, without being looked for before."""
    world = world_of(reminder("ice", NOON + 7 * MINUTE_MS))
    found = world.look()
    assert found.again_ms == NOON + 7 * MINUTE_MS
    world.run(8 * MINUTE_MS)

    assert shown(world) == [(7, ["ice"])]


def test_it_comes_once_more_when_nobody_answers():
    """After a quarter of an hour it asks once whether it was done, then never."""
    world = world_of(reminder("ice", NOON, text="A cloth between."))
    world.run(5 * HOUR_MS)

    assert shown(world) == [(0, ["ice"]), (15, ["ice"])]
    texts = [showing.text for _, showing in world.shown]
    assert texts == ["A cloth between.", "Did you do it? A cloth between."]


@pytest.mark.parametrize("answer", [DONE, SKIP])
def test_an_answer_ends_it(answer):
    """What was done or left out does not come again, after a restart neither."""
    world = world_of(reminder("ice", NOON))
    world.run(MINUTE_MS)
    world.answer(answer)
    world.restart()
    world.run(5 * HOUR_MS)

    assert shown(world) == [(0, ["ice"])]


def test_several_come_as_one():
    """After a late start there is a single reminder that lists what has gathered."""
    world = world_of(*(reminder(f"thing {n}", NOON - n * MINUTE_MS) for n in range(6)))
    world.run(MINUTE_MS)

    ((_, showing),) = world.shown
    assert len(showing.reminders) == 6
    assert showing.title == "6 reminders are waiting"
    assert showing.text == "Thing 5; Thing 4; Thing 3; Thing 2; 2 more"
    assert showing.target == "page:"


def test_after_a_suspend_there_is_one():
    """Five that fell into a suspend come together."""
    due = [reminder(f"thing {n}", NOON + n * 10 * MINUTE_MS) for n in range(1, 6)]
    world = world_of(*due)
    world.run(MINUTE_MS)
    world.suspend(2 * HOUR_MS)
    world.run(MINUTE_MS)

    assert [len(keys) for _, keys in shown(world)] == [5]


def test_two_are_a_minute_apart():
    """The second of two waits until the first has been there for a minute."""
    world = world_of(reminder("a", NOON), reminder("b", NOON + 20 * SECOND_MS))
    world.run(5 * MINUTE_MS)

    assert shown(world) == [(0, ["a"]), (1, ["b"])]


def test_a_restart_does_not_shorten_the_minute():
    """Whoever starts anew waits a minute too, even with a clock that was set."""
    world = world_of(reminder("a", NOON), reminder("b", NOON + 20 * SECOND_MS))
    world.run(10 * SECOND_MS)
    world.set_ms = HOUR_MS
    world.restart()
    world.run(5 * MINUTE_MS)

    assert world.shown[1][0] - world.shown[0][0] >= APART_MS


def test_the_first_of_all_comes_at_once():
    """Where nothing was ever shown, nobody waits for a minute."""
    world = world_of(reminder("a", NOON - HOUR_MS))
    world.look()

    assert shown(world) == [(0, ["a"])]


def test_quiet_hours_hold_it_until_morning():
    """What falls into the night comes at its end."""
    world = world_of(
        reminder("a", EVENING + HOUR_MS, lasts_ms=20 * HOUR_MS), at_ms=EVENING
    )
    found = world.look()
    world.run(10 * HOUR_MS)

    morning = utc_ms(2026, 10, 6, 7)
    assert found.coming_ms == morning
    assert world.shown[0][0] == morning


def test_held_into_the_night_it_waits_for_the_morning():
    """Somebody in a long film is not reminded at eleven at night afterwards."""
    world = world_of(reminder("a", EVENING, lasts_ms=20 * HOUR_MS), at_ms=EVENING)
    world.is_held = True
    world.run(90 * MINUTE_MS)
    world.is_held = False
    world.run(12 * HOUR_MS)

    assert world.shown[0][0] == utc_ms(2026, 10, 6, 7)


def test_what_is_of_no_use_by_morning_is_dropped():
    """A reminder to drink of last night does not come with breakfast."""
    world = world_of(reminder("a", EVENING + HOUR_MS, lasts_ms=HOUR_MS), at_ms=EVENING)
    assert world.look().coming is None
    world.run(12 * HOUR_MS)

    assert world.shown == []


def test_some_kinds_come_at_any_hour():
    """The routine before sleep and running timers pass, as the person has set it."""
    hours = hours_in("UTC", let_through=(BEDTIME, TIMER))
    late_ms = EVENING + HOUR_MS
    due = (
        reminder("bed", late_ms, BEDTIME),
        reminder("ice", late_ms, CARE, lasts_ms=HOUR_MS),
        reminder("look", late_ms + 5 * MINUTE_MS, TIMER),
    )
    world = world_of(*due, at_ms=EVENING, hours=hours)
    world.run(70 * MINUTE_MS)

    assert [keys for _, keys in shown(world)] == [["bed"], ["look"]]


def test_held_back_it_comes_once_afterwards():
    """While a session or a film has the screen nothing is shown; then all as one."""
    world = world_of(reminder("a", NOON), reminder("b", NOON + 5 * MINUTE_MS))
    world.is_held = True
    world.run(40 * MINUTE_MS)
    assert world.shown == []
    world.is_held = False
    world.run(2 * MINUTE_MS)

    assert [keys for _, keys in shown(world)] == [["a", "b"]]


def test_a_pause_ends_by_itself():
    """Paused reminders come together when the pause is over."""
    world = world_of(reminder("a", NOON), reminder("b", NOON + 5 * MINUTE_MS))
    world.paused_until_ms = NOON + HOUR_MS
    assert world.look().again_ms == NOON + HOUR_MS
    world.run(2 * HOUR_MS)

    assert shown(world)[0] == (60, ["a", "b"])


def test_the_next_one_is_known():
    """A line of text can say what will come, and when."""
    world = world_of(reminder("b", NOON + 2 * HOUR_MS), reminder("a", NOON + HOUR_MS))
    found = world.look()

    assert found.coming.reminder.key == "a"
    assert found.coming_ms == NOON + HOUR_MS
