"""When to remind of drinking, and whether there is a goal."""

import pytest

from coach.care.fluids import (
    BETWEEN_MS,
    Drinks,
    FluidGoal,
    asks_doctor,
    fluid_goal,
    sports_drink,
    typical_goals,
)
from coach.care.health import Health
from coach.care.verdict import Closed

MINUTE_MS = 60_000
HEART = Health(frozenset({"heart-disease"}))
KIDNEY = Health(frozenset({"kidney-disease"}))


@pytest.mark.parametrize(
    ("minutes", "is_hot", "start", "end"),
    [
        (30, False, "", ""),
        (31, False, "before you begin", "drink something now"),
        (10, True, "within reach", ""),
        (31, True, "before you begin", "drink something now"),
    ],
)
def test_start_and_end_of_a_session(minutes, is_hot, start, end):
    """Over thirty minutes both remind; on a hot day any session begins with water."""
    drinks = Drinks(minutes * MINUTE_MS, 0)

    assert start in drinks.at_start(is_hot=is_hot)
    assert end in drinks.at_end()
    assert bool(drinks.at_end()) is bool(end)


def train(drinks, seconds, *, is_running=True, is_hot=True):
    said = []
    for second in range(1, seconds + 1):
        now_ms = drinks.tick_ms + 1000
        drinks, sentence = drinks.ticked(now_ms, is_running=is_running, is_hot=is_hot)
        if sentence:
            said.append(second)
    return drinks, said


def test_a_hot_day_reminds_every_eighteen_minutes_of_training():
    """That lies within the 15 to 20 minutes that are asked for."""
    _, said = train(Drinks(60 * MINUTE_MS, 0), 60 * 60)

    assert said == [18 * 60, 36 * 60, 54 * 60]
    assert 15 * MINUTE_MS <= BETWEEN_MS <= 20 * MINUTE_MS


def test_a_pause_does_not_count():
    """Only training makes thirsty."""
    _, said = train(Drinks(60 * MINUTE_MS, 0), 30 * 60, is_running=False)

    assert said == []


def test_a_usual_day_says_nothing_in_between():
    """No heat, no reminder."""
    assert train(Drinks(60 * MINUTE_MS, 0), 30 * 60, is_hot=False)[1] == []


def test_a_suspended_machine_does_not_count():
    """An hour of sleep between two ticks is two seconds of training at the most."""
    drinks, _ = Drinks(60 * MINUTE_MS, 0).ticked(
        60 * MINUTE_MS, is_running=True, is_hot=True
    )

    assert drinks.trained_ms == 2000


def test_a_clock_that_goes_back_takes_nothing_away():
    """What was trained stays trained."""
    drinks, _ = Drinks(MINUTE_MS, 5000).ticked(0, is_running=True, is_hot=True)

    assert (drinks.trained_ms, drinks.tick_ms) == (0, 0)


@pytest.mark.parametrize("health", [HEART, KIDNEY])
def test_with_a_heart_or_kidney_condition_the_doctor_decides(health):
    """No goal, no sports drink, and reminders that say so."""
    drinks = Drinks(40 * MINUTE_MS, 0, asks_doctor(health))
    closed = fluid_goal(2000, health)

    assert isinstance(closed, Closed)
    assert "doctor" in closed.next_step
    assert sports_drink(90 * MINUTE_MS, 9, health) == ""
    assert "your doctor advised" in drinks.at_start(is_hot=True)
    assert "your doctor advised" in drinks.at_end()


def test_reminders_in_between_name_the_doctor_too():
    """Sips are not for everybody."""
    drinks = Drinks(40 * MINUTE_MS, 0, asks_doctor=True, trained_ms=BETWEEN_MS - 1000)
    _, sentence = drinks.ticked(1000, is_running=True, is_hot=True)

    assert sentence == "A hot day: drink as your doctor advised."


@pytest.mark.parametrize(
    ("minutes", "effort", "is_said"),
    [(61, 6, True), (60, 9, False), (90, 5, False), (90, None, False)],
)
def test_sports_drinks_after_more_than_an_hour_of_hard_training(
    minutes, effort, is_said
):
    """Over 60 minutes and effort 6 or more; otherwise water will do."""
    assert bool(sports_drink(minutes * MINUTE_MS, effort)) is is_said


def test_the_goal_is_off_by_default():
    """Nobody has to count what they drink."""
    assert fluid_goal(0, None) is None


def test_a_goal_comes_with_its_note():
    """Never more than about a litre in an hour."""
    goal = fluid_goal(2200, Health())

    assert isinstance(goal, FluidGoal)
    assert goal.goal_ml == 2200
    assert "1 litre in an hour" in goal.note


def test_usual_amounts_are_from_drinks_alone():
    """3.0 and 2.2 litres, not the larger numbers of total water."""
    assert [ml for ml, _ in typical_goals()] == [3000, 2200]
