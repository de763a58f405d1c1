"""The form of the whole program: title, kind, limits, notes, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coach.files.durations import format_duration
from coach.files.model import Dose, DoseKind, Safety, Step
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.sources_row import sources_row
from ui.editor.form.text_row import TypedRow
from ui.editor.form.words import file_facts
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.live import Finding
    from ui.editor.desk import EditDesk

_SAFETY = ("stop_pain", "slow_pain", "phase", "not_if", "stop_if")
_DEFAULTS = ("rest", "get_ready", "between_sides", "advance", "ask")
_MORE = ("language", "authors", "license", "family", "variant")


class ProgramForm(Form):
    """What holds for the program as a whole."""

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, (), parent)
        self.shape = ((),)
        self.add(make_row(desk, ("title",), needed=self.tr("What is it called?")))
        for key in ("kind", "area", "frequency", "summary", "equipment", "notes"):
            self.add(make_row(desk, (key,)))
        self.add_heading(self.tr("Safety"))
        for key in _SAFETY:
            absent = self.tr("As usual") if key == "phase" else ""
            self.add(make_row(desk, ("safety", key), absent=absent))
        self.add_heading(self.tr("What every step does unless it says otherwise"))
        for key in _DEFAULTS:
            absent = self.tr("By itself") if key == "advance" else ""
            self.add(make_row(desk, ("defaults", key), absent=absent))
        self.add_heading(self.tr("Sources"))
        self.add(sources_row(desk))
        self.add_fold(self.tr("More"), [make_row(desk, (key,)) for key in _MORE])
        self._facts = Label(role="caption", color="text_3", wrap=True)
        self.add_widget(self._facts)
        self._show_usual()
        self.follow()

    def _show_usual(self) -> None:
        """Show palely what holds while a field is empty."""
        step, safety = Step("", Dose(DoseKind.TIME)), Safety()
        usual = {
            ("safety", "stop_pain"): str(safety.stop_pain),
            ("safety", "slow_pain"): str(safety.slow_pain),
            ("defaults", "rest"): format_duration(step.dose.rest_ms),
            ("defaults", "get_ready"): format_duration(step.get_ready_ms),
            ("defaults", "between_sides"): format_duration(step.between_sides_ms),
        }
        for row in self.rows:
            if isinstance(row, TypedRow) and row.path in usual:
                row.set_usual(usual[row.path])

    def is_own(self, finding: Finding) -> bool:
        """Return whether a finding is about no block and no step."""
        return finding.path[:1] != ("block",) or finding.path == ("block",)

    def sentence_for(self, finding: Finding) -> str:
        """Return what is wrong, in the words of a person who sees a list of steps."""
        if finding.path == ("block",):
            return self.tr("It has no steps yet. Add the first one.")
        return super().sentence_for(finding)

    @Slot()
    def follow(self) -> None:
        """Show the draft, and what its file will say of itself."""
        super().follow()
        self._facts.setText(file_facts(self.desk.draft))
