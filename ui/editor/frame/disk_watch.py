"""Notices at once when another program changes the file that is being edited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from ui.editor.frame.on_disk import look_for
from ui.models.background import Task

if TYPE_CHECKING:
    from pathlib import Path

    from ui.editor.desk import EditDesk
    from ui.editor.frame.keeper import Keeper
    from ui.editor.frame.on_disk import OnDisk

# Other editors write a file in several goes; wait until they are done.
LOOK_AFTER_MS = 250


class DiskWatch(QObject):
    """Watches the file of a draft, from its first save on.

    Args:
        desk: What is edited.
        keeper: Writes it; what it writes itself is no news.
        folder: The person's own folder, where a file may get another name.

    Signals:
        changed_elsewhere: The file says something else than the draft began with.
        moved: The file has another name now, which the draft has followed; the old one.
        replaced: The file is not there any more, and another one has its id; its name.
        gone: The file is not there any more.
        settled: The file is again what the draft knows.
    """

    changed_elsewhere = Signal()
    moved = Signal(str)
    replaced = Signal(str)
    gone = Signal()
    settled = Signal()

    def __init__(
        self,
        desk: EditDesk,
        keeper: Keeper,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = folder
        self._keeper = keeper
        self._task: Task | None = None
        # What the draft knew when the task began.
        self._known = desk.draft.disk
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
        if desk.draft.disk is None:
            # Changes were taken up of an older state of the file.
            self.look_soon()

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
        draft = self._desk.draft
        self._known = draft.disk
        file_id = str(draft.value((draft.kind.id_key,)))
        data = draft.disk.data if draft.disk is not None else None
        work = partial(look_for, path, self._folder, file_id, data)
        self._task = Task(work, self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take(self, found: OnDisk) -> None:
        self._task = None
        draft = self._desk.draft
        if self._is_over or found.path != draft.path:
            return
        if self._keeper.is_busy or draft.disk is not self._known:
            # It was saved while somebody looked.
            self._timer.start()
        elif found.data is None:
            self._note_gone(found.heir, is_same=found.is_same)
        elif draft.disk is not None and draft.disk.data == found.data:
            self.settled.emit()
        else:
            self.changed_elsewhere.emit()

    def _note_gone(self, heir: Path | None, *, is_same: bool) -> None:
        """Follow a file to its new name; else let all of the draft be unsaved.

        Leaving then asks before it is lost.
        """
        draft = self._desk.draft
        if draft.disk is None:
            return
        old = draft.name
        if heir is not None and is_same:
            self._keeper.follow(heir)
            self._watch()
            self.moved.emit(old)
            return
        draft.note_gone()
        self._desk.changed.emit()
        if heir is not None:
            self.replaced.emit(heir.name)
        else:
            self.gone.emit()

    @Slot(object)
    def _fail(self, _error: Exception) -> None:
        # It cannot be read at the moment; saving will say so, if it stays like this.
        self._task = None
