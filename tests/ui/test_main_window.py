"""Tests of ui.main_window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from coach.errors import CoachError
from tests.ui.questions import sheet_of
from ui.main_window import MainWindow
from ui.pages.programs.page import ProgramsPage
from ui.pages.settings.page import SettingsPage
from ui.pages.today.page import TodayPage
from ui.widgets.undo_bar import UndoBar
from ui.window_told import WindowTold


def test_keys_open_the_pages(window, qtbot):
    """Ctrl+comma opens the settings, Ctrl+1 the first page, Ctrl+2 the programs."""
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.pages.currentWidget(), SettingsPage)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.pages.currentWidget(), TodayPage)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert isinstance(window.pages.currentWidget(), ProgramsPage)


def test_search_key_leads_to_the_search_from_anywhere(window, qtbot):
    """Ctrl+F on the settings opens the programs with the keyboard in the field."""
    window.open_page("settings")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.currentWidget()

    assert isinstance(page, ProgramsPage)
    assert page._field._edit.hasFocus()


def test_page_of_the_command_line_is_opened(quiet, qtbot):
    """--page settings opens the settings; an unknown page opens the first."""
    named, unknown = MainWindow(quiet, "settings"), MainWindow(quiet, "nonsense")
    for window in (named, unknown):
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted):
            window.show()

    assert isinstance(named.pages.currentWidget(), SettingsPage)
    assert isinstance(unknown.pages.currentWidget(), TodayPage)


def test_narrow_window_has_icons_only(window, qtbot):
    """At 900 px the rail is 64 px and its entries keep their names."""
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window._rail.width() == 64)
    entry = window._rail._group.buttons()[0]

    assert entry.toolTip() == entry.accessibleName() == "Today"
    window.resize(1280, 820)
    qtbot.waitUntil(lambda: window._rail.width() == 208)


def test_pages_fit_the_smallest_window(window, qtbot):
    """At 900x600, the smallest size, no page asks for more room."""
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window._rail.width() == 64)
    window.open_page("settings")
    hint = window.minimumSizeHint()

    assert (window.minimumWidth(), window.minimumHeight()) == (900, 600)
    assert (hint.width() <= 900, hint.height() <= 600) == (True, True)


def test_size_is_remembered(quiet, window, qtbot):
    """The next window is as large as the last one was."""
    window.resize(900, 655)  # the offscreen screen is no larger than 800x800
    window.close()
    again = MainWindow(quiet)
    qtbot.addWidget(again)

    assert again.height() == 655


def test_damaged_geometry_is_no_obstacle(quiet, qtbot):
    """A settings file with nonsense for the geometry gives the usual size."""
    quiet.change_settings(window_geometry="ä not base64")
    window = MainWindow(quiet)
    qtbot.addWidget(window)

    assert (window.width(), window.height()) == (1280, 820)


def test_start_gives_the_window_to_the_player(window, starter, quiet):
    """The rail is gone while a program plays, and back afterwards."""
    starter.start(quiet.library.program("easy"))
    assert window.is_playing
    assert not window._rail.isVisible()
    assert quiet.settings.last_program == "easy"
    window.player.leave()

    assert not window.is_playing
    assert window._rail.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_key_starts_the_chosen_program(window, starter, quiet, qtbot, key):
    """Ctrl+Enter starts what the programs page shows, wherever its keyboard is."""
    page = window.open_page("programs")
    page.show_program("evening-long")
    assert page.focus_search()
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)

    assert window.is_playing
    assert quiet.settings.last_program == "evening-long"


def test_program_that_cannot_be_played_gives_the_window_back(window, quiet):
    """A missing exercise is an error of the file, told by the caller."""
    with pytest.raises(CoachError):
        window.play(quiet.library.program("easy"), {})

    assert not window.is_playing
    assert window._rail.isVisible()


def test_closing_asks_while_a_session_runs(qtbot, window, starter, quiet):
    """The window does not vanish in the middle of an exercise."""
    starter.start(quiet.library.program("easy"))
    qtbot.waitUntil(lambda: window.player.driver.is_under_way)

    assert not window.close()
    assert window.isVisible()
    assert sheet_of(window) is not None


def test_name_of_a_step_opens_the_exercise_and_its_program_leads_back(window, qtbot):
    """From a program to an exercise, and from there to another program."""
    window.open_page("programs").exercise_asked.emit("heel-dig")
    page = window.open_page("exercises")
    assert page.pane.exercise.id == "heel-dig"
    page.program_asked.emit("sore")

    assert window.open_page("programs").detail.program.id == "sore"


def test_strip_stands_above_pages_and_player(window, starter, quiet, qtbot):
    """It covers nothing, takes room only while it is seen, and stays in a session."""
    strip = QLabel("Ice is on")
    window.layers.add_strip(strip)
    strip.show()
    qtbot.waitUntil(lambda: window.shell.mapTo(window, QPoint()).y() > 0)
    starter.start(quiet.library.program("easy"))
    qtbot.waitUntil(lambda: window.player.mapTo(window, QPoint()).y() > 0)
    assert strip.isVisible()
    strip.hide()

    qtbot.waitUntil(lambda: window.player.mapTo(window, QPoint()).y() == 0)


def test_pages_stand_in_the_order_of_the_pictures(window):
    """What is used daily first, what is read after it, settings at the foot."""
    assert list(window.pages.infos) == [
        "today",
        "programs",
        "recovery",
        "progress",
        "exercises",
        "plans",
        "guide",
        "settings",
    ]
    top = [info for info in window.pages.infos.values() if not info.at_bottom]
    keys = [info.shortcut for info in top]
    assert keys == [f"Ctrl+{place}" for place in range(1, 8)]


def test_bar_at_the_foot_gives_way_to_a_form(quiet, window):
    """What can be undone is out of the way while a form is open, and comes back."""
    told = WindowTold(quiet, window)
    told.give_way(True)
    taken = []
    quiet.undo_offered.emit("Put away.", lambda: taken.append(1))
    (bar,) = window.findChildren(UndoBar)
    assert bar.isVisible()
    told.give_way(True)
    assert not bar.isVisible()
    told.give_way(False)
    bar.button.click()

    assert taken == [1]


def test_the_player_covers_what_can_be_undone(quiet, window, starter):
    """No click in a session meets an offer to undo; it is there again afterwards."""
    told = WindowTold(quiet, window)
    quiet.undo_offered.emit("It has begun.", lambda: None)
    (bar,) = window.findChildren(UndoBar)
    middle = bar.geometry().center()
    starter.start(quiet.library.program("easy"))
    met = window.childAt(middle)
    assert window.player.isAncestorOf(met)
    window.layers.show_shell()
    met = window.childAt(middle)

    assert met is bar or bar.isAncestorOf(met)
    assert told.parent() is window


def test_pages_end_above_a_bar(quiet, window, qtbot):
    """No button at the foot of a page is covered; afterwards it has its room again."""
    told = WindowTold(quiet, window)
    window.resize(900, 600)
    pages = window.pages
    qtbot.waitUntil(lambda: pages.height() == 600)
    quiet.undo_offered.emit("It has begun.", lambda: None)
    (bar,) = window.findChildren(UndoBar)
    qtbot.waitUntil(lambda: pages.height() < 600)
    foot = pages.mapTo(window, QPoint(0, pages.height())).y()
    assert foot <= bar.y()
    assert bar.x() > window.rail.width()
    assert window.size().height() == 600

    bar.close_button.click()
    qtbot.waitUntil(lambda: pages.height() == 600)
    assert told.parent() is window
