"""Sending a report back: built off the window's thread, looked at, written, noted."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from coach.exchange.returned.sending import Preview, preview, write_report
from coach.exchange.returned.sent import sent_until, spans, with_sent
from coach.exchange.returned.signing import ENDING, report_name
from coach.paths import history_file
from ui.assigned.report_sheet import ReportSheet
from ui.models.errands import Errands
from ui.report.folder import last_folder
from ui.report.result_bar import ResultBar

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.exchange.assigned.receive import Signed
    from ui.context import AppContext


class Reporting(QObject):
    """Leads from the wish to send a report to the file.

    Args:
        context: What all parts share.
        window: The widget that is asked in.

    Attributes:
        sheet: What shows the report; None while none is asked for.
        bar: Says where the file went.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._errands = Errands(self)
        self._signed: Signed | None = None
        self._round = 0
        self.sheet: ReportSheet | None = None
        self.bar = ResultBar(window)

    def send(self, signed: Signed) -> None:
        """Show what would leave about a plan."""
        if self.sheet is not None:
            return
        self._signed = signed
        until = sent_until(self._context.settings.reports_sent, signed.assignment.id)
        self.sheet = ReportSheet(
            self._window,
            signed,
            spans(signed.assignment, until, self._today, since=signed.since),
            motion=not self._context.less_motion,
        )
        self.sheet.changed.connect(self._build)
        self.sheet.write_asked.connect(self._ask_where)
        self.sheet.given_up.connect(self._forget)
        self._build()

    @Slot()
    def _build(self) -> None:
        """Build what is wished for now; only the newest of several is shown."""
        if self.sheet is None or self._signed is None:
            return
        self._round += 1
        build = partial(
            preview,
            self._history,
            self._signed,
            self._context.library.library,
            self.sheet.days,
            self.sheet.picked,
            self._context.care.moment,
        )
        self._errands.run(build, partial(self._show, self._round), self._fail)

    def _show(self, number: int, found: Preview) -> None:
        if self.sheet is not None and number == self._round:
            self.sheet.show_preview(found)

    @Slot()
    def _ask_where(self) -> None:
        if self.sheet is None or self.sheet.preview is None:
            return
        folder = last_folder(self._context.settings)
        proposed = folder / report_name(self.sheet.preview.report)
        words = self.tr("Reports (*{0})").format(ENDING)
        title = self.tr("Save the report")
        dialog = QFileDialog(self._window, title, str(proposed), words)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def write(self, name: str) -> None:
        """Write the report that is shown to a file."""
        if self.sheet is None or self._signed is None or self.sheet.preview is None:
            return
        work = partial(
            write_report,
            self._history,
            Path(name),
            self.sheet.preview.report,
            self._now,
            to=self._signed.assignment.report.to,
            has_fhir=self.sheet.fhir.isChecked(),
        )
        self._errands.run(work, self._tell, self._fail)

    @Slot(object)
    def _tell(self, file: Path) -> None:
        """Say where it lies, and remember up to which day was reported."""
        if self.sheet is None or self._signed is None:
            return
        shown = self.sheet.preview
        if shown is not None:
            marks = self._context.settings.reports_sent
            name, day = self._signed.assignment.id, shown.report.to_day
            self._context.change_settings(
                reports_sent=with_sent(marks, name, day),
                export_folder=str(file.parent),
            )
        self.sheet.go_away()
        self._forget()
        words = self.tr("Saved as {0}. Send it to the practice as you like.")
        self.bar.show_done(words.format(file.name), file.parent)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._context.notice_given.emit(str(error))

    @Slot()
    def _forget(self) -> None:
        self.sheet = self._signed = None

    @property
    def _history(self) -> Path:
        return history_file(self._context.data_dir)

    @property
    def _today(self) -> date:
        return self._context.care.moment.day

    @property
    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._context.clock.wall_ms() / 1000, UTC)
