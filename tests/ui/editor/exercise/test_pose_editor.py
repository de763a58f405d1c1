"""A figure is posed by hand, by key, by number, and each of it can be undone."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from coach.figure.skeleton import point


def place(editor, name):
    """Return where a point of the chosen pose is in the canvas."""
    canvas = editor.poses.canvas
    return canvas.place_of(point(editor.poses.posing.solved.joints, name)).toPoint()


def drag(editor, qtbot, key, to, *, steps=8, release=True):
    """Drag a handle through the canvas in a few steps."""
    canvas = editor.poses.canvas
    dot = canvas.dots[key]
    begin = dot.geometry().center()
    qtbot.mousePress(dot, Qt.MouseButton.LeftButton, pos=dot.rect().center())
    for step in range(1, steps + 1):
        there = begin + (to - begin) * step / steps
        qtbot.mouseMove(dot, dot.mapFromParent(there))
    if release:
        at = dot.mapFromParent(to)
        qtbot.mouseRelease(dot, Qt.MouseButton.LeftButton, pos=at)


def knee(editor):
    return editor.desk.draft.value(("figure", "pose", "down", "work", "knee"))


def test_dragged_knee_is_in_the_text(editor, qtbot):
    """The shank follows the pointer, and the angle is written as a whole number."""
    pivot = place(editor, "work.knee")
    drag(editor, qtbot, "work.knee", pivot + QPoint(0, 60))

    # The thigh lies along the floor, so a shank straight down is a right angle.
    assert knee(editor) == pytest.approx(90, abs=3)
    assert f"knee = {knee(editor)}" in editor.desk.draft.text
    assert "# nearly straight" in editor.desk.draft.text


def test_drag_stops_at_the_limit(editor, qtbot):
    """However far the pointer goes, the joint goes no further than it can."""
    pivot = place(editor, "work.knee")
    drag(editor, qtbot, "work.knee", pivot + QPoint(60, -60))
    assert knee(editor) == -5


def test_drag_is_one_step_and_comes_back_byte_by_byte(editor, own_file, qtbot):
    """One undo takes all of it back."""
    pivot = place(editor, "work.knee")
    drag(editor, qtbot, "work.knee", pivot + QPoint(20, 60))
    assert editor.desk.draft.is_changed

    editor.desk.undo()
    assert editor.desk.draft.text.encode() == own_file.read_bytes()
    assert editor.desk.draft.undo_words == ""


def test_escape_gives_up_a_drag(editor, qtbot):
    """Nothing is written, and the figure stands as before."""
    posing = editor.poses.posing
    before = posing.solved
    drag(editor, qtbot, "work.knee", place(editor, "work.hip"), release=False)
    assert posing.is_dragging
    assert posing.solved != before

    qtbot.keyClick(editor.poses.canvas.dots["work.knee"], Qt.Key.Key_Escape)
    assert posing.solved == before
    assert not editor.desk.draft.is_changed


def test_arrow_keys_turn_the_joint(editor, qtbot):
    """One degree each, five with Shift; what is done in one go is undone in one."""
    dot = editor.poses.canvas.dots["work.knee"]
    dot.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(dot, Qt.Key.Key_Up)
    assert knee(editor) == 5
    qtbot.keyClick(dot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert knee(editor) == 10
    qtbot.keyClick(dot, Qt.Key.Key_Down)
    assert knee(editor) == 9

    editor.desk.undo()
    assert not editor.desk.draft.is_changed


def test_key_that_is_held_down_writes_when_it_is_let_go(editor, qtbot):
    """Writing takes longer than a key takes to repeat itself."""
    dot = editor.poses.canvas.dots["work.knee"]
    dot.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyPress(dot, Qt.Key.Key_Up)
    for _ in range(3):
        again = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Up,
            Qt.KeyboardModifier.NoModifier,
            "",
            True,
        )
        QApplication.sendEvent(dot, again)
    shown, written = editor.poses.posing.solved.angles.work.knee, knee(editor)
    qtbot.keyRelease(dot, Qt.Key.Key_Up)

    assert (shown, written) == (8, 5)
    assert knee(editor) == 8
    editor.desk.undo()
    assert not editor.desk.draft.is_changed


def test_root_moves_the_whole_figure(editor, qtbot):
    """Its handle is square and moves the hip."""
    to = place(editor, "P0") + QPoint(0, -40)
    drag(editor, qtbot, "root", to)
    x, y = editor.desk.draft.value(("figure", "pose", "down", "root"))
    assert x == pytest.approx(0.0, abs=0.005)
    assert y > 0.1


def test_number_turns_the_joint(editor, qtbot):
    """A typed angle shows on the figure; one that no joint has is red."""
    box = editor.poses.numbers.rows["knee"].box
    box.line.setFocus()
    box.line.selectAll()
    qtbot.keyClicks(box.line, "40")
    assert editor.poses.posing.solved.angles.work.knee == 40

    box.line.selectAll()
    qtbot.keyClicks(box.line, "170")
    assert box.is_bad
    assert "outside what this joint can do" in editor.poses.problems.text
    assert not editor.desk.draft.is_sound


def test_far_side_has_its_own_handles(editor, qtbot):
    """A drag there leaves the near side alone."""
    editor.poses.posing.choose_side("other")
    assert "work.knee" not in editor.poses.canvas.dots
    dot = editor.poses.canvas.dots["other.knee"]
    qtbot.keyClick(dot, Qt.Key.Key_Up)
    angles = editor.poses.posing.solved.angles
    assert (angles.work.knee, angles.other.knee) == (4, 5)


def test_both_sides_get_the_same_angle(editor, qtbot):
    """It is one command."""
    editor.poses.posing.choose_side("both")
    qtbot.keyClick(editor.poses.canvas.dots["work.hip"], Qt.Key.Key_Up)
    angles = editor.poses.posing.solved.angles
    assert (angles.work.hip, angles.other.hip) == (1, 1)
    editor.desk.undo()
    assert not editor.desk.draft.is_changed


def test_pin_holds_a_heel_and_lets_it_go(editor):
    """Neither moves the figure, and the joints are free again afterwards."""
    posing, toggle = editor.poses.posing, editor.poses.pins.toggles["work.heel"]
    before = posing.solved.joints.work
    toggle.click()
    assert "pin.work.heel" in editor.poses.canvas.dots
    assert "work.knee" not in editor.poses.canvas.dots
    assert posing.solved.joints.work.knee == pytest.approx(before.knee, abs=0.01)

    toggle.click()
    assert "work.knee" in editor.poses.canvas.dots
    assert posing.solved.joints.work.heel == pytest.approx(before.heel, abs=0.005)


def test_inherited_pin_is_let_go_in_this_pose_only(editor):
    """The pose that it comes from keeps it."""
    posing = editor.poses.posing
    posing.choose_pose("up")
    editor.poses.pins.toggles["work.wrist"].click()
    figure = posing.figure
    assert figure.poses["up"].pins == ()
    assert len(figure.poses["down"].pins) == 1
    assert posing.name == "up"


def test_point_below_the_floor_is_told_during_the_drag(editor, qtbot):
    """The sentence is there before the handle is let go."""
    to = place(editor, "P0") + QPoint(0, 60)
    drag(editor, qtbot, "root", to, release=False)
    assert "below the floor" in editor.poses.problems.text
    qtbot.keyClick(editor.poses.canvas.dots["root"], Qt.Key.Key_Escape)


def test_picture_is_made_to_fit(editor, qtbot):
    """A figure that leaves its frame can be given a larger one at one press."""
    assert not editor.poses.fit.isVisible()
    editor.poses.posing.set_value(("root",), [0.0, 0.7])
    assert editor.poses.fit.isVisible()
    qtbot.mouseClick(editor.poses.fit, Qt.MouseButton.LeftButton)
    assert editor.desk.draft.findings_at(("figure", "box")) == ()


def test_damaged_figure_waits_to_be_mended(editor):
    """Its handles go, and come back with undo."""
    editor.desk.set(("figure", "pose", "up", "from"), "nowhere")
    assert editor.poses.posing.figure is None
    assert editor.poses.canvas.dots == {}
    assert "nowhere" in editor.poses.problems.text

    editor.desk.undo()
    assert "work.knee" in editor.poses.canvas.dots
