"""Tests of the rows that the other editors use as well, on the draft of a plan."""

import pytest
from PySide6.QtCore import Qt

from coach.editing import opening
from coach.editing.around import Around
from ui.editor.desk import EditDesk
from ui.editor.form.choice_row import ChipsRow, ChoiceRow
from ui.editor.form.entry_list import EntryListRow
from ui.editor.form.form import Form
from ui.editor.form.known_list import KnownListRow
from ui.editor.form.make import make_row
from ui.editor.form.text_row import AreaRow, LineRow, StepRow


@pytest.fixture
def desk(qtbot):
    """Return a new plan with one stage."""
    desk = EditDesk(opening.new_plan("A plan", Around()))
    yield desk
    desk.deleteLater()


@pytest.fixture
def form(desk, qtbot):
    """Return an empty form of the plan."""
    form = Form(desk, ())
    qtbot.addWidget(form)
    form.show()
    return form


def test_each_kind_of_field_has_its_row(desk, qtbot):
    """The table of fields decides; label and help come from there."""
    program = EditDesk(opening.new_program("P", Around()), desk)
    kinds = {
        ("title",): LineRow,
        ("summary",): AreaRow,
        ("kind",): ChoiceRow,
        ("notes",): EntryListRow,
        ("equipment",): KnownListRow,
        ("safety", "stop_pain"): StepRow,
        ("defaults", "rest"): StepRow,
        ("defaults", "ask"): ChipsRow,
    }
    rows = {path: make_row(program, path) for path in kinds}
    for row in rows.values():
        qtbot.addWidget(row)

    assert {path: type(row) for path, row in rows.items()} == kinds
    assert rows[("safety", "stop_pain")].label == "Stop from"
    assert rows[("safety", "stop_pain")].help == "Pain that ends the session."


def test_a_field_that_must_not_be_empty_says_so(desk, form, qtbot):
    """It asks in words, in red, until something stands there."""
    row = make_row(desk, ("title",), needed="What is it called?")
    form.add(row)
    row.take_focus()
    qtbot.keyClick(row.box.line, Qt.Key.Key_Backspace)
    asked = (row.problems.text, row.box.is_bad)
    qtbot.keyClicks(row.box.line, "Mine")

    assert asked == ("What is it called?", True)
    assert not row.box.is_bad
    assert desk.draft.title == "Mine"


def test_what_has_no_row_is_said_at_the_top(desk, form):
    """A plan without stages is wrong in a place that has no field here."""
    form.add(make_row(desk, ("title",)))
    form.follow()

    assert "stage" in form._others.text


def test_a_fold_opens_for_the_field_that_is_asked_for(desk, form):
    """What has to be mended is never hidden."""
    row = make_row(desk, ("language",))
    fold = form.add_fold("More", [row])
    shown = form.show_field(("language",))

    assert shown
    assert fold.is_open
    assert row.box.line.hasFocus() or form.focusWidget() is row.box.line
