"""A text is taken apart and put together again without a change."""

from pathlib import Path

import pytest

from coach.editing.layout import Layout
from coach.editing.lines import LineKind, comments_in, read_lines

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FILES = sorted(
    [
        *(HERE / "samples").glob("*.toml"),
        *(HERE.parent / "files" / "toml_corpus").glob("*.toml"),
        *(HERE.parent / "files" / "samples").glob("*.toml"),
        *(ROOT / "programs").rglob("*.toml"),
        ROOT / "pyproject.toml",
    ]
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_is_lost_or_added(file):
    """The sections of every file together are the file."""
    text = file.read_bytes().decode()

    assert Layout(text).text == text


def test_sections_know_their_place_in_lists(comments):
    """Repeated headers are counted, also when others stand between them."""
    paths = [section.path for section in Layout(comments).sections()]

    assert paths == [
        (),
        ("safety",),
        ("defaults",),
        ("block", 0),
        ("block", 0, "step", 0),
        ("block", 0, "step", 1),
        ("block", 1),
        ("sources", 0),
        ("block", 2),
        ("block", 2, "step", 0),
        ("block", 2, "step", 0, "dose", "left"),
        ("block", 2, "step", 0, "x"),
        ("block", 2, "step", 1),
    ]


def test_comment_above_a_header_belongs_to_it(comments):
    """The lines right above a header are its lead."""
    section = Layout(comments).section_at(("block", 0, "step", 1))

    assert section.lead == "  # Then the swing,\n  # each side.\n"
    assert section.blank == "\n"


def test_comment_between_blank_lines_is_loose(comments):
    """What stands for itself belongs to no section."""
    loose = [part for part in Layout(comments).parts if isinstance(part, str)]

    assert "# A loose remark between two parts." in loose[0]
    assert loose[1] == "\n  # Something loose about the next part.\n"


def test_value_is_found_where_it_is_written(comments):
    """A path inside a list in brackets leads to its pair, and on from there."""
    found = Layout(comments).find(("block", 1, "step", 1, "hold", 0))

    assert found.line.names == ("step",)
    assert found.rest == (1, "hold", 0)


def test_dotted_keys_are_found_together(comments):
    """A table made of dotted keys consists of those pairs."""
    found = Layout(comments).dotted(("block", 0, "step", 1, "tempo"))

    assert [one.line.value for one in found] == ['"1 s"', '"2 s"']


def test_comment_does_not_belong_to_the_value():
    """A value ends before the blanks and the comment behind it."""
    line = read_lines("a.'b c' = [1, # one\n 2]  # two\n")[0]

    assert (line.kind, line.names, line.value) == (
        LineKind.PAIR,
        ("a", "b c"),
        "[1, # one\n 2]",
    )


def test_hash_in_a_text_is_no_comment():
    """Only what TOML calls a comment counts as one."""
    assert comments_in("a = \"# no\" # yes\n# and\nb = '''#\n# no'''") == (
        "# yes",
        "# and",
    )
