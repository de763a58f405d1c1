"""A person at a window: finds parts by their names, presses, types, reads."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.accessible import Part, Reader
    from tests.e2e.screen import Screen

WAIT_S = 90
_BETWEEN_S = 0.1
_TOLD = 40
# One notch of the wheel scrolls less than this.
_FAR_PX = 100
_TYPED = ("text",)
_PRESSED = ("push button", "check box", "combo box", "list item")


def until(condition: Callable[[], object], what: str, seconds: float = WAIT_S) -> None:
    """Wait until something has happened in another process.

    Raises:
        AssertionError: It did not in time.
    """
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not in time: {what}"
        time.sleep(_BETWEEN_S)


class Hands:
    """Uses a program as a person does: with eyes, pointer and keys.

    Args:
        shown: The screen that it is on.
        process: The program.
        reader: Reads what it shows.
    """

    def __init__(
        self, shown: Screen, process: subprocess.Popen[bytes], reader: Reader
    ) -> None:
        self._shown = shown
        self._process = process
        self._reader = reader

    # Reading

    def finds(self, name: str, roles: tuple[str, ...] = ()) -> Part | None:
        """Return the foremost part whose whole name fits a pattern, or None."""
        fits = re.compile(name)
        found = [
            part
            for part in self._reader.parts(self._process.pid)
            if fits.fullmatch(part.name) and (not roles or part.role in roles)
        ]
        return found[-1] if found else None

    def reads(self, name: str) -> str:
        """Wait for words that fit a pattern, and return them."""
        return self._wait(name, ()).name

    def gone(self, name: str) -> None:
        """Wait until words are seen no more."""
        until(lambda: self.finds(name) is None, f"“{name}” gone")

    def has_enabled(self, name: str) -> bool:
        """Return whether a control can be used; wait until it is there."""
        return self._wait(name, _PRESSED).is_enabled

    # Doing

    def key(self, *names: str) -> None:
        """Press keys, named as xdotool names them."""
        self._shown.key(*names)

    def press(self, name: str) -> Part:
        """Click a control as soon as it can be clicked; scroll to it before."""
        part = self._reach(name, _PRESSED)
        self._click(part)
        return part

    def turn(self, name: str, *, on: bool) -> None:
        """Click a switch where it is not as wished."""
        if self._wait(name, _PRESSED).is_checked is not on:
            self.press(name)
        until(lambda: self._wait(name, _PRESSED).is_checked is on, f"{name}: {on}")

    def fill(self, name: str, text: str, *, is_secret: bool = False) -> None:
        """Put a text into a field, in the place of what stands there."""
        self._click(self._reach(name, _TYPED))
        self._shown.key("ctrl+a")
        self._shown.type(text)
        if not is_secret:
            until(lambda: self._text(name) == text, f"“{text}” in {name}")

    def choose(self, now: str, wanted: str) -> None:
        """Choose another entry of a list that unfolds, by typing its beginning.

        Args:
            now: A pattern for what is chosen.
            wanted: The whole entry.
        """
        self.press(now)
        self._shown.type(wanted)
        self._shown.key("Return")
        self.reads(re.escape(wanted))

    def choose_file(self, path: Path) -> None:
        """Type a path into the dialog that asks for a file, and confirm it."""
        self.fill("File name:", str(path))
        self._shown.key("Return")
        self.gone("File name:")

    # Parts

    def _text(self, name: str) -> str:
        return self._reader.text(self._wait(name, _TYPED))

    def _wait(self, name: str, roles: tuple[str, ...]) -> Part:
        end = time.monotonic() + WAIT_S
        while (part := self.finds(name, roles)) is None:
            assert self._process.poll() is None, "the program has ended"
            assert time.monotonic() < end, f"no “{name}” among {self._names()}"
            time.sleep(_BETWEEN_S)
        return part

    def _names(self) -> list[str]:
        """Return what is in front, for whoever reads why a test has failed."""
        parts = self._reader.parts(self._process.pid)
        return [part.name for part in parts if part.name][-_TOLD:]

    def _reach(self, name: str, roles: tuple[str, ...]) -> Part:
        """Return a part that can be used, lies still and is in view."""
        end = time.monotonic() + WAIT_S
        before = None
        while True:
            part = self._wait(name, roles)
            lies_still = before is not None and before == (part.reference, part.box)
            if lies_still and part.is_enabled and part.is_in_view:
                return part
            assert time.monotonic() < end, f"“{name}” cannot be reached: {part}"
            if lies_still and not part.is_in_view:
                self._scroll_to(part)
            before = (part.reference, part.box)
            time.sleep(_BETWEEN_S)

    def _scroll_to(self, part: Part) -> None:
        """Turn the wheel towards a part, beside what would take it."""
        left, top, _, height = part.view
        middle = top + height // 2
        self._shown.move_pointer(left + 8, middle)
        way = part.box[1] + part.box[3] // 2 - middle
        self._shown.wheel(max(abs(way) // _FAR_PX, 1), down=way > 0)

    def _click(self, part: Part) -> None:
        left, top, width, height = part.box
        self._shown.click(left + width // 2, top + height // 2)
