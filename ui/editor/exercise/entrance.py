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
from ui.editor.frame.frame import around_of

if TYPE_CHECKING:
    from coach.files.model import Exercise
    from ui.editor.opened import Opened


class ExerciseEditing(Editing):
    """Opens the editor of an exercise over a page."""

    @property
    def editor(self) -> ExerciseEditor | None:
        """The open editor, or None."""
        return self.frame if isinstance(self.frame, ExerciseEditor) else None

    @Slot(object)
    def edit(self, exercise: Exercise) -> None:
        """Edit an own exercise; of any other one a copy."""
        around, folder = around_of(self._context), self._context.library.own_folder
        self._open(partial(opened.open_model, exercise, around, folder))

    @Slot()
    def begin_new(self) -> None:
        """Edit a new exercise, which stands still."""
        draft = opening.new_exercise(self.tr("New exercise"), around_of(self._context))
        folder = self._context.library.own_folder
        self._open(partial(opened.without_file, draft, folder))

    def _make(self, found: Opened) -> ExerciseEditor:
        desk = EditDesk(found.draft)
        return ExerciseEditor(
            self._context, desk, found.unsaved_path, found.saved_ms, self._page
        )
