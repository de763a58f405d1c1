"""Files that are there as a whole or not at all, also after a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = 1 << 20


def sync_folder(folder: Path) -> None:
    """Make new names in a folder last through a power cut; Windows has no such call.

    Raises:
        OSError: The folder cannot be opened.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the content of a file last through a power cut.

    Raises:
        OSError: The file cannot be opened for writing.
    """
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def write_whole(path: Path, text: str) -> None:
    """Write a text so that a power cut leaves the old file or the new one.

    Raises:
        OSError: The file cannot be written; the old one is as it was.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def wipe(path: Path) -> None:
    """Overwrite a file with zeros, then remove it; a link is only removed.

    Raises:
        OSError: The file cannot be written or removed.
    """
    if not path.is_symlink():
        left = path.stat().st_size
        with path.open("r+b") as file:
            while left > 0:
                left -= file.write(bytes(min(left, _BLOCK)))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()
