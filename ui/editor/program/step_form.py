"""The form of one step: its dose, its sides, its words, and what is seldom changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot

from coach.files.dose_table import form_of
from coach.files.durations import format_duration
from coach.files.model import DoseKind, Program, Sides
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.text_row import TypedRow
from ui.editor.form.words import choice_word
from ui.editor.program.dose_rows import (
    ExerciseRow,
    MeasureRow,
    PaceRow,
    SidesRow,
    TempoRow,
    UnequalRow,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.live import Finding
    from coach.files.findings import KeyPath
    from coach.files.model import Step
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow

Shape = tuple[object, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("StepForm", text)


def shape_of(desk: EditDesk, path: KeyPath, kind: str | None = None) -> Shape:
    """Return what decides which rows the form has; another shape needs another form.

    Args:
        desk: What is edited.
        path: Key path of the step.
        kind: The kind of dose where the draft has none at the moment: its leading
            field is empty, because another value is about to be typed.
    """
    table = desk.draft.table(path)
    sides = table.get("dose")
    return (
        path,
        table.get("exercise"),
        form_of(table) or kind,
        "tempo" in table,
        "time" in table and "open" in table,
        table.get("sides", "both") == Sides.EACH,
        str({side: list(one) for side, one in sides.items() if isinstance(one, dict)})
        if isinstance(sides, dict)
        else "",
    )


class StepForm(Form):
    """The form of a step. Its rows fit its kind of dose; see `shape_of`.

    Signals:
        exercise_asked: The person wants to choose the exercise of the field with this
            key path.
    """

    exercise_asked = Signal(tuple)

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        kind: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, parent)
        self.shape = shape_of(desk, path, kind)
        self.kind = form_of(desk.draft.table(path)) or kind
        self._exercise = desk.draft.exercise_of(path)
        self._by_key: dict[str, TypedRow] = {}
        self.add(MeasureRow(desk, path))
        self._add("sets")
        self._add_measure()
        self._add("rest", label=_tr("Rest between sets"))
        self._add_sides()
        for key in ("cue", "load", "effort"):
            self._add(key, label=_tr("Voice cue") if key == "cue" else "")
        self._add_more()
        self.follow()

    def _add(self, key: str, *, label: str = "", needed: str = "") -> None:
        self.add(self._make(key, label=label, needed=needed))

    def _make(self, key: str, *, label: str = "", needed: str = "") -> FieldRow:
        absent = _tr("As usual") if key == "advance" else ""
        path = (*self.path, key)
        row = make_row(self.desk, path, label=label, absent=absent, needed=needed)
        if isinstance(row, TypedRow):
            self._by_key[key] = row
        return row

    def _add_measure(self) -> None:
        """Add the rows that go with the kind of dose."""
        table = self.desk.draft.table(self.path)
        if self.kind == DoseKind.TIME:
            self._add("time", needed=_tr("How long? For example 2 min."))
        elif self.kind == DoseKind.HOLD:
            self._add("hold", needed=_tr("How long? For example 30 s."))
            self._add("reps", label=_tr("Holds"))
            self._add("gap", label=_tr("Gap between holds"))
        elif self.kind == DoseKind.REPS:
            self._add("reps", needed=_tr("How many?"))
            self._add_pace("tempo" in table)
        elif self.kind == DoseKind.OPEN:
            cap = "time" if "time" in table else "hold"
            self._add(cap, label=_tr("At most"), needed=_tr("How long at most?"))
            if cap == "hold":
                self._add("reps", label=_tr("Times"))
                self._add("gap", label=_tr("Gap between times"))

    def _add_pace(self, is_by_phases: bool) -> None:
        phases = self._exercise.figure.phases if self._exercise is not None else ()
        if is_by_phases or len(phases) > 1:
            self.add(PaceRow(self.desk, self.path, self._exercise))
        if is_by_phases:
            path = (*self.path, "tempo")
            self.add(TempoRow(self.desk, path, self._exercise))
        else:
            self._add("each", needed=_tr("How long does one take?"))

    def _add_sides(self) -> None:
        """Add which sides work, and what differs between them."""
        choices = [(str(one), choice_word(str(one))) for one in Sides]
        path = (*self.path, "sides")
        self.add(SidesRow(self.desk, path, choices, label=_tr("Side")))
        table = self.desk.draft.table(self.path)
        if table.get("sides") != Sides.EACH:
            return
        self.add(UnequalRow(self.desk, self.path))
        sides = self.desk.draft.table((*self.path, "dose"))
        for side, words in (("left", _tr("Left: {0}")), ("right", _tr("Right: {0}"))):
            override = sides.get(side)
            for key in override if isinstance(override, dict) else ():
                self._add_of_side(side, str(key), words)

    def _add_of_side(self, side: str, key: str, words: str) -> None:
        path = (*self.path, "dose", side, key)
        field = self.desk.draft.field(path)
        if field is None or key in ("tempo", "open"):
            return
        label = words.format(field.label)
        self.add(make_row(self.desk, path, label=label, needed=_tr("How much?")))

    def _add_more(self) -> None:
        """Add what most steps leave as it is."""
        keys = ("get_ready", "between_sides", "advance", "ask")
        rows = [self._make(key) for key in keys]
        for key in ("easier", "harder"):
            row = ExerciseRow(self.desk, (*self.path, key))
            row.asked.connect(self._ask_exercise)
            rows.append(row)
        self.more = self.add_fold(_tr("More"), rows)

    @Slot()
    def follow(self) -> None:
        """Show the draft, and palely what holds where it says nothing."""
        super().follow()
        step = self._step()
        if step is None:
            return
        usual = {
            "sets": "1",
            "reps": "1",
            "rest": format_duration(step.dose.rest_ms),
            "gap": format_duration(step.dose.gap_ms),
            "get_ready": format_duration(step.get_ready_ms),
            "between_sides": format_duration(step.between_sides_ms),
        }
        for key, row in self._by_key.items():
            row.set_usual(usual.get(key, ""))

    def sentence_for(self, finding: Finding) -> str:
        """Return what is wrong; an empty field asks for the dose by itself."""
        has_dose = form_of(self.desk.draft.table(self.path)) is not None
        is_about_dose = finding.path == self.path and not has_dose
        asks = is_about_dose and self.kind is not None
        return "" if asks else super().sentence_for(finding)

    def _step(self) -> Step | None:
        """Return the step as it is read; None while it cannot be."""
        model = self.desk.draft.model
        if not isinstance(model, Program):
            return None
        block, place = int(self.path[1]), int(self.path[3])
        if block >= len(model.blocks) or place >= len(model.blocks[block].steps):
            return None
        return model.blocks[block].steps[place]

    @Slot()
    def _ask_exercise(self) -> None:
        row = self.sender()
        if isinstance(row, ExerciseRow):
            self.exercise_asked.emit(row.path)
