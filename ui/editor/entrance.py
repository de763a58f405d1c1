"""The ways from the Programs page into the editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.editor import opened
from ui.editor.desk import EditDesk
from ui.editor.editing import Editing
from ui.editor.program.page import ProgramEditor

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.editor.opened import Opened
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

    @Slot()
    def begin_new(self) -> None:
        """Edit a new program."""
        title = self.tr("New program")
        self._open(partial(opened.new_program, title, *self._around_and_folder()))

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
