"""Tests of the Training section of the settings page."""

import pytest

from coach.store.settings import DAYS_OF_WEEK
from ui.pages.settings.training import TrainingSection


@pytest.fixture
def section(loaded, qtbot):
    """Return the section with a library that has been read."""
    section = TrainingSection(loaded)
    qtbot.addWidget(section)
    return section


def choose(combo, value):
    """Choose the entry with a value, as a person does."""
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_the_goal_is_set(section, loaded):
    """Minutes a week; no goal is a choice too."""
    choose(section._goal, 90)
    assert loaded.settings.goal_minutes == 90
    choose(section._goal, 0)
    assert loaded.settings.goal_minutes == 0


def test_an_odd_goal_of_the_file_stays(section, loaded):
    """A number written by hand is shown and not changed."""
    loaded.change_settings(goal_minutes=77)
    section.show_settings()

    assert section._goal.currentText() == "77 minutes a week"
    assert loaded.settings.goal_minutes == 77


def test_days_are_chosen_one_by_one(section, loaded):
    """Any number of days, kept in the order of the week."""
    assert [day.value for day in section._days._days] == list(DAYS_OF_WEEK)
    section._days._days[4].click()
    section._days._days[0].click()
    assert loaded.settings.training_days == ("mon", "fri")
    section._days._days[4].click()
    assert loaded.settings.training_days == ("mon",)


def test_days_have_names_to_be_read_out(section):
    """One letter is not enough for a screen reader."""
    assert section._days._days[2].accessibleName() == "Wednesday"


def test_time_and_program_need_a_day(section, loaded):
    """Without training days there is nothing to plan."""
    assert not section._time.isEnabled()
    section._days._days[1].click()
    assert section._time.isEnabled()
    choose(section._time, "07:30")
    choose(section._program, "easy")

    assert loaded.settings.training_time == "07:30"
    assert loaded.settings.training_program == "easy"


def test_a_program_that_is_gone_stays_chosen(section, loaded):
    """Nothing is forgotten because a file is missing today."""
    loaded.change_settings(training_program="gone", training_days=("tue",))
    section.show_settings()

    assert section._program.currentText() == "gone (not found)"
    assert loaded.settings.training_program == "gone"


def test_the_morning_question_can_be_switched_off(section, loaded):
    """The hour has no effect then."""
    choose(section._hour, 6)
    section._morning.click()

    assert loaded.settings.morning_hour == 6
    assert not loaded.settings.morning_question
    assert not section._hour.isEnabled()
