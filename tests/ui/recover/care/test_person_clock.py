"""Quiet hours are hours of sleep, and nobody sleeps with a cold pack without them."""

from __future__ import annotations

from coach.care.day_clock import sleep_hours
from coach.care.reminders.sources import care_reminders
from coach.store.settings import Settings
from ui.recover.care.model import person_clock

NEVER = {"quiet_from": "00:00", "quiet_to": "00:00"}
USUAL = sleep_hours("22:30", "07:00")


def test_quiet_hours_are_hours_of_sleep():
    """As they are set."""
    clock = person_clock(Settings(quiet_from="21:00", quiet_to="06:15"))

    assert clock.sleep == sleep_hours("21:00", "06:15")


def test_without_quiet_hours_the_usual_night_counts():
    """Who wants reminders at any time sleeps all the same."""
    assert person_clock(Settings(**NEVER)).sleep == USUAL


def test_the_plan_follows_the_settings(strained, model):
    """Other hours count at once."""
    strained.change_settings(quiet_from="20:00")

    assert model.clock.sleep == sleep_hours("20:00", "07:00")


def test_no_step_of_care_is_reminded_of_at_night(strained, model):
    """Also where the person has no quiet hours, ice and raising the leg stay by day."""
    strained.change_settings(**NEVER)
    kinds = {"ice", "elevation"}
    items = [each for each in model.day.items if each.step.kind in kinds]
    found = care_reminders(items, (), model.clock)

    assert found
    assert [each for each in found if model.clock.is_asleep(each.due_ms)] == []
    assert model.clock.sleep == USUAL
