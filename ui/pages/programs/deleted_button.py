"""The way to what was deleted, on the pages of what can be deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from ui.models.background import Task
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.deleted import Deleted
    from ui.context import AppContext

HEIGHT_PX = 34


class DeletedButton(Button):
    """Opens the deleted files; hidden while there are none.

    Args:
        context: What all parts share.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("DeletedButton", "Deleted files")
        super().__init__(
            words,
            kind=ButtonKind.LINK,
            icon="bin",
            height_px=HEIGHT_PX,
            parent=parent,
        )
        self._context = context
        self._task: Task | None = None
        self._has_to_look = False
        self.clicked.connect(self._open)
        self.hide()

    @Slot()
    def begin(self) -> None:
        """Look for deleted files, and again with every change of the library."""
        self._context.library.library_changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        if self._task is not None:
            self._has_to_look = True
            return
        # Imported here: the page is visible before.
        from ui.keeping.deleted_sheet import read_deleted

        folder = self._context.library.own_folder
        now_ms = self._context.clock.wall_ms()
        self._task = Task(partial(read_deleted, folder, now_ms), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take(self, found: list[Deleted]) -> None:
        self._task = None
        self.setVisible(bool(found))
        self._look_again()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))
        self._look_again()

    def _look_again(self) -> None:
        if self._has_to_look:
            self._has_to_look = False
            self._look()

    @Slot()
    def _open(self) -> None:
        from ui.keeping.deleted_sheet import DeletedFiles

        DeletedFiles(self._context, self.window()).show_files()
