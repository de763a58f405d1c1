"""Makes a program the person's own: copies its file and shows where the copy is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from ui.models.background import Task

if TYPE_CHECKING:
    from pathlib import Path

    from coach.files.model import Program
    from ui.context import AppContext


class OwnCopy(QObject):
    """Copies programs into the person's folder, off the window's thread.

    Args:
        context: What all parts share.

    Signals:
        made: A copy with this id has been written.
    """

    made = Signal(str)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None

    def make(self, program: Program) -> None:
        """Copy a program; what was done is told in one line."""
        if self._task is not None:
            return
        # Imported here: most sessions copy nothing.
        from coach.files.own_copy import save_copy

        library = self._context.library
        taken = frozenset(library.library.programs)
        work = partial(save_copy, program, library.own_folder, taken)
        self._task = Task(work, self)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _tell(self, path: Path) -> None:
        from coach.files.own_copy import FILE_ENDING

        self._task = None
        sentence = self.tr("Your copy is {0}: change it with any text editor.")
        self._context.notice_given.emit(sentence.format(path))
        self._context.library.refresh()
        self.made.emit(path.name.removesuffix(FILE_ENDING))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))
