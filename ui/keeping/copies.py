"""Copies of history or practice: make one, look into those there are, put one back."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.paths import history_file
from coach.store.days import utc_text
from coach.store.kind import HISTORY
from ui.keeping.copies_sheet import CopiesSheet
from ui.keeping.copy_words import counts_words, history_words
from ui.models.background import Task

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from coach.store.kind import StoreKind
    from coach.store.look import Look
    from coach.store.restore import Restored
    from ui.context import AppContext
    from ui.keeping.copy_words import CopyWords

_ENDING = ".sqlite"


def save_copy(
    path: Path, to: Path, opener: Callable[[Path], sqlite3.Connection]
) -> Path:
    """Write a checked copy of a database. Runs off the window's thread.

    Raises:
        StoreError: There is nothing to copy, or the copy cannot be written.
    """
    from coach.store.backup import back_up
    from coach.store.faults import store_errors

    with store_errors(path), closing(opener(path)) as connection:
        back_up(connection, to)
    return to


def all_copies(path: Path, kind: StoreKind) -> list[Look]:
    """Return the copies in the person's folder. Runs off the window's thread."""
    from coach.store.backup import BACKUP_FOLDER
    from coach.store.look import list_backups

    return list_backups(path.parent / BACKUP_FOLDER, kind)


class Copies(QObject):
    """Saves and restores the history of a window.

    Args:
        context: What all parts share.
        window: The widget that sheets cover.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._tasks: set[Task] = set()
        self._sheet: CopiesSheet | None = None

    @Slot()
    def save_as(self) -> None:
        """Ask where a copy goes, and write it there."""
        day = utc_text(self._context.clock.wall_ms())[:10]
        folder = self._context.settings.export_folder or str(Path.home())
        name = str(Path(folder) / f"{self.words.stem}-{day}{_ENDING}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.words.save,
            name,
            self.tr("Copies (*.sqlite)"),
        )
        if not chosen:
            return
        target = Path(chosen)
        if not target.suffix:
            target = target.with_suffix(_ENDING)
        self._context.change_settings(export_folder=str(target.parent))
        self._run(self.saving(target), self._tell_saved)

    @Slot()
    def show_all(self) -> None:
        """Show the copies there are, with what is in them."""
        self._run(partial(all_copies, self.path, self.kind), self._show)

    def restore(self, source: Path) -> None:
        """Put a copy in its place again; the window opens anew after it."""
        self._run(self.restoring(source), self._open_anew)

    # What is another for the practice

    @property
    def path(self) -> Path:
        """Return the file that is copied."""
        return history_file(self._context.data_dir)

    @property
    def kind(self) -> StoreKind:
        """Return what it is."""
        return HISTORY

    @property
    def words(self) -> CopyWords:
        """Return what is said of its copies."""
        return history_words()

    def saving(self, target: Path) -> Callable[[], object]:
        """Return what writes a copy."""
        from coach.store.connection import open_store

        return partial(save_copy, self.path, target, open_store)

    def restoring(self, source: Path) -> Callable[[], object]:
        """Return what puts a copy back; nothing here has the file open any more."""
        from coach.store.restore import restore

        self._context.close_journal()
        return partial(restore, self.path, source, self._context.clock.wall_ms())

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        task = Task(work, self)
        self._tasks.add(task)
        task.finished.connect(then)
        task.failed.connect(self._fail)
        task.start()

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self._context.done_told.emit(self.tr("The copy is in {0}.").format(path))

    @Slot(object)
    def _show(self, looks: list[Look]) -> None:
        sheet = CopiesSheet(
            self._window,
            self.words,
            is_practice=self._is_practice,
            motion=not self._context.less_motion,
        )
        sheet.show_copies(looks)
        sheet.chosen.connect(self._take)
        sheet.file_asked.connect(self._ask_for_file)
        self._sheet = sheet

    @Slot(object)
    def _take(self, path: Path) -> None:
        self.restore(path)

    @Slot()
    def _ask_for_file(self) -> None:
        """Look into a file from elsewhere before anything happens with it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Choose a copy"),
            self._context.settings.export_folder or str(Path.home()),
            self.tr("Copies (*.sqlite);;All files (*)"),
        )
        if not chosen or self._sheet is None:
            return
        from coach.store.look import look_inside

        look = partial(look_inside, Path(chosen), self.kind)
        self._run(look, self._sheet.add_copy)

    @Slot(object)
    def _open_anew(self, restored: Restored) -> None:
        contents = restored.look.contents
        inside = counts_words(contents, is_practice=self._is_practice)
        self._context.reopen_asked.emit(self.words.back.format(inside))

    @property
    def _is_practice(self) -> bool:
        return self.kind is not HISTORY

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._context.notice_given.emit(str(error))
