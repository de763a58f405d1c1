"""From a program or plan to the patient who is to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.assign.patient_sheet import PatientChoice
from ui.models.patients_model import patients_model
from ui.pages.patients.forms import PatientSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.clinic.patients import Patient
    from ui.context import AppContext


class Choosing(QObject):
    """Asks for a patient, an old one or a new one.

    Args:
        context: What all parts share.
        window: The widget that the sheets cover.

    Attributes:
        sheet: Lists the patients; None while it does not.
        form: Asks for a new one; None while it does not.

    Signals:
        chosen: The patient with this id.
    """

    chosen = Signal(str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._model = patients_model(context)
        self._model.saved.connect(self._take_new)
        self._model.failed.connect(self._refuse)
        self._model.ref_found.connect(self._propose)
        self.sheet: PatientChoice | None = None
        self.form: PatientSheet | None = None

    def ask(self, title: str) -> None:
        """Ask who is to have what has this title."""
        if self.sheet is not None or self.form is not None:
            return
        motion = not self._context.less_motion
        self.sheet = PatientChoice(self._window, title, self._model, motion=motion)
        self.sheet.chosen.connect(self.chosen)
        self.sheet.new_asked.connect(self._ask_new)
        self.sheet.closed.connect(self._forget_sheet)

    @Slot()
    def _ask_new(self) -> None:
        motion = not self._context.less_motion
        self.form = PatientSheet(self._window, motion=motion)
        self.form.given.connect(self._model.add)
        self.form.closed.connect(self._forget_form)
        self._model.find_ref()

    @Slot(str)
    def _propose(self, ref: str) -> None:
        if self.form is not None:
            self.form.propose_ref(ref)

    @Slot(object)
    def _take_new(self, patient: Patient) -> None:
        if self.form is not None:
            self.form.close_sheet()
            self.chosen.emit(patient.id)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        if self.form is not None:
            self.form.refuse(sentence)

    @Slot()
    def _forget_sheet(self) -> None:
        self.sheet = None

    @Slot()
    def _forget_form(self) -> None:
        self.form = None
