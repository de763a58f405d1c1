"""Tests of ui.reminders.entrance: the tray, and what happens to a closed window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from tests.ui.reminders.conftest import HOUR_MS, settle
from ui.reminders.entrance import ReminderEntrance
from ui.start import Starter

comes_to_front = pytest.mark.qt_log_ignore("does not support raise")


class SpokenTray(QObject):
    """Stands for the icon, which needs a desktop with a tray."""

    open_asked = Signal()
    cramp_asked = Signal()
    pause_asked = Signal(str)
    quit_asked = Signal()

    def __init__(self, parent):
        super().__init__(parent)
        self.is_shown = False
        self.line = ("", False)

    def set_shown(self, is_shown):
        self.is_shown = is_shown

    def show_next(self, words, *, is_paused):
        self.line = (words, is_paused)


@pytest.fixture
def tray(desktop, window):
    """Return the icon of a desktop that has a tray."""
    desktop.tray = SpokenTray(window)
    desktop.has_tray = True
    return desktop.tray


@pytest.fixture
def enter(quiet, window, desktop, qtbot):
    """Return a function that makes the entrance, with everything read."""
    made = []

    def make(**more):
        starter = Starter(quiet, window)
        entrance = ReminderEntrance(quiet, window, starter, desktop=desktop, **more)
        made.append(entrance)
        entrance.start()
        settle(entrance.center, qtbot)
        return entrance

    yield make
    for entrance in made:
        entrance.close()


def test_without_the_wish_there_is_no_icon(enter, tray):
    """Coach ends with its window, as programs do."""
    enter()

    assert not tray.is_shown
    assert QApplication.quitOnLastWindowClosed()


def test_in_the_tray_a_closed_window_ends_nothing(enter, tray, quiet, window):
    """The icon is there, and reminders go on."""
    entrance = enter()
    quiet.change_settings(keep_running=True)
    assert tray.is_shown
    window.close()

    assert not window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    assert entrance.center._timer.isActive()


def test_without_a_tray_the_wish_changes_nothing(enter, desktop, quiet):
    """A window that nobody can get back is not hidden."""
    enter()
    quiet.change_settings(keep_running=True)

    assert QApplication.quitOnLastWindowClosed()


def test_started_in_the_background_it_stays(enter, tray):
    """Whatever the settings say: there is no window to come back to."""
    enter(stays=True)

    assert tray.is_shown
    assert not QApplication.quitOnLastWindowClosed()


def test_the_end_gives_the_window_back_its_meaning(enter, tray, quiet):
    """The next window, of another person perhaps, decides for itself."""
    entrance = enter(stays=True)
    entrance.close()

    assert QApplication.quitOnLastWindowClosed()


@comes_to_front
def test_the_icon_opens_the_window(enter, tray, quiet, window):
    """From where it was hidden."""
    enter(stays=True)
    window.hide()
    tray.open_asked.emit()

    assert window.isVisible()


@comes_to_front
def test_a_cramp_is_one_click_away(enter, tray, window):
    """The window comes with the help, and nothing is asked first."""
    enter(stays=True)
    window.hide()
    tray.cramp_asked.emit()

    assert window.isVisible()
    assert window.cramp.is_open
    window.cramp.free()


def test_what_comes_next_stands_in_the_menu(enter, tray):
    """And whether reminders rest."""
    entrance = enter(stays=True)
    assert tray.line == ("18:00: Time for Easy bridges", False)
    tray.pause_asked.emit("hour")
    entrance.center.look()

    assert tray.line[1]


def test_a_pause_of_the_menu_is_kept(enter, tray, quiet):
    """An hour, also after a restart."""
    enter(stays=True)
    tray.pause_asked.emit("hour")

    left_ms = quiet.settings.reminders_paused_until_ms - quiet.clock.wall_ms()
    assert left_ms == HOUR_MS


@comes_to_front
def test_start_begins_the_program(enter, window, quiet):
    """Straight from a reminder into the session."""
    entrance = enter()
    entrance.center.start_asked.emit("easy")

    assert window.is_playing


def test_a_program_that_is_gone_begins_nothing(enter, window):
    """Its file was deleted meanwhile."""
    entrance = enter()
    entrance.center.start_asked.emit("gone")

    assert not window.is_playing


@pytest.mark.parametrize(("asked", "wanted"), [("programs", "programs"), ("", "first")])
def test_a_reminder_leads_to_a_page(enter, window, asked, wanted):
    """Several of them lead to the first one."""
    entrance = enter()
    window.open_page("guide")
    entrance.center.page_asked.emit(asked)

    assert window.page == (window.first_page if wanted == "first" else wanted)


def test_the_keys_end_coach_that_closing_would_leave_in_the_tray(
    enter, window, qtbot, monkeypatch
):
    """As its menu does."""
    enter(stays=True)
    quits = []
    monkeypatch.setattr(QApplication, "quit", lambda: quits.append(True))
    qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert quits == [True]
    assert not window.isVisible()


@comes_to_front
def test_quit_asks_a_running_session_first(enter, tray, window, qtbot):
    """Nothing is lost by a slip of the pointer."""
    entrance = enter(stays=True)
    entrance.center.start_asked.emit("easy")
    qtbot.waitUntil(lambda: window.player.driver.is_under_way)
    tray.quit_asked.emit()

    assert window.is_playing
    assert window.isVisible()
