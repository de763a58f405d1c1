"""The card in the middle: the form of the chosen stage, or of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.editor.plan.plan_form import PlanForm, plan_shape
from ui.editor.plan.stage_form import StageForm, shape_of
from ui.editor.program.inspector import Inspector

if TYPE_CHECKING:
    from ui.editor.form.form import Form


class StageInspector(Inspector):
    """Shows the form of the chosen stage, or of the plan.

    Signals:
        program_asked: A program is to be chosen for the field with this key path.
    """

    program_asked = Signal(tuple)

    def _make_form(self, kind: str | None = None) -> Form:
        """Return the form of what is chosen; what is unfolded stays so."""
        place = self._desk.place
        form: Form
        if place:
            old = getattr(self, "form", None)
            is_same = isinstance(old, StageForm) and old.path == place
            before = old.days_by if isinstance(old, StageForm) and is_same else ""
            stage_form = StageForm(self._desk, place, before)
            stage_form.program_asked.connect(self.program_asked)
            if isinstance(old, StageForm) and is_same:
                stage_form.open_as(old)
            form = stage_form
        else:
            form = PlanForm(self._desk)
        form.help_asked.connect(self._show_help)
        form.revealed.connect(self._reveal)
        return form

    @Slot()
    def follow(self) -> None:
        """Show head and foot as they are now; another shape needs another form."""
        super().follow()
        place, draft = self._desk.place, self._desk.draft
        title = draft.title.strip() or self.tr("Plan")
        if place:
            title = str(draft.value((*place, "title"), "")).strip()
            title = title or self.tr("Stage")
        self.title.setText(title)

    def _needs_form(self) -> bool:
        """Return whether the form is one of what is chosen, but of another shape."""
        form = self.form
        if form.path != self._desk.place:
            return False
        if isinstance(form, StageForm):
            return form.shape != shape_of(self._desk, form.path, form.days_by)
        return isinstance(form, PlanForm) and form.shape != plan_shape(self._desk)
