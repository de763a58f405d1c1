"""An own file is taken away and put back; nothing is ever lost."""

import pytest

from coach.editing import aside, removing
from coach.editing.deleted import deleted_files
from coach.errors import FileError

NOW_MS = 1_790_000_000_000


@pytest.fixture
def path(tmp_path):
    """Return an own file with unfinished changes beside it."""
    path = tmp_path / "mine.exercise.toml"
    path.write_bytes(b'title = "Mine"\n')
    aside.put_aside(path, path.read_bytes(), b'title = "Mine!"\n')
    return path


def test_deleted_file_is_kept(path):
    """Only a copy is left, and no unfinished changes that nobody can save."""
    removed = removing.take_away(path, NOW_MS)

    assert not path.exists()
    assert removed.data == b'title = "Mine"\n'
    (kept,) = deleted_files(path.parent)
    assert (kept.place.read_bytes(), kept.at_ms) == (removed.data, NOW_MS)
    assert aside.unfinished_of(path) is None


def test_deleted_file_is_put_back(path):
    """It is what it was, under its own name, and is deleted no more."""
    removing.put_back(removing.take_away(path, NOW_MS))

    assert path.read_bytes() == b'title = "Mine"\n'
    assert deleted_files(path.parent) == []


def test_what_is_back_already_is_left_alone(path):
    """It was put back another way before undo was pressed."""
    removed = removing.take_away(path, NOW_MS)
    path.write_bytes(removed.data)
    removing.put_back(removed)

    assert path.read_bytes() == removed.data


def test_other_file_of_that_name_stays(path):
    """What was written since is worth as much."""
    removed = removing.take_away(path, NOW_MS)
    path.write_bytes(b'title = "Newer"\n')
    with pytest.raises(FileError, match="another mine"):
        removing.put_back(removed)

    assert path.read_bytes() == b'title = "Newer"\n'


def test_shipped_file_is_never_deleted(path, tmp_path):
    """What came with Coach stays."""
    with pytest.raises(FileError, match="came with Coach"):
        removing.take_away(path, NOW_MS, tmp_path)

    assert path.exists()


def test_file_that_is_gone_already_says_so(path):
    """Somebody else was faster; one sentence."""
    path.unlink()
    with pytest.raises(FileError):
        removing.take_away(path, NOW_MS)


def test_nothing_is_deleted_that_cannot_be_kept(path):
    """A file in the way of the folder is one sentence, and the file is still there."""
    folder = path.parent / ".versions"
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.write_text("")
    with pytest.raises(FileError, match="was not deleted"):
        removing.take_away(path, NOW_MS)

    assert path.read_bytes() == b'title = "Mine"\n'
