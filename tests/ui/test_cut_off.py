"""A session that was cut off by a crash or a power cut."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from coach.errors import CoachError
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.history import sessions
from coach.store.summaries import DERIVED_VERSION
from tests.ui.questions import sheet_of
from ui.cut_off import read_plan, read_unfinished


def cut_off(window, starter, quiet):
    """Play a while, then leave the journal as a power cut would."""
    starter.start(quiet.library.program("easy"))
    player = window.player
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
    window.player.leave()
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
    window.player.leave()
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
    window.player.leave()
    starter.ask_unfinished(found)
    qtbot.keyClick(sheet_of(window).focusWidget(), Qt.Key.Key_Return)

    assert window.is_playing
    assert window.player.driver.runner.index == found.item_index


@pytest.mark.parametrize(
    ("answer", "outcome"), [("save", "partial"), ("discard", "discarded")]
)
def test_cut_off_session_is_closed(window, starter, quiet, qtbot, answer, outcome):
    """Saving keeps what was done; discarding lets it count for nothing."""
    found = cut_off(window, starter, quiet)
    window.player.leave()
    starter.ask_unfinished(found)
    with qtbot.waitSignal(starter.cut_off.closed):
        sheet_of(window).close_with(answer)
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


def test_another_plan_is_refused(window, starter, quiet):
    """Its place in other items would mean another exercise, or a larger dose."""
    found = cut_off(window, starter, quiet)
    other = replace(found, item_count=found.item_count - 1)

    with pytest.raises(CoachError, match="planned in another way"):
        read_plan(other)


def test_no_history_means_nothing_to_ask(tmp_path):
    """A new person is asked nothing and no file is made."""
    path = tmp_path / "history.sqlite"

    assert read_unfinished(path) is None
    assert not path.exists()


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
