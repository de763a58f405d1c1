"""What was noted, by day: to look at, to change, to delete."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.note_words import note_detail, note_title
from ui.dates import day_words, weekday_word
from ui.player.form_sheet import FormSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.store.entries import Entry

ROWS_FIRST = 40


class NoteRow(Column):
    """One note, with buttons to change and to delete it.

    Args:
        entry: The note.

    Signals:
        edit_asked: The person wants to change this note.
        delete_asked: The person wants to delete this note.
    """

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        title, detail = note_title(entry), note_detail(entry)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, weight=600, wrap=True))
        if detail:
            words.addWidget(Label(detail, role="small", color="text_2", wrap=True))
        self.edit = Button(
            self.tr("Change"),
            kind=ButtonKind.LINK,
            name=self.tr("Change: {0}").format(title),
        )
        self.delete = Button(
            self.tr("Delete"),
            kind=ButtonKind.DANGER_LINK,
            name=self.tr("Delete: {0}").format(title),
        )
        self.edit.clicked.connect(self._ask_to_edit)
        self.delete.clicked.connect(self._ask_to_delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(RING_ROOM_PX, 2, 0, 2)
        row.addLayout(words, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _ask_to_edit(self) -> None:
        self.edit_asked.emit(self.entry)

    @Slot()
    def _ask_to_delete(self) -> None:
        self.delete_asked.emit(self.entry)


class NoteList(FormSheet):
    """Lists notes, the newest first.

    Args:
        shell: The widget that is covered.
        today: The present training day.
        motion: Whether the card may rise into place.

    Signals:
        edit_asked: The person wants to change this note.
        delete_asked: The person wants to delete this note.
        closed: The list is gone.
    """

    edit_asked = Signal(object)
    delete_asked = Signal(object)
    closed = Signal()

    def __init__(self, shell: QWidget, today: date, *, motion: bool = True) -> None:
        super().__init__(shell, motion=motion)
        self._today = today
        self._entries: Sequence[Entry] = ()
        self._most = ROWS_FIRST
        self.note_rows: list[NoteRow] = []
        self.left.connect(self._close)

    def show_notes(self, entries: Sequence[Entry]) -> None:
        """Show these notes.

        Args:
            entries: Newest first.
        """
        self._entries = entries
        at = self._scroll.bar.value() if self.isVisible() else 0
        self.clear()
        self.set_head(self.tr("What I noted"))
        self.body.setSpacing(2)
        self.note_rows = []
        if not entries:
            empty = self.tr("Nothing yet. What you note will stand here, by day.")
            self.body.addWidget(Label(empty, color="text_2", wrap=True))
        day = ""
        for entry in entries[: self._most]:
            if entry.local_day != day:
                self._add_heading(entry.local_day, is_first=not day)
                day = entry.local_day
            self._add_row(entry)
        if len(entries) > self._most:
            more = Button(self.tr("Show older"), kind=ButtonKind.QUIET)
            more.clicked.connect(self._show_older)
            self.body.addSpacing(10)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.foot.addStretch(1)
        done = self.add_save(self.tr("Done"))
        done.clicked.connect(self._close)
        self.open()
        self._scroll.bar.setValue(at)

    def _add_heading(self, day: str, *, is_first: bool) -> None:
        label = Label(self._day_words(day), px=13, weight=700, color="text_2")
        label.setContentsMargins(RING_ROOM_PX, 0 if is_first else 14, 0, 2)
        self.body.addWidget(label)

    def _add_row(self, entry: Entry) -> None:
        row = NoteRow(entry)
        row.edit_asked.connect(self.edit_asked)
        row.delete_asked.connect(self.delete_asked)
        self.note_rows.append(row)
        self.body.addWidget(row)

    def _day_words(self, text: str) -> str:
        day = date.fromisoformat(text)
        ago = (self._today - day).days
        names = {0: self.tr("Today"), 1: self.tr("Yesterday")}
        words = self.tr("{0}, {1}").format(weekday_word(day), day_words(day))
        return names.get(ago, words)

    @Slot()
    def _show_older(self) -> None:
        self._most += ROWS_FIRST
        self.show_notes(self._entries)

    @Slot()
    def _close(self) -> None:
        self.leave()
        self.closed.emit()
        self.deleteLater()
