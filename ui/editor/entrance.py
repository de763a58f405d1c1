"""The ways from the Programs page into the editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.editor import opened
from ui.editor.desk import EditDesk
from ui.editor.editing import Editing
from ui.editor.frame.frame import around_of
from ui.editor.program.page import ProgramEditor

if TYPE_CHECKING:
    from coach.files.model import Program
    from ui.context import AppContext
    from ui.editor.opened import Kept, Opened
    from ui.pages.page import Page


class ProgramEditing(Editing):
    """Opens the editor of a program over a page.

    Args:
        context: What all parts share.
        page: What the editor covers.
    """

    def __init__(self, context: AppContext, page: Page) -> None:
        super().__init__(context, page)
        self._is_narrow = False

    @property
    def editor(self) -> ProgramEditor | None:
        """The open editor, or None."""
        return self.frame if isinstance(self.frame, ProgramEditor) else None

    @Slot(object)
    def edit(self, program: Program) -> None:
        """Edit an own program; of any other one a copy."""
        around, folder = around_of(self._context), self._context.library.own_folder
        self._open(partial(opened.open_model, program, around, folder))

    @Slot()
    def begin_new(self) -> None:
        """Edit a new program."""
        around, folder = around_of(self._context), self._context.library.own_folder
        title = self.tr("New program")
        self._open(partial(opened.new_program, title, around, folder))

    @Slot(object)
    def go_on_with(self, kept: Kept) -> None:
        """Edit on from unfinished changes."""
        self._open(partial(opened.open_kept, kept, around_of(self._context)))

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a narrow window, or for a wider one."""
        self._is_narrow = is_narrow
        if self.editor is not None:
            self.editor.set_narrow(is_narrow)

    def _make(self, found: Opened) -> ProgramEditor:
        desk = EditDesk(found.draft)
        editor = ProgramEditor(
            self._context, desk, found.unsaved_path, found.saved_ms, self._page
        )
        editor.set_narrow(self._is_narrow)
        return editor
