"""Deletes the person's own files, and puts them back while that is offered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.editing.removing import Removed
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan
    from ui.context import AppContext


class OwnFiles(QObject):
    """Takes files away and back again, off the window's thread.

    Args:
        context: What all parts share.
    """

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._words = ""

    def delete(self, model: Exercise | Program | Plan, words: str) -> None:
        """Delete the file of something of the person's own, and offer to undo that.

        Args:
            model: What is deleted.
            words: What is said then.
        """
        if model.own and self._task is None:
            self._words = words
            now_ms = self._context.clock.wall_ms()
            work = partial(_take_away, Path(model.origin), now_ms)
            self._run(work, self._take_removed)

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._task = Task(work, self)
        self._task.finished.connect(then)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take_removed(self, removed: Removed) -> None:
        self._refresh()
        undo = partial(self._put_back, removed)
        self._context.undo_offered.emit(self._words, undo)

    def _put_back(self, removed: Removed) -> None:
        if self._task is None:
            self._run(partial(_put_back, removed), self._refresh)

    @Slot(object)
    def _refresh(self, _result: object = None) -> None:
        self._task = None
        self._context.library.refresh()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))


def _take_away(path: Path, now_ms: int) -> Removed:
    # Imported here: most people have no files of their own.
    from coach.editing.removing import take_away

    return take_away(path, now_ms)


def _put_back(removed: Removed) -> None:
    from coach.editing.removing import put_back

    put_back(removed)
