"""The sheet that assigns a plan or program to a patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.assign.form import AssignForm
from ui.assign.glance import Glance
from ui.assign.in_short import in_short
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from datetime import date

    from coach.exchange.assigned.draft import Draft
    from coach.files.assignment_model import Issuer, Patient
    from coach.files.model import Program
    from coach.files.plan_model import Plan
    from ui.context import AppContext


class AssignSheet(FormSheet):
    """Asks what a patient is to do, how often, and within which limits.

    Args:
        window: The widget that is covered.
        context: What all parts share.
        patient: Whom it is for.
        issuer: Who assigns it.
        today: First of the days to begin on.

    Signals:
        assign_asked: It is filled in; a `Draft`.
        finished: The sheet was left, nothing is assigned.
    """

    width_px = 840
    assign_asked = Signal(object)
    finished = Signal()

    def __init__(
        self,
        window: QWidget,
        context: AppContext,
        patient: Patient,
        issuer: Issuer,
        today: date,
    ) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._patient, self._issuer = patient, issuer
        self.set_head(self.tr("Assign to {0}").format(patient.name or patient.ref))
        self.form = AssignForm(context.library.library, today)
        self.glance = Glance(context, ThumbnailStore(self))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        row.addWidget(self.glance)
        row.addWidget(self.form, 1)
        self.body.addWidget(both)
        self._add_foot()
        self.glance.chosen.connect(self._choose)
        self.form.changed.connect(self._tell)
        self.left.connect(self._leave)

    def begin(self, content: Plan | Program) -> None:
        """Show what a first assignment begins with."""
        self._choose(content)
        self.form.fill_usual()
        self.is_touched = False

    def go_on_from(self, draft: Draft, note: str) -> None:
        """Show the revision before, to be changed.

        Args:
            draft: What it had.
            note: Which revision it is going to be.
        """
        self.set_head(self.title.text(), note)
        self.form.fill(draft)
        self.glance.show_content(draft.content)
        self._tell()
        self.is_touched = False

    def draft(self) -> Draft:
        """Return what is filled in."""
        return self.form.draft(self._patient, self._issuer)

    def _add_foot(self) -> None:
        words = Label(
            self.tr("Saves a signed file you can give to the patient."),
            role="small",
            color="text_2",
            wrap=True,
        )
        self.foot.addWidget(words, 1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self._leave)
        self.foot.addWidget(cancel)
        self.add_save(self.tr("Assign")).clicked.connect(self._ask)

    @Slot(object)
    def _choose(self, content: Plan | Program) -> None:
        self.glance.show_content(content)
        self.form.set_content(content)

    @Slot()
    def _tell(self) -> None:
        self.touch()
        if self.form.content is None:
            return
        self.glance.show_in_short(in_short(self.draft(), self.glance.minutes))

    @Slot()
    def _ask(self) -> None:
        self.assign_asked.emit(self.draft())

    @Slot()
    def _leave(self) -> None:
        self.leave()
        self.finished.emit()
