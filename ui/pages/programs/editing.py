"""From the Programs page into the editor; nothing of that is loaded before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.background import Task
from ui.pages.programs.unfinished import UnfinishedCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.files.model import Program
    from ui.context import AppContext
    from ui.editor.entrance import ProgramEditing
    from ui.editor.opened import Kept
    from ui.editor.program.page import ProgramEditor
    from ui.pages.page import Page


class Editing(QObject):
    """Edits programs over the Programs page.

    Args:
        context: What all parts share.
        page: What the editor covers.

    Attributes:
        unfinished: Lists what was not saved the last time.
        unfinished_place: What holds it; the page shows and hides that.

    Signals:
        closed: The editor has gone; the id of its program.
    """

    closed = Signal(str)

    def __init__(self, context: AppContext, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._is_narrow = False
        self._task: Task | None = None
        self._is_stale = False
        self._entrance: ProgramEditing | None = None
        self.unfinished = UnfinishedCard()
        self.unfinished_place = QWidget(page)
        column = QVBoxLayout(self.unfinished_place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.unfinished)
        self.unfinished.go_on_asked.connect(self._go_on_with)
        self.unfinished.thrown_away.connect(self._throw_away)

    @property
    def editor(self) -> ProgramEditor | None:
        """The open editor, or None."""
        return self._entrance.editor if self._entrance is not None else None

    @property
    def _way(self) -> ProgramEditing:
        if self._entrance is None:
            # Imported here, as below: most people never edit a program.
            from ui.editor.entrance import ProgramEditing

            self._entrance = ProgramEditing(self._context, self._page)
            self._entrance.set_narrow(self._is_narrow)
            self._entrance.closed.connect(self._take_closed)
        return self._entrance

    @Slot(object)
    def edit(self, program: Program) -> None:
        """Edit an own program, or a copy of any other one."""
        self._way.edit(program)

    @Slot()
    def begin_new(self) -> None:
        """Edit a new program."""
        self._way.begin_new()

    @Slot(object)
    def _go_on_with(self, kept: Kept) -> None:
        self._way.go_on_with(kept)

    def leave_for(self, after: Callable[[], object]) -> None:
        """Do something for which the editor has to go, once the person agrees."""
        if self._entrance is None:
            after()
        else:
            self._entrance.leave_for(after)

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a narrow window, or for a wider one."""
        self._is_narrow = is_narrow
        if self._entrance is not None:
            self._entrance.set_narrow(is_narrow)

    @Slot()
    def look_for_unfinished(self) -> None:
        """List what was not saved the last time."""
        if self._task is not None:
            self._is_stale = True
            return
        self._run(partial(_find, self._context.library.own_folder))

    @Slot(object)
    def _throw_away(self, kept: Kept) -> None:
        if self._task is None:
            self._run(partial(_discard, kept))

    def _run(self, work: Callable[[], list[Kept]]) -> None:
        self._is_stale = False
        self._task = Task(work, self)
        self._task.finished.connect(self._take_found)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take_found(self, found: list[Kept]) -> None:
        self._task = None
        self.unfinished.show_kept(found)
        if self._is_stale:
            self.look_for_unfinished()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))

    @Slot(str)
    def _take_closed(self, program_id: str) -> None:
        self.closed.emit(program_id)
        self.look_for_unfinished()


def _find(folder: Path) -> list[Kept]:
    """Return the programs with unfinished changes; runs off the window."""
    if not any(folder.glob(".versions/*.unfinished")):
        return []
    from ui.editor.opened import find_kept

    return [kept for kept in find_kept(folder) if kept.kind == "program"]


def _discard(kept: Kept) -> list[Kept]:
    from coach.editing.aside import discard

    discard(kept.file)
    return _find(kept.file.parent)
