"""What is said when a file cannot be written: why, and what to do."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR)
_OTHER_NAME = (errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EINVAL)


def not_written(target: Path, error: OSError) -> str:
    """Return why a file could not be written, and what to do.

    Args:
        target: The file that the person chose.
        error: What the system said.
    """
    sentence = tr("{0} could not be written: {1}. {2}")
    return sentence.format(target, _reason(error), _advice(error))


def not_saved(target: Path, error: OSError) -> str:
    """Return the same for a file whose place nobody can choose.

    Args:
        target: The file.
        error: What the system said.
    """
    return reasoned(tr("{0} cannot be saved: {1}. {2}"), target, error)


def reasoned(sentence: str, place: Path, error: OSError) -> str:
    """Return a sentence about a place that nobody can choose.

    Args:
        sentence: With {0} for the place, {1} for the reason and {2} for what to do.
        place: The place.
        error: What the system said.
    """
    advice = tr("Nothing of yours is lost; try again.")
    if error.errno in _FULL:
        advice = tr("Make room on that disk, then try again.")
    elif error.errno in _FORBIDDEN:
        advice = tr("Let Coach write to that folder, then try again.")
    return sentence.format(place, _reason(error), advice)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _advice(error: OSError) -> str:
    if error.errno in _FULL:
        return tr("Make room there, or choose another place.")
    if error.errno in _FORBIDDEN:
        return tr("Choose a folder in which you may write.")
    if error.errno in _NO_FOLDER:
        return tr("Choose a folder that is there.")
    if error.errno in _OTHER_NAME:
        return tr("Choose another name.")
    return tr("Try again, or choose another place.")
