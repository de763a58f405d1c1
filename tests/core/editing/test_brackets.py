"""Lists in brackets keep their form and their comments."""

import tomllib

import pytest

from coach.editing.brackets import Entry, split

SPREAD = """[
  # lead one
  1, # one
  2,

  # lead three
  3 # three
  # tail
]"""


@pytest.mark.parametrize(
    "text", [SPREAD, "[]", "[ ]", "[ 1,2 , 3 ]", "[1,]", "[\n]", "[[1, 2], [3]]"]
)
def test_list_comes_back_as_it_was(text):
    """Taking apart and putting together changes nothing."""
    assert split(text).text == text


def test_moved_entry_takes_its_comments_along():
    """The comment above an entry and the one behind it go with it."""
    entries = split(SPREAD)
    entries.move(2, 0)

    assert entries.text == (
        "[\n\n  # lead three\n  3, # three\n  # lead one\n  1, # one\n  2\n  # tail\n]"
    )


def test_entries_of_one_line_keep_its_spacing():
    """Blanks belong to the places, not to the entries."""
    entries = split("[ 1,2, 3 ]")
    entries.move(0, 2)

    assert entries.text == "[ 2,3, 1 ]"


@pytest.mark.parametrize(
    ("text", "index", "wanted"),
    [
        ("[]", 0, "[9]"),
        ("[ ]", 0, "[9]"),
        ("[1, 2]", 0, "[9, 1, 2]"),
        ("[1, 2]", 2, "[1, 2, 9]"),
        ("[\n]", 0, "[\n  9,\n]"),
        ("[\n    1,\n]", 1, "[\n    1,\n    9,\n]"),
        ("[\n    1\n]", 0, "[\n    9,\n    1\n]"),
    ],
)
def test_new_entry_is_spaced_like_its_neighbours(text, index, wanted):
    """One line stays one line, and lines of their own stay so."""
    entries = split(text)
    entries.insert(index, Entry("9"))

    assert entries.text == wanted


def test_comment_never_swallows_what_follows():
    """An entry with a comment behind it ends its line, wherever it goes."""
    entries = split("[1, 2 # two\n]")
    entries.move(1, 0)

    assert tomllib.loads(f"a = {entries.text}")["a"] == [2, 1]


def test_taken_entry_leaves_the_others_alone():
    """What stands beside it keeps its comments and commas."""
    entries = split(SPREAD)
    entries.take(1)

    assert entries.text == (
        "[\n  # lead one\n  1, # one\n\n  # lead three\n  3 # three\n  # tail\n]"
    )
