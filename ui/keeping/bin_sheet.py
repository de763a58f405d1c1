"""The bin: what was deleted in the last 30 days, and the way back."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Qt, Slot

from coach.care.note_words import note_detail, note_title
from coach.paths import history_file
from ui.keeping.back_sheet import BackRow, BackSheet
from ui.models.background import Task

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.store.bin import BinItem
    from ui.context import AppContext


def read_bin(path: Path) -> list[BinItem]:
    """Return what is in the bin, newest first. Runs off the window's thread.

    Raises:
        StoreError: The history cannot be read.
    """
    from coach.store.bin import bin_items
    from coach.store.connection import open_reader
    from coach.store.faults import store_errors

    if not path.exists():
        return []
    with store_errors(path), closing(open_reader(path)) as connection:
        return bin_items(connection)


class BinSheet(BackSheet):
    """Lists what is in the bin."""

    def show_items(self, items: list[BinItem]) -> None:
        """Show these items."""
        self.clear()
        self.set_head(
            self.tr("Bin"),
            self.tr(
                "What you delete stays here for 30 days, then it is gone for good."
            ),
        )
        rows = [BackRow(item, *_words(item)) for item in items]
        words = (self.tr("Bring back"), self.tr("Bring back: {0}"))
        self.show_rows(rows, words, self.tr("The bin is empty."))


class Bin(QObject):
    """Shows the bin of a window's history and brings things back.

    Args:
        context: What all parts share.
        window: The widget that the sheet covers.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._task: Task | None = None
        self.sheet: BinSheet | None = None

    @Slot()
    def show_bin(self) -> None:
        """Open the bin."""
        if self.sheet is None:
            self.sheet = BinSheet(self._window, motion=not self._context.less_motion)
            self.sheet.restore_asked.connect(self._restore)
            self.sheet.destroyed.connect(self._forget_sheet)
            self._context.history_changed.connect(self._read)
        self._read()

    @Slot()
    def _read(self) -> None:
        path = history_file(self._context.data_dir)
        self._task = Task(partial(read_bin, path), self)
        self._task.finished.connect(self._show)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _show(self, items: list[BinItem]) -> None:
        if self.sheet is not None:
            self.sheet.show_items(items)

    @Slot(object)
    def _restore(self, item: BinItem) -> None:
        journal = self._context.journal
        if item.note is not None:
            journal.restore_note(item.id)
        else:
            journal.change_session(item.id, "restore")

    @Slot()
    def _forget_sheet(self) -> None:
        self.sheet = None
        self._context.history_changed.disconnect(self._read)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._context.notice_given.emit(str(error))


def _words(item: BinItem) -> tuple[str, str]:
    """Return a title and the day with more of what it said."""
    if item.note is not None:
        day, title = item.note.local_day, note_title(item.note)
        more = note_detail(item.note)
    else:
        assert item.session is not None, "a bin item is a note or a session"
        day, title, more = item.session.local_day, item.session.title, ""
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    when = QLocale().toString(date, "ddd d MMM yyyy")
    return title, "  ·  ".join(part for part in (when, more) if part)
