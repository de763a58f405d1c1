"""Which side a plan is begun for: filled in from what is known, free to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.care.choices import sides
from ui.diary.rows import FormRows
from ui.sore_side import needs_side
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow

if TYPE_CHECKING:
    from coach.exchange.assigned.receive import Signed
    from coach.files.plan_model import Plan
    from ui.models.recovery_model import Recovery

_BOTH = "both"


def asks_side(plan: Plan, recovery: Recovery) -> bool:
    """Return whether the sore side must be known before a plan begins."""
    programs = recovery.situation.library.programs
    found = (programs.get(stage.program) for stage in plan.stages)
    return any(each is not None and needs_side(each) for each in found)


class SideRow(FormRows):
    """Asks which side is sore.

    Args:
        side: What is known of it, as from an injury; or "".
        signed: The plan, where a physiotherapist signed it: what it says comes first.

    Attributes:
        choice: The sides.
        told: Says that the plan names another side.

    Signals:
        changed: Another side was chosen.
    """

    changed = Signal()

    def __init__(self, side: str = "", signed: Signed | None = None) -> None:
        super().__init__()
        self._signed = signed
        self._said = "" if signed is None else signed.assignment.patient.injured_side
        known = self._said or side
        offered = [each for each in sides() if each[0] != _BOTH or known == _BOTH]
        self.choice = ChoiceRow(self.tr("Sore side"), offered)
        self.choice.set_value(known)
        self.choice.chosen.connect(self._follow)
        self.told = Label("", role="small", color="warn_text", wrap=True)
        self.add(self.tr("Sore side"), self.choice)
        self.add_below(self.told)
        self._show_told()

    @property
    def side(self) -> str:
        """The side that is chosen, or ""."""
        return self.choice.value()

    @Slot()
    def _follow(self) -> None:
        self._show_told()
        self.changed.emit()

    def _show_told(self) -> None:
        """Say what the plan says, where something else is chosen."""
        is_other = bool(self._said) and self.side != self._said
        if is_other and self._signed is not None:
            words = {
                "left": self.tr("{0} wrote this plan for the left side."),
                "right": self.tr("{0} wrote this plan for the right side."),
            }.get(self._said, self.tr("{0} wrote this plan for both sides."))
            self.told.setText(words.format(self._signed.assignment.issuer.name))
        # What holds it keeps no room for what is hidden.
        holder = self.told.parentWidget() or self.told
        holder.setVisible(is_other)
