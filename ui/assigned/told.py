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
        return _told_by_course(context, program.id)
    # Imported here: few people have such a plan.
    from coach.care.course.limits import told_changes
    from ui.models.assigned_model import assigned_model

    signed = assigned_model(context).signed_for(program.id)
    return told_changes(signed.assignment.limits) if signed is not None else frozenset()


def _told_by_course(context: AppContext, program_id: str) -> frozenset[str]:
    # Imported here: the rules of courses come after the first paint.
    from coach.care.course.own_limits import told_of
    from ui.recover.care.model import known_courses

    return told_of(known_courses(context), program_id)
