"""Keys are set where they are written, or where they belong."""

import tomllib

from coach.editing.edits import Put, Rename, Take, after_edit
from coach.editing.kinds import KINDS

ORDER = KINDS["program"].key_order


def edited(text, *edits):
    """Return a text after some edits."""
    content = tomllib.loads(text)
    for edit in edits:
        text, content = after_edit(text, content, edit, ORDER)
    return text


def test_changed_value_keeps_its_comment(comments, changed_lines):
    """The line of the value is all that changes."""
    new = edited(comments, Put(("block", 0, "step", 0, "time"), "3 min"))

    assert changed_lines(comments, new) == (
        ['  time     = "2 min"   # easy'],
        ['  time     = "3 min"   # easy'],
    )


def test_new_key_stands_in_the_order_of_the_form(comments, changed_lines):
    """It goes behind the keys that come before it, aligned as they are."""
    new = edited(
        comments, Put(("block", 0, "step", 1, "sets"), 2), Put(("area",), "leg")
    )

    assert changed_lines(comments, new) == ([], ['area     = "leg"', "  sets     = 2"])
    lines = new.splitlines()
    assert lines[lines.index('area     = "leg"') - 1] == 'as they are."""'


def test_new_table_at_the_top_gets_a_header():
    """[safety] goes before the tables that follow it in the form."""
    text = 'format = "program/1"\n\n[[block]]\nname = "A"\n'
    new = edited(text, Put(("safety", "stop_pain"), 5))

    assert new == (
        'format = "program/1"\n\n[safety]\nstop_pain = 5\n\n[[block]]\nname = "A"\n'
    )


def test_new_table_in_a_step_stays_on_its_line(comments, changed_lines):
    """A small table is written in braces."""
    path = ("block", 0, "step", 0, "dose", "left", "sets")
    new = edited(comments, Put(path, 2))

    assert changed_lines(comments, new) == (
        [],
        ["  dose     = { left = { sets = 2 } }"],
    )


def test_new_pose_gets_a_header_beside_the_others():
    """A table that consists of headers grows by one."""
    text = (
        '[figure]\nview = "side"\n\n[figure.pose.a]\nroot = [0, 0]\n\n'
        '[[figure.phase]]\nname = "x"\n'
    )
    new = edited(text, Put(("figure", "pose", "b"), {"from": "a"}))

    assert 'root = [0, 0]\n\n[figure.pose.b]\nfrom = "a"\n\n[[figure.phase]]' in new


def test_dotted_key_is_joined_by_another(comments, changed_lines):
    """A tempo that is written with dots goes on like that."""
    new = edited(comments, Put(("block", 0, "step", 1, "tempo", "hold"), "1 s"))

    assert changed_lines(comments, new) == ([], ['  tempo.hold = "1 s"'])


def test_taken_key_goes_with_its_line_only(comments, changed_lines):
    """Comments above and below stay."""
    new = edited(comments, Take(("block", 0, "rounds")), Take(("defaults", "rest")))

    assert changed_lines(comments, new) == (['rest      = "20 s"', "rounds = 2"], [])


def test_taken_table_goes_as_a_whole(comments):
    """A header goes with all below it and the comment above it."""
    new = edited(comments, Take(("safety",)))

    assert "[safety]" not in new
    assert "# Limits." not in new
    assert "[ defaults ]" in new


def test_renamed_headers_keep_the_rest_of_their_line():
    """Every header that has the name is changed, and nothing else."""
    text = "[a.'b']  # one\nx = 1\n[a.b.c]\ny = 2\n[d]\nb = 1\n"

    assert edited(text, Rename(("a", "b"), "new name")) == (
        '[a."new name"]  # one\nx = 1\n[a."new name".c]\ny = 2\n[d]\nb = 1\n'
    )


def test_last_line_without_an_end_gets_one():
    """What is added to the end of a file stands on a line of its own."""
    assert edited("a = 1", Put(("b",), 2)) == "a = 1\nb = 2\n"
    assert edited("[a]", Put(("a", "b"), 2)) == "[a]\nb = 2\n"
