"""The ways from the Exercises page into the editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coach.editing import opening
from ui.editor import opened
from ui.editor.desk import EditDesk
from ui.editor.editing import Editing
from ui.editor.exercise.page import ExerciseEditor

if TYPE_CHECKING:
    from ui.editor.opened import Opened


class ExerciseEditing(Editing):
    """Opens the editor of an exercise over a page."""

    @property
    def editor(self) -> ExerciseEditor | None:
        """The open editor, or None."""
        return self.frame if isinstance(self.frame, ExerciseEditor) else None

    @Slot()
    def begin_new(self) -> None:
        """Edit a new exercise, which stands still."""
        around, folder = self._around_and_folder()
        draft = opening.new_exercise(self.tr("New exercise"), around)
        self._open(partial(opened.without_file, draft, folder))

    def _make(self, found: Opened) -> ExerciseEditor:
        desk = EditDesk(found.draft)
        return ExerciseEditor(
            self._context, desk, found.unsaved_path, found.saved_ms, self._page
        )
