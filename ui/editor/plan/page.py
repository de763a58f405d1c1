"""The editor of a plan: path, list of stages, form and preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.editing import fields, stages
from ui.editor.frame.three_cards import ThreeCards
from ui.editor.plan.chooser import ProgramChooser
from ui.editor.plan.inspector import StageInspector
from ui.editor.plan.path_card import PathCard
from ui.editor.plan.side import PlanSide
from ui.editor.plan.stage_card import StageCard
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from coach.files.model import Program
    from ui.context import AppContext
    from ui.editor.desk import EditDesk


class PlanEditor(ThreeCards):
    """Edits one plan.

    Args:
        context: What all parts share.
        desk: What is edited.
        unsaved_path: See `Keeper`; `saved_ms` too.

    Attributes:
        path: The stages in a row.

    Signals:
        program_asked: Show the program with this id.
        plan_asked: Show the plan with this id.
    """

    outline: StageCard
    inspector: StageInspector
    side: PlanSide
    inspector_px, side_px = 344, 290
    program_asked = Signal(str)
    plan_asked = Signal(str)

    def __init__(
        self,
        context: AppContext,
        desk: EditDesk,
        unsaved_path: Path,
        saved_ms: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, desk, unsaved_path, saved_ms, parent)
        self._thumbnails = ThumbnailStore(self)
        self.path = PathCard(desk)
        self.outline = StageCard(desk, context.library, self._thumbnails)
        self.inspector = StageInspector(desk)
        self.side = PlanSide(context, desk)
        self.lay_out(self.path)
        self.path.chosen.connect(self.choose)
        self.outline.program_asked.connect(self.ask_for_new)
        self.inspector.program_asked.connect(self.ask_for_field)
        self.side.program_asked.connect(self.program_asked)
        self.side.plan_asked.connect(self.plan_asked)
        self._choose_first()
        self.set_narrow(False)

    def _choose_first(self) -> None:
        """Choose the first stage; the plan itself where there is none."""
        if self.desk.draft.entries(("stage",)):
            self.desk.choose(("stage", 0))
        self.inspector.show_form()

    def place_side(self, *, is_card: bool) -> None:
        """Let the preview keep room at the edges of its card."""
        self.side.set_inset(is_card=is_card)

    # Programs

    def make_chooser(self) -> ProgramChooser:
        """Return the list of all programs."""
        return ProgramChooser(self.context, self.window(), self._thumbnails)

    def take_chosen(self, chosen_id: str, path: KeyPath | None) -> None:
        """Put a program into a new stage, or into a field."""
        program = self.context.library.program(chosen_id)
        if program is not None:
            self.desk.do_apart(lambda draft: self._put(draft, program, path))

    def _put(
        self, draft: Draft, program: Program, path: KeyPath | None
    ) -> KeyPath | None:
        """Put a program into a new stage, or into a field; return what to choose.

        Raises:
            EditError: It cannot be put there; nothing has changed.
        """
        if path is None:
            place = self.desk.place
            at = int(place[1]) + 1 if place else None
            return ("stage", stages.add_stage(draft, program, at))
        if path[-1] == "program":
            stages.set_program(draft, int(path[1]), program)
        elif program.id not in draft.entries(path):
            fields.add_entry(draft, path, program.id)
        return None
