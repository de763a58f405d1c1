"""The sheet that assigns a plan or program to a patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.assign.form import AssignForm
from ui.assign.glance import Glance
from ui.assign.in_short import in_short
from ui.assign.sticky import Sticky
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.exchange.assigned.draft import Draft
    from coach.files.assignment_model import Issuer, Patient
    from coach.files.model import Library, Program
    from coach.files.plan_model import Plan
    from ui.context import AppContext


class AssignSheet(FormSheet):
    """Asks what a patient is to do, how often, and within which limits.

    Args:
        window: The widget that is covered.
        context: What all parts share.
        library: Where programs and exercises come from.
        patient: Whom it is for; their key is what the file can be locked to.
        issuer: Who assigns it.
        today: First of the days to begin on.

    Signals:
        assign_asked: It is filled in; a `Draft`.
        handout_asked: Show the handout of what is filled in; a `Draft`.
        finished: The sheet was left, nothing is assigned.
    """

    width_px = 840
    assign_asked = Signal(object)
    handout_asked = Signal(object)
    finished = Signal()

    def __init__(
        self,
        window: QWidget,
        context: AppContext,
        library: Library,
        patient: Patient,
        issuer: Issuer,
        today: date,
    ) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._patient, self._issuer = patient, issuer
        self._note = ""
        self.set_head(self.tr("Assign to {0}").format(patient.name or patient.ref))
        self.form = AssignForm(library, patient, today)
        self.glance = Glance(library, ThumbnailStore(self))
        self._beside = Sticky(self.glance)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._beside)
        row.addWidget(self.form, 1)
        self.body.addWidget(both)
        self._add_foot()
        self._scroll.bar.valueChanged.connect(self._keep_in_sight)
        self.glance.chosen.connect(self._choose)
        self.form.changed.connect(self._tell)
        self.form.resized.connect(self.fit)
        self.left.connect(self._leave)

    def begin(
        self, content: Plan | Program, days: Iterable[int], note: str = ""
    ) -> None:
        """Show what a first assignment begins with.

        Args:
            content: The plan or program.
            days: Days of the week for a program.
            note: What to know about the patient.
        """
        self._choose(content)
        self.form.fill_usual(self._patient.injured_side, days)
        self._end_filling(note)

    def go_on_from(
        self, draft: Draft, note: str, content: Plan | Program | None = None
    ) -> None:
        """Show the revision before, to be changed.

        Args:
            draft: What it had.
            note: Which revision it is going to be.
            content: Another plan or program to go on with; None for the same.
        """
        self.form.fill(draft)
        self.glance.show_content(draft.content)
        if content is not None and content != draft.content:
            self._choose(content)
        self._end_filling(note)

    def draft(self) -> Draft:
        """Return what is filled in."""
        return self.form.draft(self._patient, self._issuer)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key begin with what is assigned, not with the foot."""
        if forward and self.focusWidget() in (None, self):
            self.glance.choice.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_part(self.glance.choice)
            return True
        return super().focusNextPrevChild(forward)

    def _end_filling(self, note: str) -> None:
        self._note = note
        self._tell()
        self.is_touched = False

    def _add_foot(self) -> None:
        self.print = Button(
            self.tr("Handout …"), icon="printer", height_px=FOOT_BUTTON_PX
        )
        self.print.clicked.connect(self._ask_handout)
        self.foot.addWidget(self.print)
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.leave_or_ask)
        self.foot.addWidget(cancel)
        self.add_save(self.tr("Assign")).clicked.connect(self._ask)

    @Slot(object)
    def _choose(self, content: Plan | Program) -> None:
        self.glance.show_content(content)
        self.form.set_content(content)

    @Slot()
    def _tell(self) -> None:
        self.touch()
        # What was said of an earlier try does not hold any more.
        self.set_head(self.title.text(), self._note)
        self.subtitle.set_color("text_2")
        if self.form.content is not None:
            words = in_short(self.draft(), self.glance.length)
            self.glance.show_in_short(words)

    @Slot(int)
    def _keep_in_sight(self, offset_px: int) -> None:
        self._beside.follow(offset_px, self._scroll.bar.pageStep())

    @Slot()
    def _ask(self) -> None:
        if problem := self.form.problem():
            self.warn(problem)
        else:
            self.assign_asked.emit(self.draft())

    @Slot()
    def _ask_handout(self) -> None:
        if problem := self.form.problem():
            self.warn(problem)
        else:
            self.handout_asked.emit(self.draft())

    def slip_words(self) -> str:
        """Return that nothing is assigned yet."""
        return self.tr("Not assigned yet. Press Cancel or Esc again to leave it.")

    @Slot()
    def _leave(self) -> None:
        self.leave()
        self.finished.emit()
