"""What any form does: set, clear, and the entries of lists."""

import pytest

from coach.editing.errors import EditError
from coach.editing.fields import (
    add_entry,
    clear_field,
    copy_entry,
    move_entry,
    remove_entry,
    set_field,
)
from coach.editing.opening import new_exercise, new_plan, new_program

STEP = ("block", 1, "step", 0)


def test_field_that_is_emptied_is_taken_away(commented):
    """No field accepts an empty text, so the key goes."""
    set_field(commented, ("summary",), "")
    set_field(commented, ("block", 0, "rounds"), None)

    assert "summary" not in commented.content
    assert "rounds" not in commented.content["block"][0]


def test_clearing_what_is_not_there_is_nothing(commented):
    """There is nothing to undo then."""
    clear_field(commented, ("area",))

    assert commented.undo_words == ""


def test_empty_table_goes_with_its_last_field(commented):
    """An unequal dose that differs in nothing is none."""
    clear_field(commented, ("block", 2, "step", 0, "dose", "left", "reps"))

    assert "dose" not in commented.content["block"][2]["step"][0]
    assert commented.findings == ()


def test_table_that_must_stay_stays(plan):
    """A stage without a schedule says what is missing in it."""
    clear_field(plan, ("stage", 0, "schedule", "every_days"))

    assert plan.content["stage"][0]["schedule"] == {}
    assert plan.findings


def test_typing_is_undone_as_one(commented):
    """The letters of one visit to a field are one command."""
    before = commented.text
    for text in ("W", "Wa", "Way", "", "Other"):
        set_field(commented, ("block", 0, "name"), text, gesture="visit")
    commented.undo()

    assert commented.text == before


def test_words_for_the_menu_name_the_field(commented):
    """They are those of the form; a key without a label names itself."""
    set_field(commented, ("safety", "stop_pain"), 4)
    assert commented.undo_words == 'Change "Stop from"'

    set_field(commented, (*STEP, "x", "mine"), 1)
    assert commented.undo_words == 'Change "mine"'


def test_entries_are_added_moved_copied_and_removed(commented):
    """Each is a command; its path is where the entry is."""
    notes = ("notes",)

    assert add_entry(commented, notes, "Fourth.") == ("notes", 3)
    assert add_entry(commented, notes, "Zeroth.", 0) == ("notes", 0)
    assert move_entry(commented, notes, 4, 1) == ("notes", 1)
    assert copy_entry(commented, notes, 1) == ("notes", 2)
    remove_entry(commented, notes, 0)
    assert commented.value(notes) == [
        "Fourth.",
        "Fourth.",
        "First note.",
        "Second note.",
        "Third note.",
    ]
    words = []
    while (command := commented.undo()) is not None:
        words.append(command.words)
    assert words == [
        'Remove from "Notes"',
        'Copy in "Notes"',
        'Move in "Notes"',
        'Add to "Notes"',
        'Add to "Notes"',
    ]


def test_criteria_are_entries_too(plan):
    """They get headers of their own, indented like those beside them."""
    add_entry(plan, ("stage", 1, "entry"), {"text": "It feels steady."}, 0)

    assert '  [[stage.entry]]\n  text = "It feels steady."\n' in plan.text
    assert plan.model.stages[1].entry[0].text == "It feels steady."


def test_first_entry_makes_the_list_and_the_last_ends_it(commented):
    """A list that may be left out does not stay empty."""
    path = (*STEP, "ask")
    add_entry(commented, path, "pain")
    assert commented.value(path) == ["pain"]

    remove_entry(commented, path, 0)
    assert commented.value(path) is None


def test_list_that_must_stay_stays(leg_raise):
    """An exercise without muscles says so."""
    remove_entry(leg_raise, ("muscles",), 1)
    remove_entry(leg_raise, ("muscles",), 0)

    assert leg_raise.value(("muscles",)) == []
    assert leg_raise.findings[0].path == ("muscles",)


def test_entry_that_is_not_there_cannot_be_removed(commented):
    """Also not the one before the first."""
    for index in (3, -1):
        with pytest.raises(EditError):
            remove_entry(commented, ("notes",), index)


def test_own_keys_are_left_alone(commented):
    """The table x comes through every other change."""
    own = commented.content["x"], commented.content["block"][2]["step"][0]["x"]
    set_field(commented, ("block", 2, "step", 0, "sets"), 3)
    set_field(commented, ("title",), "Other")
    move_entry(commented, ("block", 2, "step"), 0, 1)

    assert (
        commented.content["x"],
        commented.content["block"][2]["step"][1]["x"],
    ) == own


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (new_program, "two-squats"),
        (new_exercise, "two-squats"),
        (new_plan, "two-squats"),
    ],
)
def test_id_of_what_is_new_follows_its_title(small, new, found):
    """Letter by letter, and back when the title is taken back."""
    draft = new("New", small)
    for title in ("T", "Two", "", "Two squats"):
        set_field(draft, ("title",), title, gesture="typing")

    assert draft.value(("id",)) == found
    draft.undo()
    assert draft.value(("id",)) == "new"
    set_field(draft, ("title",), "Bridges")
    assert draft.value(("id",)) == "bridges"


def test_id_that_follows_is_free(shipped):
    """What a title says may be taken."""
    draft = new_program("New", shipped)
    set_field(draft, ("title",), "Desk break")

    assert draft.value(("id",)) == "desk-break-2"


def test_id_that_somebody_chose_does_not_follow(small):
    """Only what came from the title does."""
    draft = new_program("New", small)
    set_field(draft, ("id",), "mine")
    set_field(draft, ("title",), "Two squats")

    assert draft.value(("id",)) == "mine"


def test_id_of_a_copy_does_not_follow(commented):
    """What has an id already keeps it, whatever its title becomes."""
    before = commented.value(("id",))
    set_field(commented, ("title",), "Two squats")

    assert commented.value(("id",)) == before
