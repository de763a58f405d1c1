"""Tests of several steps at once in the list, and of the clipboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.editor.own_program import MINE, SECOND, STEP, THIRD, choose, exercises_of
from tests.ui.editor.program.test_outline import ALT, BRIDGE, DIG, STRAP, rect_of

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(editor):
    """Return the list with the first and the third step chosen."""
    choose(editor, STEP)
    view = editor.outline.view
    QTest.mouseClick(view.viewport(), LEFT, CTRL, rect_of(view, THIRD).center())
    return view


@pytest.fixture
def clipboard():
    """Return the clipboard; it is empty again afterwards."""
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    clipboard.clear()


def test_ctrl_and_a_click_choose_one_more(editor, view):
    """The title says how many; the form is that of the last one."""
    assert view.chosen_steps() == [STEP, THIRD]
    assert editor.outline.title.text() == "2 steps chosen"
    assert editor.desk.place == THIRD


def test_another_click_chooses_one_alone(editor, view):
    """As in every list."""
    QTest.mouseClick(view.viewport(), LEFT, pos=rect_of(view, SECOND).center())

    assert view.chosen_steps() == [SECOND]
    assert editor.outline.title.text() == "Steps"


def test_several_move_by_key_and_stay_chosen(editor, view, qtbot):
    """Again and again, until there is an end; undo goes back one by one."""
    choose(editor, STEP)
    view.choose_several([SECOND])
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    once = exercises_of(editor)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    twice = exercises_of(editor)
    chosen = view.chosen_steps()
    editor.desk.undo()
    editor.desk.undo()

    assert once == [[], [BRIDGE, DIG, STRAP]]
    assert twice == [[], [STRAP, BRIDGE, DIG]]
    assert chosen == [("block", 1, "step", 1), ("block", 1, "step", 2)]
    assert editor.desk.draft.text == MINE


def test_several_are_dragged_together(editor, view):
    """Taken hold of at one of them, let go below the second step."""
    port = view.viewport()
    start = rect_of(view, THIRD).center()
    to = rect_of(view, SECOND).center() + QPoint(0, 20)
    QTest.mousePress(port, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + (to - start) * share)
    QTest.mouseRelease(port, LEFT, pos=to)

    assert exercises_of(editor) == [[DIG, BRIDGE, STRAP], []]
    assert view.chosen_steps() == [SECOND, ("block", 0, "step", 2)]


def test_del_deletes_all_that_are_chosen(editor, view, qtbot):
    """One step back brings both."""
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    left = exercises_of(editor)
    editor.desk.undo()

    assert left == [[DIG], []]
    assert editor.desk.draft.text == MINE


def test_ctrl_d_duplicates_all_that_are_chosen(editor, view, qtbot):
    """Each behind the last chosen one of its block."""
    qtbot.keyClick(view, Qt.Key.Key_D, CTRL)

    assert exercises_of(editor) == [[BRIDGE, BRIDGE, DIG], [STRAP, STRAP]]


def test_the_clipboard_has_the_steps_as_text(view, clipboard, qtbot):
    """With the comments that stand in the file."""
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)

    text = clipboard.text()
    assert text.startswith("# Slowly at first.\n[[block.step]]\n")
    assert "ten are enough" in text
    assert STRAP in text
    assert DIG not in text


def test_steps_go_from_program_to_program(editor, view, open_editor, clipboard, qtbot):
    """Copied in one, pasted behind what is chosen in the other, and chosen there."""
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    other = open_editor("easy")
    before = exercises_of(other)
    other.outline.view.setFocus()
    qtbot.keyClick(other.outline.view, Qt.Key.Key_V, CTRL)

    first = before[0]
    assert exercises_of(other)[0] == [first[0], BRIDGE, STRAP, *first[1:]]
    assert len(other.outline.view.chosen_steps()) == 2


def test_cut_and_paste_move_steps(editor, view, clipboard, qtbot):
    """They are gone here and come again where they are pasted."""
    qtbot.keyClick(view, Qt.Key.Key_X, CTRL)
    cut = exercises_of(editor)
    qtbot.keyClick(view, Qt.Key.Key_V, CTRL)

    assert cut == [[DIG], []]
    assert exercises_of(editor) == [[DIG, BRIDGE, STRAP], []]


def test_other_text_is_not_pasted(editor, view, clipboard, quiet, qtbot):
    """It says so; nothing changes."""
    clipboard.setText("Milk, eggs")
    with qtbot.waitSignal(quiet.notice_given) as told:
        qtbot.keyClick(view, Qt.Key.Key_V, CTRL)

    assert told.args == ["There are no steps on the clipboard."]
    assert editor.desk.draft.text == MINE
