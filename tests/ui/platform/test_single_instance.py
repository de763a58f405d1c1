"""Tests of ui.platform.single_instance."""

import os
import subprocess
import sys

from PySide6.QtCore import QLockFile

from ui.platform.single_instance import LOCK_NAME, SingleInstance

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.platform.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
if instance.acquire():
    sys.exit(3)
sys.exit(0 if instance.hand_over(sys.argv[2]) else 4)
"""

DYING_START = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.platform.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
assert instance.acquire()
os._exit(9)
"""


def test_second_start_hands_its_file_over(tmp_path, qtbot):
    """Another process finds the window open, hands over its file and ends."""
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.raise_asked, timeout=10_000) as told:
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND_START, str(tmp_path), "/a file.toml"]
        )
    assert second.wait(10) == 0
    first.release()

    assert told.args == ["/a file.toml"]


def test_released_folder_can_be_taken(tmp_path):
    """After the window is closed the next start becomes the first."""
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    first.release()

    assert second.acquire()
    second.release()


def test_lock_of_a_process_that_died_is_taken_over(tmp_path):
    """A crash or power cut does not lock the person out."""
    died = subprocess.run(
        [sys.executable, "-c", DYING_START, str(tmp_path)], check=False
    )
    assert died.returncode == 9
    assert (tmp_path / LOCK_NAME).exists()
    instance = SingleInstance(tmp_path)

    assert instance.acquire()
    instance.listen()
    instance.release()


def test_two_folders_are_two_windows(tmp_path):
    """A demo can run beside the person's own window."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")

    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_hand_over_to_nobody_says_so(tmp_path):
    """A lock without a window that answers is reported, not waited for."""
    lock = QLockFile(str(tmp_path / LOCK_NAME))
    assert lock.lock()
    instance = SingleInstance(tmp_path)

    assert not instance.acquire()
    assert not instance.hand_over("x")
    lock.unlock()
    assert os.listdir(tmp_path) == []
