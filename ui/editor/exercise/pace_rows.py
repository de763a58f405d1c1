"""How long the repetitions of an exercise take: its own figure has the phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.model import Exercise
from ui.editor.program.dose_rows import PaceRow, TempoRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.draft import Draft
    from coach.figure.model import Phase
    from ui.editor.desk import EditDesk

_DOSE = ("dose",)


def phases_of(draft: Draft) -> tuple[Phase, ...]:
    """Return the phases of the figure as it was read last."""
    model = draft.model
    return model.figure.phases if isinstance(model, Exercise) else ()


class OwnPaceRow(PaceRow):
    """One length for a repetition, or one for each phase of the figure."""

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _DOSE, None, parent)

    def show_value(self) -> None:
        """Show what is given; the figure may have other phases by now."""
        self._phases = phases_of(self.desk.draft) or self._phases
        super().show_value()


class OwnTempoRow(TempoRow):
    """How long each phase of the figure takes."""

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, (*_DOSE, "tempo"), None, parent)

    def show_value(self) -> None:
        """Show the times; the figure may have other phases by now."""
        names = tuple(phase.name for phase in phases_of(self.desk.draft))
        self._phases = names or self._phases
        super().show_value()
