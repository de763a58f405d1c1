"""Beside a program or plan that was signed: by whom, and what is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.assignment_model import is_assigned

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from ui.context import AppContext


def add_signed(column: QVBoxLayout, context: AppContext, thing_id: str) -> None:
    """Add the seal of a program or plan; nothing for one that nobody signed.

    Args:
        column: Where it is added.
        context: What all parts share.
        thing_id: Id of the program or plan.
    """
    if not is_assigned(thing_id):
        return
    # Imported here: few people have such a plan.
    from ui.assigned.seal import Agreed, Seal
    from ui.models.assigned_model import assigned_model

    signed = assigned_model(context).signed_for(thing_id)
    if signed is not None:
        column.addSpacing(10)
        column.addWidget(Seal(signed))
        column.addWidget(Agreed(signed))
