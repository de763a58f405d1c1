"""Tests of saving in the editor: revision, comments, shipped files, other writers."""

import pytest
from PySide6.QtCore import Qt

from coach.editing.aside import unfinished_of
from coach.editing.versions import Version, versions_of
from tests.ui.editor.own_program import MINE, STEP, field, type_over
from ui.editor.frame import questions
from ui.editor.frame.versions_sheet import VersionsSheet

CTRL = Qt.KeyboardModifier.ControlModifier


def change(editor, qtbot, text="12"):
    """Change how many repetitions the first step has."""
    type_over(qtbot, field(editor, *STEP, "reps"), text)


def answer(sheet, value):
    """Press the button of a question that gives this answer."""
    button = next(button for button, one in sheet._values.items() if one == value)
    button.click()


def test_another_dose_is_saved_with_a_higher_revision(editor, qtbot, mine, saved):
    """Ctrl+S writes the file; comments and order stay, the revision goes up."""
    change(editor, qtbot)
    with qtbot.waitSignal(editor.keeper.saved):
        qtbot.keyClick(editor.inspector.form.rows[2].box.line, Qt.Key.Key_S, CTRL)
    wanted = MINE.replace("reps     = 10", "reps     = 12")
    wanted = wanted.replace("revision = 3", "revision = 4")

    assert mine.read_text() == wanted
    assert editor.head.caption.text().startswith("Last saved ")


def test_words_alone_keep_the_revision(editor, qtbot, mine, saved):
    """A mended title asks nobody to do anything else."""
    type_over(qtbot, field(editor, "title"), "Evenings")
    saved()

    text = mine.read_text()
    assert 'title    = "Evenings"' in text
    assert "revision = 3" in text


def test_what_is_typed_while_it_is_written_is_not_lost(editor, qtbot, mine):
    """A change during the saving comes after it, and is unsaved then."""
    change(editor, qtbot)
    with qtbot.waitSignal(editor.keeper.saved):
        editor.save()
        editor.desk.set((*STEP, "cue"), "Gently")
        waits = "cue" not in editor.desk.draft.content["block"][0]["step"][0]

    assert waits
    assert editor.desk.draft.value((*STEP, "cue")) == "Gently"
    assert "Gently" not in mine.read_text()
    assert editor.head.caption.text() == "Unsaved changes"


def test_a_shipped_program_is_never_written(open_editor, quiet, shelf, qtbot):
    """Its copy gets an id and a file of its own in the person's folder."""
    before = (shelf / "easy.program.toml").read_bytes()
    editor = open_editor("easy")
    caption = editor.head.caption.text()
    with qtbot.waitSignal(editor.keeper.saved):
        editor.save()

    copy = quiet.library.own_folder / "easy-copy.program.toml"
    assert caption == "Not saved yet"
    assert (shelf / "easy.program.toml").read_bytes() == before
    assert editor.desk.draft.path == copy
    assert 'title     = "Easy bridges (my copy)"' in copy.read_text()


def test_the_state_before_is_kept_and_comes_back(editor, qtbot, mine, saved):
    """Earlier versions list what was overwritten; going back can be undone."""
    change(editor, qtbot)
    saved()
    editor.ask_versions()
    qtbot.waitUntil(lambda: editor.versions is not None)
    count = len(editor.versions.buttons)
    editor.versions.buttons[0].click()
    qtbot.waitUntil(lambda: not editor.keeper.is_busy)

    assert count == len(versions_of(mine)) == 1
    assert editor.desk.draft.value((*STEP, "reps")) == 10
    editor.desk.undo()
    assert editor.desk.draft.value((*STEP, "reps")) == 12


def test_versions_of_one_minute_are_told_apart(window, mine, utc):
    """By their seconds; one that is alone in its minute needs none."""
    saved = (1_764_000_061_000, 1_764_000_065_000, 1_764_000_185_000)
    sheet = VersionsSheet(window, [Version(0, mine, each) for each in saved])
    names = [each.accessibleName() for each in sheet.buttons]

    assert [each.rpartition(", ")[2] for each in names] == [
        "16:01:01",
        "16:01:05",
        "16:03",
    ]


def test_a_title_of_nothing_but_spaces_is_shown_as_none(editor, qtbot):
    """The head of the page and of the form are never empty."""
    type_over(qtbot, field(editor, "title"), " ")

    assert editor.head.title.accessibleName() == "No title yet"
    assert editor.inspector.title.text() == "Program"


@pytest.fixture
def overwritten(editor, qtbot, mine):
    """Return the editor in the moment when another program has written the file."""
    change(editor, qtbot)
    mine.write_text(MINE.replace("My evening", "Their evening"))
    with qtbot.waitSignal(editor.keeper.changed_on_disk):
        editor.save()
    return editor


def test_a_file_that_changed_elsewhere_is_not_overwritten(overwritten, mine):
    """Nothing is saved before the person has said what to do."""
    assert "Their evening" in mine.read_text()
    assert overwritten.sheet.isVisible()
    answer(overwritten.sheet, questions.STAY)
    assert overwritten.desk.draft.value((*STEP, "reps")) == 12


def test_reading_it_again_takes_theirs_and_undo_brings_ours(overwritten, qtbot):
    """Both are within reach: what is on disk, and by undo what was typed."""
    with qtbot.waitSignal(overwritten.keeper.saved):
        answer(overwritten.sheet, questions.RELOAD)
    title = overwritten.desk.draft.title
    overwritten.desk.undo()

    assert title == "Their evening"
    assert overwritten.desk.draft.title == "My evening"
    assert overwritten.desk.draft.value((*STEP, "reps")) == 12


def test_keeping_both_makes_ours_a_file_of_its_own(overwritten, qtbot, mine):
    """Theirs stays as it is."""
    with qtbot.waitSignal(overwritten.keeper.saved):
        answer(overwritten.sheet, questions.BOTH)

    copy = overwritten.desk.draft.path
    assert "Their evening" in mine.read_text()
    assert copy.name == "mine-copy.program.toml"
    assert "reps     = 12" in copy.read_text()


def test_unsaved_changes_are_kept_aside_and_go_with_the_save(
    editor, qtbot, mine, saved
):
    """After a while the changes lie beside the file, which is as it was."""
    change(editor, qtbot)
    waits = editor.keeper._timer.isActive()
    editor.keeper.keep_aside()
    qtbot.waitUntil(lambda: unfinished_of(mine) is not None)
    kept = unfinished_of(mine).path.read_text()
    untouched = mine.read_text()
    saved()

    assert waits
    assert "reps     = 12" in kept
    assert untouched == MINE
    assert unfinished_of(mine) is None


def test_half_a_minute_at_most_is_lost(editor):
    """That is how long changes wait before they are kept."""
    assert editor.keeper._timer.interval() <= 60_000


def test_leaving_without_changes_asks_nothing(editor, qtbot):
    """Back closes the editor at once."""
    with qtbot.waitSignal(editor.closed):
        editor.head.back.click()


def test_escape_leaves_from_any_field(editor, qtbot):
    """It is the same as the arrow at the top."""
    row = field(editor, *STEP, "cue")
    row.take_focus()
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(row.box.line, Qt.Key.Key_Escape)


def test_changes_that_were_undone_are_not_offered_again(editor, qtbot, mine):
    """What was kept meanwhile goes when the editor is left without changes."""
    change(editor, qtbot)
    editor.keeper.keep_aside()
    qtbot.waitUntil(lambda: unfinished_of(mine) is not None)
    editor.desk.undo()
    with qtbot.waitSignal(editor.closed):
        editor.leave()

    qtbot.waitUntil(lambda: unfinished_of(mine) is None)
    assert mine.read_text() == MINE


def test_leaving_asks_and_staying_keeps_all(editor, qtbot):
    """Escape means to stay."""
    change(editor, qtbot)
    editor.head.back.click()
    asks = editor.sheet.isVisible()
    with qtbot.assertNotEmitted(editor.closed):
        answer(editor.sheet, questions.STAY)

    assert asks
    assert editor.desk.draft.value((*STEP, "reps")) == 12


def test_leaving_can_save_first(editor, qtbot, mine):
    """The editor closes when the file is written."""
    change(editor, qtbot)
    editor.leave()
    with qtbot.waitSignal(editor.closed):
        answer(editor.sheet, questions.SAVE)

    assert "reps     = 12" in mine.read_text()


def test_leaving_can_throw_the_changes_away(editor, qtbot, mine):
    """The file is as it was, and nothing is offered the next time."""
    change(editor, qtbot)
    editor.keeper.keep_aside()
    qtbot.waitUntil(lambda: unfinished_of(mine) is not None)
    editor.leave()
    with qtbot.waitSignal(editor.closed):
        answer(editor.sheet, questions.THROW)
    qtbot.waitUntil(lambda: unfinished_of(mine) is None)

    assert mine.read_text() == MINE


def test_leaving_with_something_to_mend_keeps_the_working_file(editor, qtbot, mine):
    """What is unfinished lies beside the file until somebody goes on with it."""
    change(editor, qtbot, "999")
    editor.leave()
    with qtbot.waitSignal(editor.closed):
        answer(editor.sheet, questions.KEEP)

    assert mine.read_text() == MINE
    assert "reps     = 999" in unfinished_of(mine).path.read_text()


def test_the_window_does_not_close_over_unsaved_changes(editor, qtbot):
    """Closing asks; once it is answered the window closes."""
    change(editor, qtbot)
    closes = editor.close()
    asks = editor.sheet.isVisible()
    with qtbot.waitSignal(editor.closed):
        answer(editor.sheet, questions.THROW)

    assert not closes
    assert asks
    assert not editor.isVisible()


def test_what_the_head_says_is_never_cut_in_a_word(editor):
    """Where there is no room it ends in an ellipsis, and is heard as a whole."""
    editor.head.setFixedWidth(560)
    caption = editor.head.caption
    caption.set_full_text("Unsaved changes, and a lot of things to mend as well")

    assert caption.text().endswith("…")
    assert caption.accessibleName().endswith("mend as well")
