"""Tests of choosing exercises: for a new step, another exercise, an easier one."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.editor.own_program import (
    SECOND,
    STEP,
    THIRD,
    choose,
    exercises_of,
    field,
)

BRIDGE, DIG, STRAP = "two-leg-bridge", "heel-dig", "lying-strap-hamstring-stretch"


@pytest.fixture
def chooser(editor, qtbot):
    """Return a function that opens the chooser by the button of new steps."""

    def open_chooser():
        qtbot.mouseClick(editor.outline.add, Qt.MouseButton.LeftButton)
        return editor.chooser

    return open_chooser


def titles(chooser):
    """Return what the chooser lists."""
    model = chooser.cards.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_new_step_comes_behind_the_chosen_one_in_its_usual_dose(
    editor, chooser, qtbot
):
    """Words typed at once search; Return and Return take the first hit."""
    choose(editor, STEP)
    shown = chooser()
    qtbot.keyClicks(shown.field._edit, "strap")
    hits = titles(shown)
    qtbot.keyClick(shown.field._edit, Qt.Key.Key_Return)
    qtbot.keyClick(shown.cards, Qt.Key.Key_Return)

    assert hits == ["Lying strap hamstring stretch"]
    assert exercises_of(editor) == [[BRIDGE, STRAP, DIG], [STRAP]]
    assert editor.desk.place == SECOND
    assert editor.desk.draft.table(SECOND)["sides"] == "each"
    assert editor.outline.view.hasFocus()


def test_a_new_step_of_a_chosen_block_is_its_last(editor, chooser):
    """On a heading, the step is added to that block."""
    choose(editor, ("block", 0))
    chooser().chosen.emit(BRIDGE)

    assert exercises_of(editor) == [[BRIDGE, DIG, BRIDGE], [STRAP]]


def test_escape_chooses_nothing(editor, chooser, qtbot):
    """The keyboard goes back to the list."""
    shown = chooser()
    qtbot.keyClick(shown.field._edit, Qt.Key.Key_Escape)

    assert not shown.isVisible()
    assert editor.desk.draft.undo_words == ""
    assert editor.outline.view.hasFocus()


def test_no_hit_says_so_and_shows_all_again(chooser, qtbot):
    """The button below the sentence empties search and filters."""
    shown = chooser()
    qtbot.keyClicks(shown.field._edit, "zzz")
    is_empty = shown._empty.isVisible()
    shown._empty.pressed.emit()

    assert is_empty
    assert len(titles(shown)) == 3


def test_the_keys_of_the_editor_do_not_reach_it_from_the_chooser(
    editor, chooser, qtbot
):
    """Ctrl+D types nothing and copies nothing meanwhile."""
    choose(editor, STEP)
    shown = chooser()
    qtbot.keyClick(shown.field._edit, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert exercises_of(editor) == [[BRIDGE, DIG], [STRAP]]


def test_another_exercise_keeps_the_dose_that_fits(editor, qtbot):
    """The step does another exercise; how much of it stays."""
    choose(editor, THIRD)
    qtbot.mouseClick(editor.inspector.swap, Qt.MouseButton.LeftButton)
    editor.chooser.chosen.emit(BRIDGE)

    step = editor.desk.draft.table(THIRD)
    assert step["exercise"] == BRIDGE
    assert step["hold"] == "30 s"
    assert editor.inspector.title.text() == "Two-leg bridge"


def test_an_easier_exercise_is_chosen_and_taken_away(editor, qtbot):
    """The field shows its title; the cross empties it."""
    row = field(editor, *STEP, "easier")
    editor.inspector.form.more.set_open(is_open=True)
    qtbot.waitUntil(lambda: row.button.height() > 0)
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    editor.chooser.chosen.emit(DIG)
    chosen = editor.desk.draft.value((*STEP, "easier"))
    title = row.button.toolTip()
    row.clear.click()

    assert chosen == DIG
    assert title == "Heel dig (isometric)"
    assert editor.desk.draft.value((*STEP, "easier")) is None
