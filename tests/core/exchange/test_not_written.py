"""Why a file cannot be written, and what to do: one sentence for each reason."""

import errno
import os
from pathlib import Path

import pytest

from coach.exchange.not_written import not_saved, not_written

TARGET = Path("here") / "nora.assignment"


def told(number, tell=not_written):
    """Return what is said of an error of the system."""
    return tell(TARGET, OSError(number, os.strerror(number)))


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "Make room there, or choose another place."),
        (errno.EROFS, "Choose a folder in which you may write."),
        (errno.EACCES, "Choose a folder in which you may write."),
        (errno.ENOTDIR, "Choose a folder that is there."),
        (errno.EISDIR, "Choose another name."),
        (errno.EIO, "Try again, or choose another place."),
    ],
)
def test_each_reason_has_its_advice(number, advice):
    """The file, the reason in the words of the system, and what to do."""
    sentence = told(number)

    assert sentence.startswith(f"{TARGET} could not be written: ")
    assert os.strerror(number) in sentence
    assert sentence.endswith(advice)


def test_own_file_has_no_other_place():
    """Nobody chose where it lies, so nobody is told to choose."""
    numbers = (errno.ENOSPC, errno.EROFS, errno.EIO)
    said = [told(number, not_saved) for number in numbers]

    assert len(set(said)) == len(numbers)
    assert not any("choose" in each.lower() for each in said)
