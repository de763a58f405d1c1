"""Entries of lists move with what belongs to them, however they are written."""

import tomllib

from coach.editing.edits import Copy, Insert, Move, Remove, after_edit
from coach.editing.kinds import KINDS

ORDER = KINDS["program"].key_order
FIRST, SECOND, THIRD = (("block", number, "step") for number in range(3))


def edited(text, edit):
    """Return a text after one edit."""
    return after_edit(text, tomllib.loads(text), edit, ORDER)[0]


def test_step_moves_with_the_comments_above_it(comments):
    """Comment, header and keys change places with those of the other step."""
    new = edited(comments, Move(FIRST, 1, FIRST, 0))

    assert new.index("# Then the swing,") < new.index("# March first.")
    assert sorted(new.splitlines()) == sorted(comments.splitlines())
    assert new.index("# Something loose") > new.index("# March first.")


def test_block_moves_with_its_steps(comments):
    """All of a block goes, and the source that stood between blocks stays."""
    new = edited(comments, Move(("block",), 2, ("block",), 0))

    assert new.index('name = "Load"') < new.index("# The first block.")
    assert new.index("mine = true") < new.index("# The first block.")
    assert new.index("[[sources]]") > new.index('name = "Brackets"')


def test_step_moves_from_headers_into_brackets(comments):
    """It is written as its new neighbours are, with its comments above it."""
    new = edited(comments, Move(FIRST, 1, SECOND, 1))

    assert (
        "  # Then the swing,\n  # each side.\n  # dotted\n"
        '  { exercise = "swing", sides = "each", reps = 10, '
        'tempo = { up = "1 s", down = "2 s" } },\n'
    ) in new


def test_step_moves_from_brackets_to_headers(comments):
    """It gets a header, with its comments above it."""
    new = edited(comments, Move(SECOND, 0, FIRST, 0))

    assert (
        '\n  # held short\n  # gentle\n  [[block.step]]\n  exercise = "stretch"\n'
        '  sides    = "each"\n  hold     = "20 s"\n\n  # March first.\n'
    ) in new


def test_step_moves_to_an_empty_block():
    """Where there is no step yet, the header goes below the block."""
    text = '[[block]]\nname = "A"\n[[block.step]]\na = 1\n\n[[block]]\nname = "B"\n'
    new = edited(text, Move(FIRST, 0, SECOND, 0))

    assert (
        new == '[[block]]\nname = "A"\n\n[[block]]\nname = "B"\n[[block.step]]\na = 1\n'
    )


def test_copy_is_written_as_its_original(comments):
    """Tables inside a step are copied with it."""
    new = edited(comments, Copy(THIRD, 0, 1))

    assert new.count("[block.step.dose.left]\nreps = 2  # the sore one\n") == 2


def test_new_step_is_written_like_its_neighbours(comments):
    """Indent and blank lines are theirs."""
    new = edited(comments, Insert(FIRST, 2, {"exercise": "x", "hold": "30 s"}))

    assert '\n\n  [[block.step]]\n  exercise = "x"\n  hold     = "30 s"\n' in new


def test_new_entry_begins_a_list(comments):
    """A list of tables that is not there yet begins with a header."""
    text = 'format = "program/1"\n'
    new = edited(
        text, Insert(("block",), 0, {"name": "A", "step": [{"exercise": "x"}]})
    )

    assert new == (
        'format = "program/1"\n\n[[block]]\nname = "A"\n\n'
        '[[block.step]]\nexercise = "x"\n'
    )


def test_removed_step_takes_its_comments_with_it(comments):
    """What belongs to the step goes, what is loose stays."""
    new = edited(comments, Remove(FIRST, 1))

    assert "each side" not in new
    assert "# Something loose about the next part." in new
    assert "# March first." in new
