"""The bin: what was deleted in the last 30 days, and the way back."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.note_words import note_detail, note_title
from coach.paths import history_file
from ui.models.background import Task
from ui.player.overlay import Overlay
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

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


class BinSheet(Overlay):
    """Lists what can be brought back.

    Signals:
        restore_asked: Bring this item back.
    """

    restore_asked = Signal(object)

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self._items: dict[Button, BinItem] = {}
        self.dismissed.connect(self.close_sheet)

    def show_items(self, items: list[BinItem]) -> None:
        """Show these items."""
        self.clear()
        self.set_head(
            self.tr("Bin"),
            self.tr(
                "What you delete stays here for 30 days, then it is gone for good."
            ),
        )
        self._items = {}
        for item in items:
            self.body.addWidget(self._row(item))
        if not items:
            words = Label(self.tr("The bin is empty."), color="text_2", weight=400)
            self.body.addWidget(words)
        self.body.addStretch(1)
        done = Button(self.tr("Close"), kind=ButtonKind.MAIN, height_px=48)
        done.clicked.connect(self.close_sheet)
        self.foot.addStretch(1)
        self.foot.addWidget(done)
        self.open(next(iter(self._items), done))

    def _row(self, item: BinItem) -> QWidget:
        title, detail = _words(item)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, weight=600, wrap=True))
        words.addWidget(Label(detail, role="small", color="text_2", wrap=True))
        row.addLayout(words, 1)
        back = Button(
            self.tr("Bring back"), name=self.tr("Bring back: {0}").format(title)
        )
        back.clicked.connect(self._ask)
        self._items[back] = item
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    @Slot()
    def _ask(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.restore_asked.emit(self._items[button])

    @Slot()
    def close_sheet(self) -> None:
        """Close the bin."""
        self.leave()
        self.deleteLater()


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
