"""Tests of ui.platform.tray: the menu of the icon."""

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from ui.platform.tray import Tray
from ui.window_icon import window_icon


@pytest.fixture
def tray(qapp):
    """Return a tray whose icon is not shown."""
    tray = Tray(window_icon())
    yield tray
    tray.close()
    tray.deleteLater()


def texts(menu):
    """Return what can be seen in a menu."""
    return [
        action.text()
        for action in menu.actions()
        if action.isVisible() and not action.isSeparator()
    ]


def action(menu, text):
    """Return the entry with a text."""
    return next(each for each in menu.actions() if each.text() == text)


def test_the_menu_has_what_is_wanted_without_the_window(tray):
    """Open, help with a cramp, what comes next, a pause, and the end."""
    tray.show_next("18:00: Time to train", is_paused=False)

    assert texts(tray.menu) == [
        "Open Coach",
        "I have a cramp now",
        "18:00: Time to train",
        "Pause reminders",
        "Quit",
    ]
    assert not action(tray.menu, "18:00: Time to train").isEnabled()


def test_nothing_to_come_is_said(tray):
    """The line is never empty."""
    assert "No reminder is waiting" in texts(tray.menu)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Open Coach", "open_asked"),
        ("I have a cramp now", "cramp_asked"),
        ("Quit", "quit_asked"),
    ],
)
def test_an_entry_asks_for_what_it_says(tray, qtbot, text, signal):
    """One click each."""
    with qtbot.waitSignal(getattr(tray, signal)):
        action(tray.menu, text).trigger()


@pytest.mark.parametrize(
    ("text", "wanted", "is_paused"),
    [
        ("For an hour", "hour", False),
        ("Until tomorrow", "tomorrow", False),
        ("Go on now", "go-on", True),
    ],
)
def test_reminders_can_be_paused(tray, qtbot, text, wanted, is_paused):
    """And while they are, the pause can be ended."""
    tray.show_next("", is_paused=is_paused)
    menu = action(tray.menu, "Pause reminders").menu()
    with qtbot.waitSignal(tray.pause_asked) as told:
        action(menu, text).trigger()

    assert text in texts(menu)
    assert told.args == [wanted]


def test_a_click_on_the_icon_opens_the_window(tray, qtbot):
    """A click for the menu does not."""
    opened = []
    tray.open_asked.connect(lambda: opened.append(1))
    tray._open(QSystemTrayIcon.ActivationReason.Context)
    assert not opened
    tray._open(QSystemTrayIcon.ActivationReason.Trigger)

    assert opened
