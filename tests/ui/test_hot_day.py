"""Tests of ui.hot_day: reminders to drink."""

import pytest

from coach.care.fluids import BETWEEN_MS, LONG_SESSION_MS
from coach.care.health import Health
from coach.store.entries import HEALTH
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


def test_what_a_doctor_advised_comes_first(loaded, running, clock, qtbot):
    """With a heart or kidney condition nobody is told to drink more."""
    set_hot_day(loaded, True)
    reminders = DrinkReminders(loaded, running)
    reminders.begin(LONG_SESSION_MS + 1, Health(frozenset({"heart-disease"})))
    train(running, clock, BETWEEN_MS)
    said = list(running.scene.notes.shown)
    with qtbot.waitSignal(loaded.notice_given) as told:
        running.driver.ended.emit()

    assert all("as your doctor advised" in each for each in (*said, *told.args))


@pytest.mark.parametrize(
    ("minutes", "effort", "items", "is_said"),
    [
        (61, 6, (), True),
        (61, 5, (), False),
        (61, None, (), False),
        (59, 9, (), False),
        (61, 9, ("kidney-disease",), False),
    ],
)
def test_sports_drink_after_an_hour_of_hard_training(
    loaded, running, minutes, effort, items, is_said
):
    """Once it was said how hard it was, and only where no doctor has a say."""
    told = []
    loaded.notice_given.connect(told.append)
    reminders = DrinkReminders(loaded, running)
    health = Health(frozenset(items))
    reminders.begin(60_000, health, done_ms=minutes * 60_000)
    running.driver.ended.emit()
    running.ending.finish.answered.emit({"effort": effort})

    assert any("sports drink" in each for each in told) is is_said


def test_starting_hands_over_the_health_list(quiet, window, starter, clock, qtbot):
    """What somebody said about their heart counts in every session."""
    quiet.care.load()
    quiet.care.note(HEALTH, {"items": ["heart-disease"], "age_group": "18-54"})
    set_hot_day(quiet, True)
    starter.start(quiet.library.program("evening-long"))
    player = window.player
    qtbot.waitUntil(lambda: player.driver.state.name == "RUNNING")
    train(player, clock, BETWEEN_MS)

    assert player.scene.notes.shown[-1] == "A hot day: drink as your doctor advised."


def test_hot_day_is_forgotten_tomorrow(loaded, clock):
    """The setting names its day."""
    set_hot_day(loaded, True)
    assert is_hot_day(loaded)
    clock.advance(24 * 3_600_000)
    assert not is_hot_day(loaded)
    set_hot_day(loaded, False)

    assert loaded.settings.hot_day == ""
