"""Assigning in one window: from a patient, from a program, and what was assigned."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.clinic.connection import FILE_NAME
from coach.exchange.assigned.issue import ENDING, file_name
from ui.assign.choosing import Choosing
from ui.assign.flow import AssignFlow
from ui.assign.issued_sheet import IssuedSheet
from ui.assign.issued_work import open_issued, read_issued, save_again
from ui.assign.printing import show_assigned
from ui.assign.where import ask_where
from ui.assign.working import Working

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.clinic.issuing import Issued
    from coach.clinic.patients import Patient
    from coach.exchange.assigned.receive import Signed
    from coach.files.model import Program
    from coach.files.plan_model import Plan
    from ui.assign.issued_work import IssuedList
    from ui.context import AppContext
    from ui.handout.dialog import HandoutDialog
    from ui.player.form_sheet import FormSheet


class AssignDesk(Working):
    """Opens what is needed, one sheet after the other.

    Args:
        context: What all parts share.
        window: The widget that the sheets cover.

    Attributes:
        flow: Assigns.
        choosing: Asks for the patient.
        issued: Lists what was assigned; None while it does not.
        paper: Shows a handout; None before the first.

    Signals:
        assigned: Something was assigned to the patient with this id.
    """

    assigned = Signal(str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(context, window)
        self._wanted: Plan | Program | None = None
        self._patient: Patient | None = None
        self.issued: IssuedSheet | None = None
        self.paper: HandoutDialog | None = None
        self.flow = AssignFlow(context, window)
        self.flow.assigned.connect(self.assigned)
        self.choosing = Choosing(context, window)
        self.choosing.chosen.connect(self._assign_wanted)

    def open_sheet(self) -> FormSheet | None:
        """Return the list of what was assigned, where it is open."""
        return self.issued

    @Slot(str)
    def assign(self, patient_id: str) -> None:
        """Assign something to a patient."""
        self.flow.begin(patient_id)

    @Slot(str)
    def assign_content(self, name: str) -> None:
        """Assign a plan or program, "plan:" or "program:" and its id; ask to whom."""
        kind, _, key = name.partition(":")
        library = self._context.library.library
        found: Plan | Program | None = library.programs.get(key)
        if kind == "plan":
            found = library.plans.get(key)
        if found is None:
            words = self.tr(
                "“{0}” has problems or is gone, so it cannot be assigned. Mend it in "
                "the editor first."
            )
            self._context.notice_given.emit(words.format(key))
            return
        self._wanted = found
        self.choosing.ask(found.title)

    @Slot(str)
    def _assign_wanted(self, patient_id: str) -> None:
        self.flow.begin(patient_id, self._wanted)

    # What was assigned

    @Slot(str)
    def show_issued(self, patient_id: str) -> None:
        """List what a patient was assigned."""
        if self.issued is None and self._task is None:
            clinic = self._context.data_dir / FILE_NAME
            self.run(partial(read_issued, clinic, patient_id), self._open)

    @Slot(object)
    def _open(self, found: IssuedList) -> None:
        self._patient = found.patient
        motion = not self._context.less_motion
        self.issued = IssuedSheet(self._window, found, self.today, motion=motion)
        self.issued.save_asked.connect(self._ask_where)
        self.issued.print_asked.connect(self._open_handout)
        self.issued.next_asked.connect(self._go_on)
        self.issued.end_asked.connect(self._end)
        self.issued.closed.connect(self._forget)

    @Slot(object)
    def _ask_where(self, issued: Issued) -> None:
        if self._patient is None:
            return
        name = file_name(self._patient.ref, issued.revision)
        words = self.tr("Assignments (*{0})").format(ENDING)
        title = self.tr("Save the assignment again")
        take = partial(self._save, issued)
        ask_where(self._window, self._context, (title, name, words), take)

    def _save(self, issued: Issued, path: str) -> None:
        known = self._context.library.exercises
        work = partial(save_again, issued, known, Path(path))
        self.run(work, self._context.done_told.emit)

    @Slot(object)
    def _open_handout(self, issued: Issued) -> None:
        known = self._context.library.exercises
        self.run(partial(open_issued, issued, known), self._show_handout)

    @Slot(object)
    def _show_handout(self, signed: Signed) -> None:
        what = signed.assignment, signed.contents, self._context.library.exercises
        key = signed.container.signer
        self.paper = show_assigned(self._window, self._context, what, key)

    @Slot()
    def _go_on(self) -> None:
        self._begin_next(ends=False)

    @Slot()
    def _end(self) -> None:
        self._begin_next(ends=True)

    def _begin_next(self, *, ends: bool) -> None:
        if self.issued is not None and self._patient is not None:
            self.issued.close_sheet()
            self.flow.begin(self._patient.id, ends=ends)

    @Slot()
    def _forget(self) -> None:
        self.issued = None
