"""A file is written as a whole or not at all."""

import os

import pytest

from coach.errors import FileError
from coach.exchange.writing import refuse_own_file, whole_file, write_bytes


def test_the_file_appears_when_it_is_complete(tmp_path):
    """Inside the block there is no file of that name, afterwards there is."""
    target = tmp_path / "out.csv"
    with whole_file(target) as file:
        file.write("a\r\nb\n")
        assert not target.exists()

    assert target.read_bytes() == b"a\r\nb\n"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_break_leaves_the_old_file(tmp_path):
    """What goes wrong in the middle changes nothing and leaves nothing."""
    target = tmp_path / "out.csv"
    target.write_text("old", "utf-8")

    with pytest.raises(UnicodeEncodeError), whole_file(target) as file:
        file.write("half \ud800")
    assert target.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("name", ["none/out.csv", "."])
def test_what_cannot_be_written_is_one_sentence(tmp_path, name):
    """A missing folder and a folder in the way are FileErrors that name the file."""
    target = tmp_path / name

    refused = pytest.raises(FileError, match="could not be written")
    with refused, whole_file(target) as file:
        file.write("x")
    assert os.listdir(tmp_path) == []


def test_a_full_disk_is_one_sentence(tmp_path, small_disk):
    """What the disk refuses in the middle is a FileError, and the old file stays."""
    target = tmp_path / "out.csv"
    target.write_text("old", "utf-8")

    refused = pytest.raises(FileError, match=r"out\.csv could not be written")
    with refused, whole_file(target) as file:
        file.write("x" * 100_000)
    assert target.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_bytes_on_a_full_disk_leave_the_old_file(tmp_path, small_disk):
    """A signed file is there whole or not at all; the sentence says what to do."""
    target = tmp_path / "nora.assignment"
    target.write_bytes(b"old")

    with pytest.raises(FileError, match="Make room there"):
        write_bytes(target, b"x" * 100_000)
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["nora.assignment"]


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_the_history_is_never_a_target(tmp_path, ending):
    """An export over the history itself is refused, by any way to write its path."""
    history = tmp_path / "data" / "history.sqlite"
    target = tmp_path / "data" / ".." / "data" / f"history.sqlite{ending}"

    with pytest.raises(FileError, match="is the history itself"):
        refuse_own_file(target, history)


def test_beside_the_history_is_allowed(tmp_path):
    """Any other name in the same folder is fine."""
    history = tmp_path / "history.sqlite"

    assert refuse_own_file(tmp_path / "history.csv", history) is None
