"""A file while it is edited: changes, undo and redo, and where it is kept."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from coach.editing.edits import Put, after_edit
from coach.editing.errors import EditError
from coach.editing.readings import DraftReadings, OnDisk
from coach.editing.written import parse
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from coach.editing.around import Around
    from coach.editing.edits import Edit
    from coach.editing.history import Command
    from coach.editing.sections import KeyOrder
    from coach.editing.written import Written
    from coach.files.findings import KeyPath


class Origin(StrEnum):
    """Where a draft comes from."""

    OWN = "own"
    COPY = "copy"
    NEW = "new"


class Draft(DraftReadings):
    """A program, exercise or plan file that is being edited.

    Everything it tells follows each change at once. Nothing is written to disk before
    `coach.editing.saving.save`.

    Args:
        kind: "program", "exercise", "plan" or "assignment".
        written: The text that it begins with.
        around: The library; give a newer one with `look_around`.
        origin: Where it comes from.

    Attributes:
        given_ids: Ids that it got from its title. While it has one of them and no
            file, another title gives it another one.
    """

    def __init__(
        self, kind: str, written: Written, around: Around, origin: Origin
    ) -> None:
        super().__init__(kind, written, around)
        self.origin = origin
        self.given_ids: set[str] = set()

    def look_around(self, around: Around) -> None:
        """See the draft together with another state of the library."""
        self.around = around
        self._forget()

    def change(
        self,
        words: str,
        *edits: Edit,
        path: KeyPath = (),
        path_before: KeyPath | None = None,
        gesture: Hashable | None = None,
    ) -> None:
        """Make some edits that are undone as one.

        Args:
            words: What it is called in the menu.
            edits: What is done, one after the other.
            path: Where to look afterwards.
            path_before: Where to look when it is undone; None for the same place.
            gesture: Changes of one gesture at one place become one command.

        Raises:
            EditError: It cannot be done; nothing has changed.
        """
        text, content = self.text, self.content
        try:
            for edit in edits:
                text, content = after_edit(text, content, edit, self.kind.key_order)
        except (LookupError, TypeError, ValueError) as error:
            # The place is not there, or the text would not mean what was wanted.
            sentence = tr(
                "This cannot be changed here; the file is as it was. Its text can be "
                "changed with any text editor."
            )
            raise EditError(sentence) from error
        self._history.do(
            words, text, path=path, path_before=path_before, gesture=gesture
        )
        self._forget(content)

    def replace_text(self, words: str, text: str) -> None:
        """Put another text in place of the whole, to be undone as one.

        Args:
            words: What it is called in the menu.
            text: What `parse` has accepted for this kind.
        """
        self._history.do(words, text)
        self._forget()

    def take_id(self, file_id: str) -> None:
        """Have another id from the beginning on: no undo brings the old one back.

        Args:
            file_id: An id that nothing has.
        """
        put = Put((self.kind.id_key,), file_id)
        self._history.begin_anew(partial(_with_id, put, self.kind.key_order))
        self._forget()

    def undo(self) -> Command | None:
        """Take back the last command; its `path_before` is where to look."""
        command = self._history.undo()
        self._forget()
        return command

    def redo(self) -> Command | None:
        """Do the last undone command again; its `path` is where to look."""
        command = self._history.redo()
        self._forget()
        return command

    def note_disk(self, path: Path, data: bytes) -> None:
        """Take note of what is on disk, now that it was read or written."""
        content = parse(data, self.kind.name, str(path)).content
        self.path = path
        self.origin = Origin.OWN
        self._disk = OnDisk(data, content, self.text)
        self._forget()

    def note_other(self, data: bytes) -> None:
        """Take note of what somebody else wrote to the file; the draft stays as it is.

        Raises:
            ProblemsError: That is no TOML, or no file of this kind.
        """
        written = parse(data, self.kind.name, self.name)
        self._disk = OnDisk(data, written.content, written.text)
        self._forget()

    def note_gone(self) -> None:
        """Take note that the file is gone: all of the draft is unsaved."""
        self._disk = None
        self._forget()

    def note_moved(self, path: Path) -> None:
        """Take note that the file, as it was opened or saved, has another name now."""
        self.path = path
        self._forget()

    def leave_file(self) -> None:
        """Become a copy that will be saved as a new file."""
        self.path = None
        self.origin = Origin.COPY
        self._disk = None
        self._forget()


def _with_id(put: Put, order: KeyOrder, text: str) -> str:
    """Return a text with another id; as it is where none can be written into it."""
    try:
        return after_edit(text, tomllib.loads(text), put, order)[0]
    except (LookupError, TypeError, ValueError):
        return text
