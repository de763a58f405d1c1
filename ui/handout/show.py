"""Opens the handout of a program or a plan; loads Qt's printing only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.handout.content import program_handout
from ui.handout.plan_content import plan_handout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan
    from ui.context import AppContext
    from ui.handout.content import Handout
    from ui.handout.dialog import HandoutDialog
    from ui.handout.plan_content import PlanHandout


def show_handout(
    parent: QWidget | None,
    context: AppContext,
    program: Program,
    exercises: Mapping[str, Exercise],
) -> HandoutDialog:
    """Open the preview of a program's handout and return it; it frees itself."""
    return _show(parent, context, program_handout(program, exercises), program.id)


def show_plan_handout(
    parent: QWidget | None,
    context: AppContext,
    plan: Plan,
    programs: Mapping[str, Program],
    exercises: Mapping[str, Exercise],
) -> HandoutDialog:
    """Open the preview of a plan's handout and return it; it frees itself."""
    return _show(parent, context, plan_handout(plan, programs, exercises), plan.id)


def _show(
    parent: QWidget | None,
    context: AppContext,
    handout: Handout | PlanHandout,
    file_name: str,
) -> HandoutDialog:
    # Imported here: printing takes memory that most sessions never need.
    from ui.handout.dialog import HandoutDialog
    from ui.handout.layout import lay_out

    dialog = HandoutDialog(parent, context, handout, file_name, lay_out)
    dialog.open()
    return dialog
