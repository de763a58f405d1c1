"""Poses and phases are listed, changed, and seen in the preview."""

from PySide6.QtCore import Qt

from coach.figure.motion import PREVIEW_HOLD_MS
from ui.editor.exercise.phase_ends import PhaseEnds


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_new_phase_appears_in_the_preview(editor, qtbot):
    """It goes from the end of the last one to the chosen pose."""
    preview = editor.poses.preview
    assert preview.length_ms == 1_000 + PREVIEW_HOLD_MS
    press(qtbot, editor.poses.phases.add)

    added = editor.desk.draft.entries(("figure", "phase"))[-1]
    assert added == {"name": "move", "from": "up", "to": "down", "time": "1 s"}
    assert preview.length_ms == 2_000 + PREVIEW_HOLD_MS
    preview.slider.setValue(preview.length_ms - 100)
    assert preview.phase.text() == "move"
    assert editor.poses.canvas.frame.moving


def test_scrubber_shows_the_movement_without_handles(editor):
    """The pose and its handles come back as soon as something is changed."""
    canvas, preview = editor.poses.canvas, editor.poses.preview
    preview.slider.setValue(500)
    assert canvas.frame.phase == "lift"
    assert not canvas.dots["work.knee"].isVisible()

    editor.poses.posing.choose_side("other")
    assert canvas.frame.pose == editor.poses.posing.solved
    assert canvas.dots["other.knee"].isVisible()


def test_movement_plays(editor, clock, qtbot):
    """It goes on with the clock, and stops where it is."""
    preview = editor.poses.preview
    press(qtbot, preview.button)
    clock.advance(700)
    qtbot.waitUntil(lambda: preview.slider.value() == 700)
    press(qtbot, preview.button)
    assert not preview.is_playing
    assert preview.slider.value() == 700


def test_phase_is_renamed_and_moved_and_deleted(editor, qtbot):
    """Each is one command."""
    rows = editor.poses.phases.rows
    rows[0].name.line.setFocus()
    rows[0].name.line.selectAll()
    qtbot.keyClicks(rows[0].name.line, "Lift it")
    qtbot.keyClick(rows[0].name.line, Qt.Key.Key_Return)
    assert editor.desk.draft.value(("figure", "phase", 0, "name")) == "lift-it"

    press(qtbot, rows[0].down)
    names = [row.name.text() for row in editor.poses.phases.rows]
    assert names == ["hold", "lift-it"]
    press(qtbot, rows[0].delete)
    assert [row.name.text() for row in editor.poses.phases.rows] == ["lift-it"]

    for _ in range(3):
        editor.desk.undo()
    assert not editor.desk.draft.is_changed


def test_time_of_a_phase_is_typed(editor, qtbot):
    """A bare number counts seconds."""
    box = editor.poses.phases.rows[0].time
    box.line.setFocus()
    box.line.selectAll()
    qtbot.keyClicks(box.line, "2.5")
    assert editor.desk.draft.value(("figure", "phase", 0, "time")) == "2.5 s"


def test_new_pose_begins_as_the_chosen_one(editor, qtbot):
    """It is chosen at once, inherits all, and can be renamed."""
    press(qtbot, editor.poses.poses.add)
    assert editor.poses.posing.name == "pose"
    assert editor.desk.draft.value(("figure", "pose", "pose")) == {"from": "down"}

    name = editor.poses.poses.name
    name.line.selectAll()
    qtbot.keyClicks(name.line, "half")
    qtbot.keyClick(name.line, Qt.Key.Key_Return)
    assert editor.poses.posing.name == "half"
    assert "half" in editor.poses.posing.figure.poses


def test_pose_that_is_used_stays(editor, qtbot):
    """Only what nothing needs can be deleted."""
    assert not editor.poses.poses.delete.isEnabled()
    press(qtbot, editor.poses.poses.add)
    assert editor.poses.poses.delete.isEnabled()
    press(qtbot, editor.poses.poses.delete)
    assert list(editor.poses.posing.figure.poses) == ["down", "up"]


def test_pose_before_is_shown_palely(editor):
    """It is the one from which a phase comes to the chosen pose."""
    posing = editor.poses.posing
    assert posing.ghost() is None
    posing.choose_pose("up")
    down = posing.solved
    posing.choose_pose("down")
    assert posing.solved != down
    posing.choose_pose("up")
    assert posing.ghost().root == (0.0, 0.06)
    assert posing.ghost().angles.work.hip == 0


def test_undo_goes_to_the_pose_that_it_changes(editor, qtbot):
    """Otherwise nothing would be seen of it."""
    posing = editor.poses.posing
    posing.choose_pose("up")
    posing.set_value(("work", "hip"), 40)
    posing.choose_pose("down")
    editor.desk.undo()
    assert posing.name == "up"
    assert posing.solved.angles.work.hip == 30


def test_long_names_of_poses_stand_below_each_other(qtbot):
    """Side by side they would be cut."""
    ends = PhaseEnds(1)
    qtbot.addWidget(ends)
    ends.resize(208, 100)
    ends.show()
    names = ["up", "down", "stance-left"]

    ends.show_ends(names, {"from": "up", "to": "down"})
    assert not ends.is_stacked
    ends.show_ends(names, {"from": "up", "to": "stance-left"})
    assert ends.is_stacked
    ends.resize(400, 100)
    assert not ends.is_stacked
