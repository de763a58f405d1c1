"""Tests of the ways from the Programs page into the editor and back."""

import pytest
from PySide6.QtCore import Qt

from coach.editing.aside import put_aside, unfinished_of
from coach.editing.saving import save
from tests.ui.editor.own_program import MINE, STEP, field, type_over
from ui.editor.frame import questions
from ui.editor.frame.frame import around_of
from ui.editor.opened import open_copy
from ui.pages.programs.page import ProgramsPage
from ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(mine, window, qtbot):
    """Return the Programs page in the real window."""
    page = window.open_page("programs")
    assert isinstance(page, ProgramsPage)
    return page


@pytest.fixture
def opened(page, qtbot):
    """Return the editor of the own program, opened by the page's own button."""
    page.show_program("mine")
    page.programs._edit.click()
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    return page.editing.editor


def answer(window, value):
    """Press the button of the open question that gives this answer."""
    sheet = next(each for each in window.children() if hasattr(each, "_values"))
    next(button for button, one in sheet._values.items() if one == value).click()


def test_own_programs_are_edited_and_others_copied(page):
    """The pane offers the one or the other."""
    page.show_program("mine")
    own = (page.programs._edit.isVisible(), page.programs._copy.isVisible())
    page.show_program("easy")

    assert own == (True, False)
    assert (page.programs._edit.isVisible(), page.programs._copy.isVisible()) == (
        False,
        True,
    )


def test_the_editor_covers_the_page_and_gives_it_back(opened, page, qtbot):
    """Beneath it nothing takes keys; after it the program is shown again."""
    covered = (opened.isVisible(), page.cards.isEnabled(), opened.size())
    with qtbot.waitSignal(page.editing.closed):
        opened.head.back.click()

    assert covered == (True, False, page.size())
    assert page.editing.editor is None
    assert page.cards.isEnabled()
    used = page.window().focusWidget()
    assert used is page or page.isAncestorOf(used)
    assert page.programs.program.id == "mine"


def test_a_copy_is_saved_and_then_shown(page, quiet, qtbot):
    """The copy of a shipped program becomes a program of the list."""
    page.show_program("easy")
    page.programs._copy.click()
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    editor = page.editing.editor
    with qtbot.waitSignal(quiet.library.library_changed):
        qtbot.keyClick(editor.outline.view, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not editor.keeper.is_busy)
    # The library may have looked at the new file before all of it was there.
    qtbot.waitUntil(lambda: quiet.library.program("easy-copy") is not None)
    with qtbot.waitSignal(page.editing.closed):
        editor.leave()

    assert quiet.library.program("easy-copy").own
    assert page.programs.program.id == "easy-copy"


def test_a_new_program_asks_for_its_title_and_its_first_step(page, qtbot):
    """The title is selected; the list says what to do; nothing is asked on the way."""
    new = next(each for each in page.findChildren(Button) if "New" in each.text())
    new.click()
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    editor = page.editing.editor
    row = editor.inspector.form.field_row(("title",))
    has_focus = row.box.line.hasFocus()
    is_empty = editor.outline._empty.isVisible()
    with qtbot.waitSignal(page.editing.closed):
        editor.leave()

    assert has_focus
    assert is_empty


def test_unfinished_changes_are_offered_when_the_program_is_edited(
    page, mine, window, qtbot
):
    """After a crash the person can go on, and the file is as it was till then."""
    put_aside(mine, MINE.encode(), MINE.replace("10 ", "14 ").encode())
    page.show_program("mine")
    page.programs._edit.click()
    qtbot.waitUntil(lambda: any(hasattr(c, "_values") for c in window.children()))
    answer(window, questions.KEEP)
    qtbot.waitUntil(lambda: page.editing.editor is not None)

    assert page.editing.editor.desk.draft.value((*STEP, "reps")) == 14
    assert mine.read_text() == MINE


def test_the_page_lists_what_was_never_saved(page, quiet, qtbot):
    """A new program that was lost in a crash can be gone on with, or thrown away."""
    lost = quiet.library.own_folder / "lost.program.toml"
    text = MINE.replace('"mine"', '"lost"').replace("My evening", "Lost one")
    put_aside(lost, b"", text.encode())
    page.editing.unfinished.look()
    card = page.editing.unfinished.card
    qtbot.waitUntil(card.isVisible)
    kept = card.kept
    card.go_on_asked.emit(kept[0])
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    title = page.editing.editor.desk.draft.title
    page.editing.editor.closed.emit()
    card.thrown_away.emit(kept[0])
    qtbot.waitUntil(card.isHidden)

    assert [one.title for one in kept] == ["Lost one"]
    assert title == "Lost one"
    assert unfinished_of(lost) is None


def test_changes_of_an_older_file_do_not_go_over_the_newer(page, mine, qtbot):
    """Going on with them shows that the file is another one; saving asks first."""
    newer = MINE.replace("My evening", "My newer evening")
    put_aside(mine, MINE.encode(), MINE.replace("10 ", "14 ").encode())
    mine.write_text(newer, encoding="utf-8")
    page.editing.unfinished.look()
    card = page.editing.unfinished.card
    qtbot.waitUntil(card.isVisible)
    card.go_on_asked.emit(card.kept[0])
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    editor = page.editing.editor
    qtbot.waitUntil(lambda: "changed by another program" in editor.strip.sentence)
    with qtbot.waitSignal(editor.keeper.changed_on_disk):
        editor.save()
    editor.sheet.answered.emit(questions.STAY)

    assert editor.desk.draft.value((*STEP, "reps")) == 14
    assert mine.read_text(encoding="utf-8") == newer


def test_saving_a_copy_keeps_what_is_unfinished_of_another(quiet, mine):
    """Two copies of one program want the same name until one of them is saved."""
    folder = quiet.library.own_folder
    program = quiet.library.program("mine")
    first = open_copy(program, around_of(quiet), folder)
    put_aside(first.unsaved_path, b"", first.draft.text.encode())
    second = open_copy(program, around_of(quiet), folder)
    saved = save(second.draft, folder)

    assert second.unsaved_path != first.unsaved_path
    assert unfinished_of(first.unsaved_path) is not None
    assert unfinished_of(saved) is None


def test_try_it_plays_the_draft_and_records_nothing(opened, window, quiet, qtbot):
    """The player has the changed dose; afterwards the editor is there as it was."""
    quiet.care.load()
    qtbot.waitUntil(lambda: quiet.care.is_ready)
    type_over(qtbot, field(opened, *STEP, "reps"), "3")
    opened.attempt.click()
    is_playing = window.is_playing
    program = window.player._program
    is_practice = window.player.record.is_practice
    window.player.leave()

    assert is_playing
    assert is_practice
    assert program.blocks[0].steps[0].dose.reps == 3
    assert opened.isVisible()
    assert not (quiet.data_dir / "history.sqlite").exists()


def test_another_program_is_shown_once_the_editor_is_left(opened, page, window, qtbot):
    """A link from elsewhere asks before it takes the editor away."""
    type_over(qtbot, field(opened, *STEP, "reps"), "12")
    window.pages.show_program("easy")
    still = page.editing.editor is opened
    answer(window, questions.THROW)

    assert still
    assert page.editing.editor is None
    assert page.programs.program.id == "easy"


def test_search_opens_the_exercises(opened, window, qtbot):
    """Ctrl+F looks for an exercise to add."""
    window.pages.search()

    assert opened.chooser.isVisible()
    opened.chooser.dismissed.emit()


def test_keyboard_is_back_in_the_list(opened, page, window, qtbot):
    """On the program that was edited, not on the rail."""
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.editing.editor is None)
    chosen = page.cards.currentIndex()

    assert window.focusWidget() is page.cards
    assert page._search.row_of("mine") == chosen.row()
