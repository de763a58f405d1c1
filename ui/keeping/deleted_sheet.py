"""Deleted files: own programs, exercises and plans, and the way back for each."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.dates import day_words
from ui.keeping.back_sheet import BackRow, BackSheet
from ui.models.background import Task
from ui.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.editing.around import Around
    from coach.editing.deleted import Deleted
    from ui.context import AppContext


def read_deleted(folder: Path, now_ms: int) -> list[Deleted]:
    """Return what was deleted in the last 30 days. Runs off the window's thread.

    What is older goes for good.

    Args:
        folder: The person's own programs, exercises and plans.
        now_ms: The present moment, in ms since 1970 UTC.
    """
    if next(folder.rglob(".versions"), None) is None:
        return []
    # Imported here: most people have no files of their own.
    from coach.editing.deleted import deleted_files, let_go

    let_go(folder, now_ms)
    return deleted_files(folder)


class DeletedSheet(BackSheet):
    """Lists the deleted files."""

    def show_files(self, files: list[Deleted], note: Label | None = None) -> None:
        """Show these files.

        Args:
            files: What was deleted, newest first.
            note: What has just been put back, or why not; None for neither.
        """
        self.clear()
        self.set_head(
            self.tr("Deleted files"),
            self.tr(
                "Programs, exercises and plans of your own stay here for 30 days "
                "after you delete them."
            ),
        )
        rows = [BackRow(each, each.title, self._detail(each)) for each in files]
        words = (self.tr("Put back"), self.tr("Put back: {0}"))
        self.show_rows(rows, words, self.tr("There are no deleted files."), note)

    def _detail(self, deleted: Deleted) -> str:
        kinds = {
            "program": self.tr("Program"),
            "exercise": self.tr("Exercise"),
            "plan": self.tr("Plan"),
        }
        kind = kinds.get(deleted.kind, deleted.path.name)
        if deleted.at_ms is None or deleted.until_ms is None:
            when = self.tr("taken away outside Coach; this is the version before")
            return f"{kind}  ·  {when}"
        at = self.tr("deleted on {0}").format(_day(deleted.at_ms))
        until = self.tr("kept until {0}").format(_day(deleted.until_ms))
        return f"{kind}  ·  {at}  ·  {until}"


class DeletedFiles(QObject):
    """Shows the deleted files of a person and puts them back.

    Args:
        context: What all parts share.
        window: The widget that the sheet covers.

    Attributes:
        sheet: The list; None while it is closed.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._task: Task | None = None
        self._note: Label | None = None
        self.sheet: DeletedSheet | None = None

    @Slot()
    def show_files(self) -> None:
        """Open the list."""
        if self.sheet is None:
            motion = not self._context.less_motion
            self.sheet = DeletedSheet(self._window, motion=motion)
            self.sheet.restore_asked.connect(self._put_back)
            self.sheet.destroyed.connect(self._forget_sheet)
        self._note = None
        self._read()

    def _read(self) -> None:
        folder = self._context.library.own_folder
        now_ms = self._context.clock.wall_ms()
        self._task = Task(partial(read_deleted, folder, now_ms), self)
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _show(self, files: list[Deleted]) -> None:
        self._task = None
        if self.sheet is not None:
            self.sheet.show_files(files, self._note)

    @Slot(object)
    def _put_back(self, deleted: Deleted) -> None:
        if self._task is not None:
            return
        # Imported here, as above.
        from ui.editor.frame.frame import around_of

        work = partial(_put_back, deleted, around_of(self._context))
        self._task = Task(work, self)
        self._task.finished.connect(partial(self._take_back, deleted))
        self._task.failed.connect(self._fail_to_put_back)
        self._task.start()

    def _take_back(self, deleted: Deleted, path: Path) -> None:
        """Say what is back, and show what is left."""
        words = self.tr("{0} is back.")
        if path != deleted.path:
            words = self.tr("{0} is back as a copy: its name is taken by now.")
        self._note = _told(words.format(deleted.title), "ok_text")
        self._context.library.refresh()
        self._read()

    @Slot()
    def _forget_sheet(self) -> None:
        self.sheet = None

    @Slot(object)
    def _fail_to_put_back(self, error: Exception) -> None:
        self._note = _told(str(error), "bad_text")
        self._read()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))


def _told(words: str, color: str) -> Label:
    return Label(words, weight=600, color=color, wrap=True)


def _put_back(deleted: Deleted, around: Around) -> Path:
    from coach.editing.deleted import put_back_deleted

    return put_back_deleted(deleted, around)


def _day(at_ms: int) -> str:
    return day_words(datetime.fromtimestamp(at_ms / 1000).astimezone().date())
