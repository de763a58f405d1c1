"""The doses of an assignment: all that is measured of each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.files.dose_words import step_dose_in_words
from coach.files.model import DoseKind
from coach.files.stage_dose import with_doses
from ui.assign.measures import Measure, measures
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.files.model import Exercise, Program, Step

BUTTON_PX = 40
_COLUMNS = 2
# What says nothing while there is only one of the other.
_NEEDS_SEVERAL = {"rest": "sets", "gap": "reps"}


class DoseRows(QWidget):
    """A row for each exercise of a program, with the dose that it has now.

    Args:
        program: As its file says.
        exercises: Every exercise that it uses, by id.
        given: Doses that stand in their place already, by exercise: of the plan, or of
            the revision before.

    Attributes:
        steppers: By exercise and measure, such as "sets", "hold" or "rest".

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
        self._measures: dict[str, list[Measure]] = {}
        self.steppers: dict[str, dict[str, Stepper]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(_COLUMNS, 1)
        for step in dosed.steps():
            if step.exercise not in self._steps:
                self._steps[step.exercise] = step
                title = exercises[step.exercise].title
                self._add(grid, step, title, usual[step.exercise])

    def doses(self) -> dict[str, dict[str, Any]]:
        """Return the doses that stand in the place of the program's, by exercise."""
        found = {}
        for name, step in self._steps.items():
            changed = dict(self._changed(name))
            if step.dose.kind is DoseKind.OPEN and changed.keys() & {"hold", "time"}:
                # Alone it would take the place of what ends when the person says so.
                changed["open"] = True
            if dose := {**self._given.get(name, {}), **changed}:
                found[name] = dose
        return found

    def _changed(self, name: str) -> Iterator[tuple[str, int | str]]:
        """Yield what differs from the dose that an exercise began with."""
        for measure in self._measures[name]:
            stepper = self.steppers[name][measure.key]
            value = stepper.value()
            if value is None or not stepper.isEnabledTo(self):
                continue
            if value >= measure.least and value != measure.value:
                yield measure.key, measure.written(value)

    def _add(self, grid: QGridLayout, step: Step, title: str, usual: Step) -> None:
        row = grid.rowCount()
        words = Label(title, weight=600, wrap=True)
        facts = Label(
            step_dose_in_words(usual), role="small", color="text_2", wrap=True
        )
        grid.addWidget(words, row, 0, 1, _COLUMNS + 1)
        grid.addWidget(facts, row + 1, 0, 1, _COLUMNS + 1)
        found = self._measures[step.exercise] = list(measures(step.dose))
        steppers = self.steppers[step.exercise] = {}
        for place, measure in enumerate(found):
            stepper = steppers[measure.key] = _stepper(measure, title)
            stepper.changed.connect(self._follow)
            line, column = divmod(place, _COLUMNS)
            grid.addWidget(stepper, row + 2 + line, column)
        grid.setRowMinimumHeight(grid.rowCount(), 6)
        _enable(steppers)

    @Slot()
    def _follow(self) -> None:
        for steppers in self.steppers.values():
            _enable(steppers)
        self.changed.emit()


def _stepper(measure: Measure, title: str) -> Stepper:
    stepper = Stepper(
        measure.name.format(title),
        measure.most,
        unit=measure.unit,
        one_unit=measure.one_unit,
        step=measure.step,
        start=measure.value,
        button_px=BUTTON_PX,
    )
    stepper.set_value(measure.value)
    return stepper


def _enable(steppers: dict[str, Stepper]) -> None:
    """Let be changed what comes between several, only where there are several."""
    for key, other in _NEEDS_SEVERAL.items():
        if key in steppers:
            steppers[key].setEnabled((steppers[other].value() or 0) > 1)
