"""Tests of the stages: added, moved, copied, named, deleted, and shown as a path."""

from PySide6.QtCore import QPoint, Qt

from coach.files.plan import read_plan
from tests.ui.editor.own_program import type_over
from tests.ui.editor.plan.own_plan import FIRST, SECOND, choose, field, stages_of
from ui.editor.frame.frame import around_of
from ui.editor.opened import open_copy
from ui.editor.plan.path_bar import PathBar

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def titles(chooser):
    """Return what the chooser lists."""
    model = chooser.cards.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def add_stage(editor, qtbot, words):
    """Add a stage by the button, its program found by a few letters."""
    qtbot.mouseClick(editor.outline.add, LEFT)
    chooser = editor.chooser
    qtbot.keyClicks(chooser.field._edit, words)
    qtbot.keyClick(chooser.field._edit, Qt.Key.Key_Return)
    qtbot.keyClick(chooser.cards, Qt.Key.Key_Return)


def test_a_plan_of_two_stages_is_made_from_nothing(quiet, new_plan, qtbot):
    """By clicks and keys alone; the library then reads what was meant."""
    editor = new_plan()
    type_over(qtbot, field(editor, "title"), "Knee, four weeks")
    add_stage(editor, qtbot, "bridges")
    type_over(qtbot, field(editor, *FIRST, "schedule", "every_days"), "2")
    leads_on = field(editor, *FIRST, "advance")
    qtbot.mouseClick(leads_on.toggle, LEFT)
    type_over(qtbot, field(editor, *FIRST, "min_days"), "14")
    add_stage(editor, qtbot, "evening")
    title = field(editor, *SECOND, "title").box.text()
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: editor.desk.draft.path is not None)
    qtbot.waitUntil(lambda: not editor.keeper.is_busy)

    path = editor.desk.draft.path
    plan, problems = read_plan(path.read_bytes(), path.name)
    assert problems == []
    assert path.name == "knee-four-weeks.plan.toml"
    assert plan.title == "Knee, four weeks"
    assert [stage.program for stage in plan.stages] == ["easy", "evening"]
    assert plan.stages[0].schedule.every_days == 2
    assert plan.stages[0].min_days == 14
    assert plan.stages[0].advance.then == "tell-patient"
    assert plan.stages[1].title == title
    assert plan.stages[1].advance is None


def test_without_stages_saving_asks_for_the_first_one(new_plan, qtbot):
    """The sentence speaks of stages, not of keys; nothing is written."""
    editor = new_plan()
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_S, CTRL)
    form = editor.inspector.form

    assert form._others.text == "It has no stages yet. Add the first one."
    assert editor.outline._empty.isVisible()
    assert editor.desk.draft.path is None


def test_the_chooser_finds_programs_by_their_exercises(editor, qtbot):
    """As the page of programs does."""
    qtbot.mouseClick(editor.outline.add, LEFT)
    qtbot.keyClicks(editor.chooser.field._edit, "heel dig")
    found = titles(editor.chooser)
    editor.chooser.dismissed.emit()

    assert "Sore leg" in found
    assert "Easy bridges" not in found


def test_a_new_stage_comes_behind_the_chosen_one(editor, qtbot):
    """Not at the end of the plan; it is chosen then."""
    choose(editor, FIRST)
    add_stage(editor, qtbot, "sore")

    assert stages_of(editor) == ["First steps", "Sore leg", "On and on"]
    assert editor.desk.place == SECOND


def test_keys_move_the_chosen_stage(editor, qtbot):
    """Alt+Down and Alt+Up, and the choice goes with it."""
    editor.outline.view.setFocus()
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_Down, ALT)
    after = stages_of(editor), editor.desk.place
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_Up, ALT)

    assert after == (["On and on", "First steps"], SECOND)
    assert stages_of(editor) == ["First steps", "On and on"]


def test_a_stage_is_dragged(editor, qtbot):
    """By its row, to the place behind the last."""
    view = editor.outline.view
    row = view.visualRect(view.model().index(1, 0))
    below = view.visualRect(view.model().index(2, 0)).bottomLeft() + QPoint(60, 30)
    qtbot.mousePress(view.viewport(), LEFT, pos=row.center())
    qtbot.mouseMove(view.viewport(), row.center() + QPoint(0, 40))
    qtbot.mouseMove(view.viewport(), below)
    is_dragging = view.is_dragging
    qtbot.mouseRelease(view.viewport(), LEFT, pos=below)

    assert is_dragging
    assert stages_of(editor) == ["On and on", "First steps"]


def test_a_stage_is_copied_and_deleted_and_all_is_undone(editor, qtbot):
    """With Ctrl+D, Del and Ctrl+Z."""
    before = editor.desk.draft.text
    editor.outline.view.setFocus()
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_D, CTRL)
    copied = stages_of(editor)
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_Delete)
    deleted = stages_of(editor)
    for _ in range(3):
        qtbot.keyClick(editor.outline.view, Qt.Key.Key_Z, CTRL)

    assert copied == ["First steps", "First steps", "On and on"]
    assert deleted == ["First steps"]
    assert editor.desk.draft.text == before


def test_a_new_name_is_followed_by_what_refers_to_it(editor, qtbot):
    """Once the field is left; it is one command."""
    form = choose(editor, SECOND)
    form.folds["more"].set_open(True)
    row = form.field_row((*SECOND, "name"))
    type_over(qtbot, row, "Last one")
    qtbot.keyClick(row.box.line, Qt.Key.Key_Return)
    draft = editor.desk.draft
    found = draft.value((*SECOND, "name")), draft.value((*FIRST, "back_off", 0, "to"))
    draft.undo()

    assert found == ("last-one", "last-one")
    assert draft.value((*FIRST, "back_off", 0, "to")) == "second"


def test_the_path_shows_the_stages_and_chooses_one(editor, qtbot):
    """As long as they are, with what the plan comes to; a click and keys choose."""
    bar = editor.path.findChild(PathBar)
    second = bar.boxes()[1]
    qtbot.mouseClick(bar, LEFT, pos=second.center().toPoint())
    clicked = editor.desk.place
    qtbot.keyClick(bar, Qt.Key.Key_Left)

    assert editor.path.total.text() == "2 stages"
    assert editor.path.sums.text() == "At least 1 week"
    assert bar.accessibleDescription() == "First steps, 1 week. On and on, no end"
    assert (clicked, editor.desk.place) == (SECOND, FIRST)


def test_another_length_is_another_path(editor, qtbot):
    """While it is typed."""
    before = editor.path.bar.boxes()[0].width()
    type_over(qtbot, field(editor, *FIRST, "min_days"), "28")

    assert editor.path.sums.text() == "At least 4 weeks"
    assert editor.path.bar.boxes()[0].width() > before


def test_a_copy_of_an_own_plan_is_a_plan_of_its_own(quiet, mine, open_editor):
    """With a title and an id that say so."""
    plan = quiet.library.library.plans["mine"]
    folder = quiet.library.own_folder
    editor = open_editor(open_copy(plan, around_of(quiet), folder))

    assert editor.desk.draft.title == "My way back (my copy)"
    assert editor.desk.draft.value(("id",)) != "mine"
    assert editor.desk.draft.is_sound


def test_in_a_narrow_window_the_preview_stands_below_the_form(editor):
    """And has its card again in a wider one."""
    editor.set_narrow(is_narrow=True)
    narrow = (editor._side_card.isVisible(), editor.inspector.isAncestorOf(editor.side))
    editor.set_narrow(is_narrow=False)

    assert narrow == (False, True)
    assert editor._side_card.isVisible()
    assert editor._side_card.isAncestorOf(editor.side)
