"""What a physiotherapist fills in for an assignment, beside the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.exchange.assigned.draft import Draft, usual_limits
from coach.files.assignment_model import ReportWish
from coach.files.plan_model import Plan
from ui.assign.doses import StageDoses
from ui.assign.lock_choice import LockChoice
from ui.assign.rhythm import Rhythm
from ui.assign.stop_rules import StopRules
from ui.diary.rows import inset
from ui.plan_words import may_change
from ui.widgets.chip_row import ChipRow
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.widgets.text_area import TextArea
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.files.assignment_model import Issuer, Patient
    from coach.files.limits_model import Limits
    from coach.files.model import Library, Program
    from ui.assign.doses import Doses

MESSAGE_MAX = 1000
USUAL_DAYS = range(5)
_REPORT_DAYS = 7
_SECTION_PX = 12


class AssignForm(QWidget):
    """Days, doses, rules, message; what they come to is `draft`.

    Args:
        library: Where programs and exercises come from.
        patient: Whom it is for.
        today: First of the days to begin on.

    Attributes:
        content: What is assigned; None before it was chosen.

    Signals:
        changed: Something is different now.
        resized: It takes more room or less.
    """

    changed = Signal()
    resized = Signal()

    def __init__(self, library: Library, patient: Patient, today: date) -> None:
        super().__init__()
        self._today = today
        self._every_days = _REPORT_DAYS
        self.content: Plan | Program | None = None
        self.rhythm = Rhythm(today)
        self.doses = StageDoses(library)
        self.rules = StopRules()
        self.asks = Toggle(self.tr("You confirm each next stage yourself"))
        self.may_change = ChipRow(
            self.tr("The patient may change"), may_change(), several=True
        )
        self.sends = ChipRow(
            self.tr("Comes back each week"), self._report_words(), several=True
        )
        self.seals = Toggle(self.tr("Only you can open what comes back"))
        self.message = TextArea(self.tr("Message"), MESSAGE_MAX)
        self.lock = LockChoice(patient.name or patient.ref, patient.key)
        self._criteria = Label("", color="text_2", weight=400, wrap=True)
        self._lay_out()
        self._connect()

    def set_content(self, content: Plan | Program) -> None:
        """Fill in doses, criteria and limits of another plan or program."""
        was_plan = isinstance(self.content, Plan)
        self._show_content(content, {})
        # What is new has not run before.
        if self.rhythm.first_day() < self._today:
            self.rhythm.start.set_day(self._today)
        if isinstance(content, Plan):
            # It has days of its own, and others in each stage.
            self.rhythm.set_days(())
            self.asks.setChecked(self.asks.isChecked() or not was_plan)
            if content.limits is not None:
                self._show_limits(content.limits)
        elif not self.rhythm.chosen_days():
            self.rhythm.set_days(USUAL_DAYS)
        self.changed.emit()

    def fill(self, draft: Draft) -> None:
        """Show what a revision before had."""
        self._show_content(draft.content, draft.doses)
        self.rhythm.set_days(draft.days)
        self.rhythm.set_span(draft.valid_from, draft.valid_until, self._today)
        self.rhythm.set_times(draft.times_a_day, draft.times)
        self.rhythm.set_side(draft.patient.injured_side)
        self._show_limits(draft.limits)
        self.rules.morning.set_value(draft.morning_rise)
        self.sends.set_values(draft.report.include)
        self._every_days = draft.report.every_days or _REPORT_DAYS
        self.seals.setChecked(bool(draft.report.to))
        self.asks.setChecked(draft.asks_therapist)
        self.message.setPlainText(draft.message)

    def fill_usual(self, side: str, days: Iterable[int]) -> None:
        """Show what a first assignment begins with.

        Args:
            side: The patient's.
            days: Days of the week for a program; a plan has its own.
        """
        if not isinstance(self.content, Plan):
            self.rhythm.set_days(days)
        self.rhythm.set_side(side)
        self._show_limits(usual_limits(self.content))
        self.rules.morning.set_value(2)
        self.sends.set_values(("sessions", "pain", "deviations"))
        self.asks.setChecked(True)
        self.seals.setChecked(True)

    def end_today(self) -> None:
        """Choose today as the last day."""
        self.rhythm.end_today(self._today)

    def problem(self) -> str:
        """Return why it cannot be assigned as it is, or ""."""
        return (
            self.rhythm.clock.problem()
            or self.rules.problem(self.rhythm.times_a_day())
            or self.lock.problem()
        )

    def draft(self, patient: Patient, issuer: Issuer) -> Draft:
        """Return what is filled in.

        Raises:
            ValueError: No plan or program was chosen.
        """
        if self.content is None:
            raise ValueError("no content")
        rhythm = self.rhythm
        whom = replace(
            patient,
            injured_side=rhythm.chosen_side(),
            key=self.lock.lock().recipient,
        )
        return Draft(
            whom,
            issuer,
            self.content,
            rhythm.first_day(),
            rhythm.last_day(),
            rhythm.chosen_days(),
            rhythm.times_a_day(),
            rhythm.clock.times(),
            doses=self.doses.doses(),
            limits=self.rules.limits(tuple(self.may_change.values())),
            report=ReportWish(self._every_days, tuple(self.sends.values())),
            morning_rise=self.rules.morning_rise(),
            message=self.message.toPlainText().strip(),
            asks_therapist=isinstance(self.content, Plan) and self.asks.isChecked(),
        )

    def _show_content(self, content: Plan | Program, doses: Doses) -> None:
        self.content = content
        self.doses.set_content(content, doses)
        is_plan = isinstance(content, Plan)
        tests = content.stages[0].tests if isinstance(content, Plan) else ()
        self._criteria.setText("\n".join(f"•  {test.text}" for test in tests))
        self._criteria.setVisible(bool(tests))
        self._next.setVisible(is_plan)

    def _show_limits(self, limits: Limits) -> None:
        self.rules.set_limits(limits)
        self.may_change.set_values(limits.may_patient_change)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._next = self._next_stage()
        column.addWidget(self.rhythm)
        column.addSpacing(_SECTION_PX)
        column.addWidget(self.doses)
        column.addSpacing(_SECTION_PX - 4)
        column.addWidget(self.rules)
        column.addWidget(self._next)
        self._add_field(column, self.tr("Message"), self.message)
        self._add_field(column, self.tr("The patient may change"), self.may_change)
        self._add_field(column, self.tr("Comes back each week"), self.sends)
        column.addLayout(_padded(toggle_row(self.seals)))
        self._add_field(column, self.tr("Who can open the file"), self.lock)

    def _next_stage(self) -> QWidget:
        """Return what moves a plan on, with the room above it that it needs."""
        part = Column()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, _SECTION_PX, 0, 0)
        column.setSpacing(4)
        head = Label(self.tr("Moves to the next stage when"), weight=600)
        column.addWidget(inset(head))
        column.addWidget(inset(self._criteria))
        column.addLayout(_padded(toggle_row(self.asks)))
        return part

    def _add_field(self, column: QVBoxLayout, words: str, field: QWidget) -> None:
        label = Label(words, weight=600)
        label.setBuddy(field)
        column.addSpacing(_SECTION_PX)
        column.addWidget(inset(label))
        if isinstance(field, TextArea):
            column.addLayout(_padded(field))
        else:
            column.addWidget(field)

    def _connect(self) -> None:
        for part in (self.rhythm, self.doses, self.rules, self.lock):
            part.changed.connect(self.changed)
        for chips in (self.may_change, self.sends):
            chips.changed.connect(self.changed)
        self.doses.resized.connect(self.resized)
        self.lock.resized.connect(self.resized)
        for switch in (self.asks, self.seals):
            switch.toggled.connect(self._tell)
        self.message.textChanged.connect(self.changed)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def _report_words(self) -> list[tuple[str, str]]:
        return [
            ("sessions", self.tr("Sessions")),
            ("pain", self.tr("Pain")),
            ("deviations", self.tr("Deviations")),
            ("notes", self.tr("Notes they choose")),
        ]


def _padded(part: QWidget) -> QHBoxLayout:
    """Return a part with the room at its sides that controls have for their ring."""
    row = QHBoxLayout()
    row.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
    row.addWidget(part)
    return row
