"""The Patients page: a list, one of them beside it, and what comes from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from ui.models.patients_model import patients_model
from ui.pages.patients.commands import PatientCommands
from ui.pages.patients.deeds import PatientDeeds
from ui.pages.patients.frame import PatientsFrame
from ui.pages.patients.incoming import IncomingReports
from ui.pages.patients.listing import Listing, as_left
from ui.pages.patients.pane import ISSUED
from ui.pages.patients.patient_list import PatientList

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from coach.clinic.detail import Detail
    from coach.clinic.reports import Arrived
    from ui.context import AppContext

# Fingers that hold an arrow key down read no files.
PANE_AFTER_MS = 400


class PatientsPage(PatientsFrame):
    """Patients, how they are doing, and what came from them.

    Args:
        context: What all parts share.

    Attributes:
        model: Reads and changes the practice.
        deeds: Does what is asked for.

    Signals:
        assign_asked: Assign something to the patient with this id.
        issued_asked: Show what the patient with this id was assigned.
    """

    assign_asked = Signal(str)
    issued_asked = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.model = patients_model(context)
        patients = as_left(PatientList(self.model.today), context.settings)
        super().__init__(context, patients, parent)
        self._is_listing = False
        self._chosen = ""
        self._wanted = ""
        # Patients whose code is still to be compared.
        self._codes_due: set[str] = set()
        self.deeds = PatientDeeds(context, self.window, self)
        self._commands = PatientCommands(context, self.deeds, self)
        self._reports = IncomingReports(context, self)
        self._listing = Listing(context, self.deeds, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PANE_AFTER_MS)
        self._timer.timeout.connect(self._read_detail)
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        self.model.changed.connect(self._show_rows)
        self.model.detail_read.connect(self._show_detail)
        self.field.text_changed.connect(self.patients.search)
        self.field.left_downwards.connect(self._listing.enter)
        self.filters.chosen.connect(self.patients.filter_by)
        self.patients.modelReset.connect(self._follow_reset)
        self.patients.arranged.connect(self._listing.remember)
        self.card.table.current_changed.connect(self._follow_current)
        self.card.table.opened.connect(self._open_pane)
        self.card.table.away_asked.connect(self._listing.put_away)
        self.card.add_asked.connect(self.deeds.add)
        self.card.all_asked.connect(self._listing.show_all)
        self.card.failed.clicked.connect(self._reports.show_failures)
        self.head.add_asked.connect(self.deeds.add)
        self.head.open_asked.connect(self._reports.choose)
        self.head.back_asked.connect(self._go_back)
        self.head.deed_asked.connect(self._follow_head)
        self.pane.assign_asked.connect(self.assign_asked)
        self.pane.report_asked.connect(self._show_reports)
        self.pane.deed_asked.connect(self._follow_pane)
        self.deeds.added.connect(self.show_patient)
        self._reports.arrived.connect(self._show_arrived)
        self._reports.failures_counted.connect(self.card.show_failures)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        # Sheets over the page have an Escape of their own.
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._go_back)

    # What the window asks

    def shown_first(self) -> None:
        """Read the practice and the library."""
        self._context.library.load()
        self.model.refresh()
        self._reports.begin()
        self.card.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what may have changed while another page was shown."""
        super().showEvent(event)
        if self._reports.has_begun:
            self.model.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    def focus_search(self) -> bool:
        """Put the keyboard into the search field."""
        self._go_back()
        self.field.select_all()
        return True

    # The list

    @Slot()
    def _show_rows(self) -> None:
        """List what was read, with the same patient chosen as before."""
        model = self.model
        at = self.patients.row_of(self._chosen)
        self.patients.show(model.rows or (), model.words, model.today)
        if at >= 0 and self.patients.row_of(self._chosen) < 0:
            self._choose_beside(at)
        self.filters.show_counts()
        self.leave_alone(self.patients.is_empty)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.show_patient(wanted)
        if self._chosen and self.pane.detail is not None:
            # Their numbers may be others now; nobody is waited for.
            self.model.read_detail(self._chosen)

    def _choose_beside(self, row: int) -> None:
        """Choose who follows somebody that was put away; nobody when all are."""
        count = self.patients.rowCount()
        if count:
            self.card.table.choose_row(min(row, count - 1))
        else:
            self._chosen = ""
            self.pane.show_row(None)
            self._go_back()

    @Slot()
    def _follow_reset(self) -> None:
        """Choose the patient again that was chosen, where they are still listed."""
        self.card.show_what_is_there()
        row = self.patients.row_of(self._chosen)
        if row >= 0:
            self._is_listing = True
            self.card.table.choose_row(row)
            self._is_listing = False

    @Slot()
    def _follow_current(self) -> None:
        if self._is_listing:
            return
        row = self.patients.patient_row(self.card.table.currentIndex().row())
        # A list that is listed anew has no current row for a moment.
        if row is None or row.patient.id == self._chosen:
            return
        self._chosen = row.patient.id
        self.pane.show_row(row)
        self._timer.start()

    @Slot(str)
    def show_patient(self, patient_id: str) -> None:
        """Choose a patient; one who is not read yet is chosen as soon as they are."""
        row = self.patients.row_of(patient_id)
        if row < 0:
            self._listing.show_with(patient_id)
            row = self.patients.row_of(patient_id)
        if row < 0:
            self._wanted = patient_id
            return
        self.card.table.choose_row(row)
        self._timer.stop()
        self._read_detail()

    # The pane

    @Slot()
    def _read_detail(self) -> None:
        if self._chosen:
            self.model.read_detail(self._chosen)

    @Slot(object)
    def _show_detail(self, detail: Detail | None) -> None:
        if detail is None or detail.row.patient.id != self._chosen:
            return
        self.pane.show_detail(detail, self.model.today)
        self._note_seen()
        if self._chosen in self._codes_due:
            self._codes_due.discard(self._chosen)
            self.deeds.show_code(detail.row.patient, is_first=True)

    def _note_seen(self) -> None:
        """Note that the reports were looked at; in one column a list hides them."""
        detail = self.pane.detail
        if detail is not None and detail.row.unseen and self.pane.isVisible():
            self.model.mark_seen(detail.row.patient.id)

    @Slot()
    def _open_pane(self) -> None:
        """Show the pane alone where there is one column."""
        if self._timer.isActive():
            self._timer.stop()
            self._read_detail()
        if self.is_narrow:
            self.show_pane(True)
            self._note_seen()
            self.pane.assign.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_back(self) -> None:
        """Go back to the list where there is one column."""
        if self.shows_pane:
            self.show_pane(False)
            self.card.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_reports(self) -> None:
        if self.pane.detail is not None:
            self.deeds.show_reports(self.pane.detail)

    @Slot(str)
    def _follow_pane(self, deed: str) -> None:
        row = self.pane.row if self.pane.detail is None else self.pane.detail.row
        if row is None:
            return
        if deed == ISSUED:
            self.issued_asked.emit(row.patient.id)
        else:
            self._commands.do_for(row.patient, deed)

    @Slot(str)
    def _follow_head(self, deed: str) -> None:
        self._commands.do_for_all(self.patients.listed(), deed)

    # Reports

    @Slot(object)
    def _show_arrived(self, arrived: Arrived) -> None:
        """Show whose report came; with the first one, the code of their key."""
        if arrived.first_key:
            self._codes_due.add(arrived.patient.id)
        self._wanted = arrived.patient.id

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take reports, also several at once; leave other files to the window."""
        self._reports.judge_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the reports that were dropped."""
        self._reports.take_drop(event)
