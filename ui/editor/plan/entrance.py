"""The ways from the Plans page into the editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.editing import opening
from ui.editor import opened
from ui.editor.desk import EditDesk
from ui.editor.editing import Editing
from ui.editor.plan.page import PlanEditor

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.editor.opened import Opened
    from ui.pages.page import Page


class PlanEditing(Editing):
    """Opens the editor of a plan over a page.

    Args:
        context: What all parts share.
        page: What the editor covers.

    Signals:
        program_asked: Show the program with this id.
        plan_asked: Show the plan with this id.
    """

    program_asked = Signal(str)
    plan_asked = Signal(str)

    def __init__(self, context: AppContext, page: Page) -> None:
        super().__init__(context, page)
        self._is_narrow = False

    @property
    def editor(self) -> PlanEditor | None:
        """The open editor, or None."""
        return self.frame if isinstance(self.frame, PlanEditor) else None

    @Slot()
    def begin_new(self) -> None:
        """Edit a new plan, which has no stages yet."""
        around, folder = self._around_and_folder()
        draft = opening.new_plan(self.tr("New plan"), around)
        self._open(partial(opened.without_file, draft, folder))

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a narrow window, or for a wider one."""
        self._is_narrow = is_narrow
        if self.editor is not None:
            self.editor.set_narrow(is_narrow)

    def _make(self, found: Opened) -> PlanEditor:
        desk = EditDesk(found.draft)
        editor = PlanEditor(
            self._context, desk, found.unsaved_path, found.saved_ms, self._page
        )
        editor.program_asked.connect(self.program_asked)
        editor.plan_asked.connect(self.plan_asked)
        editor.set_narrow(self._is_narrow)
        return editor
