"""How an exercise is usually measured; the numbers beside it follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.editing.measure import change_measure
from coach.files.dose_table import form_of
from coach.files.model import DoseKind
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.words import choice_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.editor.desk import EditDesk

# Which numbers go with each way to measure, in the order of the form.
DOSE_KEYS = {
    "time": ("time", "sets", "rest"),
    "hold": ("hold", "reps", "gap", "sets", "rest"),
    "reps": ("reps", "each", "sets", "rest"),
    "open": ("time", "hold", "reps", "gap", "sets", "rest"),
    "": (),
}


class MeasureRow(ChoiceRow):
    """Chooses between time, hold, repetitions and an open end, or no usual dose."""

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        kinds = [(str(kind), choice_word(str(kind))) for kind in DoseKind]
        label = self.tr("Measured in")
        super().__init__(desk, ("dose",), kinds, label=label, parent=parent)
        self.combo.insertItem(0, self.tr("No usual dose"), "")

    def current(self) -> str:
        """Return how the dose is measured; "" without one."""
        return form_of(self.desk.draft.table(self.path)) or ""

    def found(self) -> list[str]:
        """Return what is wrong with the dose itself; its fields say the rest."""
        found = self.desk.draft.findings_at(self.path)
        return [each.what for each in found if each.path == self.path]

    def chosen(self, value: str) -> None:
        """Measure the dose otherwise, or give none."""
        if value:
            kind = DoseKind(value)
            self.desk.do_apart(lambda draft: change_measure(draft, self.path, kind))
        else:
            self.desk.set(self.path, None)
