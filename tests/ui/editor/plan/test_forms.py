"""Tests of the forms: schedule, dose, points, rules, limits, and what is wrong."""

from PySide6.QtCore import Qt

from coach.files.limits_model import Limits
from coach.files.limits_table import MAY_CHANGE
from coach.files.plan import read_plan
from tests.ui.editor.own_program import type_over
from tests.ui.editor.plan.own_plan import FIRST, SECOND, choose, field
from tests.ui.editor.walking import comes_to_everything
from ui.editor.plan.stage_form import StageForm
from ui.editor.program.outline_model import ROW_ROLE
from ui.words import joined

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
SCHEDULE = (*FIRST, "schedule")


def pick(row, value):
    """Choose a value in the drop-down field of a row."""
    row.combo.setCurrentIndex(row.combo.findData(value))
    row.combo.activated.emit(row.combo.currentIndex())


def list_row(editor, place):
    """Return what the list says of a stage."""
    model = editor.outline.view.model()
    return model.index(int(place[1]) + 1, 0).data(ROW_ROLE)


def test_what_is_wrong_stands_at_the_row_and_at_the_field(editor, qtbot):
    """As one types; saving goes there, and writes nothing."""
    type_over(qtbot, field(editor, *FIRST, "min_days"), "900")
    row = field(editor, *FIRST, "min_days")
    at_field, at_row = row.problems.text, list_row(editor, FIRST).is_wrong
    choose(editor, SECOND)
    qtbot.keyClick(editor.outline.view, Qt.Key.Key_S, CTRL)

    assert "365" in at_field
    assert at_row
    assert editor.path.bar._stages[0].is_wrong
    assert editor.desk.place == FIRST
    assert editor.inspector.form.field_row((*FIRST, "min_days")).box.line.hasFocus()
    assert "1 thing to mend" in editor.head.caption.text()


def test_days_of_the_week_are_switched(editor, qtbot):
    """Instead of a number; how many a week stays as it was."""
    pick(choose(editor, FIRST).field_row((*SCHEDULE, "by")), "days")
    row = field(editor, *SCHEDULE, "days")
    before = editor.desk.draft.value((*SCHEDULE, "days"))
    qtbot.mouseClick(row.row.chips[6], LEFT)

    assert before == ["mon", "wed", "fri"]
    assert editor.desk.draft.value((*SCHEDULE, "days")) == ["mon", "wed", "fri", "sun"]
    words = joined(("Mon, Wed, Fri, Sun", "Easy bridges"))
    assert list_row(editor, FIRST).words == words


def test_no_day_at_all_is_said_to_be_too_few(editor, qtbot):
    """The switches stay where they are."""
    pick(choose(editor, FIRST).field_row((*SCHEDULE, "by")), "days")
    for number in (0, 2, 4):
        row = field(editor, *SCHEDULE, "days")
        qtbot.mouseClick(row.row.chips[number], LEFT)
    row = field(editor, *SCHEDULE, "days")

    assert row.problems.text
    assert row.row.isVisible()


def test_a_number_that_is_typed_anew_keeps_its_field(editor, qtbot):
    """Empty for a moment, it is asked for; the keyboard stays in it."""
    row = field(editor, *SCHEDULE, "days_a_week")
    row.take_focus()
    qtbot.keyClick(row.box.line, Qt.Key.Key_Backspace)
    asked = row.problems.text
    qtbot.keyClicks(row.box.line, "2-4")

    assert asked == "How many?"
    assert editor.inspector.form.field_row((*SCHEDULE, "days_a_week")) is row
    assert editor.desk.draft.value((*SCHEDULE, "days_a_week")) == [2, 4]


def test_times_of_the_day_take_the_place_of_a_number(editor):
    """Each is a line of a list."""
    pick(choose(editor, FIRST).field_row((*SCHEDULE, "times_by")), "times")
    row = field(editor, *SCHEDULE, "times")

    assert [line.value for line in row.lines] == ["18:00"]
    assert editor.desk.draft.is_sound


def test_a_dose_shows_that_of_the_program_until_it_is_changed(editor, qtbot):
    """Palely; what is typed is checked with the step table, and said below it."""
    form = choose(editor, FIRST)
    fold = form.folds["dose.two-leg-bridge"]
    fold.set_open(True)
    path = (*FIRST, "dose", "two-leg-bridge")
    usual = {
        key: form.field_row((*path, key)).box.line.placeholderText()
        for key in ("sets", "reps", "each")
    }
    note = fold._note.text()
    type_over(qtbot, form.field_row((*path, "reps")), "500")
    wrong = form.field_row((*path, "reps")).problems.text
    type_over(qtbot, form.field_row((*path, "reps")), "12")

    assert usual == {"sets": "2", "reps": "10", "each": "3 s"}
    assert note.startswith("2 × 10")
    assert "200" in wrong
    assert editor.desk.draft.table(path) == {"reps": 12}
    assert fold._note.text().startswith("2 × 12")
    assert fold._note.text().endswith("changed")


def test_a_dose_that_is_emptied_leaves_nothing_behind(editor, qtbot):
    """The file says nothing of it, as before."""
    before = editor.desk.draft.text
    form = choose(editor, FIRST)
    form.folds["dose.two-leg-bridge"].set_open(True)
    row = form.field_row((*FIRST, "dose", "two-leg-bridge", "sets"))
    type_over(qtbot, row, "4")
    for _ in range(2):
        qtbot.keyClick(row.box.line, Qt.Key.Key_Backspace)

    assert editor.desk.draft.text == before


def test_a_point_is_added_with_what_is_measured(editor, qtbot):
    """Its words first; a condition from the menu gets its own field."""
    row = field(editor, *FIRST, "entry")
    qtbot.mouseClick(row.add, LEFT)
    card = row.cards[0]
    asked = card.rows["text"].problems.text
    qtbot.keyClicks(card.rows["text"].box.editor, "Walking hurts 2 or less.")
    offered = [action.text() for action in card.menu().actions()]
    card.ask("pain_max")
    qtbot.keyClicks(card.rows["pain_max"].box.line, "2")

    assert asked == "What must hold? It is read and ticked."
    assert {"Pain at most", "Self-test", "Lasts"} <= set(offered)
    assert editor.desk.draft.value((*FIRST, "entry")) == [
        {"text": "Walking hurts 2 or less.", "pain_max": 2}
    ]
    assert editor.desk.draft.is_sound


def test_points_are_moved_and_deleted(editor, qtbot):
    """By the buttons of each; undo brings them back."""
    row = field(editor, *FIRST, "test")
    qtbot.mouseClick(row.add, LEFT)
    qtbot.keyClicks(row.cards[1].rows["text"].box.editor, "Hop.")
    qtbot.mouseClick(row.cards[1].up, LEFT)
    moved = [card.rows["text"].box.text() for card in row.cards]
    qtbot.mouseClick(row.cards[0].remove, LEFT)
    left = [card.rows["text"].box.text() for card in row.cards]
    editor.desk.undo()

    assert moved == ["Hop.", "Ten bridges without pain."]
    assert left == ["Ten bridges without pain."]
    assert [card.rows["text"].box.text() for card in row.cards] == moved


def test_a_rule_asks_when_it_holds(editor, qtbot):
    """In words, until there is a condition; what goes with its deed is there too."""
    row = field(editor, *SECOND, "back_off")
    qtbot.mouseClick(row.add, LEFT)
    card = row.cards[0]
    asked = card._problems.text
    qtbot.keyClicks(card.rows["text"].box.editor, "Half of it for a while.")
    card.ask("pain_during")
    qtbot.keyClicks(card.rows["pain_during"].box.line, "4")
    pick(card.rows["then"], "rest-then-half")
    qtbot.keyClicks(card.rows["rest_days"].box.line, "2")
    sound = editor.desk.draft.is_sound
    pick(card.rows["then"], "hold")

    assert asked == "When does it hold? Add a condition."
    assert sound
    assert editor.desk.draft.value((*SECOND, "back_off")) == [
        {"then": "hold", "text": "Half of it for a while.", "pain_during": 4}
    ]


def test_who_decides_is_chosen(editor):
    """And where it leads, by the titles of the stages."""
    form = choose(editor, FIRST)
    pick(form.field_row((*FIRST, "advance", "then")), "ask-therapist")
    to = form.field_row((*FIRST, "advance", "to"))
    pick(to, "second")

    advance = editor.desk.draft.model.stages[0].advance
    assert (advance.then, advance.to) == ("ask-therapist", "second")
    assert to.combo.currentText() == "2. On and on"
    assert "The therapist decides" in editor.path.sums.text()


def test_limits_are_switched_on_and_set(editor, saved, qtbot):
    """Saved, they are read as they were meant; the revision goes up."""
    form = choose(editor, ())
    qtbot.mouseClick(form.field_row(("limits",)).toggle, LEFT)
    type_over(qtbot, field(editor, "limits", "stop_pain"), "4")
    type_over(qtbot, field(editor, "limits", "missed_in_a_row"), "3")
    chips = field(editor, "limits", "may_patient_change").row.chips
    for number in (1, 3):
        qtbot.mouseClick(chips[number], LEFT)
    saved()

    path = editor.desk.draft.path
    plan, problems = read_plan(path.read_bytes(), path.name)
    assert problems == []
    assert plan.limits == Limits(4, None, 3, ("time-of-day", "easier", "longer-rest"))
    assert plan.revision == 3
    assert path.read_text().startswith("# Mine, and only mine.")
    assert "# easy does it" in path.read_text()


def test_the_stop_rule_is_at_each_stage_too(editor, qtbot):
    """It is one limit of the plan, and takes nothing else from the person."""
    type_over(qtbot, choose(editor, FIRST).field_row(("limits", "stop_pain")), "3")
    other = choose(editor, SECOND).field_row(("limits", "stop_pain"))

    assert other.box.text() == "3"
    assert editor.desk.draft.model.limits == Limits(3, None, None, MAY_CHANGE)


def test_limits_go_as_a_whole(editor, qtbot):
    """And come back with undo."""
    form = choose(editor, ())
    qtbot.mouseClick(form.field_row(("limits",)).toggle, LEFT)
    qtbot.mouseClick(editor.inspector.form.field_row(("limits",)).toggle, LEFT)
    without = editor.desk.draft.model.limits
    editor.desk.undo()

    assert without is None
    assert editor.desk.draft.model.limits == Limits(may_patient_change=MAY_CHANGE)
    choose(editor, ())
    assert field(editor, "limits", "stop_pain").isVisible()


def test_another_program_is_chosen_for_a_stage(editor, qtbot):
    """From the list of all; the form has its exercises then."""
    row = field(editor, *FIRST, "program")
    qtbot.mouseClick(row.button, LEFT)
    editor.chooser.chosen.emit("sore")

    assert editor.desk.draft.value((*FIRST, "program")) == "sore"
    assert [key for key in editor.inspector.form.folds if key.startswith("dose")] == [
        "dose.heel-dig"
    ]


def test_a_program_may_be_done_instead(editor, qtbot):
    """Added from the list of all, and taken away by its cross."""
    path = (*FIRST, "or_programs")
    row = field(editor, *path)
    qtbot.mouseClick(row.add, LEFT)
    editor.chooser.chosen.emit("sore")
    added = editor.desk.draft.value(path)
    row = field(editor, *path)
    qtbot.mouseClick(row.removers[0], LEFT)

    assert added == ["sore"]
    assert editor.desk.draft.value(path) is None


def test_what_is_unfolded_stays_so(editor):
    """Also in a form with other rows."""
    form = choose(editor, FIRST)
    form.folds["more"].set_open(True)
    pick(form.field_row((*SCHEDULE, "times_by")), "times")
    other = editor.inspector.form

    assert isinstance(other, StageForm)
    assert other is not form
    assert other.folds["more"].is_open


def test_a_long_sentence_has_lines_and_is_one_in_the_file(editor, qtbot):
    """Return breaks it for the eye only."""
    card = field(editor, *FIRST, "test").cards[0]
    card.take_focus()
    qtbot.keyClick(card.rows["text"].box.editor, Qt.Key.Key_End, CTRL)
    qtbot.keyClick(card.rows["text"].box.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(card.rows["text"].box.editor, "Slowly.")

    text = editor.desk.draft.value((*FIRST, "test", 0, "text"))
    assert text == "Ten bridges without pain. Slowly."
    assert editor.desk.draft.is_sound


def test_tab_key_comes_to_everything(editor, qtbot):
    """Around the whole page and back, forwards and backwards."""
    choose(editor, FIRST)

    assert comes_to_everything(editor, editor.head.back, qtbot)
