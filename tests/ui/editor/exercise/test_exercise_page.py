"""An exercise is edited over the Exercises page, and read again by the library."""

import pytest
from PySide6.QtCore import Qt

from coach.editing.aside import put_aside
from ui.editor.exercise.page import WORDS
from ui.pages.exercises.page import ExercisesPage


@pytest.fixture
def page(own_file, quiet, qtbot):
    """Return the visible page over the small library with the own exercise."""
    page = ExercisesPage(quiet)
    qtbot.addWidget(page)
    page.resize(1072, 780)
    page.show()
    return page


def begin(page, qtbot, start):
    with qtbot.waitSignal(page.editing.began):
        start()
    return page.editing.editor


def test_own_exercise_is_saved_and_read_again(page, quiet, own_file, qtbot):
    """The library has the new angle, with all else as it was."""
    page.show_exercise("leg-lift")
    editor = begin(page, qtbot, page.pane.edit.click)
    editor.poses.posing.set_value(("work", "hip"), 12)
    with qtbot.waitSignal(quiet.library.library_changed):
        editor.head.save.click()

    figure = quiet.library.exercises["leg-lift"].figure
    assert figure.poses["down"].work.hip == 12
    assert "# Flat on the floor." in own_file.read_text(encoding="utf-8")
    with qtbot.waitSignal(page.editing.closed):
        editor.leave()
    assert page.pane.exercise.id == "leg-lift"


def test_shipped_exercise_is_copied(page, quiet, shelf, qtbot):
    """The shipped file stays as it is; the copy is the person's own."""
    shipped = shelf / "exercises" / "heel-dig.exercise.toml"
    before = shipped.read_bytes()
    page.show_exercise("heel-dig")
    assert page.pane.edit.text() == "Make my own copy"
    editor = begin(page, qtbot, page.pane.edit.click)
    with qtbot.waitSignal(quiet.library.library_changed):
        editor.head.save.click()

    copy = editor.desk.draft.path
    assert copy.parent == quiet.library.own_folder
    assert quiet.library.exercises[editor.desk.draft.value(("id",))].own
    assert shipped.read_bytes() == before
    with qtbot.waitSignal(page.editing.closed):
        editor.leave()


def test_new_exercise_asks_for_what_is_missing(page, qtbot):
    """Saving goes to the field that has to be mended."""
    editor = begin(page, qtbot, page._new.click)
    assert editor.parts.value() == WORDS
    editor.parts.set_value("figure")
    editor.head.save.click()
    assert editor.parts.value() == WORDS
    row = editor.words.field_row(("muscles",))
    assert row.problems.text != ""
    with qtbot.waitSignal(page.editing.closed):
        editor.leave()


def test_texts_are_typed(editor, qtbot):
    """One sentence to a line; the figure is not touched."""
    editor.show_part(WORDS)
    row = editor.words.field_row(("text", "steps"))
    row.lines[1].take_focus()
    qtbot.keyClick(row.lines[1].area, Qt.Key.Key_Return)
    qtbot.keyClicks(row.lines[2].area, "Breathe.")
    steps = editor.desk.draft.value(("text", "steps"))
    assert steps == ["Lift one leg.", "Lower it slowly.", "Breathe."]


def test_numbers_follow_the_measure(editor):
    """A hold has no length of a repetition."""
    form = editor.words
    editor.show_part(WORDS)
    assert form.field_row(("dose", "hold")).isVisible()
    assert not form.field_row(("dose", "each")).isVisible()
    combo = next(row for row in form.rows if row.path == ("dose",)).combo
    combo.activated.emit(combo.findData("reps"))
    assert form.field_row(("dose", "each")).isVisible()
    assert not form.field_row(("dose", "hold")).isVisible()
    assert editor.desk.draft.findings == ()


def test_link_is_chosen_and_removed(editor, qtbot):
    """Exercises are chosen among all, with figures and a search."""
    editor.show_part(WORDS)
    row = editor.words.field_row(("links", "easier"))
    row.add.click()
    qtbot.keyClicks(editor.chooser.field._edit, "two-leg")
    qtbot.keyClick(editor.chooser.field._edit, Qt.Key.Key_Return)
    qtbot.keyClick(editor.chooser.cards, Qt.Key.Key_Return)
    assert editor.chooser is None
    assert editor.desk.draft.value(("links", "easier")) == ["two-leg-bridge"]
    assert row.add.hasFocus()
    row.removers[0].click()
    assert editor.desk.draft.value(("links",)) is None


def test_own_exercise_is_copied(page, quiet, own_file, qtbot):
    """The copy is another file; the first one stays as it is."""
    before = own_file.read_bytes()
    page.show_exercise("leg-lift")
    editor = begin(page, qtbot, page.pane.own_menu.duplicate_asked.emit)
    with qtbot.waitSignal(quiet.library.library_changed):
        editor.head.save.click()

    assert editor.desk.draft.path != own_file
    assert quiet.library.exercises["leg-lift-copy"].own
    assert own_file.read_bytes() == before
    with qtbot.waitSignal(page.editing.closed):
        editor.leave()


def test_own_exercise_is_deleted_and_comes_back(page, quiet, own_file, qtbot):
    """The way back is offered as for everything that is put away."""
    page.show_exercise("leg-lift")
    with (
        qtbot.waitSignal(quiet.undo_offered) as offered,
        qtbot.waitSignal(quiet.library.library_changed),
    ):
        page.pane.own_menu.delete_asked.emit()
    words, undo = offered.args
    is_there = own_file.exists()
    with qtbot.waitSignal(quiet.library.library_changed):
        undo()

    assert words == "Leg lift is deleted."
    assert not is_there
    assert quiet.library.exercises["leg-lift"].own


def test_shipped_exercise_cannot_be_deleted(page, quiet, qtbot):
    """It is not offered, and the Delete key says why."""
    page.show_exercise("heel-dig")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.cards.setFocus()
    with qtbot.waitSignal(quiet.notice_given) as told:
        qtbot.keyClick(page.cards, Qt.Key.Key_Delete)

    assert page.pane.own_menu is None
    assert "not a file of your own" in told.args[0]


def test_page_lists_what_was_never_saved(page, quiet, own_file, qtbot):
    """A new exercise that was lost in a crash is gone on with, or thrown away."""
    lost = quiet.library.own_folder / "lost.exercise.toml"
    text = own_file.read_text(encoding="utf-8").replace('"leg-lift"', '"lost"')
    put_aside(lost, b"", text.replace("Leg lift", "Lost one").encode())
    page.unfinished.look()
    qtbot.waitUntil(page.unfinished.card.isVisible)
    kept = page.unfinished.card.kept
    with qtbot.waitSignal(page.editing.began):
        page.unfinished.card.go_on_asked.emit(kept[0])
    title = page.editing.editor.desk.draft.title
    page.editing.editor.closed.emit()
    page.unfinished.card.thrown_away.emit(kept[0])
    qtbot.waitUntil(page.unfinished.card.isHidden)

    assert [one.title for one in kept] == ["Lost one"]
    assert title == "Lost one"
    assert not list(lost.parent.glob(".versions/*.unfinished"))
