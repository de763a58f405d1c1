"""Tests of the journal on a disk that really is full, limited or read-only."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.store.full_disk import EVENTS

ROOT = Path(__file__).resolve().parents[3]


def can_mount():
    """Return whether a disk in memory can be mounted for one process alone."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    probe = ["unshare", "-r", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


needs_mount = pytest.mark.skipif(not can_mount(), reason="cannot mount a small disk")


@pytest.fixture
def scene(tmp_path):
    """Return a function that plays a scene and returns what it told."""
    folder, spare = tmp_path / "disk", tmp_path / "spare"
    folder.mkdir()
    spare.mkdir()

    def play(name, *before):
        module = "tests.core.store.full_disk"
        result = subprocess.run(
            [*before, sys.executable, "-m", module, name, str(folder), str(spare)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return play


def all_is_there(told):
    return (told["events"], told["gaps"], told["notes"]) == (EVENTS, 0, 1)


@needs_mount
def test_full_disk_is_told_once_and_nothing_is_lost(scene):
    """The session goes on in memory and is saved as soon as there is room."""
    told = scene("full_then_free", "unshare", "-r", "-m")

    (sentence,) = told["failures"]
    assert "The disk is full" in sentence
    assert (told["was_saved"], told["closed"]) == (False, True)
    assert all_is_there(told)


@needs_mount
def test_a_disk_that_stays_full_is_made_up_for_at_the_next_start(scene, tmp_path):
    """What was left is kept in another folder, and taken in once."""
    told = scene("full_to_the_end", "unshare", "-r", "-m")

    full, kept = told["failures"]
    assert "The disk is full" in full
    assert told["kept_in"] in kept
    assert Path(told["kept_in"]).parent == tmp_path / "spare"
    assert told["closed"] is False
    assert all_is_there(told)
    assert list((tmp_path / "spare").iterdir()) == []


@needs_mount
def test_a_read_only_folder_is_told_once_and_nothing_is_lost(scene):
    """Once the folder can be written, everything is."""
    told = scene("read_only", "unshare", "-r", "-m")

    assert len(told["failures"]) == 1
    assert (told["was_saved"], told["closed"]) == (False, True)
    assert all_is_there(told)


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit of this kind")
def test_a_limit_on_the_file_is_told_once_and_nothing_is_lost(scene):
    """A quota is no other than a full disk."""
    told = scene("limited")

    assert len(told["failures"]) == 1
    assert (told["was_saved"], told["closed"]) == (False, True)
    assert all_is_there(told)
