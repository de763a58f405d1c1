"""Tests of the deleted files: listed, put back, also after a restart."""

import pytest
from PySide6.QtCore import Qt

from coach.editing.removing import take_away
from tests.ui.editor.own_program import MINE
from tests.ui.pages.programs import open_programs
from tests.ui.pages.reading import add_own
from ui.keeping.deleted_sheet import DeletedFiles
from ui.models.background import wait_for_tasks
from ui.widgets.button import Button
from ui.widgets.label import Label


@pytest.fixture
def path(quiet, qtbot):
    """Return a file of the person's own that was deleted."""
    add_own(quiet, qtbot, "mine.program.toml", MINE)
    path = quiet.library.own_folder / "mine.program.toml"
    with qtbot.waitSignal(quiet.library.library_changed):
        take_away(path, quiet.clock.wall_ms())
    return path


@pytest.fixture
def files(quiet, window, qtbot):
    """Return the deleted files, opened in a window."""
    files = DeletedFiles(quiet, window)
    yield files
    wait_for_tasks()


def opened(files, qtbot):
    """Open the list and return its sheet once it has been read."""
    files.show_files()
    qtbot.waitUntil(lambda: files.sheet.isVisible())
    return files.sheet


def words(sheet):
    """Return everything that a sheet says."""
    return "\n".join(
        each.text() for each in sheet.findChildren(Label) if each.isVisible()
    )


def buttons(sheet):
    """Return the accessible names of the buttons that can be seen."""
    return [
        each.accessibleName()
        for each in sheet.findChildren(Button)
        if each.isVisibleTo(sheet)
    ]


def test_each_file_says_what_it_is_and_how_long_it_is_kept(path, files, qtbot, utc):
    """Title, kind, the day it was deleted and the day it goes."""
    said = words(opened(files, qtbot))

    assert "My evening" in said
    assert "Program  ·  deleted on 24 November 2025" in said
    assert "kept until 24 December 2025" in said


def test_a_file_is_put_back_by_key(path, files, quiet, qtbot):
    """The keyboard is on the first one; it is back in the library, byte by byte."""
    sheet = opened(files, qtbot)
    with qtbot.waitSignal(quiet.library.library_changed):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "My evening is back." in words(sheet))

    assert path.read_text() == MINE
    assert quiet.library.program("mine") is not None
    assert "There are no deleted files." in words(sheet)


def test_a_taken_name_gives_a_copy(path, files, quiet, qtbot):
    """Nothing that came since is written over, and it is said."""
    add_own(quiet, qtbot, path.name, MINE.replace("My evening", "Mine anew"))
    sheet = opened(files, qtbot)
    with qtbot.waitSignal(quiet.library.library_changed):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "is back as a copy" in words(sheet))

    assert quiet.library.program("mine").title == "Mine anew"
    assert quiet.library.program("mine-copy").title == "My evening (my copy)"


def test_a_file_that_cannot_be_put_back_stays_listed(path, files, qtbot):
    """The reason stands above it, and another try is a key away."""
    path.with_name(path.name + ".part").mkdir()
    sheet = opened(files, qtbot)
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "cannot be saved" in words(sheet))

    assert "Put back: My evening" in buttons(sheet)
    assert not path.exists()


def test_without_deleted_files_it_says_so(files, qtbot):
    """The keyboard is on Close, and Escape closes too."""
    sheet = opened(files, qtbot)
    is_closing = sheet.focusWidget().text() == "Close"
    said = words(sheet)
    with qtbot.waitSignal(sheet.destroyed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert is_closing
    assert "There are no deleted files." in said


def test_the_pages_lead_to_what_was_deleted(path, quiet, qtbot):
    """The way is there while something was deleted, and goes with the last of it."""
    page = open_programs(quiet, qtbot)
    page.shown_first()
    qtbot.waitUntil(page.deleted.isVisible)
    page.deleted.click()
    back = "Put back: My evening"
    qtbot.waitUntil(lambda: back in buttons(page.window()))
    (button,) = (
        each
        for each in page.window().findChildren(Button)
        if each.accessibleName() == back
    )
    button.click()
    qtbot.waitUntil(lambda: not page.deleted.isVisible())

    assert path.exists()
    wait_for_tasks()


def test_buttons_of_rows_end_where_the_foot_ends(path, files, qtbot):
    """The card looks as if there were no scroll bar beside its rows."""
    sheet = opened(files, qtbot)
    by_text = {each.text(): each for each in sheet.findChildren(Button)}
    ends = {
        each.mapTo(sheet, each.rect().topRight()).x()
        for each in (by_text["Put back"], by_text["Close"])
    }

    assert len(ends) == 1
