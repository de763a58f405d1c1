"""Tests of what the Programs page does with files of the person's own."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.editor.own_program import MINE
from tests.ui.pages.programs import open_programs
from tests.ui.pages.reading import add_own, shown_words
from ui.models.background import wait_for_tasks
from ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(quiet, qtbot):
    """Return the page at a program of the person's own."""
    add_own(quiet, qtbot, "mine.program.toml", MINE)
    page = open_programs(quiet, qtbot)
    page.show_program("mine")
    page.cards.setFocus()
    yield page
    way = page.editing._open_way
    if way is not None:
        way.frame.end()
    wait_for_tasks()


def path_of(quiet):
    """Return the file of the own program."""
    return quiet.library.own_folder / "mine.program.toml"


def delete_by_key(page, quiet, qtbot):
    """Press Del on the card; return what is said and the way back."""
    with (
        qtbot.waitSignal(quiet.library.library_changed),
        qtbot.waitSignal(quiet.undo_offered) as offer,
    ):
        qtbot.keyClick(page.cards, Qt.Key.Key_Delete)
    return offer.args


def test_duplicate_opens_a_copy_that_is_not_saved_yet(page, quiet, qtbot):
    """The copy has a title of its own; the file it comes from stays as it is."""
    menu = page.programs.own_menu.menu_of_program()
    with qtbot.waitSignal(page.editing._way.began):
        menu.actions()[0].trigger()
    draft = page.editing.editor.desk.draft

    assert draft.title == "My evening (my copy)"
    assert draft.path is None
    assert path_of(quiet).read_text() == MINE
    menu.deleteLater()


def test_ctrl_d_duplicates_as_well(page, qtbot):
    """By key, wherever the keyboard is on the page."""
    with qtbot.waitSignal(page.editing._way.began):
        qtbot.keyClick(page.cards, Qt.Key.Key_D, CTRL)

    assert page.editing.editor.desk.draft.title == "My evening (my copy)"


def test_a_deleted_program_is_gone_and_comes_back(page, quiet, qtbot):
    """The file goes; undo writes it again, byte by byte."""
    words, undo = delete_by_key(page, quiet, qtbot)
    is_gone = not path_of(quiet).exists() and quiet.library.program("mine") is None
    with qtbot.waitSignal(quiet.library.library_changed):
        undo()

    assert words == "My evening is deleted."
    assert is_gone
    assert path_of(quiet).read_text() == MINE
    assert quiet.library.program("mine") is not None


def test_the_keyboard_stays_on_the_page(page, quiet, qtbot):
    """The menu's button goes with the program; the list has the keyboard then."""
    page.programs.own_menu.setFocus()
    with qtbot.waitSignal(quiet.library.library_changed):
        page.programs.own_menu.delete_asked.emit()

    assert not page.programs.own_menu.isVisible()
    assert page.cards.hasFocus()


def test_a_shipped_program_is_not_deleted(page, quiet, shelf, qtbot):
    """It says why, and the file stays."""
    page.show_program("easy")
    with qtbot.waitSignal(quiet.notice_given) as told:
        qtbot.keyClick(page.cards, Qt.Key.Key_Delete)

    assert told.args == ["Easy bridges is not a file of your own, so it stays."]
    assert (shelf / "easy.program.toml").exists()


def test_only_own_programs_have_the_menu(page):
    """Others offer a copy of their own."""
    has_menu = page.programs.own_menu.isVisible()
    page.show_program("easy")

    assert has_menu
    assert not page.programs.own_menu.isVisible()


def mend_buttons(page):
    """Return the buttons of the files that can be mended here, by their names."""
    buttons = page._problems.findChildren(Button)
    found = [each for each in buttons if each in page._problems._paths]
    return {each.accessibleName(): each for each in found}


def test_a_program_that_is_left_out_is_mended_in_its_editor(page, quiet, qtbot):
    """Its exercise is gone; the editor says so, and Save brings the program back."""
    add_own(quiet, qtbot, "mine.program.toml", MINE.replace("heel-dig", "gone"))
    (button,) = mend_buttons(page).values()
    with qtbot.waitSignal(page.editing._way.began):
        button.click()
    editor = page.editing.editor
    (finding,) = editor.desk.draft.findings
    editor.desk.set(finding.path, "heel-dig")
    with qtbot.waitSignal(quiet.library.library_changed):
        editor.save()

    assert button.accessibleName() == "Mend mine.program.toml"
    assert finding.what == 'there is no exercise "gone".'
    assert path_of(quiet).read_text() == MINE.replace("revision = 3", "revision = 4")
    assert quiet.library.program("mine") is not None
    assert not page._problems.isVisibleTo(page)


def test_an_exercise_that_is_left_out_is_mended_too(page, quiet, qtbot):
    """Over this page, which lists it; nothing else is shown before it has gone."""
    text = 'format = "exercise/1"\nid = "mine"\ntitle = "My bridge"\n'
    add_own(quiet, qtbot, "mine.exercise.toml", text)
    (button,) = mend_buttons(page).values()
    with qtbot.waitSignal(page.editing._exercise_way.began):
        button.click()
    draft = page.editing._exercise_way.editor.desk.draft
    is_open = page.editing.is_open
    with qtbot.waitSignal(page.editing._exercise_way.closed):
        page.show_program("easy")

    assert (draft.title, draft.kind.name) == ("My bridge", "exercise")
    assert draft.findings
    assert (is_open, page.editing.is_open) == (True, False)
    assert page.programs.program.id == "easy"


def test_each_file_is_offered_once_and_no_toml_not_at_all(page, quiet, qtbot):
    """What no editor can show is left to the folder and a text editor."""
    add_own(quiet, qtbot, "half.program.toml", "half a fi")
    newer = 'format = "program/9"\n'
    add_own(quiet, qtbot, "newer.program.toml", newer)
    text = MINE.replace("heel-dig", "gone").replace("two-leg-bridge", "gone")
    add_own(quiet, qtbot, "mine.program.toml", text)

    assert "3 files could not be used." in shown_words(page._problems)
    assert list(mend_buttons(page)) == ["Mend mine.program.toml"]
