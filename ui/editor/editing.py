"""Opening an editor over a page, one at a time, and taking it away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.editing import aside
from ui.editor import opened
from ui.editor.cover import Cover
from ui.editor.frame import questions
from ui.editor.frame.frame import around_of
from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.editing.around import Around
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan
    from ui.context import AppContext
    from ui.editor.frame.frame import EditorFrame
    from ui.editor.opened import Kept, Opened
    from ui.pages.page import Page


class Editing(QObject):
    """Opens an editor over a page; a subclass says which one.

    Args:
        context: What all parts share.
        page: What the editor covers.

    Attributes:
        frame: The open editor, or None.

    Signals:
        began: The editor is there.
        closed: It has gone; the id of what it edited, which need not be saved.
    """

    began = Signal()
    closed = Signal(str)

    def __init__(self, context: AppContext, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._task: Task | None = None
        self._cover: Cover | None = None
        self._waiting: Opened | None = None
        self.frame: EditorFrame | None = None

    @Slot(object)
    def edit(self, model: Program | Exercise | Plan) -> None:
        """Edit an own file; of any other one a copy."""
        self._open(partial(opened.open_model, model, *self._around_and_folder()))

    @Slot(object)
    def duplicate(self, model: Program | Exercise | Plan) -> None:
        """Edit a copy, also of an own file."""
        self._open(partial(opened.open_copy, model, *self._around_and_folder()))

    @Slot(object)
    def mend(self, path: Path) -> None:
        """Edit a file that the library leaves out."""
        self._open(partial(opened.open_file, path, *self._around_and_folder()))

    @Slot(object)
    def go_on_with(self, kept: Kept) -> None:
        """Edit on from unfinished changes."""
        self._open(partial(opened.open_kept, kept, around_of(self._context)))

    def _around_and_folder(self) -> tuple[Around, Path]:
        return around_of(self._context), self._context.library.own_folder

    def leave_for(self, after: Callable[[], object]) -> None:
        """Do something for which the editor has to go; it asks first where it must."""
        if self.frame is None:
            after()
        else:
            self.frame.leave_for(partial(self._close_and, after))

    def _make(self, found: Opened) -> EditorFrame:
        """Return an editor for what was opened.

        Raises:
            NotImplementedError: The subclass does not say which.
        """
        raise NotImplementedError

    def _open(self, work: Callable[[], Opened]) -> None:
        if self._task is None and self.frame is None:
            self._run(work, self._take)

    def _run(self, work: Callable[[], Opened], then: Callable[[Opened], None]) -> None:
        self._task = Task(work, self)
        self._task.finished.connect(then)
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
        if found is not None and answer != questions.STAY:
            self._run(partial(_settle, found, answer), self._show)

    @Slot(object)
    def _show(self, found: Opened) -> None:
        self._task = None
        self.frame = self._make(found)
        self.frame.closed.connect(self._close)
        self._cover = Cover(self._page, self.frame)
        self._page.setFocusProxy(self.frame)
        self.frame.start()
        self.began.emit()

    def _close_and(self, after: Callable[[], object]) -> None:
        self._close()
        after()

    @Slot()
    def _close(self) -> None:
        """Take the editor away."""
        frame, self.frame = self.frame, None
        if frame is None or self._cover is None:
            return
        frame.end()
        self._page.setFocusProxy(None)  # type: ignore[arg-type]  # None takes it away
        used = self._page.window().focusWidget()
        has_keyboard = used is not None and (used is frame or frame.isAncestorOf(used))
        if has_keyboard:
            # Hidden, the editor would hand the keyboard on to the rail.
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cover.lift()
        self._cover = None
        if has_keyboard:
            # Only now can the list take it.
            self._page.focus_list()
        edited = str(frame.desk.draft.value(("id",), ""))
        frame.deleteLater()
        self.closed.emit(edited)


def _settle(found: Opened, answer: str) -> Opened:
    """Take the unfinished changes up, or throw them away; runs off the window."""
    assert found.unfinished is not None
    if answer == questions.KEEP:
        opened.take_up(found.draft, found.unfinished)
    else:
        aside.discard(found.unsaved_path)
    return found
