"""Whether a window is open on a data folder, asked from outside the window."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# As the window names it; an open one holds a lock on it.
LOCK_NAME = "window.lock"


def window_is_open(folder: Path) -> bool:
    """Return whether a window uses a data folder at this moment.

    A file that a crash left behind holds no lock and does not count.
    """
    try:
        with (folder / LOCK_NAME).open("r+b") as file:
            return not _can_lock(file.fileno())
    except FileNotFoundError:
        return False
    except OSError:
        # Windows lets nobody else open it for writing.
        return True


def _can_lock(handle: int) -> bool:
    try:
        # Windows has no such module, and needs none: see above.
        fcntl = importlib.import_module("fcntl")
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
