"""Tests of asking from outside whether a window is open."""

import subprocess
import sys

from PySide6.QtCore import QLockFile

from coach.store.in_use import LOCK_NAME, window_is_open


def test_without_a_lock_no_window_is_open(tmp_path):
    """A folder that no window was ever open on."""
    assert not window_is_open(tmp_path)


def test_the_lock_of_the_window_is_seen(tmp_path):
    """As long as the window holds it, and no longer."""
    lock = QLockFile(str(tmp_path / LOCK_NAME))
    assert lock.tryLock(0)

    assert window_is_open(tmp_path)

    lock.unlock()
    assert not window_is_open(tmp_path)


def test_asking_takes_the_lock_from_nobody(tmp_path):
    """The window can be opened afterwards, and still holds its lock."""
    lock = QLockFile(str(tmp_path / LOCK_NAME))
    window_is_open(tmp_path)
    assert lock.tryLock(0)
    window_is_open(tmp_path)

    other = QLockFile(str(tmp_path / LOCK_NAME))
    assert not other.tryLock(0)


def test_a_lock_that_a_crash_left_does_not_count(tmp_path):
    """The file is there, but nobody holds it."""
    script = (
        "import os, sys; from PySide6.QtCore import QLockFile;"
        "lock = QLockFile(sys.argv[1]); assert lock.tryLock(0); os._exit(0)"
    )
    path = tmp_path / LOCK_NAME
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)

    assert path.exists()
    assert not window_is_open(tmp_path)
