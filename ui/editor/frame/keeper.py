"""Writes the draft off the window's thread, and keeps what is unfinished.

Changes that are not saved lie beside the file soon after they were made, so that a
crash costs at most the last half minute.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.editing import saving, versions
from coach.editing.aside import discard, put_aside
from coach.editing.errors import ChangedOnDiskError
from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from coach.editing.versions import Version
    from ui.context import AppContext
    from ui.editor.desk import EditDesk

KEEP_AFTER_MS = 30_000


class Keeper(QObject):
    """Saves one draft.

    Args:
        context: What all parts share.
        desk: What is edited.
        unsaved_path: Where unfinished changes of a draft without a file are kept: a
            name that no file has.
        saved_ms: When the file was written last, in ms since 1970 UTC, or None.

    Attributes:
        is_busy: The draft is being written.

    Signals:
        state_changed: It is being written now, or no longer.
        saved: The draft is in its file.
        kept: The draft is kept with all that is wrong with it.
        changed_on_disk: The file is not what it was; nothing was saved.
        failed: It could not be done; one sentence.
    """

    state_changed = Signal()
    saved = Signal()
    kept = Signal()
    changed_on_disk = Signal()
    failed = Signal(str)

    def __init__(
        self,
        context: AppContext,
        desk: EditDesk,
        unsaved_path: Path,
        saved_ms: int | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk
        self._folder = context.library.own_folder
        self._unsaved_path = unsaved_path
        self.saved_ms = saved_ms
        self.is_busy = False
        self._task: Task | None = None
        self._done: SignalInstance | None = None
        self._aside: Task | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("keep what is unfinished")
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep_aside)
        desk.changed.connect(self._begin_to_wait)

    @property
    def has_unsaved(self) -> bool:
        """Whether there is anything that a person would miss."""
        draft = self._desk.draft
        is_blank = draft.origin == "new" and not draft.undo_words
        return draft.is_changed and not is_blank

    @Slot()
    def save(self) -> None:
        """Write the draft to its file."""
        self._write(partial(saving.save, self._desk.draft, self._folder), self.saved)

    def save_unfinished(self) -> None:
        """Keep the draft with all that is wrong with it."""
        draft = self._desk.draft
        places = self._folder, self._unsaved_path
        self._write(partial(saving.save_unfinished, draft, *places), self.kept)

    def reload(self) -> None:
        """Take what is on disk into the draft."""
        self._write(partial(saving.reload, self._desk.draft), self.saved)

    def keep_mine(self) -> None:
        """Leave the draft as it is; the next save writes over what is on disk."""
        work = partial(saving.keep_mine, self._desk.draft)
        self._write(work, self.state_changed)

    def keep_both(self) -> None:
        """Save the draft as another file beside the one on disk."""
        work = partial(saving.keep_both, self._desk.draft, self._folder)
        self._write(work, self.saved)

    def restore(self, version: Version) -> None:
        """Put an earlier version into the draft."""
        work = partial(versions.restore, self._desk.draft, version)
        self._write(work, self.state_changed)

    def _write(self, work: Callable[[], object], done: SignalInstance) -> None:
        if self.is_busy:
            return
        self._timer.stop()
        self._desk.lend()
        self.is_busy, self._done = True, done
        self._task = Task(work, self)
        self._task.finished.connect(self._finish)
        self._task.failed.connect(self._fail)
        self._task.start()
        self.state_changed.emit()

    @Slot(object)
    def _finish(self, _result: object) -> None:
        is_written = self._done in (self.saved, self.kept)
        done, self._done = self._done, None
        if is_written:
            self.saved_ms = self._context.clock.wall_ms()
            if self._desk.draft.path not in (None, self._unsaved_path):
                # It has a file by now; what was kept under another name is in it.
                self._drop(self._unsaved_path)
            self._context.library.refresh()
        self._give_back()
        if done is not None:
            done.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._give_back()
        if isinstance(error, ChangedOnDiskError):
            self.changed_on_disk.emit()
        else:
            self.failed.emit(str(error))

    def _give_back(self) -> None:
        self._task = None
        self.is_busy = False
        self._desk.take_back()
        self.state_changed.emit()

    @Slot()
    def _begin_to_wait(self) -> None:
        """Keep the changes soon, where that is not on its way yet."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep_aside(self) -> None:
        """Keep the unsaved changes beside the file, now; or let go of old ones."""
        if self.is_busy:
            return
        self._timer.stop()
        if not self.has_unsaved:
            self._drop(self._desk.draft.path or self._unsaved_path)
            return
        draft = self._desk.draft
        data = draft.with_revision(draft.revision)
        disk = draft.disk.data if draft.disk is not None else b""
        path = draft.path or self._unsaved_path
        self._aside = Task(partial(put_aside, path, disk, data), self)
        self._aside.failed.connect(self._tell)
        self._aside.start()

    def follow(self, path: Path) -> None:
        """Go on with the file under another name, and what was kept beside it too."""
        before = self._desk.draft.path
        self._desk.draft.note_moved(path)
        self._desk.changed.emit()
        self.keep_aside()
        if before is not None:
            self._drop(before)

    def throw_away(self) -> None:
        """Let go of what was kept of changes that nobody wants."""
        self.close()
        self._drop(self._desk.draft.path or self._unsaved_path)

    def close(self) -> None:
        """Keep nothing any more: the editor is closed."""
        self._timer.stop()

    def _drop(self, path: Path) -> None:
        # Not a child: it outlives the editor.
        task = Task(partial(discard, path), self._context)
        task.failed.connect(self._tell)
        task.finished.connect(task.deleteLater)
        task.start()

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self.failed.emit(str(error))
