"""What an exercise is and how much of it is usual, as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.files.dose_table import form_of
from coach.files.model import POSITIONS, DoseKind
from ui.editor.exercise.links_row import LinksRow
from ui.editor.exercise.measure_row import DOSE_KEYS, MeasureRow
from ui.editor.exercise.pace_rows import OwnPaceRow, OwnTempoRow, phases_of
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.words import capital, position_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.live import Finding
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow

_WHAT = ("unilateral", "muscles", "also", "equipment")
# "Sitting on the floor" in whole words.
_POSITION_PX = 212
_AMOUNTS = ("time", "hold", "reps")
_PAUSES = ("gap", "sets", "rest")


class WordsForm(Form):
    """Names, what it works, the usual dose, what is easier and harder.

    Args:
        desk: What is edited.

    Signals:
        exercise_asked: An exercise is to be chosen for this row.
    """

    exercise_asked = Signal(object)

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, (), parent)
        self._dose_rows: dict[str, FieldRow] = {}
        self.add(make_row(desk, ("title",), needed=self.tr("It needs a title.")))
        self.add(make_row(desk, ("short",)))
        self.add(make_row(desk, ("kind",)))
        positions = [(one, capital(position_name(one))) for one in POSITIONS]
        position = ChoiceRow(desk, ("position",), positions)
        position.combo.usual_px = _POSITION_PX
        self.add(position)
        asked = {"muscles": self.tr("Which muscles does it work?")}
        for key in _WHAT:
            self.add(make_row(desk, (key,), needed=asked.get(key, "")))
        self._add_dose()
        self.add_heading(self.tr("Other exercises"))
        for key in ("easier", "harder"):
            row = LinksRow(desk, ("links", key))
            row.asked.connect(self._ask_exercise)
            self.add(row)
        self.follow()

    def _add_dose(self) -> None:
        desk = self.desk
        self.add_heading(self.tr("Usual dose"))
        self.add(MeasureRow(desk))
        for key in _AMOUNTS:
            self._add_of_dose(key, make_row(desk, ("dose", key)))
        self._add_of_dose("pace", OwnPaceRow(desk))
        self._add_of_dose("each", make_row(desk, ("dose", "each")))
        self._add_of_dose("tempo", OwnTempoRow(desk))
        for key in _PAUSES:
            self._add_of_dose(key, make_row(desk, ("dose", key)))

    def _add_of_dose(self, key: str, row: FieldRow) -> None:
        self._dose_rows[key] = row
        self.add(row)

    def is_own(self, finding: Finding) -> bool:
        """Return whether it is about neither the figure nor any of the texts."""
        return finding.path[:1] not in (("figure",), ("text",), ("sources",))

    @Slot()
    def follow(self) -> None:
        """Show what the draft says, and the numbers that go with the measure."""
        super().follow()
        table = self.desk.draft.table(("dose",))
        form = form_of(table) or ""
        fitting = set(DOSE_KEYS[form])
        if form == DoseKind.REPS:
            has_tempo = "tempo" in table
            fitting = fitting - {"each"} | {"tempo" if has_tempo else "each"}
            if has_tempo or phases_of(self.desk.draft):
                fitting.add("pace")
        for key, row in self._dose_rows.items():
            row.setVisible(key in fitting or key in table)

    @Slot()
    def _ask_exercise(self) -> None:
        self.exercise_asked.emit(self.sender())
