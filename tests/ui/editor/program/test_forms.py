"""Tests of the forms: what is typed, chosen and switched, and what is wrong there."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.editor.own_program import (
    MINE,
    SECOND,
    STEP,
    THIRD,
    choose,
    field,
    type_over,
)
from ui.editor.program.outline_model import ROW_ROLE

CTRL = Qt.KeyboardModifier.ControlModifier


def take(row, value):
    """Choose a line of a drop-down field as a person does."""
    at = row.combo.findData(value)
    row.combo.setCurrentIndex(at)
    row.combo.activated.emit(at)


def keys(editor, path=STEP):
    """Return the keys of a step."""
    return dict(editor.desk.draft.table(path))


def labels(editor):
    """Return the names of the rows that are not folded away."""
    return [row.label for row in editor.inspector.form.rows if row.isVisible()]


def row_of(editor, path):
    """Return what the list says of a step."""
    model = editor.outline.view.model()
    return model.index(model.number_of(path), 0).data(ROW_ROLE)


def test_a_step_shows_what_goes_with_its_kind_of_dose(editor):
    """Repetitions have a length each; a step of one side may differ between sides."""
    choose(editor, STEP)
    of_reps = labels(editor)
    choose(editor, THIRD)

    assert of_reps[:7] == [
        "Counted by",
        "Sets",
        "Repetitions",
        "Pace",
        "Each repetition",
        "Rest between sets",
        "Side",
    ]
    assert labels(editor)[:8] == [
        "Counted by",
        "Sets",
        "Hold",
        "Holds",
        "Gap between holds",
        "Rest between sets",
        "Side",
        "Sides differ",
    ]


def test_typing_changes_the_draft_at_each_letter(editor, qtbot):
    """List, timeline and total follow while one types."""
    row = field(editor, *STEP, "reps")
    type_over(qtbot, row, "12")

    assert keys(editor)["reps"] == 12
    assert row_of(editor, STEP).words == "2 × 12, 3 s each, 30 s rest"
    assert editor.course.total.text() == "Total 3:56"


def test_a_range_is_typed_with_a_dash(editor, qtbot):
    """8-12 is written as a list of two."""
    row = field(editor, *STEP, "reps")
    type_over(qtbot, row, "8-12")

    assert keys(editor)["reps"] == [8, 12]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("45", "45 s"), ("1:30", "1 min 30 s"), ("2 minutes", "2 min"), ("20 s", "20 s")],
)
def test_times_are_understood_as_people_type_them(editor, qtbot, typed, written):
    """A bare number counts seconds; once left, the field shows what was understood."""
    row = field(editor, *STEP, "rest")
    type_over(qtbot, row, typed)
    field(editor, *STEP, "sets").take_focus()

    assert keys(editor)["rest"] == written
    assert row.box.text() == written


def test_arrows_and_buttons_go_one_step_on(editor, qtbot):
    """Up, plus and minus change the number; it stays within its limits."""
    row = field(editor, *STEP, "sets")
    row.take_focus()
    qtbot.keyClick(row.box.line, Qt.Key.Key_Up)
    up = keys(editor)["sets"]
    for _ in range(4):
        qtbot.mouseClick(row.box.less, Qt.MouseButton.LeftButton)

    assert up == 3
    assert keys(editor)["sets"] == 1


def test_an_empty_field_shows_palely_what_holds_and_steps_from_there(editor, qtbot):
    """The usual rest is 20 s; one step up is written as 25 s."""
    row = field(editor, *SECOND, "rest")
    usual = row.box.line.placeholderText()
    row.take_focus()
    qtbot.keyClick(row.box.line, Qt.Key.Key_Up)

    assert usual == "20 s"
    assert keys(editor, SECOND)["rest"] == "25 s"


def test_an_error_is_red_at_the_field_and_a_triangle_at_the_row(editor, qtbot):
    """It says what is wrong as one types, and goes when it is mended."""
    row = field(editor, *STEP, "reps")
    type_over(qtbot, row, "500")
    wrong = (row.box.is_bad, row.problems.text, row_of(editor, STEP).is_wrong)
    head = editor.head.caption.text()
    type_over(qtbot, row, "50")

    assert wrong == (True, "500 is outside 1 to 200.", True)
    assert "1 thing to mend" in head
    assert not row.box.is_bad
    assert row.problems.isHidden()
    assert not row_of(editor, STEP).is_wrong


def test_emptying_the_dose_keeps_its_field_and_asks_for_a_number(editor, qtbot):
    """Between deleting 10 and typing 12 the field stays where it is."""
    row = field(editor, *STEP, "reps")
    row.take_focus()
    qtbot.keyClick(row.box.line, Qt.Key.Key_Backspace)
    asks = row.problems.text
    qtbot.keyClicks(row.box.line, "12")

    assert asks == "How many?"
    assert editor.inspector.form.field_row((*STEP, "reps")) is row
    assert keys(editor)["reps"] == 12


def test_save_goes_to_the_first_error(editor, qtbot, mine):
    """The step is chosen, the keyboard is in the field, nothing is written."""
    row = field(editor, *THIRD, "hold")
    type_over(qtbot, row, "5 h")
    choose(editor, ())
    qtbot.keyClick(editor, Qt.Key.Key_S, CTRL)

    field_row = editor.inspector.form.field_row((*THIRD, "hold"))
    assert editor.desk.place == THIRD
    assert field_row.box.line.hasFocus()
    assert mine.read_text() == MINE


def test_changing_the_kind_of_dose_keeps_what_fits(editor):
    """Ten repetitions of 3 s become ten holds of 3 s, and 30 s of time; sets stay."""
    take(field(editor, *STEP, "measure"), "hold")
    holds = keys(editor)
    take(field(editor, *STEP, "measure"), "time")

    assert (holds["reps"], holds["hold"], holds["sets"]) == (10, "3 s", 2)
    assert keys(editor)["time"] == "30 s"
    assert keys(editor)["sets"] == 2
    assert editor.desk.draft.is_sound


def test_open_end_has_a_longest_time(editor):
    """The 20 s of a hold are then the most."""
    take(field(editor, *SECOND, "measure"), "open")

    assert keys(editor, SECOND)["open"] is True
    assert keys(editor, SECOND)["hold"] == "20 s"
    assert "At most" in labels(editor)


def test_pace_by_phases_and_back(editor, qtbot):
    """Each phase of the figure gets its own length; joined again they are the sum."""
    take(field(editor, *STEP, "pace"), "tempo")
    tempo = keys(editor)["tempo"]
    row = editor.inspector.form.field_row((*STEP, "tempo"))
    count = len(tempo)
    type_over(qtbot, row, "-".join(["2"] * count))
    typed = keys(editor)["tempo"]
    take(field(editor, *STEP, "pace"), "each")

    assert count > 1
    assert row.note.text().count("–") == count - 1
    assert set(typed.values()) == {"2 s"}
    assert keys(editor)["each"] == f"{2 * count} s"


def test_sides_can_differ_and_be_alike_again(editor, qtbot):
    """Both sides get the dose of the step; one is changed; joined, both go."""
    toggle = field(editor, *THIRD, "dose").toggle
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    row = editor.inspector.form.field_row((*THIRD, "dose", "left", "hold"))
    type_over(qtbot, row, "40")
    apart = keys(editor, THIRD)["dose"]
    shown = row_of(editor, THIRD).words
    toggle = editor.inspector.form.field_row((*THIRD, "dose")).toggle
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)

    assert apart == {"left": {"hold": "40 s"}, "right": {"hold": "30 s"}}
    assert shown == "40 s on the left; 30 s on the right"
    assert "dose" not in keys(editor, THIRD)


def test_sides_that_are_no_more_each_drop_their_own_doses(editor, qtbot):
    """Changing to the left side takes the unequal doses away in the same step."""
    toggle = field(editor, *THIRD, "dose").toggle
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    take(field(editor, *THIRD, "sides"), "left")

    assert keys(editor, THIRD)["sides"] == "left"
    assert "dose" not in keys(editor, THIRD)


def test_one_field_is_undone_as_one_and_the_keyboard_goes_back_there(editor, qtbot):
    """Ctrl+Z inside a field takes back all that was typed into it, and no more."""
    field(editor, *STEP, "cue")
    type_over(qtbot, editor.inspector.form.field_row((*STEP, "cue")), "Slowly")
    row = field(editor, *STEP, "sets")
    type_over(qtbot, row, "4")
    qtbot.keyClick(row.box.line, Qt.Key.Key_Z, CTRL)
    first = (keys(editor)["sets"], keys(editor)["cue"], row.box.text())
    qtbot.keyClick(row.box.line, Qt.Key.Key_Z, CTRL)

    assert first == (2, "Slowly", "2")
    assert "cue" not in keys(editor)


def test_undo_to_the_start_gives_the_very_bytes(editor, qtbot, mine):
    """After changes of every kind, undo without end leads to the file as it was."""
    take(field(editor, *STEP, "measure"), "hold")
    type_over(qtbot, field(editor, *THIRD, "hold"), "45")
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_Delete)
    choose(editor, STEP)
    editor.outline.copy()
    editor.outline.move_down()
    editor.outline.new_block()
    type_over(qtbot, field(editor, "title"), "Another")
    while editor.desk.draft.undo_words:
        editor.desk.undo()

    assert editor.desk.draft.text == MINE
    assert not editor.desk.draft.is_changed
    while editor.desk.draft.redo_words:
        editor.desk.redo()
    assert editor.desk.draft.title == "Another"


def test_comments_beside_a_changed_value_stay(editor, qtbot):
    """Only the value is written anew; the remark behind it is kept."""
    type_over(qtbot, field(editor, *STEP, "reps"), "12")

    assert "reps     = 12      # ten are enough" in editor.desk.draft.text
    assert "# Slowly at first." in editor.desk.draft.text


def test_program_fields_lists_and_sources(editor, qtbot):
    """One entry a line becomes a list; a source has fields of its own."""
    choose(editor, ())
    form = editor.inspector.form
    notes = form.field_row(("notes",))
    notes.add.click()
    qtbot.keyClicks(notes.lines[0].area, "Slowly.")
    qtbot.keyClick(notes.lines[0].area, Qt.Key.Key_Return)
    qtbot.keyClicks(notes.lines[1].area, "Evenly.")
    qtbot.mouseClick(form.field_row(("sources",)).add, Qt.MouseButton.LeftButton)
    row = next(row for row in form.field_row(("sources",)).rows)
    type_over(qtbot, row, "Somebody, 2020")

    content = editor.desk.draft.content
    assert content["notes"] == ["Slowly.", "Evenly."]
    assert content["sources"] == [{"text": "Somebody, 2020"}]
    assert editor.desk.draft.is_sound


def test_rehab_asks_for_its_limits(editor, qtbot):
    """What a rehab program needs is said at the program, not at any step."""
    take(field(editor, "kind"), "rehab")
    model = editor.outline.view.model()

    assert not editor.desk.draft.is_sound
    assert model.row(0).is_wrong
    assert not any(model.row(n).is_wrong for n in range(1, model.rowCount()))


def test_an_empty_block_says_what_to_do(editor, qtbot):
    """A block without steps has its own words for it."""
    editor.outline.new_block()

    assert editor.inspector.form._others.text == (
        "It has no steps. Add one, or delete the block."
    )


def test_help_of_the_field_stands_at_the_foot(editor):
    """It comes from the table of fields, when the keyboard comes to the field."""
    field(editor, *STEP, "rest").take_focus()

    assert editor.inspector.help.text() == "Rest between two sets."
