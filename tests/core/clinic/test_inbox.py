"""A folder of reports: each file is given out once for each content."""

import os

import pytest

from coach.clinic.inbox import SETTLED_AFTER_NS, Inbox
from coach.errors import FileError

THEN_NS = 1_700_000_000_000_000_000
NOW_NS = THEN_NS + SETTLED_AFTER_NS


def write(path, content=b"x", at_ns=THEN_NS):
    path.write_bytes(content)
    os.utime(path, ns=(at_ns, at_ns))
    return path


def test_reports_are_given_out_once(tmp_path):
    """Other files are nobody's business."""
    one = write(tmp_path / "one.report")
    write(tmp_path / "letter.txt")
    inbox = Inbox(tmp_path)

    assert inbox.new_files(NOW_NS) == ([one], False)
    assert inbox.new_files(NOW_NS) == ([], False)


def test_changed_file_is_given_out_again(tmp_path):
    """Who saves a report anew under its name has another report."""
    one = write(tmp_path / "one.REPORT")
    inbox = Inbox(tmp_path)
    inbox.new_files(NOW_NS)
    write(one, b"xy")

    assert inbox.new_files(NOW_NS) == ([one], False)


def test_file_on_its_way_waits(tmp_path):
    """Half a file would be refused as damaged."""
    one = write(tmp_path / "one.report", at_ns=NOW_NS - 1)
    inbox = Inbox(tmp_path)

    assert inbox.new_files(NOW_NS) == ([], True)
    assert inbox.new_files(NOW_NS + SETTLED_AFTER_NS) == ([one], False)


def test_clock_that_goes_wrong_holds_nothing_up(tmp_path):
    """A file from tomorrow is read today."""
    one = write(tmp_path / "one.report", at_ns=NOW_NS + 10**15)

    assert Inbox(tmp_path).new_files(NOW_NS) == ([one], False)


def test_forgotten_file_is_given_out_again(tmp_path):
    """As after the key was unlocked."""
    one = write(tmp_path / "one.report")
    inbox = Inbox(tmp_path)
    inbox.new_files(NOW_NS)
    inbox.forget(one)

    assert inbox.new_files(NOW_NS) == ([one], False)


def test_folder_that_is_gone_is_said(tmp_path):
    """In one sentence with its name."""
    with pytest.raises(FileError, match="gone cannot be watched"):
        Inbox(tmp_path / "gone").new_files(NOW_NS)
