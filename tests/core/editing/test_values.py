"""Values are written as people write them, and changed inside without a trace."""

import pytest

from coach.editing.values import put, read, renamed, tidy, without, write


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("30 s", '"30 s"'),
        ('a "b" \\', '"a \\"b\\" \\\\"'),
        (5, "5"),
        (2.5, "2.5"),
        (True, "true"),
        ([], "[]"),
        (["pain", "effort"], '["pain", "effort"]'),
        ({"lower": "4 s"}, '{ lower = "4 s" }'),
        ({"work.heel": {"y": 0.2}}, '{ "work.heel" = { y = 0.2 } }'),
        ({}, "{}"),
    ],
)
def test_written_as_in_the_shipped_files(value, written):
    """Each kind of value has one plain form."""
    assert write(value) == written
    assert read(written) == value


def test_long_list_is_written_one_to_a_line():
    """A list of sentences can be read, and each change of it be seen."""
    written = write(
        ["A first sentence of some length.", "A second one, which is as long again."]
    )

    assert written.count("\n") == 1 + 2


@pytest.mark.parametrize(
    "text",
    ["one\ntwo", "\none", "\n\n'''", 'a """ b\n', "a\\\n b", "'\n\"", "\t\n\x7f"],
)
def test_text_of_several_lines_means_the_same(text):
    """Quotes of three are chosen so that the text comes back."""
    assert read(write(text)) == text
    assert read(write(text, "'''old\n'''")) == text


def test_quotes_stay_of_their_kind():
    """A text in single quotes stays so as long as it can."""
    assert write("new", "'old'") == "'new'"
    assert write("it's", "'old'") == '"it\'s"'


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (40.0000000001, 40),
        (0.123456, 0.1235),
        ("a\r\nb", "a\nb"),
        ("half \ud83d", "half ?"),
        ((1.0, [2.00001]), [1, [2]]),
    ],
)
def test_values_are_tidied(value, kept):
    """Numbers from a drag are short, and text can always be written."""
    assert tidy(value) == kept


def test_neighbours_in_an_inline_table_stay_as_they_are():
    """Only the value itself is written anew."""
    old = "{ hip=-2.50, 'knee'  = 0x0A , ankle = 4 }"

    assert put(old, ("ankle",), 8) == "{ hip=-2.50, 'knee'  = 0x0A , ankle = 8 }"


def test_new_key_stands_at_the_end():
    """A table grows inside its blanks."""
    assert put("{ a = 1 }", ("b", "c"), 2) == "{ a = 1, b = { c = 2 } }"
    assert put("{a = 1}", ("b",), 2) == "{a = 1,b = 2}"
    assert put("{}", ("b",), 2) == "{ b = 2 }"


def test_removed_key_leaves_no_gap():
    """A table shrinks inside its blanks."""
    old = "{ a = { x = 1, y = 2 }, b = 2 }"

    assert without(old, ("a", "x")) == "{ a = { y = 2 }, b = 2 }"
    assert without(old, ("b",)) == "{ a = { x = 1, y = 2 } }"


def test_renamed_key_keeps_its_place():
    """The order of the keys stays."""
    assert renamed("{ a = 1, b = 2 }", ("a",), "up") == "{ up = 1, b = 2 }"


def test_list_is_changed_where_it_differs():
    """Entries that stay keep their quotes and comments."""
    old = "[\n  'one', # first\n  'two',\n  'three', # last\n]"

    assert put(old, (), ["one", "2", "three"]) == old.replace("'two'", "'2'")
    assert put(old, (), ["one", "three"]) == old.replace("  'two',\n", "")


def test_dotted_keys_inside_a_table_can_be_changed():
    """Such a table is written with brackets afterwards."""
    old = '{ tempo.up = "1 s", sets = 2, tempo.down = "2 s" }'

    assert put(old, ("tempo", "up"), "3 s") == (
        '{ tempo = { up = "3 s", down = "2 s" }, sets = 2 }'
    )
