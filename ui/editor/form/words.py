"""The words for values that a file writes in its own short way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.files.program_table import PROGRAM_KINDS
from ui.words import capital, joined, kind_word

if TYPE_CHECKING:
    from coach.editing.draft import Draft


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormWords", text)


def choice_word(value: str) -> str:
    """Return the words for a choice of a field, or else the value itself."""
    if value in PROGRAM_KINDS:
        return kind_word(value)
    words = {
        "both": _tr("Both together"),
        "each": _tr("Each side"),
        "left": _tr("Left"),
        "right": _tr("Right"),
        "alternate": _tr("In turn"),
        "affected": _tr("Sore side"),
        "auto": _tr("By itself"),
        "confirm": _tr("With a key"),
        "time": _tr("Time"),
        "hold": _tr("Hold"),
        "reps": _tr("Repetitions"),
        "open": _tr("Until it eases"),
        "first-days": _tr("First days"),
        "phase-1": _tr("Phase 1"),
        "phase-2": _tr("Phase 2"),
        "phase-3": _tr("Phase 3"),
        "ladder": _tr("Running ladder"),
        "pain": _tr("Pain"),
        "effort": _tr("Effort"),
        "difficulty": _tr("Difficulty"),
        "note": _tr("A note"),
    }
    return words.get(value, capital(value.replace("-", " ")))


def file_facts(draft: Draft) -> str:
    """Return what a file says of itself: its id, and its revision now and saved."""
    now, then = draft.revision, draft.revision_to_save
    words = _tr("Revision {0}").format(now)
    if then != now:
        words = _tr("Revision {0}; saved as {1}").format(now, then)
    return joined((str(draft.value(("id",), "")), words))
