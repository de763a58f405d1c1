"""The draft that is edited, with what is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.editing import fields
from coach.editing.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.editing.around import Around
    from coach.editing.draft import Draft
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath

# What can be chosen is an entry of these, or a step in one; not a note or a source.
_LISTS_OF_ROWS = ("block", "stage")


class EditDesk(QObject):
    """A draft on the desk: all parts of an editor change it here and follow it.

    While the draft is written by another thread, changes wait until it is back.

    Args:
        draft: What is edited.

    Attributes:
        draft: Read it as you like; change it through the desk only.
        place: What is chosen: a row such as ("block", 0, "step", 2), or () for all.
        gesture: Changes at one field within one gesture are undone as one.

    Signals:
        changed: The draft says something else now.
        place_changed: Something else is chosen.
        field_asked: The keyboard is to go to the field with this key path.
        refused: A change cannot be made; one sentence.
    """

    changed = Signal()
    place_changed = Signal()
    field_asked = Signal(tuple)
    refused = Signal(str)

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.place: KeyPath = ()
        self.gesture = 0
        self._is_lent = False
        # Gesture and path of the last `set` that changed something, and the text then.
        self._last_set: tuple[int, KeyPath, str] | None = None
        self._waiting: list[Callable[[], None]] = []

    def new_gesture(self) -> None:
        """Let what follows be undone by itself: another field has the keyboard."""
        self.gesture += 1

    def set(self, path: KeyPath, value: Value) -> None:
        """Set the value of a field; None takes it away."""
        self.do(lambda draft: self._set(draft, path, value))

    def _set(self, draft: Draft, path: KeyPath, value: Value) -> None:
        """Set a value in what was there before this gesture.

        A field is often emptied before another value is typed. Made one on the other,
        the first change would take the remark behind the value with it.
        """
        goes_on = self._last_set == (self.gesture, path, draft.text)
        if goes_on:
            draft.undo()
        before = draft.text
        try:
            fields.set_field(draft, path, value, self.gesture)
        except EditError:
            if goes_on:
                draft.redo()
            raise
        is_changed = draft.text != before
        self._last_set = (self.gesture, path, draft.text) if is_changed else None

    def do(self, change: Callable[[Draft], object]) -> None:
        """Change the draft; what cannot be done is said, and nothing has changed.

        Args:
            change: Gets the draft; a new key path that it returns is chosen.
        """
        if self._is_lent:
            self._waiting.append(lambda: self.do(change))
            return
        before, chosen = self.draft.text, self.place
        try:
            place = change(self.draft)
        except EditError as error:
            self.refused.emit(str(error))
            return
        # What is chosen is right before anybody looks: a row may have moved or gone.
        self.place = self._row_of(place if isinstance(place, tuple) else chosen)
        if self.draft.text != before:
            self.changed.emit()
        if self.place != chosen:
            self.new_gesture()
            self.place_changed.emit()

    def do_apart(self, change: Callable[[Draft], object]) -> None:
        """Change the draft by a command that no typing joins."""
        self.new_gesture()
        self.do(change)
        self.new_gesture()

    @Slot()
    def undo(self) -> None:
        """Take back the last command, and choose what it was about."""
        self.do_apart(_undo)

    @Slot()
    def redo(self) -> None:
        """Do the last undone command again, and choose what it is about."""
        self.do_apart(_redo)

    def choose(self, path: KeyPath) -> None:
        """Choose the row that a key path lies in, or the nearest there is."""
        place = self._row_of(path)
        if place != self.place:
            self.place = place
            self.new_gesture()
            self.place_changed.emit()

    def show(self, path: KeyPath) -> None:
        """Choose the row of a field, and put the keyboard into the field."""
        self.choose(path)
        self.field_asked.emit(path)

    def look_around(self, around: Around) -> None:
        """See the draft together with another state of the library."""
        if self._is_lent:
            self._waiting.append(lambda: self.look_around(around))
            return
        self.draft.look_around(around)
        self.changed.emit()

    def lend(self) -> Draft:
        """Return the draft for another thread; changes wait from now on."""
        self._is_lent = True
        self.new_gesture()
        return self.draft

    def take_back(self) -> None:
        """Make the changes that waited; the draft is back."""
        self._is_lent = False
        waiting, self._waiting = self._waiting, []
        for change in waiting:
            change()
        self.changed.emit()

    def _row_of(self, path: KeyPath) -> KeyPath:
        """Return the row of a list that a key path lies in: a step, a block, a stage.

        Rows that are there no more give way to the one before them.
        """
        numbers = [at for at, part in enumerate(path) if isinstance(part, int)]
        while numbers:
            row = path[: numbers.pop() + 1]
            is_row = len(row) == 2 or row[2:3] == ("step",)
            if is_row and row[0] in _LISTS_OF_ROWS:
                last = len(self.draft.entries(row[:-1])) - 1
                if last >= 0:
                    return (*row[:-1], min(int(row[-1]), last))
        return ()


def _undo(draft: Draft) -> KeyPath | None:
    command = draft.undo()
    return None if command is None else command.path_before


def _redo(draft: Draft) -> KeyPath | None:
    command = draft.redo()
    return None if command is None else command.path
