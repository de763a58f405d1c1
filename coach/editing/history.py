"""Undo and redo without end: every command is kept as the piece of text it changed.

Going back puts the old piece in again, so a text comes back byte by byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from coach.files.findings import KeyPath


@dataclass(frozen=True, slots=True)
class Command:
    """Something that is undone as one.

    Attributes:
        words: What it does, for the menu: "Move step".
        path: Where to look once it is done, and `path_before` once it is undone.
        at: Where in the text it changed something.
        before: The piece of text there before it, and `after` the piece after it.
        gesture: Marks changes that belong together, such as one drag; else None.
    """

    words: str
    path: KeyPath
    path_before: KeyPath
    at: int
    before: str
    after: str
    gesture: Hashable | None = None

    def undone(self, text: str) -> str:
        """Return the text before it from the text after it."""
        return text[: self.at] + self.before + text[self.at + len(self.after) :]

    def redone(self, text: str) -> str:
        """Return the text after it from the text before it."""
        return text[: self.at] + self.after + text[self.at + len(self.before) :]

    def between(self, old: str, new: str) -> Command:
        """Return the same command between two other texts."""
        return command(
            self.words,
            old,
            new,
            path=self.path,
            path_before=self.path_before,
            gesture=self.gesture,
        )


def command(
    words: str,
    old: str,
    new: str,
    *,
    path: KeyPath,
    path_before: KeyPath,
    gesture: Hashable | None = None,
) -> Command:
    """Return the command that makes a new text of an old one."""
    most = min(len(old), len(new))
    at = _alike(old, new)
    same = min(_alike(old[::-1], new[::-1]), most - at)
    before, after = old[at : len(old) - same], new[at : len(new) - same]
    return Command(words, path, path_before, at, before, after, gesture)


def _alike(one: str, other: str) -> int:
    """Return with how many letters two texts begin alike; a slash is one of them."""
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((at for at, (left, right) in pairs if left != right), shorter)


class History:
    """A text, what was done to it, and what was undone again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._done: list[Command] = []
        self._undone: list[Command] = []

    @property
    def last_done(self) -> Command | None:
        """Return what `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Command | None:
        """Return what `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def do(
        self,
        words: str,
        text: str,
        *,
        path: KeyPath = (),
        path_before: KeyPath | None = None,
        gesture: Hashable | None = None,
    ) -> None:
        """Take a new text; what was undone can then no longer be redone.

        Within one gesture, changes at one place become one command; when the last of
        them takes back the first, nothing is left of them.
        """
        old, last = self.text, self.last_done
        before = path if path_before is None else path_before
        goes_on = gesture is not None and not self._undone
        if goes_on and last and (last.gesture, last.path) == (gesture, path):
            old, before = self._done.pop().undone(self.text), last.path_before
        self.text = text
        self._undone.clear()
        if text != old:
            made = command(
                words, old, text, path=path, path_before=before, gesture=gesture
            )
            self._done.append(made)

    def undo(self) -> Command | None:
        """Take back the last command and return it; None when there is none."""
        if not self._done:
            return None
        last = self._done.pop()
        self._undone.append(last)
        self.text = last.undone(self.text)
        return last

    def redo(self) -> Command | None:
        """Do the last undone command again and return it; None when there is none."""
        if not self._undone:
            return None
        last = self._undone.pop()
        self._done.append(last)
        self.text = last.redone(self.text)
        return last

    def begin_anew(self, change: Callable[[str], str]) -> None:
        """Change every text that undo and redo lead to; that is no command itself.

        Args:
            change: Returns for a text what stands in its place.
        """
        changed = cache(change)
        done, undone, text = [], [], self.text
        for each in reversed(self._done):
            before = each.undone(text)
            done.append(each.between(changed(before), changed(text)))
            text = before
        text = self.text
        for each in reversed(self._undone):
            after = each.redone(text)
            undone.append(each.between(changed(text), changed(after)))
            text = after
        self._done = [each for each in reversed(done) if each.before != each.after]
        self._undone = [each for each in reversed(undone) if each.before != each.after]
        self.text = changed(self.text)
