"""The doses of an assignment: sets and repetitions or seconds of each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.files.dose_words import step_dose_in_words
from coach.files.durations import SECOND_MS, format_duration
from coach.files.model import DoseKind
from coach.files.stage_dose import with_doses
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise, Program, Step

BUTTON_PX = 40
_MOST_SETS, _MOST_REPS, _MOST_SECONDS = 20, 200, 600


class DoseRows(QWidget):
    """A row for each exercise of a program, with the dose that it has now.

    Args:
        program: As its file says.
        exercises: Every exercise that it uses, by id.
        given: Doses that stand in their place already, by exercise: of the plan, or of
            the revision before.

    Signals:
        changed: A dose is another one now.
    """

    changed = Signal()

    def __init__(
        self,
        program: Program,
        exercises: Mapping[str, Exercise],
        given: Mapping[str, dict[str, Any]],
    ) -> None:
        super().__init__()
        usual = {step.exercise: step for step in reversed(program.steps())}
        self._given = {name: dose for name, dose in given.items() if name in usual}
        dosed = with_doses(program, self._given.items())
        self._steps: dict[str, Step] = {}
        self.sets: dict[str, Stepper] = {}
        self.amounts: dict[str, Stepper] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for step in dosed.steps():
            if step.exercise not in self._steps:
                self._steps[step.exercise] = step
                title = exercises[step.exercise].title
                self._add(grid, step, title, usual[step.exercise])

    def doses(self) -> dict[str, dict[str, Any]]:
        """Return the doses that stand in the place of the program's, by exercise."""
        found = {}
        for name, step in self._steps.items():
            dose = dict(self._given.get(name, {}))
            sets = self.sets[name].value()
            if sets and sets != step.dose.sets:
                dose["sets"] = sets
            amount = self.amounts[name].value()
            if amount and amount != _amount(step):
                dose |= _amount_keys(step, amount)
            if dose:
                found[name] = dose
        return found

    def _add(self, grid: QGridLayout, step: Step, title: str, usual: Step) -> None:
        row = grid.rowCount()
        words = Label(title, weight=600, wrap=True)
        facts = Label(
            step_dose_in_words(usual), role="small", color="text_2", wrap=True
        )
        grid.addWidget(words, row, 0, 1, 3)
        grid.addWidget(facts, row + 1, 0, 1, 3)
        sets = Stepper(
            self.tr("Sets of {0}").format(title),
            _MOST_SETS,
            unit=self.tr("sets"),
            start=step.dose.sets,
            button_px=BUTTON_PX,
        )
        sets.set_value(step.dose.sets)
        amount = self._amount_stepper(step, title)
        for column, part in enumerate((sets, amount)):
            part.changed.connect(self.changed)
            grid.addWidget(part, row + 2, column)
        grid.setRowMinimumHeight(row + 3, 6)
        self.sets[step.exercise], self.amounts[step.exercise] = sets, amount

    def _amount_stepper(self, step: Step, title: str) -> Stepper:
        is_counted = step.dose.kind is DoseKind.REPS
        stepper = Stepper(
            self.tr("How much of {0}").format(title),
            _MOST_REPS if is_counted else _MOST_SECONDS,
            unit=self.tr("times") if is_counted else self.tr("s"),
            step=1 if is_counted else 5,
            start=_amount(step),
            button_px=BUTTON_PX,
        )
        stepper.set_value(_amount(step))
        return stepper


def _amount(step: Step) -> int:
    """Return repetitions, or the seconds of one hold or bout."""
    if step.dose.kind is DoseKind.REPS:
        return step.dose.reps
    return step.dose.length_ms // SECOND_MS


def _amount_keys(step: Step, amount: int) -> dict[str, Any]:
    if step.dose.kind is DoseKind.REPS:
        return {"reps": amount}
    is_time = step.dose.kind is DoseKind.TIME or not step.dose.by_hold
    key = "time" if is_time else "hold"
    return {key: format_duration(amount * SECOND_MS)}
