"""Tests of ui.main_window and of what comes before the player."""

import pytest
from PySide6.QtCore import Qt

from coach.errors import CoachError
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.history import sessions
from coach.store.summaries import DERIVED_VERSION
from ui.main_window import MainWindow
from ui.pages.programs.page import ProgramsPage
from ui.pages.settings.page import SettingsPage
from ui.pages.today.page import TodayPage
from ui.start import Starter, needs_side, read_plan, read_unfinished
from ui.widgets.sheet import Sheet


@pytest.fixture
def quiet(loaded):
    """Return a context without sound, voice, motion and full screen."""
    loaded.change_settings(
        sound="off", voice=False, full_screen_player=False, less_motion="on"
    )
    return loaded


@pytest.fixture
def window(quiet, qtbot):
    window = MainWindow(quiet)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.is_playing:
        window._player.leave()
    window.free_player()


@pytest.fixture
def starter(quiet, window):
    starter = Starter(quiet, window)
    window.start_asked.connect(starter.start)
    return starter


def sheet_of(window):
    """Return the question that stands over the window, or None."""
    sheets = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    return sheets[0] if sheets else None


def test_keys_open_the_pages(window, qtbot):
    """Ctrl+comma opens the settings, Ctrl+1 the first page, Ctrl+2 the programs."""
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window._stack.currentWidget(), SettingsPage)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window._stack.currentWidget(), TodayPage)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert isinstance(window._stack.currentWidget(), ProgramsPage)


def test_search_key_leads_to_the_search_from_anywhere(window, qtbot):
    """Ctrl+F on the settings opens the programs with the keyboard in the field."""
    window.open_page("settings")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page = window._stack.currentWidget()

    assert isinstance(page, ProgramsPage)
    assert page._field._edit.hasFocus()


def test_page_of_the_command_line_is_opened(quiet, qtbot):
    """--page settings opens the settings; an unknown page opens the first."""
    named, unknown = MainWindow(quiet, "settings"), MainWindow(quiet, "nonsense")
    for window in (named, unknown):
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted):
            window.show()

    assert isinstance(named._stack.currentWidget(), SettingsPage)
    assert isinstance(unknown._stack.currentWidget(), TodayPage)


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
    window._player.leave()

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


def test_start_at_a_step_begins_with_its_first_item(window, starter, quiet):
    """The player begins with the getting ready of that step."""
    program = quiet.library.program("easy")
    items = quiet.library.timeline(program).items
    starter.start(program, 1)
    index = window._player.driver.runner.index

    assert items[index].step == 1
    assert items[index - 1].step == 0


def test_program_that_works_the_sore_side_asks_for_it(window, starter, quiet, qtbot):
    """The answer is kept, offered first the next time, and given to the player."""
    program = quiet.library.program("sore")
    assert needs_side(program)
    starter.start(program)
    assert not window.is_playing
    buttons = {b.text(): b for b in sheet_of(window)._values}
    qtbot.mouseClick(buttons["Right"], Qt.MouseButton.LeftButton)

    assert window.is_playing
    assert quiet.settings.last_side == "right"
    sides = {item.side for item in window._player.driver.runner.timeline.items}
    assert "right" in sides
    assert "left" not in sides


def test_no_answer_starts_nothing(window, starter, quiet, qtbot):
    """Escape leaves the page as it was."""
    starter.start(quiet.library.program("sore"))
    qtbot.keyClick(sheet_of(window), Qt.Key.Key_Escape)

    assert not window.is_playing
    assert quiet.settings.last_side == ""


def test_program_that_cannot_be_played_gives_the_window_back(window, quiet):
    """A missing exercise is an error of the file, told by the caller."""
    with pytest.raises(CoachError):
        window.play(quiet.library.program("easy"), {})

    assert not window.is_playing
    assert window._rail.isVisible()


def cut_off(window, starter, quiet):
    """Play a while, then leave the journal as a power cut would."""
    starter.start(quiet.library.program("easy"))
    player = window._player
    player.driver.poll()
    for _ in range(12):
        quiet.clock.advance(1_000)
        player.driver.poll()
    assert quiet.journal.flush(5)
    found = read_unfinished(history_file(quiet.data_dir))
    player.driver.stop()
    return found


def test_session_that_was_cut_off_is_offered(window, starter, quiet, qtbot):
    """The question names the program and how far it went."""
    found = cut_off(window, starter, quiet)
    window._player.leave()
    starter.ask_unfinished(found)
    sheet = sheet_of(window)

    assert sheet.accessibleName() == "You were in the middle of Easy bridges"
    assert [b.text() for b in sheet._values] == [
        "Discard",
        "Save what was done",
        "Go on",
    ]


def test_nothing_starts_beneath_the_question(window, starter, quiet, qtbot):
    """An open question comes first; Escape answers it, whatever page lies behind."""
    found = cut_off(window, starter, quiet)
    window._player.leave()
    starter.ask_unfinished(found)
    starter.start(quiet.library.program("easy"))
    assert not window.is_playing
    qtbot.keyClick(sheet_of(window).focusWidget(), Qt.Key.Key_Escape)
    assert sheet_of(window) is None
    starter.start(quiet.library.program("easy"))

    assert window.is_playing


def test_cut_off_session_goes_on_where_it_was(window, starter, quiet, qtbot):
    """Going on plays the stored program from the item it was in."""
    found = cut_off(window, starter, quiet)
    window._player.leave()
    starter.ask_unfinished(found)
    qtbot.keyClick(sheet_of(window).focusWidget(), Qt.Key.Key_Return)

    assert window.is_playing
    assert window._player.driver.runner.index == found.item_index


@pytest.mark.parametrize(
    ("answer", "outcome"), [("save", "partial"), ("discard", "discarded")]
)
def test_cut_off_session_is_closed(window, starter, quiet, qtbot, answer, outcome):
    """Saving keeps what was done; discarding lets it count for nothing."""
    found = cut_off(window, starter, quiet)
    window._player.leave()
    starter._unfinished = found
    starter._take_unfinished(answer)
    qtbot.waitUntil(lambda: starter._task is None)
    connection = open_store(history_file(quiet.data_dir))
    kept = sessions(connection, 10)
    connection.close()

    assert [session.outcome for session in kept] == [outcome]
    assert read_unfinished(history_file(quiet.data_dir)) is None


def test_stored_plan_is_read_as_it_was(window, starter, quiet):
    """The texts of the history give the same program again."""
    found = cut_off(window, starter, quiet)
    program, exercises = read_plan(found)

    assert program.sha256 == quiet.library.program("easy").sha256
    assert set(exercises) == {"two-leg-bridge", "lying-strap-hamstring-stretch"}


def test_no_history_means_nothing_to_ask(tmp_path):
    """A new person is asked nothing and no file is made."""
    path = tmp_path / "history.sqlite"

    assert read_unfinished(path) is None
    assert not path.exists()


def test_closing_asks_while_a_session_runs(qtbot, window, starter, quiet):
    """The window does not vanish in the middle of an exercise."""
    starter.start(quiet.library.program("easy"))
    qtbot.waitUntil(lambda: window._player.driver.is_under_way)

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


def test_history_of_an_older_version_is_brought_up_to_date(tmp_path):
    """Looking for a cut-off session makes summaries anew that an older Coach made."""
    path = tmp_path / "history.sqlite"
    connection = open_store(path)
    connection.execute("DELETE FROM meta WHERE key = 'derived_version'")
    connection.close()

    assert read_unfinished(path) is None

    connection = open_store(path)
    row = connection.execute(
        "SELECT value FROM meta WHERE key = 'derived_version'"
    ).fetchone()
    connection.close()
    assert row == (str(DERIVED_VERSION),)
