"""Tests of the list of blocks and steps: choosing, moving, copying, deleting."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from tests.ui.editor.own_program import (
    MINE,
    SECOND,
    STEP,
    THIRD,
    choose,
    exercises_of,
)
from tests.ui.editor.walking import comes_to_everything
from ui.editor.program.outline_delegate import cut_words
from ui.editor.program.outline_model import ROW_ROLE
from ui.words import joined

BRIDGE, DIG, STRAP = "two-leg-bridge", "heel-dig", "lying-strap-hamstring-stretch"
ALT = Qt.KeyboardModifier.AltModifier


def rect_of(view, path):
    """Return where a row is."""
    model = view.model()
    return view.visualRect(model.index(model.number_of(path), 0))


def drag(view, path, to):
    """Drag a row to a place of the list with the mouse."""
    port = view.viewport()
    start = rect_of(view, path).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + (to - start) * share)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=to)


def rows(editor):
    """Return what the list says, one row each."""
    model = editor.outline.view.model()
    found = [model.row(number) for number in range(model.rowCount())]
    return [(row.title, row.words, row.time) for row in found]


def test_blocks_are_headings_and_steps_say_their_dose_and_length(editor):
    """The list has the program, its blocks, and each step with dose and length."""
    assert rows(editor) == [
        ("Program", "Title, limits, notes, sources", "3:44"),
        ("Warm", "", ""),
        ("Two-leg bridge", "2 × 10, 3 s each, 30 s rest", "1:38"),
        ("Heel dig (isometric)", "20 s each side", "0:53"),
        ("Stretch", "", ""),
        ("Lying strap hamstring stretch", "30 s each side", "1:13"),
    ]


def test_keys_move_a_step_within_its_block_and_into_the_next(editor, qtbot):
    """Alt+Down goes on across the border of the block; the step stays chosen."""
    choose(editor, STEP)
    view = editor.outline.view
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    within = exercises_of(editor)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)

    assert within == [[DIG, BRIDGE], [STRAP]]
    assert exercises_of(editor) == [[DIG], [BRIDGE, STRAP]]
    assert editor.desk.place == ("block", 1, "step", 0)
    assert view.currentIndex().data(ROW_ROLE).path == ("block", 1, "step", 0)


def test_the_keys_work_while_the_keyboard_is_in_the_form(editor, qtbot):
    """Alt+Up moves the chosen step from inside a field too."""
    row = choose(editor, SECOND).field_row((*SECOND, "cue"))
    row.take_focus()
    qtbot.keyClick(row.box.line, Qt.Key.Key_Up, ALT)

    assert exercises_of(editor) == [[DIG, BRIDGE], [STRAP]]


def test_a_block_moves_with_its_steps(editor, qtbot):
    """Alt+Up on a heading moves the whole block."""
    choose(editor, ("block", 1))
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_Up, ALT)

    assert exercises_of(editor) == [[STRAP], [BRIDGE, DIG]]
    assert editor.desk.place == ("block", 0)


def test_a_drag_moves_a_step_into_another_block(editor):
    """A step that is let go below the last one of another block is the last there."""
    view = editor.outline.view
    drag(view, STEP, rect_of(view, THIRD).center() + QPoint(0, 20))

    assert exercises_of(editor) == [[DIG], [STRAP, BRIDGE]]
    assert editor.desk.place == ("block", 1, "step", 1)


def test_a_drag_within_a_block_changes_the_order(editor):
    """A step that is let go above another one stands before it."""
    view = editor.outline.view
    drag(view, SECOND, rect_of(view, STEP).center() - QPoint(0, 20))

    assert exercises_of(editor) == [[DIG, BRIDGE], [STRAP]]


def test_a_drag_that_ends_where_it_began_changes_nothing(editor):
    """The step lies in its old place, and there is nothing to undo."""
    view = editor.outline.view
    drag(view, STEP, rect_of(view, STEP).center() + QPoint(0, 14))

    assert editor.desk.draft.text == MINE
    assert editor.desk.draft.undo_words == ""


def test_a_block_is_dragged_as_a_whole(editor):
    """The second block lands before the first."""
    view = editor.outline.view
    drag(view, ("block", 1), rect_of(view, ("block", 0)).center() - QPoint(0, 12))

    assert exercises_of(editor) == [[STRAP], [BRIDGE, DIG]]


def test_escape_gives_a_drag_up(editor):
    """Letting go after Escape moves nothing."""
    view, port = editor.outline.view, editor.outline.view.viewport()
    start = rect_of(view, STEP).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(0, 60))
    QTest.mouseMove(port, start + QPoint(0, 120))
    was_dragging = view.is_dragging
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 120))

    assert was_dragging
    assert editor.desk.draft.text == MINE


def test_delete_can_be_undone_and_shows_the_step_again(editor, qtbot):
    """Del deletes the chosen step; Ctrl+Z brings it back, chosen, byte for byte."""
    choose(editor, SECOND)
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_Delete)
    left = exercises_of(editor)
    place = editor.desk.place
    qtbot.keyClick(
        editor.outline.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )

    assert left == [[BRIDGE], [STRAP]]
    assert place == STEP
    assert editor.desk.place == SECOND
    assert editor.desk.draft.text == MINE


def test_copy_stands_behind_its_original(editor, qtbot):
    """The button in the form copies the step with its dose and chooses the copy."""
    choose(editor, STEP)
    qtbot.mouseClick(editor.inspector.copy, Qt.MouseButton.LeftButton)

    steps = editor.desk.draft.content["block"][0]["step"]
    assert steps[0] == steps[1]
    assert editor.desk.place == SECOND


def test_a_new_block_comes_behind_the_chosen_one_with_its_name_selected(editor, qtbot):
    """What is typed next is its name."""
    choose(editor, STEP)
    qtbot.mouseClick(editor.outline.add_block, Qt.MouseButton.LeftButton)
    row = editor.inspector.form.field_row(("block", 1, "name"))
    qtbot.keyClicks(row.box.line, "Middle")

    names = [block["name"] for block in editor.desk.draft.content["block"]]
    assert names == ["Warm", "Middle", "Stretch"]


def test_the_bar_chooses_the_step_of_a_segment(editor, qtbot):
    """A click on the last segment chooses the last step, which gets a frame."""
    bar = editor.course.bar
    place = QPoint(bar.width() - 6, bar.height() // 2)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)

    assert editor.desk.place == THIRD
    assert len(bar.frames()) == 1
    assert bar.frames()[0].right() > bar.width() - 3


def test_arrow_keys_in_the_bar_go_from_step_to_step(editor, qtbot):
    """Right chooses the next step, also in the next block."""
    choose(editor, SECOND)
    editor.course.bar.setFocus()
    qtbot.keyClick(editor.course.bar, Qt.Key.Key_Right)

    assert editor.desk.place == THIRD


def test_a_part_of_which_little_fits_is_left_out(theme):
    """A line under a name ends after a whole part, not after a lonely ellipsis."""
    metrics = QFontMetricsF(theme.font("small"))
    text = joined(("3 days a week", "Calf strain ladder"))

    def cut(letters):
        width_px = metrics.horizontalAdvance(text[:letters] + "…")
        return cut_words(text, metrics, width_px + 1)

    assert cut(99) == text
    assert cut(28).startswith(joined(("3 days a week", "Calf strain")))
    assert cut(18) == cut(14) == "3 days a week"
    assert cut(9).endswith("…")


def test_tab_key_comes_to_everything(editor, qtbot):
    """Around the whole page and back, forwards and backwards."""
    choose(editor, STEP)

    assert comes_to_everything(editor, editor.head.back, qtbot)
