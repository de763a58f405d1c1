"""Tests of coach.files.own_copy."""

import dataclasses

import pytest

from coach.errors import FileError
from coach.files.library import Shelf
from coach.files.own_copy import copy_id, copy_text, save_copy
from coach.files.program import read_program


@pytest.fixture(scope="module")
def programs():
    return Shelf(None).library.programs


def test_every_shipped_program_can_be_copied(programs):
    """A copy is a valid program of its own with the same steps."""
    for program in programs.values():
        copy, problems = read_program(copy_text(program, "mine").encode(), "mine")

        assert problems == []
        assert (copy.id, copy.family, copy.variant) == ("mine", "", "")
        assert copy.blocks == program.blocks
        assert copy.sources == program.sources


def test_title_says_that_it_is_a_copy(programs):
    """Copy and original can be told apart in the list."""
    text = copy_text(programs["everyday-warm-up"], "mine")

    assert 'title      = "Everyday warm-up (my copy)"' in text.splitlines()


def test_quotes_in_a_title_are_kept(programs):
    """A title is written as TOML, whatever is in it."""
    text = programs["everyday-warm-up"].text
    title = 'A "warm" \\ up'
    text = text.replace('"Everyday warm-up"', "'" + title + "'")
    program, _ = read_program(text.encode(), "x")
    copy, _ = read_program(copy_text(program, "mine").encode(), "mine")

    assert copy.title == title + " (my copy)"


def test_windows_lines_are_read(programs):
    """A file with carriage returns is copied too."""
    program = programs["desk-break"]
    text = program.text.replace("\n", "\r\n")
    copy, _ = read_program(
        copy_text(dataclasses.replace(program, text=text), "mine").encode(), "mine"
    )

    assert copy.blocks == program.blocks


def test_keys_inside_long_texts_are_left_alone(programs):
    """A line of the summary that looks like a key is not the key."""
    program = programs["everyday-warm-up"]
    start = program.text.index("summary")
    end = program.text.index("\n", start)
    summary = 'summary = """\nid = 5\nfamily = 1"""'
    text = program.text[:start] + summary + program.text[end:]
    program, problems = read_program(text.encode(), "x")
    assert problems == []
    copy, _ = read_program(copy_text(program, "mine").encode(), "mine")

    assert copy.summary == program.summary


def test_value_over_two_lines_is_refused_in_words(programs):
    """What cannot be changed line by line is said, not guessed."""
    program = programs["everyday-warm-up"]
    text = program.text.replace('"Everyday warm-up"', '"""\nEveryday warm-up"""')
    with pytest.raises(FileError, match='"title" must stand on one line'):
        copy_text(dataclasses.replace(program, text=text), "mine")


def test_id_of_a_copy_is_free():
    """The second copy has a number."""
    assert copy_id("easy", set()) == "easy-copy"
    assert copy_id("easy", {"easy-copy", "easy-copy-2"}) == "easy-copy-3"


def test_copies_do_not_overwrite(programs, tmp_path):
    """A file that is there keeps its content, known to the library or not."""
    folder = tmp_path / "own"
    program = programs["desk-break"]
    first = save_copy(program, folder, programs)
    before = first.read_bytes()
    second = save_copy(program, folder, programs)

    assert (first.name, second.name) == (
        "desk-break-copy.program.toml",
        "desk-break-copy-2.program.toml",
    )
    assert first.read_bytes() == before
    assert read_program(second.read_bytes(), "x")[0].id == "desk-break-copy-2"


def test_folder_that_cannot_be_written_is_named(programs, tmp_path):
    """The sentence says where the copy was to go."""
    (tmp_path / "own").write_text("a file")
    with pytest.raises(FileError, match=r"own.*cannot be saved|cannot be saved.*own"):
        save_copy(programs["desk-break"], tmp_path / "own", programs)
