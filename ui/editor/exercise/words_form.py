"""Everything about an exercise but its figure, as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coach.files.dose_table import form_of
from coach.files.model import POSITIONS
from ui.editor.exercise.links_row import LinksRow
from ui.editor.exercise.measure_row import DOSE_KEYS, MeasureRow
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.table_list import TableListRow
from ui.words import capital, position_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.live import Finding
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow

_WHAT = ("unilateral", "muscles", "also", "equipment")
_TEXTS = ("setup", "steps", "mistakes", "stop_if")
_NUMBERS = ("time", "hold", "reps", "each", "gap", "sets", "rest")


class WordsForm(Form):
    """Texts, dose, links and sources.

    Args:
        desk: What is edited.
    """

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, (), parent)
        self._dose_rows: dict[str, FieldRow] = {}
        self.add(make_row(desk, ("title",), needed=self.tr("It needs a title.")))
        self.add(make_row(desk, ("short",)))
        self.add(make_row(desk, ("kind",)))
        positions = [(one, capital(position_name(one))) for one in POSITIONS]
        self.add(ChoiceRow(desk, ("position",), positions))
        for key in _WHAT:
            self.add(make_row(desk, (key,)))
        self.add_heading(self.tr("Texts, one sentence to a line"))
        for key in _TEXTS:
            self.add(make_row(desk, ("text", key)))
        self._add_dose()
        self._add_links()
        self._add_more()
        self.follow()

    def _add_dose(self) -> None:
        self.add_heading(self.tr("Usual dose"))
        self.add(MeasureRow(self.desk))
        for key in _NUMBERS:
            row = make_row(self.desk, ("dose", key))
            self._dose_rows[key] = row
            self.add(row)

    def _add_links(self) -> None:
        self.add_heading(self.tr("Easier and harder"))
        self.add(LinksRow(self.desk, ("links", "easier")))
        self.add(make_row(self.desk, ("easier_text",), label=self.tr("Easier, how")))
        self.add(LinksRow(self.desk, ("links", "harder")))
        self.add(make_row(self.desk, ("harder_text",), label=self.tr("Harder, how")))

    def _add_more(self) -> None:
        self.add_heading(self.tr("Sources"))
        self.add(
            TableListRow(
                self.desk,
                ("sources",),
                one=self.tr("Source {0}"),
                add=self.tr("Add a source"),
                begins_with={"text": self.tr("Author, year, title")},
            )
        )
        rows = [make_row(self.desk, (key,)) for key in ("language", "authors")]
        self.add_fold(self.tr("More"), rows)

    def is_own(self, finding: Finding) -> bool:
        """Return whether it is about anything but the figure."""
        return finding.path[:1] != ("figure",)

    @Slot()
    def follow(self) -> None:
        """Show what the draft says, and the numbers that go with the measure."""
        super().follow()
        table = self.desk.draft.table(("dose",))
        fitting = DOSE_KEYS[form_of(table) or ""]
        for key, row in self._dose_rows.items():
            row.setVisible(key in fitting or key in table)

    def shows(self, path: KeyPath) -> bool:
        """Return whether a field has its place here rather than at the figure."""
        return path[:1] != ("figure",)
