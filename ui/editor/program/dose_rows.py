"""The rows of a step that are no single field: kind of dose, pace, sides, exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.editing import fields, measure, steps
from coach.editing.edits import Put, Take
from coach.files.dose_table import form_of
from coach.files.durations import format_duration, parse_duration
from coach.files.model import DoseKind, Sides
from ui.editor.form.choice_row import ChoiceRow, FlagRow
from ui.editor.form.row import FieldRow
from ui.editor.form.text_row import LineRow
from ui.editor.form.title_button import TitleButton
from ui.editor.form.words import choice_word
from ui.editor.form.writing import RANGE_SIGN, PhaseWriting
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from coach.files.model import Exercise
    from ui.editor.desk import EditDesk

_KINDS = (DoseKind.REPS, DoseKind.HOLD, DoseKind.TIME, DoseKind.OPEN)
_PHASE_MS = 1_000


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoseRows", text)


class MeasureRow(ChoiceRow):
    """What is counted: repetitions, holds, time, or until it eases.

    Args:
        step: Key path of the table with the dose.
    """

    def __init__(
        self, desk: EditDesk, step: KeyPath, parent: QWidget | None = None
    ) -> None:
        self._step = step
        choices = [(str(kind), choice_word(str(kind))) for kind in _KINDS]
        path = (*step, "measure")
        super().__init__(desk, path, choices, label=_tr("Counted by"), parent=parent)

    def current(self) -> str:
        """Return the kind of dose."""
        return form_of(self.desk.draft.table(self._step)) or ""

    def chosen(self, value: str) -> None:
        """Measure otherwise; what fits of the old dose stays."""
        kind, step = DoseKind(value), self._step
        self.desk.do_apart(lambda draft: measure.change_measure(draft, step, kind))


class SidesRow(ChoiceRow):
    """Which side is worked."""

    def current(self) -> str:
        """Return the sides; without the key both work together."""
        return str(self.value or Sides.BOTH)

    def chosen(self, value: str) -> None:
        """Change the sides; doses of one side go when they no longer fit."""
        place = steps.place_of(self.path)
        assert place is not None
        sides = Sides(value)
        self.desk.do_apart(lambda draft: steps.set_sides(draft, place, sides))


class PaceRow(ChoiceRow):
    """Whether a repetition has one length, or each of its phases.

    Args:
        step: Key path of the step.
        exercise: What is done; its figure has the phases.
    """

    def __init__(
        self,
        desk: EditDesk,
        step: KeyPath,
        exercise: Exercise | None,
        parent: QWidget | None = None,
    ) -> None:
        self._step = step
        self._phases = exercise.figure.phases if exercise is not None else ()
        choices = [("each", _tr("One length")), ("tempo", _tr("By phases"))]
        path = (*step, "pace")
        super().__init__(desk, path, choices, label=_tr("Pace"), parent=parent)

    def current(self) -> str:
        """Return what is given."""
        return "tempo" if "tempo" in self.desk.draft.table(self._step) else "each"

    def chosen(self, value: str) -> None:
        """Give the length of the whole, or of each phase."""
        if value != self.current():
            self.desk.do_apart(self._by_phases if value == "tempo" else self._as_one)

    def _by_phases(self, draft: Draft) -> None:
        tempo = {
            phase.name: format_duration(phase.time_ms or _PHASE_MS)
            for phase in self._phases
        }
        self._exchange(draft, "each", "tempo", tempo)

    def _as_one(self, draft: Draft) -> None:
        times = draft.table((*self._step, "tempo")).values()
        each_ms = sum(parse_duration(str(one)) or _PHASE_MS for one in times)
        self._exchange(draft, "tempo", "each", format_duration(each_ms or _PHASE_MS))

    def _exchange(self, draft: Draft, old: str, new: str, value: Any) -> None:  # noqa: ANN401
        """Put one key in the place of the other, as one command."""
        edits: list[Put | Take] = [Put((*self._step, new), value)]
        if old in draft.table(self._step):
            edits.insert(0, Take((*self._step, old)))
        draft.change(_tr("Change pace"), *edits, path=(*self._step, new))


class TempoRow(LineRow):
    """How long each phase takes, with the phases' names below.

    Args:
        exercise: Its figure has the phases.
    """

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        exercise: Exercise | None,
        parent: QWidget | None = None,
    ) -> None:
        figure = exercise.figure if exercise is not None else None
        phases = figure.phases if figure is not None else ()
        self._phases = tuple(phase.name for phase in phases)
        super().__init__(
            desk, path, PhaseWriting(self._phases), label=_tr("Tempo, s"), parent=parent
        )

    def show_value(self) -> None:
        """Show the seconds, and the names of the phases that they belong to."""
        named = tuple(self.value) if isinstance(self.value, dict) else ()
        if not self.box.editor.hasFocus():
            self.writing = PhaseWriting(self._phases, named)
        super().show_value()
        self.set_note(f" {RANGE_SIGN} ".join(named or self._phases))


class UnequalRow(FlagRow):
    """Whether the sides have different doses."""

    def __init__(
        self, desk: EditDesk, step: KeyPath, parent: QWidget | None = None
    ) -> None:
        self._step = step
        path = (*step, "dose")
        label = _tr("Sides differ")
        super().__init__(desk, path, label=label, parent=parent)

    def found(self) -> list[str]:
        """Return what is wrong with both; each side's rows say the rest."""
        found = self.desk.draft.findings_at(self.path)
        return [each.what for each in found if len(each.path) <= len(self.path) + 1]

    def show_value(self) -> None:
        """Show whether there are doses of one side."""
        self.toggle.setChecked(self.value is not None)

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:
        """Give both sides the dose of the step, or take their own away."""
        self.desk.do_apart(self._part if is_on else self._join)

    def _part(self, draft: Draft) -> None:
        table = draft.table(self._step)
        lead = form_of(table) or "reps"
        lead = "hold" if lead == "open" and "hold" in table else lead
        lead = "time" if lead == "open" else lead
        if lead in table:
            both = {side: {lead: table[lead]} for side in ("left", "right")}
            fields.set_field(draft, self.path, both)

    def _join(self, draft: Draft) -> None:
        fields.clear_field(draft, self.path)


class ExerciseRow(FieldRow):
    """An exercise, chosen from the list of all.

    Signals:
        asked: The person wants to choose one.
    """

    has_ring = True
    asked = Signal()

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, path, is_wide=True, parent=parent)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        name = self.tr("Choose: {0}").format(self.label)
        self.button = TitleButton(name)
        self.button.clicked.connect(self._ask)
        clear = self.tr("No exercise: {0}").format(self.label)
        self.clear = Button(
            kind=ButtonKind.LINK, icon="close", height_px=28, name=clear
        )
        self.clear.clicked.connect(self._clear)
        row.addWidget(self.button, 1)
        row.addWidget(self.clear)
        self.place(box, self.button)

    def title_of(self, name: str) -> str:
        """Return what is shown for an id."""
        exercise = self.desk.draft.around.library.exercises.get(name)
        return exercise.title if exercise is not None else name

    def show_value(self) -> None:
        """Show what the exercise is called."""
        value = self.value
        title = self.title_of(str(value or ""))
        self.button.show_title(title or self.tr("Choose"))
        self.clear.setVisible(value is not None)

    @Slot()
    def _ask(self) -> None:
        self.begin()
        self.asked.emit()

    @Slot()
    def _clear(self) -> None:
        self.begin()
        self.take(None)
        self.button.setFocus()
