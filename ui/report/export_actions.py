"""Exports and the import from the window: asked for, done in the background, told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.exchange.exports import Source, export
from coach.exchange.gain_words import content_words, gain_sentence, new_words
from coach.paths import history_file
from ui.models.background import Task
from ui.report import work
from ui.report.folder import last_folder
from ui.report.kinds import history_filter, kinds
from ui.report.result_bar import ResultBar
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.exchange.merging import Gain
    from coach.exchange.report_facts import Line
    from ui.context import AppContext
    from ui.report.report_sheet import ReportSheet

_TAKE = "take"
_REPORT = "pdf"


class ExportActions(QObject):
    """Writes the history for others, and takes one in from another computer.

    One thing at a time: what is asked for meanwhile is not done.

    Args:
        context: The history's folder, settings and library; it remembers the folder.
        window: The window that is asked in, and at whose foot results are told.

    Attributes:
        bar: Says what is being done and what came of it.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._task: Task | None = None
        self._sheet: ReportSheet | None = None
        self._kind = ""
        self._file = Path()
        self.bar = ResultBar(window)

    @property
    def is_busy(self) -> bool:
        """Whether something is being asked, written or read."""
        return self._task is not None or self._sheet is not None

    @Slot(str)
    def export(self, kind: str) -> None:
        """Ask where an export goes, and write it there.

        Raises:
            KeyError: There is no such kind.
        """
        kinds()[kind]
        if self.is_busy:
            return
        self._kind = kind
        if kind == _REPORT:
            self._task = Task(partial(work.health_list, self._history), self)
            self._task.finished.connect(self._ask_about_health)
            self._task.failed.connect(self._fail)
            self._task.start()
        else:
            self._ask_where()

    @Slot(object)
    def _ask_about_health(self, lines: tuple[Line, ...]) -> None:
        """Ask whether the health list is printed; without a tick in it go on."""
        self._end_task()
        if not lines:
            self._ask_where()
            return
        # Imported here: most reports have no such list.
        from ui.report.report_sheet import ReportSheet

        self._sheet = ReportSheet(
            self._window,
            lines,
            is_printed=self._context.settings.report_health,
            motion=not self._context.less_motion,
        )
        self._sheet.chosen.connect(self._take_health)
        self._sheet.given_up.connect(self._forget_sheet)

    @Slot(bool)
    def _take_health(self, is_printed: bool) -> None:
        self._forget_sheet()
        self._context.change_settings(report_health=is_printed)
        self._ask_where()

    @Slot()
    def _forget_sheet(self) -> None:
        self._sheet = None

    def _ask_where(self) -> None:
        chosen = kinds()[self._kind]
        folder = last_folder(self._context.settings)
        proposed = folder / chosen.file_name(self._source().today)
        dialog = self._dialog(chosen.title, str(proposed), chosen.name_filter)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(chosen.suffix)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot()
    def import_history(self) -> None:
        """Ask for a history file, show what is in it, and take it in."""
        if self.is_busy:
            return
        words = f"{history_filter()} (*.json)"
        title = self.tr("Import a history")
        dialog = self._dialog(title, str(last_folder(self._context.settings)), words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._look)
        dialog.open()

    # Writing

    @Slot(str)
    def _write(self, name: str) -> None:
        self._file = Path(name)
        if self._kind == _REPORT:
            write = partial(work.write_report, self._source(), self._file)
        else:
            write = partial(export, self._kind, self._source(), self._file)
        sentence = self.tr("Writing {0} …").format(self._file.name)
        self._run(write, sentence, self._tell_written)

    @Slot(object)
    def _tell_written(self, content: str) -> None:
        self._end_task()
        self._context.change_settings(export_folder=str(self._file.parent))
        sentence = self.tr("Saved as {0}: {1}.").format(self._file.name, content)
        self.bar.show_done(sentence, self._file.parent)

    # Taking in

    @Slot(str)
    def _look(self, name: str) -> None:
        self._file = Path(name)
        look = partial(work.look_into, self._file, self._history)
        sentence = self.tr("Reading {0} …").format(self._file.name)
        self._run(look, sentence, self._ask)

    @Slot(object)
    def _ask(self, gain: Gain) -> None:
        """Show what the file holds; without anything new there is nothing to ask."""
        self._end_task()
        self.bar.hide()
        told = f"{content_words(gain)} {new_words(gain)}"
        if gain.is_empty:
            self.bar.show_done(told)
            return
        copy = self.tr("A copy of your history is made first.")
        sheet = Sheet(
            self._window,
            self.tr("Take in {0}?").format(self._file.name),
            f"{told} {copy}",
            (
                Answer("", self.tr("Not now"), ButtonKind.LINK),
                Answer(_TAKE, self.tr("Take it in"), ButtonKind.MAIN),
            ),
            chosen=_TAKE,
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._take_answer)
        sheet.open()

    @Slot(str)
    def _take_answer(self, answer: str) -> None:
        if answer != _TAKE or self.is_busy:
            return
        now_ms = self._context.clock.wall_ms()
        take = partial(work.take_in, self._file, self._history, now_ms)
        sentence = self.tr("Taking in {0} …").format(self._file.name)
        self._run(take, sentence, self._tell_taken)

    @Slot(object)
    def _tell_taken(self, gain: Gain) -> None:
        self._end_task()
        self.bar.show_done(gain_sentence(gain))
        # Not of one session or note: everything is to be read again.
        self._context.history_changed.emit("")

    # Both

    def _run(
        self,
        task: Callable[[], object],
        sentence: str,
        then: Callable[[Any], None],
    ) -> None:
        self.bar.show_busy(sentence)
        self._task = Task(task, self)
        self._task.finished.connect(then)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._end_task()
        self.bar.hide()
        self._context.notice_given.emit(str(error))

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None

    def _dialog(self, title: str, place: str, name_filter: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, place, name_filter)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    @property
    def _history(self) -> Path:
        return history_file(self._context.data_dir)

    def _source(self) -> Source:
        context = self._context
        library, now_ms = context.library.library, context.clock.wall_ms()
        return Source(self._history, context.settings, library, now_ms)
