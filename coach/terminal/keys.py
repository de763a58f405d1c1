"""Single key presses from a terminal, without Enter.

Works on POSIX terminals and on the Windows console. Where stdin is no terminal,
`open_keys` gives a source that never has a key but still waits.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a terminal sends for keys that are no letter.
_SEQUENCES = {
    "\x1b[C": "right",
    "\x1bOC": "right",
    "\x1b[D": "left",
    "\x1bOD": "left",
    "\x1b[A": "up",
    "\x1bOA": "up",
    "\x1b[B": "down",
    "\x1bOB": "down",
    "\x1b[1;2D": "shift-left",
    "\x1b[5~": "left",  # Page Up: presenter clickers go back with it
    "\x1b[6~": "right",
    "\r": "enter",
    "\n": "enter",
    " ": "space",
}
_WINDOWS_CODES = {"K": "left", "M": "right", "H": "up", "P": "down"}


class Keys(Protocol):
    """Where key presses come from."""

    def wait(self, seconds: float) -> str | None:
        """Return a key name within `seconds`, or None when that time has passed."""
        ...


class NoKeys:
    """Stdin is no terminal: waits, and never has a key."""

    def __init__(self) -> None:
        self._never = threading.Event()

    def wait(self, seconds: float) -> None:
        """Wait for `seconds`."""
        self._never.wait(seconds)


class PosixKeys:
    """Reads a terminal that has been put into character-at-a-time mode."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def wait(self, seconds: float) -> str | None:
        """Return a key name within `seconds`, else None."""
        import select

        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            return None
        pressed = os.read(self._descriptor, 16).decode("utf-8", "replace")
        return _SEQUENCES.get(pressed, pressed[:1])


class WindowsKeys:
    """Reads the Windows console."""

    def __init__(self) -> None:
        self._pause = threading.Event()

    def wait(self, seconds: float) -> str | None:
        """Return a key name within `seconds`, else None."""
        import msvcrt

        self._pause.wait(seconds)
        if not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            return None
        pressed = str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
        if pressed in ("\x00", "\xe0"):
            code = str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
            return _WINDOWS_CODES.get(code)
        return _SEQUENCES.get(pressed, pressed)


@contextlib.contextmanager
def open_keys() -> Iterator[Keys]:
    """Put the terminal into single-key mode, and back when done."""
    if not sys.stdin.isatty():
        yield NoKeys()
        return
    if sys.platform == "win32":
        yield WindowsKeys()
        return
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield PosixKeys(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
