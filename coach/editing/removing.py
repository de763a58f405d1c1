"""Taking an own file away, and putting it back where it was.

What is taken away is kept as `coach.editing.deleted` says, also after undo is over.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.editing.aside import discard
from coach.editing.deleted import keep_deleted
from coach.editing.opening import is_shipped
from coach.editing.storing import write_file
from coach.errors import FileError
from coach.files.reading import read_bytes
from coach.translate import tr

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Removed:
    """A file that was taken away.

    Attributes:
        path: Where it was.
        data: What stood in it.
        place: Where it is kept.
    """

    path: Path
    data: bytes
    place: Path


def take_away(path: Path, now_ms: int, shipped: Traversable | None = None) -> Removed:
    """Delete an own file, with its unfinished changes; its versions stay.

    Args:
        path: The file.
        now_ms: The present moment, in ms since 1970 UTC.
        shipped: Folder of the shipped files; None for the one that comes with Coach.

    Raises:
        FileError: It came with Coach, or cannot be deleted; it is still there.
    """
    if is_shipped(path, shipped):
        sentence = tr("{0} came with Coach and cannot be deleted.")
        raise FileError(sentence.format(path.name))
    data = read_bytes(path)
    place = keep_deleted(path, data, now_ms)
    try:
        path.unlink()
    except OSError as error:
        _forget(place)
        sentence = tr("{0} cannot be deleted: {1}.")
        reason = error.strerror or str(error)
        raise FileError(sentence.format(path, reason)) from error
    discard(path)
    return Removed(path, data, place)


def put_back(removed: Removed) -> None:
    """Write a file again that was taken away.

    Raises:
        FileError: Another file has its name by now, or it cannot be written.
    """
    path = removed.path
    if path.exists():
        if read_bytes(path) == removed.data:
            return
        sentence = tr("There is another {0} by now; both cannot have that name.")
        raise FileError(sentence.format(path.name))
    write_file(path, removed.data)
    _forget(removed.place)


def _forget(place: Path) -> None:
    """Keep a file no more that is there."""
    # What stays is only one more entry among what was deleted.
    with suppress(OSError):
        place.unlink(missing_ok=True)
