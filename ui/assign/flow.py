"""Assigning from the first click to the file: form, key, signature, file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.clinic.connection import FILE_NAME
from coach.exchange.assigned.issue import ENDING, file_name
from coach.files.assignment_model import Patient
from coach.store.days import training_day, utc_offset_min
from ui.assign.job import Before, Job, assign, look
from ui.assign.sheet import AssignSheet
from ui.models.background import Task
from ui.therapist.identity import issuer_of
from ui.therapist.key_model import therapist_key
from ui.therapist.unlocking import Unlocking

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.exchange.assigned.draft import Draft
    from coach.files.model import Program
    from coach.files.plan_model import Plan
    from ui.context import AppContext


class AssignFlow(QObject):
    """Assigns a plan or program to one patient at a time.

    Args:
        context: What all parts share.
        window: The widget that the sheets cover.

    Attributes:
        sheet: The form; None while none is open.

    Signals:
        assigned: The file was written; the patient's id.
    """

    assigned = Signal(str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._clinic = context.data_dir / FILE_NAME
        self._task: Task | None = None
        self._before: Before | None = None
        self._draft: Draft | None = None
        self.sheet: AssignSheet | None = None
        self._unlocking = Unlocking(context, window)
        self._unlocking.unlocked.connect(self._ask_where)

    @property
    def is_busy(self) -> bool:
        """Whether a form is open or a file is being made."""
        return self.sheet is not None or self._task is not None

    @Slot(str)
    def begin(self, patient_id: str) -> None:
        """Look what a patient has, and show the form."""
        if self.is_busy:
            return
        library = self._context.library.library
        self._run(partial(look, self._clinic, patient_id, library), self._open)

    @Slot(object)
    def _open(self, before: Before) -> None:
        self._before = before
        known = before.patient
        whom = Patient(known.ref, known.name, known.side, known.recipient)
        issuer = issuer_of(self._context.settings)
        self.sheet = AssignSheet(self._window, self._context, whom, issuer, self._today)
        if before.draft is not None:
            note = self.tr("Revision {0}").format(before.revision + 1)
            self.sheet.go_on_from(before.draft, note)
        else:
            self.sheet.begin(self._first_choice(known.problem))
        self.sheet.assign_asked.connect(self._take)
        self.sheet.finished.connect(self._forget)
        self.sheet.open()
        if before.note:
            self._context.notice_given.emit(before.note)

    def _first_choice(self, problem: str) -> Plan | Program:
        """Return a plan for what the patient has, else whatever comes first."""
        library = self._context.library.library
        plans: list[Plan | Program] = [
            plan
            for plan in library.plans.values()
            if not plan.id.startswith("assigned.")
        ]
        wanted = problem.casefold()
        fits = [plan for plan in plans if plan.area and plan.area in wanted]
        return [*fits, *plans, *library.programs.values()][0]

    @Slot(object)
    def _take(self, draft: Draft) -> None:
        self._draft = draft
        self._unlocking.ask()

    @Slot()
    def _ask_where(self) -> None:
        if self._draft is None or self._before is None:
            return
        name = file_name(self._before.patient.ref, self._before.revision + 1)
        dialog = QFileDialog(
            self._window,
            self.tr("Save the assignment"),
            str(self._folder() / name),
            self.tr("Assignments (*{0})").format(ENDING),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def write(self, target: str) -> None:
        """Sign the assignment, keep it, and write the file."""
        key = therapist_key(self._context).key
        if self._draft is None or self._before is None or key is None:
            return
        self._context.change_settings(export_folder=str(Path(target).parent))
        job = Job(
            self._clinic,
            self._before.patient.id,
            self._draft,
            Path(target),
            self._context.clock.wall_ms(),
        )
        library = self._context.library.library
        self._run(partial(assign, job, key, library), self._tell)

    @Slot(object)
    def _tell(self, sentence: str) -> None:
        patient_id = self._before.patient.id if self._before is not None else ""
        if self.sheet is not None:
            self.sheet.leave()
        self._forget()
        self._context.done_told.emit(sentence)
        self.assigned.emit(patient_id)

    @Slot()
    def _forget(self) -> None:
        self.sheet = None
        self._draft = None
        self._before = None

    def _run(self, work: Callable[[], object], take: Callable[..., object]) -> None:
        self._task = Task(work, self)
        self._task.finished.connect(self._end_task)
        self._task.finished.connect(take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot()
    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._end_task()
        if self.sheet is not None:
            self.sheet.warn(str(error))
        else:
            self._context.notice_given.emit(str(error))

    @property
    def _today(self) -> date:
        now_ms = self._context.clock.wall_ms()
        return date.fromisoformat(training_day(now_ms, utc_offset_min(now_ms)))

    def _folder(self) -> Path:
        last = self._context.settings.export_folder
        if last and Path(last).is_dir():
            return Path(last)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))
