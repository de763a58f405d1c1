"""Tests of what an editor says when another program touches the file."""

import pytest

from coach.editing.aside import unfinished_of
from coach.editing.versions import versions_of
from tests.ui.editor.own_program import MINE, STEP, field, type_over
from ui.models.background import wait_for_tasks

THEIRS = MINE.replace("My evening", "Their evening")


@pytest.fixture
def told(editor, qtbot, mine):
    """Return the editor, with a change of ours, once another program has written."""
    type_over(qtbot, field(editor, *STEP, "reps"), "12")
    mine.write_text(THEIRS)
    qtbot.waitUntil(lambda: editor.strip.sentence != "")
    return editor


def test_a_change_on_disk_is_told_at_once(told):
    """Nobody has to save to hear of it; nothing of ours has changed."""
    assert told.strip.sentence == ("mine.program.toml was changed by another program.")
    assert told.strip.isVisible()
    assert told.desk.draft.title == "My evening"


def test_a_file_put_in_its_place_is_noticed_as_well(editor, qtbot, mine):
    """Many programs write another file and rename it; twice, too."""
    for title in ("First", "Second"):
        other = mine.with_suffix(".new")
        other.write_text(MINE.replace("My evening", title))
        other.replace(mine)
        qtbot.waitUntil(lambda: editor.strip.sentence != "")
        with qtbot.waitSignal(editor.keeper.saved):
            editor.strip.reload.click()
        qtbot.waitUntil(lambda: not editor.keeper.is_busy)

        assert editor.desk.draft.title == title
        assert not editor.strip.isVisible()


def test_reading_it_again_can_be_undone(told, qtbot):
    """Theirs is in the draft, ours one step back."""
    with qtbot.waitSignal(told.keeper.saved):
        told.strip.reload.click()
    title = told.desk.draft.title
    told.desk.undo()

    assert title == "Their evening"
    assert told.desk.draft.value((*STEP, "reps")) == 12
    assert told.desk.draft.title == "My evening"


def test_keeping_ours_keeps_theirs_as_a_version(told, qtbot, mine):
    """Save then asks nothing, and what was written over can be brought back."""
    with qtbot.waitSignal(told.disk.settled):
        told.strip.mine.click()
    with qtbot.waitSignal(told.keeper.saved):
        told.save()

    assert told.sheet is None
    assert "reps     = 12" in mine.read_text()
    assert versions_of(mine)[0].path.read_text() == THEIRS


def test_our_own_saving_is_no_news(editor, qtbot, saved):
    """The strip stays away."""
    type_over(qtbot, field(editor, *STEP, "reps"), "12")
    with qtbot.waitSignal(editor.disk.settled):
        saved()

    assert not editor.strip.isVisible()


def test_a_file_that_went_is_written_again(editor, qtbot, mine):
    """All of the draft is unsaved then, so that leaving asks."""
    mine.unlink()
    qtbot.waitUntil(lambda: editor.strip.sentence != "")
    sentence, has_unsaved = editor.strip.sentence, editor.keeper.has_unsaved
    with qtbot.waitSignal(editor.disk.settled):
        editor.save()

    assert sentence.endswith("is not there any more. Save writes it again.")
    assert not editor.strip.isVisible()
    assert has_unsaved
    assert mine.read_text() == MINE


def test_what_was_seen_before_a_save_is_old(editor, qtbot, mine):
    """A look that began while the file was away takes nothing from what is saved."""
    mine.unlink()
    with qtbot.waitSignal(editor.disk.settled):
        editor.disk.look_soon()
        editor.disk._timer.timeout.emit()
        mine.write_text(MINE)
        editor.desk.draft.note_disk(mine, MINE.encode())

    assert editor.strip.sentence == ""
    assert not editor.keeper.has_unsaved


def _rename(editor, qtbot, mine, text):
    """Give the file another name, with a text; return its new path and what is told."""
    other = mine.with_name("evening.program.toml")
    mine.rename(other)
    other.write_text(text)
    qtbot.waitUntil(lambda: editor.strip.sentence != "")
    return other, editor.strip.sentence


def test_a_renamed_file_is_followed(editor, qtbot, saved, mine):
    """Changes go on; Save writes them where the file is now."""
    type_over(qtbot, field(editor, *STEP, "reps"), "12")
    editor.keeper.keep_aside()
    wait_for_tasks()
    other, sentence = _rename(editor, qtbot, mine, MINE)
    wait_for_tasks()
    kept = unfinished_of(other)
    before = unfinished_of(mine)
    with qtbot.waitSignal(editor.disk.settled):
        saved()

    assert sentence == (
        "mine.program.toml is called evening.program.toml now. You go on editing it "
        "there."
    )
    assert editor.strip.isVisible()
    assert (kept.fits, before) == (True, None)
    assert not mine.exists()
    assert "reps     = 12" in other.read_text()


def test_another_file_with_its_id_is_told(editor, qtbot, mine):
    """Save is not possible then; a copy is."""
    other, sentence = _rename(editor, qtbot, mine, THEIRS)
    with qtbot.waitSignal(editor.keeper.saved):
        editor.strip.copy.click()

    assert sentence == (
        "mine.program.toml is not there any more, and evening.program.toml has its "
        "id. Yours can be saved as a copy."
    )
    assert not editor.strip.isVisible()
    assert other.read_text() == THEIRS
    assert editor.desk.draft.path.name == "mine-copy.program.toml"
    assert 'id       = "mine-copy"' in editor.desk.draft.path.read_text()


def test_what_is_no_toml_is_not_taken(editor, qtbot, mine, quiet):
    """The draft stays, the reason is said, and the strip comes back."""
    mine.write_text("half a fi")
    qtbot.waitUntil(lambda: editor.strip.sentence != "")
    with qtbot.waitSignal(quiet.notice_given) as told:
        editor.strip.reload.click()
    qtbot.waitUntil(lambda: editor.strip.sentence != "")

    assert "mine.program.toml" in told.args[0]
    assert editor.desk.draft.title == "My evening"


def test_a_draft_without_a_file_is_left_alone(open_editor, qtbot):
    """A copy that was never saved has nothing on disk that could change."""
    editor = open_editor("easy")
    editor.disk.look_soon()

    assert not editor.strip.isVisible()
