"""Which changes of a running session the plan does not leave to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.assignment_model import is_assigned

if TYPE_CHECKING:
    from coach.files.model import Program
    from ui.context import AppContext


def told_in(context: AppContext, program: Program) -> frozenset[str]:
    """Return the kinds of events that are told as a deviation; none for most programs.

    Args:
        context: What all parts share.
        program: What is played.
    """
    if not is_assigned(program.id):
        return frozenset()
    # Imported here: few people have such a plan.
    from coach.exchange.assigned.limits import told_changes
    from ui.models.assigned_model import assigned_model

    signed = assigned_model(context).signed_for(program.id)
    return told_changes(signed.assignment.limits) if signed is not None else frozenset()
