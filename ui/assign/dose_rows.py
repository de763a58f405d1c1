"""The doses of an assignment: sets and repetitions or seconds of each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.files.dose_words import step_dose_in_words
from coach.files.durations import SECOND_MS, format_duration, parse_duration
from coach.files.model import DoseKind
from ui.widgets.label import Label
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise, Program, Step

_MOST_SETS, _MOST_REPS, _MOST_SECONDS = 20, 200, 600


class DoseRows(QWidget):
    """A row for each exercise of a program, with its usual dose to begin with.

    Signals:
        changed: A dose is another one now.
    """

    changed = Signal()

    def __init__(self, program: Program, exercises: Mapping[str, Exercise]) -> None:
        super().__init__()
        self._steps: dict[str, Step] = {}
        self.sets: dict[str, Stepper] = {}
        self.amounts: dict[str, Stepper] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for step in program.steps():
            if step.exercise not in self._steps:
                self._steps[step.exercise] = step
                self._add(grid, step, exercises[step.exercise].title)

    def set_doses(self, doses: Mapping[str, dict[str, Any]]) -> None:
        """Show the doses of a revision before."""
        for name, dose in doses.items():
            if name not in self._steps:
                continue
            if "sets" in dose:
                self.sets[name].set_value(dose["sets"])
            for key in ("reps", "hold", "time"):
                if (amount := _seconds_or_count(dose.get(key))) is not None:
                    self.amounts[name].set_value(amount)

    def doses(self) -> dict[str, dict[str, Any]]:
        """Return what differs from the program, by exercise."""
        found = {}
        for name, step in self._steps.items():
            dose: dict[str, Any] = {}
            sets = self.sets[name].value()
            if sets and sets != step.dose.sets:
                dose["sets"] = sets
            amount = self.amounts[name].value()
            if amount and amount != _amount(step):
                dose |= _amount_keys(step, amount)
            if dose:
                found[name] = dose
        return found

    def _add(self, grid: QGridLayout, step: Step, title: str) -> None:
        row = grid.rowCount()
        words = Label(title, weight=600, wrap=True)
        usual = Label(step_dose_in_words(step), role="small", color="text_2", wrap=True)
        grid.addWidget(words, row, 0, 1, 3)
        grid.addWidget(usual, row + 1, 0, 1, 3)
        sets = Stepper(
            self.tr("Sets of {0}").format(title),
            _MOST_SETS,
            unit=self.tr("sets"),
            start=step.dose.sets,
        )
        sets.set_value(step.dose.sets)
        is_counted = step.dose.kind is DoseKind.REPS
        unit = self.tr("times") if is_counted else self.tr("s")
        amount = Stepper(
            self.tr("How much of {0}").format(title),
            _MOST_REPS if is_counted else _MOST_SECONDS,
            unit=unit,
            step=1 if is_counted else 5,
            start=_amount(step),
        )
        amount.set_value(_amount(step))
        for column, part in enumerate((sets, amount)):
            part.changed.connect(self.changed)
            grid.addWidget(part, row + 2, column)
        self.sets[step.exercise], self.amounts[step.exercise] = sets, amount


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


def _seconds_or_count(value: object) -> int | None:
    """Return what a stepper shows for a written amount; None for a range."""
    if isinstance(value, str):
        length_ms = parse_duration(value)
        return None if length_ms is None else length_ms // SECOND_MS
    return value if isinstance(value, int) else None
