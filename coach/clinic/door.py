"""The door to a practice's file: shut while somebody looks after it.

At start, and whenever a copy is put back or all is erased, nobody else may get hold of
a file that is about to go. It knows no database, so that it can be shut early.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Longer than anything that is done behind it; nobody waits for ever.
_PATIENCE_S = 30.0


class Door:
    """Keeps threads from a file while another one looks after it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        # The thread behind the door; None while it is still to come.
        self._shut: dict[Path, int | None] = {}

    def shut(self, path: Path) -> None:
        """Let nobody in until somebody has looked after the file, in `kept`."""
        with self._changed:
            self._shut.setdefault(path, None)

    def open(self, path: Path) -> None:
        """Let everybody in again."""
        with self._changed:
            self._shut.pop(path, None)
            self._changed.notify_all()

    @contextmanager
    def kept(self, path: Path) -> Iterator[None]:
        """Keep everybody else out for the time of a block; it is open afterwards."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._shut.get(path) is None, timeout=_PATIENCE_S
            )
            self._shut[path] = threading.get_ident()
        try:
            yield
        finally:
            self.open(path)

    def pass_through(self, path: Path) -> None:
        """Wait until the door is open to this thread."""
        own = threading.get_ident()
        with self._changed:
            self._changed.wait_for(
                lambda: self._shut.get(path, own) == own, timeout=_PATIENCE_S
            )


DOOR = Door()
