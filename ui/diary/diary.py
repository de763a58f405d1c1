"""The way into the diary: opens its sheets, and offers to undo what they did."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.paths import history_file
from coach.store.days import training_day, utc_offset_min
from coach.store.entries import ACTIVITIES, CRAMP, ILLNESS, MEASURE, PAIN, Entry
from ui.diary.menu import LIST, DiaryMenu
from ui.diary.reading import read_notes
from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.diary.list_sheet import NoteList
    from ui.diary.sheet import DiarySheet

KINDS = (PAIN, MEASURE, ACTIVITIES, CRAMP, ILLNESS)


class Diary(QObject):
    """Opens one sheet at a time over the pages.

    Args:
        context: Clock, journal, settings, library.
        shell: What the sheets cover.

    Attributes:
        sheet: The form that is open, else None.
        menu: The menu while it is open, else None.
        list: The list while it is open, else None.

    Signals:
        form_open_changed: A form was opened (true), or is gone.
        undone: A note that had just been written was taken back; its id.
    """

    form_open_changed = Signal(bool)
    undone = Signal(str)

    def __init__(self, context: AppContext, shell: QWidget) -> None:
        super().__init__(shell)
        self._context = context
        self._shell = shell
        self._task: Task | None = None
        self._list_task: Task | None = None
        self._wanted: tuple[str, Entry | None] = (PAIN, None)
        self.sheet: DiarySheet | None = None
        self.menu: DiaryMenu | None = None
        self.list: NoteList | None = None
        context.history_changed.connect(self._refresh_list)

    @property
    def is_busy(self) -> bool:
        """Whether a sheet is open, or about to be."""
        parts = (self.sheet, self.menu, self.list, self._task, self._list_task)
        return any(part is not None for part in parts)

    @Slot()
    def show_menu(self) -> None:
        """Ask what is to be noted."""
        if self.is_busy or not self._shell.isVisible():
            return
        self.menu = DiaryMenu(self._shell, motion=not self._context.less_motion)
        self.menu.closed.connect(self._forget_menu)
        self.menu.chosen.connect(self._follow_menu)
        self.menu.show_menu()

    @Slot(str)
    def open(self, kind: str, entry: Entry | None = None) -> None:
        """Open the form for a kind of note, or for a note that is to be changed.

        Args:
            kind: One of KINDS.
            entry: The note to change.

        Raises:
            ValueError: There is no such kind.
        """
        if kind not in KINDS:
            raise ValueError(f"unknown kind of note: {kind!r}")
        if self.sheet is not None or self._task is not None:
            return
        self._wanted = (kind, entry)
        path = history_file(self._context.data_dir)
        self._task = Task(partial(read_notes, path, (kind,)), self)
        self._task.finished.connect(self._open_sheet)
        self._task.failed.connect(self._open_without)
        self._task.start()

    @Slot()
    def show_list(self) -> None:
        """Show what was noted."""
        if self.sheet is None and self.list is None:
            self._read_list()

    # Sheets

    @Slot(object)
    def _open_sheet(self, notes: Sequence[Entry]) -> None:
        self._task = None
        kind, entry = self._wanted
        if not self._shell.isVisible():
            return  # a session has begun meanwhile
        if entry is None and kind == ILLNESS:
            # Who is still ill wants to say when it was over.
            entry = next((each for each in notes if not each.data.get("until")), None)
        known = entry.id if entry is not None else ""
        earlier = [each for each in notes if each.id != known]
        sheet = _sheet_class(kind)(self._shell, self._context, entry, earlier)
        sheet.closed.connect(self._forget_sheet)
        sheet.noted.connect(self.offer_undo)
        sheet.changed.connect(self._offer_old)
        sheet.removed.connect(self._offer_restore)
        self.sheet = sheet
        sheet.show_form()
        self.form_open_changed.emit(True)

    @Slot(object)
    def _open_without(self, error: Exception) -> None:
        """Open the form all the same when what came before cannot be read."""
        self._context.notice_given.emit(str(error))
        self._open_sheet(())

    @Slot()
    def _forget_sheet(self) -> None:
        self.sheet = None
        self.form_open_changed.emit(False)
        if self.list is not None:
            self._read_list()

    @Slot()
    def _forget_menu(self) -> None:
        self.menu = None

    @Slot(str)
    def _follow_menu(self, kind: str) -> None:
        if kind == LIST:
            self.show_list()
        else:
            self.open(kind)

    # The list

    @Slot()
    def _refresh_list(self) -> None:
        if self.list is not None and self.sheet is None:
            self._read_list()

    def _read_list(self) -> None:
        if self._list_task is not None:
            return
        path = history_file(self._context.data_dir)
        self._list_task = Task(partial(read_notes, path, KINDS), self)
        self._list_task.finished.connect(self._take_list)
        self._list_task.failed.connect(self._tell)
        self._list_task.start()

    @Slot(object)
    def _take_list(self, notes: list[Entry]) -> None:
        from ui.diary.list_sheet import NoteList

        self._list_task = None
        if self.sheet is not None:
            return
        if self.list is None:
            wall_ms = self._context.clock.wall_ms()
            today = date.fromisoformat(training_day(wall_ms, utc_offset_min(wall_ms)))
            motion = not self._context.less_motion
            self.list = NoteList(self._shell, today, motion=motion)
            self.list.edit_asked.connect(self._edit)
            self.list.delete_asked.connect(self._delete)
            self.list.closed.connect(self._forget_list)
        self.list.show_notes(notes)

    @Slot()
    def _forget_list(self) -> None:
        self.list = None

    @Slot(object)
    def _edit(self, entry: Entry) -> None:
        if self.list is not None:
            self.list.leave()
        self.open(entry.kind, entry)

    @Slot(object)
    def _delete(self, entry: Entry) -> None:
        from coach.care.note_words import note_title

        self._context.journal.remove_note(entry.id)
        self._offer_restore(entry.id, note_title(entry))

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self._list_task = None
        self._context.notice_given.emit(str(error))

    # Undo

    @Slot(str, str)
    def offer_undo(self, entry_id: str, words: str) -> None:
        """Say that a note was written, and offer to take it back."""
        self._offer(self.tr("Noted. {0}"), words, partial(self._take_back, entry_id))

    @Slot(object, str)
    def _offer_old(self, before: Entry, words: str) -> None:
        undo = partial(
            self._context.journal.change_note,
            before.id,
            before.data,
            local_day=before.local_day,
        )
        self._offer(self.tr("Changed. {0}"), words, undo)

    @Slot(str, str)
    def _offer_restore(self, entry_id: str, words: str) -> None:
        undo = partial(self._context.journal.restore_note, entry_id)
        self._offer(self.tr("Deleted. {0}"), words, undo)

    def _offer(self, text: str, words: str, undo: Callable[[], None]) -> None:
        self._context.undo_offered.emit(text.format(words), undo)

    def _take_back(self, entry_id: str) -> None:
        self._context.journal.remove_note(entry_id)
        self.undone.emit(entry_id)


def _sheet_class(kind: str) -> type[DiarySheet]:
    """Return the form of a kind of note; imported when it is first opened."""
    from ui.diary.activities_sheet import ActivitiesSheet
    from ui.diary.cramp_sheet import CrampSheet
    from ui.diary.illness_sheet import IllnessSheet
    from ui.diary.measure_sheet import MeasureSheet
    from ui.diary.pain_sheet import PainSheet

    sheets: dict[str, type[DiarySheet]] = {
        PAIN: PainSheet,
        MEASURE: MeasureSheet,
        ACTIVITIES: ActivitiesSheet,
        CRAMP: CrampSheet,
        ILLNESS: IllnessSheet,
    }
    return sheets[kind]
