"""Notices at once when another program changes the file that is being edited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from coach.files.reading import read_bytes
from ui.models.background import Task

if TYPE_CHECKING:
    from pathlib import Path

    from ui.editor.desk import EditDesk
    from ui.editor.frame.keeper import Keeper

# Other editors write a file in several goes; wait until they are done.
LOOK_AFTER_MS = 250


class DiskWatch(QObject):
    """Watches the file of a draft, from its first save on.

    Args:
        desk: What is edited.
        keeper: Writes it; what it writes itself is no news.

    Signals:
        changed_elsewhere: The file says something else than the draft began with.
        gone: The file is not there any more.
        settled: The file is again what the draft knows.
    """

    changed_elsewhere = Signal()
    gone = Signal()
    settled = Signal()

    def __init__(
        self, desk: EditDesk, keeper: Keeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeper = keeper
        self._task: Task | None = None
        self._is_over = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setObjectName("look at the file")
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self.look_soon)
        self._watcher.directoryChanged.connect(self.look_soon)
        keeper.state_changed.connect(self.look_soon)
        self._watch()

    def close(self) -> None:
        """Watch no more: the editor is closed."""
        self._is_over = True
        self._timer.stop()
        paths = [*self._watcher.files(), *self._watcher.directories()]
        if paths:
            self._watcher.removePaths(paths)

    @Slot()
    def look_soon(self) -> None:
        """Look at the file, once nobody is likely to be writing it any more."""
        if self._desk.draft.path is not None and not self._is_over:
            self._timer.start()

    def _watch(self) -> None:
        """Watch the file and its folder: many editors put a new file in its place."""
        path = self._desk.draft.path
        if path is None:
            return
        known = {*self._watcher.files(), *self._watcher.directories()}
        wanted = {str(each) for each in (path, path.parent) if each.exists()}
        if wanted - known:
            self._watcher.addPaths(sorted(wanted - known))

    @Slot()
    def _look(self) -> None:
        path = self._desk.draft.path
        if path is None or self._keeper.is_busy:
            # Its end is another reason to look.
            return
        if self._task is not None:
            self._timer.start()
            return
        self._watch()
        self._task = Task(partial(_read, path), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take(self, found: tuple[Path, bytes | None]) -> None:
        self._task = None
        path, data = found
        draft = self._desk.draft
        if self._is_over or path != draft.path:
            return
        if self._keeper.is_busy:
            self._timer.start()
        elif data is None:
            self._note_gone()
        elif draft.disk is not None and draft.disk.data == data:
            self.settled.emit()
        else:
            self.changed_elsewhere.emit()

    def _note_gone(self) -> None:
        """Let all of the draft count as unsaved: leaving asks before it is lost."""
        if self._desk.draft.disk is not None:
            self._desk.draft.note_gone()
            self._desk.changed.emit()
            self.gone.emit()

    @Slot(object)
    def _fail(self, _error: Exception) -> None:
        # It cannot be read at the moment; saving will say so, if it stays like this.
        self._task = None


def _read(path: Path) -> tuple[Path, bytes | None]:
    """Return what is on disk, None for nothing. Runs off the window's thread."""
    return path, read_bytes(path) if path.exists() else None
