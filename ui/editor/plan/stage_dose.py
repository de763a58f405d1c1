"""What a stage changes of the doses of its program, exercise by exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.files.dose_table import form_of
from coach.files.dose_words import step_dose_in_words
from coach.files.durations import format_duration
from coach.files.model import DoseKind
from coach.files.stage_dose import with_doses
from ui.editor.form.make import make_row
from ui.editor.form.text_row import TypedRow
from ui.editor.form.writing import RANGE_SIGN

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from coach.files.model import Dose, Program, Step
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow

_KEYS = {
    DoseKind.TIME: ("sets", "time", "rest"),
    DoseKind.HOLD: ("sets", "hold", "reps", "gap", "rest"),
    DoseKind.REPS: ("sets", "reps", "each", "rest"),
    DoseKind.OPEN: ("sets", "hold", "time", "reps", "gap", "rest"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("StageDose", text)


def program_of(draft: Draft, stage: KeyPath) -> Program | None:
    """Return the program of a stage, where there is such a program."""
    name = str(draft.value((*stage, "program"), ""))
    return draft.around.library.programs.get(name)


def first_steps(program: Program) -> dict[str, Step]:
    """Return each exercise of a program with the first of its steps."""
    steps: dict[str, Step] = {}
    for step in program.steps():
        steps.setdefault(step.exercise, step)
    return steps


def dose_keys(draft: Draft, stage: KeyPath, step: Step) -> tuple[str, ...]:
    """Return the keys that have a row: those of the kind of dose, and those given."""
    given = draft.table((*stage, "dose", step.exercise))
    kind = form_of(given)
    of_kind = _KEYS[DoseKind(kind) if kind is not None else step.dose.kind]
    if step.dose.kind is DoseKind.HOLD and kind == "reps":
        # Beside a hold, repetitions alone are the number of holds.
        of_kind = _KEYS[DoseKind.HOLD]
    known = [key for key in of_kind if key in usual_dose(step.dose) or key in given]
    # Phases of a movement are set in the program.
    return tuple(dict.fromkeys((*known, *(k for k in given if k != "tempo"))))


def usual_dose(dose: Dose) -> dict[str, str]:
    """Return what a program says of a dose, as it stands in fields."""
    usual = {"sets": str(dose.sets), "rest": format_duration(dose.rest_ms)}
    is_reps = dose.kind is DoseKind.REPS
    low = str(dose.reps) if is_reps else format_duration(dose.length_ms)
    lead = low
    if dose.high is not None:
        high = str(dose.high) if is_reps else format_duration(dose.high)
        lead = low if high == low else f"{low} {RANGE_SIGN} {high}"
    if is_reps:
        usual["reps"] = lead
        if not dose.tempo:
            usual["each"] = format_duration(dose.each_ms)
    elif dose.kind is DoseKind.TIME:
        usual["time"] = lead
    else:
        usual |= {"hold": lead, "reps": str(dose.reps)}
        usual["gap"] = format_duration(dose.gap_ms)
    return usual


def dose_rows(desk: EditDesk, stage: KeyPath, step: Step) -> list[FieldRow]:
    """Return the rows of an exercise; what the program says stands palely in them."""
    usual = usual_dose(step.dose)
    rows = []
    for key in dose_keys(desk.draft, stage, step):
        label = _tr("Holds") if key == "reps" and "hold" in usual else ""
        row = make_row(desk, (*stage, "dose", step.exercise, key), label=label)
        if isinstance(row, TypedRow):
            row.set_usual(usual.get(key, ""))
        rows.append(row)
    every = (*stage, "exercise_every_days", step.exercise)
    row = make_row(desk, every, label=_tr("Every … days"))
    if isinstance(row, TypedRow):
        row.set_usual(_tr("Always"))
    return [*rows, row]


class DoseWords:
    """What each exercise is called, and how much of it there is now."""

    def __init__(self, desk: EditDesk, stage: KeyPath) -> None:
        self._desk = desk
        self._stage = stage
        self._key = ""
        self._words: dict[str, str] = {}

    def title(self, name: str) -> str:
        """Return what an exercise is called."""
        known = self._desk.draft.around.library.exercises.get(name)
        return known.title if known is not None else name

    def words(self, program: Program, name: str) -> str:
        """Return how much there is of an exercise of the program in this stage."""
        draft = self._desk.draft
        given = draft.table((*self._stage, "dose"))
        # A dose that is half typed cannot be put into the program.
        if repr(given) != self._key and not draft.findings_at((*self._stage, "dose")):
            self._key = repr(given)
            dosed = first_steps(with_doses(program, given.items()))
            self._words = {
                each: step_dose_in_words(step) for each, step in dosed.items()
            }
        words = self._words.get(name, "")
        return _tr("{0}, changed").format(words) if given.get(name) else words
