"""The card at the left: the stages, what adds one, and what moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.editing import stages
from ui.editor.plan.stage_rows import StageRows
from ui.editor.program.list_card import ListCard
from ui.editor.program.outline_model import OutlineModel
from ui.models.program_glance import Glances

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.models.library_model import LibraryModel
    from ui.widgets.menu import Menu
    from ui.widgets.thumbnails import ThumbnailStore


class StageCard(ListCard):
    """The list of stages; its commands work on what is chosen.

    Args:
        desk: What is edited.
        library: How long the programs take.
        thumbnails: Where the figures come from.

    Signals:
        program_asked: A program is to be chosen for a new stage.
    """

    program_asked = Signal()

    def __init__(
        self,
        desk: EditDesk,
        library: LibraryModel,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        model = OutlineModel(desk, maker=StageRows(Glances(library)))
        super().__init__(desk, model, thumbnails, parent)
        self.name_parts(
            self.tr("Stages"), self.tr("Add stage"), self.tr("Add the first stage.")
        )
        self.add_asked.connect(self.program_asked)

    @property
    def _chosen(self) -> int | None:
        place = self._desk.place
        return int(place[1]) if place else None

    @Slot()
    def copy(self) -> None:
        """Copy the chosen stage."""
        chosen = self._chosen
        if chosen is not None:
            self._do(lambda draft: ("stage", stages.copy_stage(draft, chosen)))

    @Slot()
    def remove(self) -> None:
        """Delete the chosen stage; what comes next is chosen then."""
        chosen = self._chosen
        if chosen is not None:
            self._do(lambda draft: stages.delete_stage(draft, chosen))

    @Slot(int)
    def move_by(self, by: int) -> None:
        """Move the chosen stage one up (-1) or down (1)."""
        chosen = self._chosen
        if chosen is not None:
            self._move_to(self._desk.place, (chosen + by,))

    @Slot(tuple, tuple)
    def _move_to(self, path: KeyPath, target: tuple[int, ...]) -> None:
        """Move a stage to where it was dragged."""
        if 0 <= target[0] < len(self._desk.draft.entries(("stage",))):
            self._do(lambda draft: _move(draft, int(path[1]), target[0]))

    def menu(self) -> Menu:
        """Return what can be done with what is chosen."""
        menu = super().menu()
        self.offer_changes(menu)
        return menu


def _move(draft: Draft, stage: int, to: int) -> KeyPath:
    stages.move_stage(draft, stage, to)
    return ("stage", to)
