"""Tests of files that are there as a whole or not at all."""

import os

import pytest

from coach.store.files import wipe, write_whole


def test_text_replaces_the_old_one(tmp_path):
    """The new text is there, and nothing beside it."""
    file = tmp_path / "a.txt"
    write_whole(file, "old")

    write_whole(file, "new\n")

    assert file.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [file]


def test_failed_write_leaves_the_old_one(tmp_path):
    """What cannot be put in place leaves no half file behind."""
    target = tmp_path / "folder"
    target.mkdir()

    with pytest.raises(OSError, match="folder"):
        write_whole(target, "text")

    assert list(tmp_path.iterdir()) == [target]


def test_wiped_file_holds_only_zeros(tmp_path):
    """Whoever still holds the file finds nothing in it."""
    file, held = tmp_path / "a", tmp_path / "held"
    file.write_bytes(b"secret" * 500_000)
    os.link(file, held)

    wipe(file)

    assert not file.exists()
    assert set(held.read_bytes()) == {0}


def test_wiping_a_link_leaves_what_it_points_to(tmp_path):
    """A link is no file of ours."""
    file, link = tmp_path / "theirs", tmp_path / "link"
    file.write_text("keep me")
    link.symlink_to(file)

    wipe(link)

    assert not link.is_symlink()
    assert file.read_text() == "keep me"
