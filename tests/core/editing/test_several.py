"""Several steps at once: moved, copied, deleted, and taken to another program."""

import pytest

from coach.editing import several
from coach.editing.errors import EditError
from coach.editing.steps import path_of
from tests.core.editing.conftest import HEAD

PROGRAM = (
    HEAD
    + """\
[[block]]
name = "One"

# A
[[block.step]]
exercise = "march"
time = "1 min"   # a minute

# B
[[block.step]]
exercise = "swing"
hold = "20 s"

[block.step.dose.left]
hold = "10 s"

# C
[[block.step]]
exercise = "stretch"
time = "3 min"

[[block]]
name = "Two"

# D
[[block.step]]
exercise = "march"
time = "4 min"
"""
)


@pytest.fixture
def four(draft_of):
    """Return a draft with the steps A, B and C in one block and D in another."""
    return draft_of(PROGRAM)


def order(draft):
    """Return the comments above the steps, block by block."""
    text = draft.text
    blocks = text.split("[[block]]")[1:]
    return [
        "".join(line[2:] for line in block.splitlines() if line.startswith("# "))
        for block in blocks
    ]


def test_steps_move_together_with_their_comments(four):
    """A and C go to the end of the second block, in their order."""
    moved = several.move_steps(four, [(0, 2), (0, 0)], (1, 1))

    assert order(four) == ["B", "DAC"]
    assert moved == [(1, 1), (1, 2)]
    assert four.value(("block", 1, "step", 1, "time")) == "1 min"


def test_moving_is_undone_as_one(four):
    """One step back, byte by byte."""
    several.move_steps(four, [(0, 0), (0, 1)], (1, 0))
    four.undo()

    assert four.text == PROGRAM
    assert four.undo_words == ""


def test_a_gap_inside_the_chosen_ones_changes_nothing(four):
    """They are there already."""
    moved = several.move_steps(four, [(0, 0), (0, 1)], (0, 1))

    assert moved == [(0, 0), (0, 1)]
    assert four.text == PROGRAM
    assert four.undo_words == ""


@pytest.mark.parametrize(
    ("chosen", "by", "wanted"),
    [
        ([(0, 1), (0, 2)], -1, ["BCA", "D"]),
        ([(0, 0), (0, 1)], 1, ["CAB", "D"]),
        ([(0, 1), (0, 2)], 1, ["A", "BCD"]),
        ([(1, 0)], -1, ["ABCD", ""]),
        ([(0, 0), (0, 2)], 1, ["B", "ACD"]),
    ],
)
def test_one_up_and_one_down(four, chosen, by, wanted):
    """By key they go past one neighbour, also into the next block."""
    several.move_steps(four, chosen, several.gap_beside(four, chosen, by))

    assert order(four) == wanted


def test_there_is_an_end(four):
    """Nothing lies above the first step and below the last."""
    assert several.gap_beside(four, [(0, 0), (0, 2)], -1) is None
    assert several.gap_beside(four, [(1, 0)], 1) is None


def test_copies_stand_behind_the_last(four):
    """In their order, with their comments."""
    copies = several.copy_steps(four, [(0, 0), (0, 1)])

    assert order(four) == ["ABABC", "D"]
    assert copies == [(0, 2), (0, 3)]


def test_several_are_deleted_at_once(four):
    """The blocks stay."""
    several.delete_steps(four, [(0, 0), (0, 2), (1, 0)])

    assert order(four) == ["B", ""]
    assert len(four.entries(("block",))) == 2


def test_steps_are_text_with_their_comments(four):
    """What is on the clipboard can be read, and sent to anybody."""
    assert several.text_of(four, [(0, 1), (0, 0)]) == (
        '# A\n[[block.step]]\nexercise = "march"\ntime = "1 min"   # a minute\n\n'
        '# B\n[[block.step]]\nexercise = "swing"\nhold = "20 s"\n\n'
        '[block.step.dose.left]\nhold = "10 s"\n'
    )


def test_what_was_copied_can_be_pasted_into_another_program(four, draft_of):
    """All of the dose comes along."""
    other = draft_of(PROGRAM.replace('"mine"', '"other"'))
    text = several.text_of(four, [(0, 0), (0, 1)])
    pasted = several.paste_steps(other, text, (1, 1))

    assert pasted == [(1, 1), (1, 2)]
    assert (
        other.entries(("block", 1, "step"))[1:]
        == four.entries(("block", 0, "step"))[:2]
    )


def test_a_whole_program_can_be_pasted(four, draft_of):
    """Into an empty one: all of its steps in one block."""
    empty = draft_of(PROGRAM[: PROGRAM.index("[[block]]")])
    pasted = several.paste_steps(empty, PROGRAM, None)

    assert len(pasted) == 4
    assert len(empty.entries(("block", 0, "step"))) == 4


def test_steps_inside_a_list_are_written_as_text(draft_of):
    """Not every file has them under headers of their own."""
    head = PROGRAM[: PROGRAM.index("[[block]]")]
    line = '[[block]]\nname = "One"\nstep = [{ exercise = "march", time = "1 min" }]\n'
    text = several.text_of(draft_of(head + line), [(0, 0)])

    assert several.steps_in(text) == [{"exercise": "march", "time": "1 min"}]


@pytest.mark.parametrize(
    "text", ["", "Hello", "[[block.step]]\nhalf a", "[[block]]\nname = 'x'\n"]
)
def test_other_text_is_refused_in_a_sentence(four, text):
    """Nothing changes."""
    with pytest.raises(EditError, match="There are no steps on the clipboard"):
        several.paste_steps(four, text, (0, 0))
    assert four.text == PROGRAM


def test_what_is_no_name_names_no_exercise(four):
    """A pasted step may hold anything; it is a finding and nothing breaks."""
    text = '[[block]]\n[[block.step]]\nexercise = ["a"]\n'
    (pasted,) = several.paste_steps(four, text, None)
    path = path_of(pasted)

    assert four.exercise_of(path) is None
    assert four.findings_at((*path, "exercise"))
