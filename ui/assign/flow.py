"""Assigning from the first click to the file: form, key, signature, file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.clinic.connection import FILE_NAME
from coach.clinic.words import problem_words
from coach.exchange.assigned.draft import library_for
from coach.exchange.assigned.issue import ENDING, file_name
from coach.files.assignment_model import Patient, is_assigned
from coach.files.plan_model import Plan
from ui.assign.form import USUAL_DAYS
from ui.assign.job import Job, Made, assign, look, save
from ui.assign.printing import show_draft
from ui.assign.sheet import AssignSheet
from ui.assign.where import ask_where
from ui.assign.working import Working
from ui.therapist.identity import issuer_of, public_key_of
from ui.therapist.key_model import therapist_key
from ui.therapist.unlocking import Unlocking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.exchange.assigned.draft import Draft
    from coach.files.model import Library, Program
    from ui.assign.job import Before
    from ui.context import AppContext
    from ui.handout.dialog import HandoutDialog
    from ui.player.form_sheet import FormSheet

DAYS_KEY = "assign_days"


class AssignFlow(Working):
    """Assigns a plan or program to one patient at a time.

    Args:
        context: What all parts share.
        window: The widget that the sheets cover.

    Attributes:
        sheet: The form; None while none is open.
        paper: Shows the handout of what is filled in; None before it was asked for.

    Signals:
        assigned: The file was written; the patient's id.
    """

    assigned = Signal(str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(context, window)
        self._clinic = context.data_dir / FILE_NAME
        self._before: Before | None = None
        self._wanted: Plan | Program | None = None
        self._ends = False
        self._job: Job | None = None
        self._made: Made | None = None
        self.sheet: AssignSheet | None = None
        self.paper: HandoutDialog | None = None
        self._unlocking = Unlocking(context, window)
        self._unlocking.unlocked.connect(self._ask_where)

    def open_sheet(self) -> FormSheet | None:
        """Return the form, where it is open."""
        return self.sheet

    @property
    def is_busy(self) -> bool:
        """Whether a form is open or a file is being made."""
        return self.sheet is not None or self._task is not None

    def begin(
        self,
        patient_id: str,
        content: Plan | Program | None = None,
        *,
        ends: bool = False,
    ) -> None:
        """Look what a patient has, and show the form.

        Args:
            patient_id: The patient.
            content: What is assigned; None for what they have, or a first choice.
            ends: Propose today as the last day of what they have.
        """
        if self.is_busy:
            return
        self._wanted, self._ends = content, ends
        work = partial(look, self._clinic, patient_id, self._library)
        self.run(work, self._open)

    @Slot(object)
    def _open(self, before: Before) -> None:
        self._before = before
        known, draft = before.patient, before.draft
        whom = Patient(known.ref, known.name, known.side, known.recipient)
        library = self._library if draft is None else library_for(draft, self._library)
        self.sheet = AssignSheet(
            self._window,
            self._context,
            library,
            whom,
            issuer_of(self._context.settings),
            self.today,
        )
        if draft is None:
            content = self._wanted or self._first_choice(known.problem)
            self.sheet.begin(content, self._usual_days(), problem_words(known))
        else:
            self.sheet.go_on_from(draft, self._revision_words(before), self._wanted)
        if self._ends:
            self.sheet.form.end_today()
        self.sheet.assign_asked.connect(self._take)
        self.sheet.handout_asked.connect(self._show_handout)
        self.sheet.finished.connect(self._forget)
        self.sheet.open()
        if before.note:
            self._context.notice_given.emit(before.note)

    def _revision_words(self, before: Before) -> str:
        number = before.revision + 1
        if before.draft is not None and before.draft.brought.programs:
            words = self.tr(
                "Revision {0}. “{1}” is gone from your library, or has problems there; "
                "this goes on from the file that was assigned."
            )
            return words.format(number, before.draft.content.title)
        words, about = self.tr("{0}, revision {1}"), problem_words(before.patient)
        if not about:
            words = self.tr("Revision {1}")
        return words.format(about, number)

    def _first_choice(self, problem: str) -> Plan | Program:
        """Return a plan for what the patient has, else whatever comes first."""
        library = self._library
        plans: list[Plan | Program] = [
            plan for plan in library.plans.values() if not is_assigned(plan.id)
        ]
        wanted = problem.casefold()
        fits = [plan for plan in plans if plan.area and plan.area in wanted]
        return [*fits, *plans, *library.programs.values()][0]

    # From the form to the file

    @Slot(object)
    def _take(self, draft: Draft) -> None:
        if self._before is None or self.sheet is None or self._task is not None:
            return
        form = self.sheet.form
        job = Job(
            self._clinic,
            self._before.patient.id,
            draft,
            self._context.clock.wall_ms(),
            form.lock.lock(),
            form.seals.isChecked(),
        )
        if self._made is not None and job.is_like(self._made.job):
            # Signed already: only its file could not be written.
            self._ask_where()
            return
        self._job, self._made = job, None
        self._unlocking.ask()

    @Slot()
    def _ask_where(self) -> None:
        if self._job is None or self._before is None:
            return
        revision = self._before.revision + 1
        if self._made is not None:
            revision = self._made.issued.revision
        name = file_name(self._before.patient.ref, revision)
        words = self.tr("Assignments (*{0})").format(ENDING)
        title = self.tr("Save the assignment")
        ask_where(self._window, self._context, (title, name, words), self.write)

    @Slot(str)
    def write(self, target: str) -> None:
        """Sign the assignment, keep it, and write the file."""
        key = therapist_key(self._context).key
        if self._job is None or self._task is not None:
            return
        if self._made is not None:
            self.run(partial(save, self._made, Path(target)), self._tell)
        elif key is not None:
            work = partial(assign, self._job, key, self._library)
            self.run(work, partial(self._keep_made, target))

    def _keep_made(self, target: str, made: Made) -> None:
        self._made = made
        if self._before is not None:
            # Whatever is assigned after this one has the number that follows.
            self._before = replace(self._before, revision=made.issued.revision)
        self.run(partial(save, made, Path(target)), self._tell)

    @Slot(object)
    def _tell(self, sentence: str) -> None:
        patient_id = self._before.patient.id if self._before is not None else ""
        if self._job is not None and not isinstance(self._job.draft.content, Plan):
            extra = self._context.settings.extra
            days = {DAYS_KEY: list(self._job.draft.days)}
            self._context.change_settings(extra={**extra, **days})
        if self.sheet is not None:
            self.sheet.leave()
        self._made = None
        self._forget()
        self._context.done_told.emit(sentence)
        self.assigned.emit(patient_id)

    @Slot()
    def _forget(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
        # What was signed is in the list of assignments, whether it was written or not.
        is_signed = self._made is not None
        patient_id = self._before.patient.id if self._before is not None else ""
        self.sheet = self._job = self._before = self._made = self._wanted = None
        if is_signed and patient_id:
            self.assigned.emit(patient_id)

    @Slot(object)
    def _show_handout(self, draft: Draft) -> None:
        if self._before is None:
            return
        number = self._before.revision + 1
        key = public_key_of(self._context.settings)
        self.paper = show_draft(
            self._window, self._context, draft, (self._library, number, key)
        )

    @property
    def _library(self) -> Library:
        return self._context.library.library

    def _usual_days(self) -> list[int]:
        """Return the days of the week that a program had last."""
        kept = self._context.settings.extra.get(DAYS_KEY)
        if not isinstance(kept, list):
            return list(USUAL_DAYS)
        return [day for day in kept if day in range(7)]
