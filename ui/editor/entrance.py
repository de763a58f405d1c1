"""The ways from the Programs page into the editor, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.editing import aside
from ui.editor import opened
from ui.editor.cover import Cover
from ui.editor.desk import EditDesk
from ui.editor.frame import questions
from ui.editor.frame.frame import around_of
from ui.editor.program.page import ProgramEditor
from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.files.model import Program
    from ui.context import AppContext
    from ui.editor.opened import Kept, Opened
    from ui.pages.page import Page


class ProgramEditing(QObject):
    """Opens the editor over a page; one at a time.

    Args:
        context: What all parts share.
        page: What the editor covers.

    Attributes:
        editor: The open editor, or None.

    Signals:
        began: The editor is there.
        closed: It has gone; the id of its program, which need not be saved.
    """

    began = Signal()
    closed = Signal(str)

    def __init__(self, context: AppContext, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._is_narrow = False
        self._task: Task | None = None
        self._cover: Cover | None = None
        self._waiting: Opened | None = None
        self.editor: ProgramEditor | None = None

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

    def leave_for(self, after: Callable[[], object]) -> None:
        """Do something for which the editor has to go; it asks first where it must."""
        if self.editor is None:
            after()
        else:
            self.editor.leave_for(partial(self._close_and, after))

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a narrow window, or for a wider one."""
        self._is_narrow = is_narrow
        if self.editor is not None:
            self.editor.set_narrow(is_narrow)

    def _open(self, work: Callable[[], Opened]) -> None:
        if self._task is not None or self.editor is not None:
            return
        self._task = Task(work, self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))

    @Slot(object)
    def _take(self, found: Opened) -> None:
        """Show the editor; ask first where changes were not saved the last time."""
        self._task = None
        if found.unfinished is None:
            self._show(found)
            return
        self._waiting = found
        sheet = questions.unfinished_question(
            self._page.window(),
            found.draft.title,
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._take_unfinished)
        sheet.open()

    @Slot(str)
    def _take_unfinished(self, answer: str) -> None:
        found, self._waiting = self._waiting, None
        if found is None or found.unfinished is None or answer == questions.STAY:
            return
        self._task = Task(partial(_settle, found, answer), self)
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _show(self, found: Opened) -> None:
        self._task = None
        desk = EditDesk(found.draft)
        editor = ProgramEditor(
            self._context, desk, found.unsaved_path, found.saved_ms, self._page
        )
        editor.closed.connect(self._close)
        self.editor = editor
        editor.set_narrow(self._is_narrow)
        self._cover = Cover(self._page, editor)
        self._page.setFocusProxy(editor)
        editor.start()
        self.began.emit()

    def _close_and(self, after: Callable[[], object]) -> None:
        self._close()
        after()

    @Slot()
    def _close(self) -> None:
        """Take the editor away."""
        editor, self.editor = self.editor, None
        if editor is None or self._cover is None:
            return
        editor.hearing.stop()
        editor.keeper.close()
        self._page.setFocusProxy(None)  # type: ignore[arg-type]  # None takes it away
        self._cover.lift()
        self._cover = None
        program_id = str(editor.desk.draft.value(("id",), ""))
        editor.deleteLater()
        self.closed.emit(program_id)


def _settle(found: Opened, answer: str) -> Opened:
    """Take the unfinished changes up, or throw them away; runs off the window."""
    assert found.unfinished is not None
    if answer == questions.KEEP:
        aside.pick_up(found.draft, found.unfinished)
    else:
        aside.discard(found.unsaved_path)
    return found
