"""Dose and texts of an exercise, each in its card."""

import pytest

from ui.editor.exercise.codes_writing import CodesWriting
from ui.editor.exercise.page import WORDS

CODES = {"fit": {"category": 28, "name": 3}}


def row_of(form, *path):
    return form.field_row(path)


def measure_in(editor, kind):
    row = next(row for row in editor.words.rows if row.path == ("dose",))
    row.combo.activated.emit(row.combo.findData(kind))


def test_pace_goes_by_the_phases_of_the_figure(editor):
    """Repetitions have one length, or one for each phase."""
    editor.show_part(WORDS)
    facts = editor.words.facts
    measure_in(editor, "reps")
    pace = row_of(facts, "dose", "pace")
    pace.combo.activated.emit(pace.combo.findData("tempo"))
    tempo = row_of(facts, "dose", "tempo")

    assert editor.desk.draft.value(("dose", "tempo")) == {"lift": "1 s", "hold": "1 s"}
    assert tempo.isVisible()
    assert not row_of(facts, "dose", "each").isVisible()
    assert tempo.note.text() == "lift – hold"
    tempo.box.edited.emit("2 – 3")
    assert editor.desk.draft.value(("dose", "tempo")) == {"lift": "2 s", "hold": "3 s"}
    assert editor.desk.draft.findings == ()


def test_figure_without_movement_has_no_pace(editor):
    """There is nothing to divide a repetition by."""
    editor.show_part(WORDS)
    measure_in(editor, "reps")
    editor.desk.set(("figure", "phase"), None)

    assert not row_of(editor.words.facts, "dose", "pace").isVisible()
    assert row_of(editor.words.facts, "dose", "each").isVisible()


def test_field_goes_to_its_card(editor):
    """What has to be mended is found in either form, folds included."""
    editor.show_part(WORDS)
    is_shown = editor.words.show_field(("license",))
    row = editor.words.field_row(("license",))

    assert is_shown
    assert row.box.line.hasFocus()
    assert not editor.words.show_field(("figure", "box"))


def test_what_a_field_is_for_stands_at_the_foot_of_its_card(editor):
    """It is there once the keyboard is in the field."""
    editor.show_part(WORDS)
    editor.words.show_field(("short",))

    helps = [card.help.text() for card in editor.words.cards]
    assert helps == ["For the voice and small places.", ""]


def test_form_that_is_not_seen_follows_when_it_is(editor):
    """A drag of the figure does not wait for it."""
    row = editor.words.field_row(("title",))
    editor.desk.set(("title",), "Another title")
    hidden = row.box.text()
    editor.show_part(WORDS)

    assert hidden == "Leg lift"
    assert row.box.text() == "Another title"


def test_exercise_is_not_its_own_easier_one(editor):
    """It cannot be chosen, and none twice."""
    row = editor.words.field_row(("links", "harder"))
    for link in ("leg-lift", "heel-dig", "heel-dig"):
        row.put_in(link)

    assert editor.desk.draft.value(("links", "harder")) == ["heel-dig"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fit category 28\nfit name 3", CODES),
        ("fit category: 28\n\n fit name = 3 ", CODES),
        ("", None),
        ("fit category many", "fit category many"),
    ],
)
def test_codes_are_one_to_a_line(text, value):
    """What cannot be understood is kept as it was typed."""
    assert CodesWriting().value_of(text) == value


def test_codes_are_shown_as_they_are_typed():
    """What is shown means the same again."""
    assert CodesWriting().text_of(CODES) == "fit category 28\nfit name 3"


def test_position_leaves_the_column_to_the_scroll_bar(editor, qtbot):
    """Its field is wider than others where there is room, and shrinks where not."""
    editor.show_part(WORDS)
    form = editor.words.facts
    row = form.field_row(("position",))
    form.setFixedWidth(240)
    qtbot.waitUntil(lambda: row.width() <= 240)

    assert row.combo.minimumSizeHint().width() < row.combo.sizeHint().width()
    assert row.combo.minimumWidth() == 0
