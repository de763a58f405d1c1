"""Which exercises are easier or harder: chosen among all there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.editor.form.picked_row import PickedRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk


class LinksRow(PickedRow):
    """The linked exercises by their titles.

    Signals:
        asked: The person wants to choose an exercise.
    """

    asked = Signal()

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, path, self.tr("Choose an exercise"), parent=parent)

    def words_of(self, value: str) -> str:
        """Return the title; the id of an exercise that is not there."""
        exercise = self.desk.draft.around.library.exercises.get(value)
        return exercise.title if exercise is not None else value

    def pick(self) -> None:
        """Ask for the list of all exercises."""
        self.asked.emit()

    def put_in(self, value: str) -> None:
        """Add an exercise; one that is linked already, or is this one, is left."""
        if value != self.desk.draft.value(("id",)):
            super().put_in(value)
