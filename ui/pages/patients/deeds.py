"""What is done with patients: added, edited, archived, exported, their reports read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.clinic.patient_file import zip_name
from coach.errors import CoachError
from coach.exchange.returned.page import report_page
from coach.exchange.returned.signing import report_name
from coach.exchange.signed.keys import VerifyKey
from coach.exchange.writing import whole_file
from ui.models.patients_model import patients_model
from ui.pages.patients.code_sheet import CodeSheet
from ui.pages.patients.forms import NotesSheet, PatientForm, PatientSheet
from ui.pages.patients.report_sheet import ReportSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.clinic.detail import Detail
    from coach.clinic.overview import Row
    from coach.clinic.patients import Patient
    from coach.exchange.returned.signing import SignedReport
    from ui.context import AppContext
    from ui.handout.dialog import HandoutDialog


class PatientDeeds(QObject):
    """Asks what has to be asked, changes the practice, and offers to undo.

    Args:
        context: What all parts share.
        window: Returns the widget that questions cover.
        parent: Who asks for it.

    Attributes:
        form: What is being filled in; None while nothing is.
        reports: The reports that are being read; None while they are not.
        dialog: Asks where a file goes; None before the first.
        paper: Shows a report for printing; None before the first.

    Signals:
        added: A patient was added; their id.
    """

    added = Signal(str)

    def __init__(
        self, context: AppContext, window: Callable[[], QWidget], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self._before: Patient | None = None
        self._saving: PatientForm | None = None
        self._whose = ""
        self.form: PatientForm | None = None
        self.reports: ReportSheet | None = None
        self.dialog: QFileDialog | None = None
        self.paper: HandoutDialog | None = None
        self._model = patients_model(context)
        self._model.saved.connect(self._take_saved)
        self._model.failed.connect(self._fail)
        self._model.written.connect(self._tell_written)
        self._model.report_read.connect(self._show_report)

    @property
    def _motion(self) -> bool:
        return not self._context.less_motion

    # Forms

    @Slot()
    def add(self) -> None:
        """Ask for a new patient."""
        if self.form is not None:
            return
        self._before = None
        sheet = PatientSheet(self._window(), motion=self._motion)
        self._model.ref_found.connect(sheet.propose_ref)
        self._show_form(sheet)
        self._model.find_ref()

    def edit(self, patient: Patient) -> None:
        """Ask for what is different about a patient."""
        if self.form is None:
            self._before = patient
            sheet = PatientSheet(self._window(), patient, motion=self._motion)
            self._show_form(sheet)

    def write_notes(self, patient: Patient) -> None:
        """Ask for the notes on a patient."""
        if self.form is None:
            self._before = patient
            self._show_form(NotesSheet(self._window(), patient, motion=self._motion))

    def _show_form(self, form: PatientForm) -> None:
        self.form = form
        form.given.connect(self._save)
        form.closed.connect(self._forget_form)

    @Slot(object)
    def _save(self, patient: Patient) -> None:
        self._saving = self.form
        if self._before is None:
            self._model.add(patient)
        elif patient == self._before:
            self._close_form()
        else:
            self._model.save(patient)

    @Slot(object)
    def _take_saved(self, patient: Patient) -> None:
        # What is put back by an undo leaves alone what is being written.
        if self.form is None or self._saving is not self.form:
            return
        before = self._before
        self._close_form()
        if before is None:
            self.added.emit(patient.id)
            return
        words = self.tr("What you changed about {0} is saved.")
        if before.notes != patient.notes:
            words = self.tr("The notes on {0} are saved.")
        undo = partial(self._model.put_back, before)
        self._context.undo_offered.emit(words.format(patient.called), undo)

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.close_sheet()

    @Slot()
    def _forget_form(self) -> None:
        self.form = self._saving = None

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        """Say why something was not done: in the form that asked for it, if any."""
        if self.form is not None:
            self.form.refuse(sentence)
        else:
            self._context.notice_given.emit(sentence)

    # Archive

    def archive(self, patient: Patient) -> None:
        """Put a patient away, or bring them back; it can be undone."""
        away = not patient.archived_at
        self._model.set_archived(patient.id, away=away)
        words = self.tr("{0} is back.")
        if away:
            words = self.tr("{0} is archived.")
        undo = partial(self._model.set_archived, patient.id, away=not away)
        self._context.undo_offered.emit(words.format(patient.called), undo)

    # Their key

    def show_code(self, patient: Patient, *, is_first: bool = False) -> None:
        """Show the code of a patient's key."""
        if not patient.public_key:
            return
        key = VerifyKey.from_text(patient.public_key)
        sheet = CodeSheet(
            self._window(), patient.called, key, is_first=is_first, motion=self._motion
        )
        sheet.open()

    # Reports

    def show_reports(self, detail: Detail) -> None:
        """Show the newest report of a patient, with the way to the others."""
        if not detail.reports or self.reports is not None:
            return
        self._whose = detail.row.patient.id
        self.reports = ReportSheet(self._window(), detail.reports, motion=self._motion)
        self.reports.report_chosen.connect(self._read_report)
        self.reports.save_asked.connect(self._ask_page)
        self.reports.print_asked.connect(self.print_report)
        self.reports.closed.connect(self._forget_reports)
        if detail.report is not None:
            self.reports.show_report(detail.report.report)
        else:
            self._read_report(detail.reports[0].sha256)

    @Slot(str)
    def _read_report(self, sha256: str) -> None:
        self._model.read_report(self._whose, sha256)

    @Slot(object)
    def _show_report(self, signed: SignedReport) -> None:
        if self.reports is not None:
            self.reports.show_report(signed.report)

    @Slot()
    def _forget_reports(self) -> None:
        self.reports = None

    @Slot()
    def print_report(self) -> None:
        """Show the report that is open for printing, or for saving as a PDF."""
        # Imported here: printing takes memory that most sessions never need.
        from ui.handout.dialog import HandoutDialog
        from ui.pages.patients.report_print import lay_out_report, printed

        if self.reports is None or self.reports.report is None:
            return
        report = self.reports.report
        name = report_name(report).rpartition(".")[0]
        self.paper = HandoutDialog(
            self._window(), self._context, printed(report), name, lay_out_report
        )
        self.paper.setWindowTitle(self.tr("Report"))
        self.paper.open()

    @Slot()
    def _ask_page(self) -> None:
        if self.reports is None or self.reports.report is None:
            return
        name = report_name(self.reports.report).rpartition(".")[0]
        words = self.tr("Web pages (*.html)")
        title = self.tr("Save the report")
        self._ask_target(title, f"{name}.html", words, self.save_page)

    @Slot(str)
    def save_page(self, path: str) -> None:
        """Write the page of the report that is open.

        It is made anew from what was verified: the page in the file was made by
        another computer, and a browser would do whatever is in it.
        """
        if self.reports is None or self.reports.report is None:
            return
        try:
            with whole_file(Path(path)) as file:
                file.write(report_page(self.reports.report))
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        self._tell_written(Path(path))

    # Exports

    def ask_export(self, patient: Patient) -> None:
        """Ask where everything about a patient goes."""
        take = partial(self._export, patient.id)
        words = self.tr("Zip files (*.zip)")
        title = self.tr("Export {0}").format(patient.called)
        self._ask_target(title, zip_name(patient), words, take)

    def _export(self, patient_id: str, path: str) -> None:
        self._model.export_patient(patient_id, Path(path))

    def ask_list(self, rows: Iterable[Row]) -> None:
        """Ask where the list goes as a table."""
        take = partial(self._export_list, tuple(rows))
        name = f"coach-patients-{self._model.today.isoformat()}.csv"
        title = self.tr("Save the list")
        self._ask_target(title, name, self.tr("Tables (*.csv)"), take)

    def _export_list(self, rows: tuple[Row, ...], path: str) -> None:
        self._model.export_list(rows, Path(path))

    @Slot(object)
    def _tell_written(self, target: Path) -> None:
        self._context.change_settings(export_folder=str(target.parent))
        words = self.tr("Saved as {0}. It is not encrypted: keep it safe.")
        self._context.done_told.emit(words.format(target.name))

    def _ask_target(
        self, title: str, name: str, words: str, take: Callable[[str], None]
    ) -> None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(place)
        folder = Path(self._context.settings.export_folder or usual)
        self.dialog = QFileDialog(self._window(), title, str(folder / name), words)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix(name.rpartition(".")[2])
        self.dialog.fileSelected.connect(take)
        self.dialog.open()
