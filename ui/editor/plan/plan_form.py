"""The form of the whole plan: title, limits, rules, questions, notes, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coach.editing import limits
from ui.editor.form.choice_row import ChipsRow
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.sources_row import sources_row
from ui.editor.form.words import file_facts
from ui.editor.plan.entry_list import EntryCardsRow, rules
from ui.editor.plan.limit_row import LimitRow
from ui.editor.plan.reference_rows import plan_row
from ui.editor.plan.table_switch import TableSwitch
from ui.plan_words import may_change
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.live import Finding
    from ui.editor.desk import EditDesk

_LIMITS = ("limits",)
_NUMBERS = ("stop_pain", "max_sessions_per_day", "missed_in_a_row")
_MORE = ("language", "authors", "license", "others_took")


def plan_shape(desk: EditDesk) -> tuple[object, ...]:
    """Return what decides which rows the form has."""
    return ((), limits.has_limits(desk.draft))


class _LimitsRow(TableSwitch):
    """Whether there are limits at all; at first everything is left to the person."""

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:
        self.desk.do_apart(lambda draft: limits.switch_limits(draft, is_on))


class _MayChangeRow(ChipsRow):
    """What the person may change; nothing at all is said too."""

    @Slot()
    def _take_chips(self) -> None:
        self.begin()
        self.take(self.row.values())


class PlanForm(Form):
    """What holds for the plan as a whole."""

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, (), parent)
        self.shape = plan_shape(desk)
        self.add(make_row(desk, ("title",), needed=self.tr("What is it called?")))
        for key in ("area", "summary", "not_if", "notes", "between_stages"):
            self.add(make_row(desk, (key,)))
        self._add_limits()
        self.add_heading(self.tr("To ease or go back, in every stage"))
        self.add(EntryCardsRow(desk, ("back_off",), rules()))
        self.add_heading(self.tr("What is asked"))
        for key in ("after_session", "next_morning"):
            self.add(make_row(desk, ("ask", key)))
        self.add(plan_row(desk, ("next_plan",), absent=self.tr("None")))
        self.add_heading(self.tr("Sources"))
        self.add(sources_row(desk))
        self.add_fold(self.tr("More"), [make_row(desk, (key,)) for key in _MORE])
        self._facts = Label(role="caption", color="text_3", wrap=True)
        self.add_widget(self._facts)
        self.follow()

    def _add_limits(self) -> None:
        self.add_heading(self.tr("Limits, and what the person may change"))
        self.add(_LimitsRow(self.desk, _LIMITS, label=self.tr("The plan has limits")))
        note = self.tr(
            "Without limits everything is the person's to change. With them, what the "
            "plan does not foresee is asked about first, and noted."
        )
        self.add_widget(Label(note, role="caption", color="text_3", wrap=True))
        if not limits.has_limits(self.desk.draft):
            return
        for key in _NUMBERS:
            self.add(LimitRow(self.desk, key, usual=self.tr("None")))
        path = (*_LIMITS, "may_patient_change")
        self.add(_MayChangeRow(self.desk, path, may_change()))

    def is_own(self, finding: Finding) -> bool:
        """Return whether a finding is about no stage."""
        return finding.row[:1] != ("stage",)

    def sentence_for(self, finding: Finding) -> str:
        """Return what is wrong, in the words of a person who sees a list of stages."""
        if finding.path == ("stage",):
            return self.tr("It has no stages yet. Add the first one.")
        return super().sentence_for(finding)

    @Slot()
    def follow(self) -> None:
        """Show the draft, and what its file will say of itself."""
        super().follow()
        self._facts.setText(file_facts(self.desk.draft))
