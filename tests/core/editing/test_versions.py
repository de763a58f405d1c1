"""The last ten states of a file are kept, and any of them can come back."""

import os

import pytest

from coach.editing.fields import set_field
from coach.editing.opening import open_file
from coach.editing.saving import save
from coach.editing.versions import KEPT_VERSIONS, restore, versions_of
from coach.errors import FileError


@pytest.fixture
def path(tmp_path, comments):
    """Return an own file that was saved long ago."""
    file = tmp_path / "mine.program.toml"
    file.write_bytes(comments.encode())
    os.utime(file, ns=(10**18, 10**18))
    return file


def saved(draft, *titles):
    """Save a draft once with each title."""
    for title in titles:
        set_field(draft, ("title",), title)
        save(draft, draft.path.parent)


def test_state_before_each_save_is_kept(path, small, comments):
    """Newest first, each with the time at which it had been saved."""
    draft = open_file(path, small)
    assert versions_of(path) == []

    saved(draft, "One", "Two")
    newest, oldest = versions_of(path)
    assert (newest.number, oldest.number) == (2, 1)
    assert '"One"' in newest.path.read_text()
    assert oldest.path.read_text() == comments
    assert oldest.saved_ms == 10**12


def test_ten_are_kept(path, small):
    """The oldest go; numbers count on."""
    draft = open_file(path, small)
    saved(draft, *map(str, range(KEPT_VERSIONS + 3)))
    numbers = [version.number for version in versions_of(path)]

    assert numbers == list(range(KEPT_VERSIONS + 3, 3, -1))
    assert len(list(path.parent.glob(".versions/*"))) == KEPT_VERSIONS


def test_unchanged_file_is_not_kept_twice(path, small):
    """Saving the same again fills no list."""
    draft = open_file(path, small)
    saved(draft, "One", "One", "One")

    assert len(versions_of(path)) == 2


def test_version_comes_back_as_a_change(path, small, comments):
    """It can be undone, and is on disk once it is saved; the revision goes up."""
    draft = open_file(path, small)
    set_field(draft, ("block", 0, "rounds"), 3)
    saved(draft, "One")
    restore(draft, versions_of(path)[0])
    assert draft.text == comments
    assert draft.undo_words == "Go back to a version"

    save(draft, path.parent)
    assert path.read_text() == comments.replace("revision = 3 ", "revision = 5 ")
    draft.undo()
    assert draft.title == "One"


def test_versions_of_other_files_are_not_mixed_up(path, small, comments):
    """A name that begins like another is another."""
    other = path.with_name("mine.program.toml.000001.program.toml")
    other.write_text(comments)
    saved(open_file(path, small), "One")
    saved(open_file(other, small), "Two")

    assert len(versions_of(path)) == len(versions_of(other)) == 1


def test_nothing_is_saved_when_the_version_cannot_be_kept(path, small, comments):
    """A file in the way of the folder is one sentence."""
    (path.parent / ".versions").write_text("")
    draft = open_file(path, small)
    set_field(draft, ("title",), "One")

    with pytest.raises(FileError, match="cannot be kept"):
        save(draft, path.parent)
    assert path.read_text() == comments
