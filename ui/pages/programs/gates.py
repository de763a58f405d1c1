"""When to stop a program, and when to leave it out, as it holds for this person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.recover.care.model import known_courses
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from coach.files.model import Program
    from ui.context import AppContext


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramGates", text)


def as_done(context: AppContext, program: Program) -> Program:
    """Return a program with the limits that the person's courses have for it."""
    courses = known_courses(context)
    if not courses:
        return program
    # Imported here: the rules of courses come after the first paint.
    from coach.care.course.dose import staged

    return staged(courses, program)


def add_gates(column: QVBoxLayout, program: Program) -> None:
    """Say when to stop and what speaks against it, where the program has a limit.

    Args:
        column: Where it is added.
        program: From `as_done`.
    """
    if program.safety is None:
        return
    words = _tr("Stop if pain reaches {0} of 10.")
    words = words.format(program.safety.stop_pain)
    column.addWidget(Label(words, role="small", weight=600, wrap=True))
    for sentence in program.safety.not_if:
        words = _tr("Leave it out if: {0}").format(sentence)
        column.addSpacing(2)
        column.addWidget(Label(words, role="small", color="text_2", wrap=True))
    column.addSpacing(6)
