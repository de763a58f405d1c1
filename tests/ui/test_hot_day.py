"""Tests of ui.hot_day: reminders to drink."""

import pytest

from coach.care.fluids import BETWEEN_MS, LONG_SESSION_MS
from ui.hot_day import DrinkReminders
from ui.hot_day_setting import is_hot_day, set_hot_day
from ui.main_window import MainWindow


@pytest.fixture
def player(loaded, qtbot):
    """Return a player in which a program is running."""
    loaded.change_settings(sound="off", voice=False, full_screen_player=False)
    window = MainWindow(loaded)
    qtbot.addWidget(window)
    window.show()
    window.play(loaded.library.program("easy"), loaded.library.exercises)
    player = window.player
    qtbot.waitUntil(lambda: player.driver.is_under_way)
    yield player
    player.driver.stop()
    window.free_player()


def train(player, clock, length_ms):
    """Let a running session go on for some time; its driver tells each second."""
    for _ in range(length_ms // 1000):
        clock.advance(1000)
        player.driver.second_changed.emit(0)


@pytest.fixture
def running(player, clock, qtbot):
    """Return the player once the session is past its lead-in."""
    for _ in range(12):
        clock.advance(500)
        player.driver.poll()
    assert player.driver.state.name == "RUNNING"
    return player


def test_hot_day_reminds_every_15_minutes(loaded, running, clock):
    """Nothing before, one sentence when it is time."""
    set_hot_day(loaded, True)
    reminders = DrinkReminders(loaded, running)
    reminders.begin(60_000)
    running.scene.notes.clear()
    train(running, clock, BETWEEN_MS - 5_000)
    assert running.scene.notes.shown == ()
    train(running, clock, 10_000)

    assert running.scene.notes.shown == ("A hot day: take a few sips of water.",)


def test_usual_day_reminds_of_nothing(loaded, running, clock):
    """A short session on a cool day has no notes about drinking."""
    reminders = DrinkReminders(loaded, running)
    running.scene.notes.clear()
    reminders.begin(60_000)
    train(running, clock, 2 * BETWEEN_MS)

    assert running.scene.notes.shown == ()


def test_long_session_reminds_at_its_beginning_and_end(loaded, running, qtbot):
    """Over 30 minutes one drinks before and after, hot or not."""
    reminders = DrinkReminders(loaded, running)
    reminders.begin(LONG_SESSION_MS + 1)
    assert "drink something before" in running.scene.notes.shown[-1]
    with qtbot.waitSignal(loaded.notice_given) as told:
        running.driver.ended.emit()

    assert "drink something now" in told.args[0]


def test_hot_day_is_forgotten_tomorrow(loaded, clock):
    """The setting names its day."""
    set_hot_day(loaded, True)
    assert is_hot_day(loaded)
    clock.advance(24 * 3_600_000)
    assert not is_hot_day(loaded)
    set_hot_day(loaded, False)

    assert loaded.settings.hot_day == ""
