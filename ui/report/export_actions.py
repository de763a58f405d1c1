"""Exports and the import from the window: asked for, done in the background, told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.exchange.exports import Source, export
from coach.exchange.gain_words import content_words, gain_sentence, new_words
from coach.paths import history_file
from ui.models.background import Task
from ui.report.kinds import history_filter, kinds
from ui.report.result_bar import ResultBar
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.exchange.merging import Gain
    from ui.context import AppContext

_TAKE = "take"


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
        self._kind = ""
        self._file = Path()
        self.bar = ResultBar(window)

    @property
    def is_busy(self) -> bool:
        """Whether something is being written or read."""
        return self._task is not None

    @Slot(str)
    def export(self, kind: str) -> None:
        """Ask where an export goes, and write it there.

        Raises:
            KeyError: There is no such kind.
        """
        chosen = kinds()[kind]
        if self.is_busy:
            return
        self._kind = kind
        proposed = self._folder() / chosen.file_name(self._source().today)
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
        dialog = self._dialog(title, str(self._folder()), words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._look)
        dialog.open()

    # Writing

    @Slot(str)
    def _write(self, name: str) -> None:
        self._file = Path(name)
        if self._kind == "pdf":
            work = partial(_write_report, self._source(), self._file)
        else:
            work = partial(export, self._kind, self._source(), self._file)
        sentence = self.tr("Writing {0} …").format(self._file.name)
        self._run(work, sentence, self._tell_written)

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
        work = partial(_look_into, self._file, self._history)
        sentence = self.tr("Reading {0} …").format(self._file.name)
        self._run(work, sentence, self._ask)

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
        work = partial(_take_in, self._file, self._history, now_ms)
        sentence = self.tr("Taking in {0} …").format(self._file.name)
        self._run(work, sentence, self._tell_taken)

    @Slot(object)
    def _tell_taken(self, gain: Gain) -> None:
        self._end_task()
        self.bar.show_done(gain_sentence(gain))
        # Not of one session or note: everything is to be read again.
        self._context.history_changed.emit("")

    # Both

    def _run(
        self,
        work: Callable[[], object],
        sentence: str,
        then: Callable[[Any], None],
    ) -> None:
        self.bar.show_busy(sentence)
        self._task = Task(work, self)
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

    def _folder(self) -> Path:
        """Return where the last export went, else the person's documents."""
        last = self._context.settings.export_folder
        if last and Path(last).is_dir():
            return Path(last)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))


def _write_report(source: Source, target: Path) -> str:
    """Write the report; runs off the window's thread.

    Raises:
        CoachError: The history cannot be read or the file cannot be written.
    """
    # Imported here: the drawing of pages is needed for this alone.
    from ui.handout.paper import usual_paper
    from ui.report.pdf import export_report

    return export_report(source, target, paper_name=usual_paper())


def _look_into(file: Path, history: Path) -> Gain:
    """Look into a history file; runs off the window's thread.

    Raises:
        CoachError: The file is no history, or contradicts the one here.
    """
    from coach.exchange.importing import look_into

    return look_into(file, history)


def _take_in(file: Path, history: Path, now_ms: int) -> Gain:
    """Take in a history file; runs off the window's thread.

    Raises:
        CoachError: Nothing was changed.
    """
    from coach.exchange.importing import import_history

    return import_history(file, history, now_ms)
