"""What a physiotherapist fills in for an assignment, beside the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.exchange.assigned.draft import ONLY_STAGE, Draft
from coach.files.assignment_model import Limits, ReportWish
from coach.files.plan_model import Plan
from coach.files.program_table import HIGHEST_STOP_PAIN
from ui.assign.dose_rows import DoseRows
from ui.assign.rhythm import Rhythm
from ui.assign.rule_row import RuleRow
from ui.widgets.chip_row import ChipRow
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.text_area import TextArea
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from datetime import date

    from coach.files.assignment_model import Issuer, Patient
    from coach.files.model import Exercise, Library, Program
    from coach.files.plan_model import Stage

MESSAGE_MAX = 1000
_REPORT_DAYS = 7
_MAY_CHANGE = ("time-of-day", "days", "easier", "leave-out", "longer-rest")


class AssignForm(QWidget):
    """Days, doses, rules, message; what they come to is `draft`.

    Args:
        library: Where programs and exercises come from.
        today: First of the days to begin on.

    Attributes:
        content: What is assigned; None before it was chosen.

    Signals:
        changed: Something is different now.
    """

    changed = Signal()

    def __init__(self, library: Library, today: date) -> None:
        super().__init__()
        self._library = library
        self.content: Plan | Program | None = None
        self.rhythm = Rhythm(today)
        self.stop_pain = RuleRow(
            self.tr("Pain during exercise above"), HIGHEST_STOP_PAIN - 1, 2
        )
        self.morning = RuleRow(self.tr("Morning pain worse by"), 5, 2)
        self.missed = RuleRow(self.tr("Missed sessions in a row"), 14, 3)
        self.most = RuleRow(self.tr("Sessions a day at most"), 6, 1)
        self.asks = Toggle(self.tr("You confirm each next stage yourself"))
        self.may_change = ChipRow(
            self.tr("The patient may change"), self._may_words(), several=True
        )
        self.sends = ChipRow(
            self.tr("Comes back each week"), self._report_words(), several=True
        )
        self.message = TextArea(self.tr("Message"), MESSAGE_MAX)
        self._stages = QVBoxLayout()
        self._criteria = Label("", color="text_2", weight=400, wrap=True)
        self.doses: dict[str, DoseRows] = {}
        self._lay_out()
        self._connect()

    def set_content(self, content: Plan | Program) -> None:
        """Fill in doses and criteria of another plan or program."""
        self.content = content
        while (item := self._stages.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.doses = {}
        stages = content.stages if isinstance(content, Plan) else (None,)
        for number, stage in enumerate(stages):
            self._add_stage(stage, content, opened=number == 0)
        is_plan = isinstance(content, Plan)
        self._criteria.setText(_criteria(content) if isinstance(content, Plan) else "")
        for part in (self._criteria, self._asks_row, self._next_head):
            part.setVisible(is_plan)
        if not is_plan and not self.rhythm.chosen_days():
            self.rhythm.set_days(range(5))
        self.changed.emit()

    def fill(self, draft: Draft) -> None:
        """Show what a revision before had."""
        self.set_content(draft.content)
        self.rhythm.set_days(draft.days)
        self.rhythm.set_span(draft.valid_from, draft.valid_until)
        self.rhythm.set_times_a_day(len(draft.times) or draft.times_a_day)
        limits = draft.limits
        stop = limits.stop_pain
        self.stop_pain.set_value(None if stop is None else stop - 1)
        self.morning.set_value(draft.morning_rise)
        self.missed.set_value(limits.missed_in_a_row)
        self.most.set_value(limits.max_sessions_per_day)
        self.may_change.set_values(limits.may_patient_change)
        self.sends.set_values(draft.report.include)
        self.asks.setChecked(draft.asks_therapist)
        self.message.setPlainText(draft.message)
        for stage, doses in draft.doses.items():
            if stage in self.doses:
                self.doses[stage].set_doses(dict(doses))

    def fill_usual(self) -> None:
        """Show what a first assignment begins with."""
        self.stop_pain.set_value(2)
        self.morning.set_value(2)
        self.missed.set_value(None)
        self.most.set_value(None)
        self.may_change.set_values(("time-of-day", "easier"))
        self.sends.set_values(("sessions", "pain", "deviations"))
        self.asks.setChecked(True)

    def draft(self, patient: Patient, issuer: Issuer) -> Draft:
        """Return what is filled in.

        Raises:
            ValueError: No plan or program was chosen.
        """
        if self.content is None:
            raise ValueError("no content")
        stop = self.stop_pain.value()
        doses = {name: rows.doses() for name, rows in self.doses.items()}
        limits = Limits(
            None if stop is None else stop + 1,
            self.most.value(),
            self.missed.value(),
            tuple(self.may_change.values()),
        )
        return Draft(
            patient,
            issuer,
            self.content,
            self.rhythm.first_day(),
            self.rhythm.last_day(),
            self.rhythm.chosen_days(),
            self.rhythm.times_a_day(),
            doses={name: found for name, found in doses.items() if found},
            limits=limits,
            report=ReportWish(_REPORT_DAYS, tuple(self.sends.values())),
            morning_rise=self.morning.value(),
            message=self.message.toPlainText().strip(),
            asks_therapist=isinstance(self.content, Plan) and self.asks.isChecked(),
        )

    def _add_stage(
        self, stage: Stage | None, content: Plan | Program, *, opened: bool
    ) -> None:
        if stage is None:
            assert not isinstance(content, Plan)
            name, title, program = ONLY_STAGE, self.tr("Dose"), content
        else:
            name, program = stage.name, self._library.programs[stage.program]
            title = self.tr("Dose: {0}").format(stage.title)
        rows = DoseRows(program, self._exercises())
        rows.changed.connect(self.changed)
        if stage is not None:
            rows.set_doses(dict(stage.dose))
        self.doses[name] = rows
        fold = Fold(title, rows)
        fold.set_open(opened)
        self._stages.addWidget(fold)

    def _exercises(self) -> dict[str, Exercise]:
        return self._library.exercises

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.rhythm)
        column.addLayout(self._stages)
        column.addWidget(Label(self.tr("Stop rules"), weight=600))
        rules = Label(
            self.tr("The program stops itself and tells the patient why"),
            role="small",
            color="text_2",
            wrap=True,
        )
        column.addWidget(rules)
        for row in (self.stop_pain, self.morning, self.missed, self.most):
            column.addWidget(row)
        self._next_head = Label(self.tr("Moves to the next stage when"), weight=600)
        self._asks_row = toggle_row(self.asks)
        for part in (self._next_head, self._criteria, self._asks_row):
            column.addWidget(part)
        for words, field in (
            (self.tr("The patient may change"), self.may_change),
            (self.tr("Comes back each week"), self.sends),
            (self.tr("Message"), self.message),
        ):
            label = Label(words, weight=600)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)

    def _connect(self) -> None:
        self.rhythm.changed.connect(self.changed)
        for row in (self.stop_pain, self.morning, self.missed, self.most):
            row.changed.connect(self.changed)
        for chips in (self.may_change, self.sends):
            chips.changed.connect(self.changed)
        self.asks.toggled.connect(self._tell)
        self.message.textChanged.connect(self.changed)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def _may_words(self) -> list[tuple[str, str]]:
        words = (
            self.tr("Time of day"),
            self.tr("Days"),
            self.tr("Easier exercise"),
            self.tr("Leave one out"),
            self.tr("Longer rest"),
        )
        return list(zip(_MAY_CHANGE, words, strict=True))

    def _report_words(self) -> list[tuple[str, str]]:
        return [
            ("sessions", self.tr("Sessions")),
            ("pain", self.tr("Pain")),
            ("deviations", self.tr("Deviations")),
            ("notes", self.tr("Notes they choose")),
        ]


def _criteria(plan: Plan) -> str:
    """Return what leads out of the first stage, a line each."""
    tests = plan.stages[0].tests
    return "\n".join(f"•  {criterion.text}" for criterion in tests)


def with_patient_key(draft: Draft, recipient: str) -> Draft:
    """Return a draft whose file only the patient can open.

    Args:
        draft: What is filled in.
        recipient: The patient's age key.
    """
    patient: Any = replace(draft.patient, key=recipient)
    return replace(draft, patient=patient)
