"""How a decision is named and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.course.why import why
from coach.store.entries import COURSE, Entry

if TYPE_CHECKING:
    from coach.care.course.decision_model import Decision

# Kind of a decision -> icon and colour of the sign.
SIGNS = {
    "propose-step-up": ("check", "ok_text"),
    "go-on": ("play", "ok_text"),
    "hold": ("pause", "warn_text"),
    "step-back": ("back", "warn_text"),
    "rest": ("moon", "warn_text"),
    "refer": ("warning", "bad_text"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("recovery decisions", text)


def decision_title(kind: str) -> str:
    """Return a decision in a few words."""
    words = {
        "propose-step-up": _tr("Ready to move on"),
        "go-on": _tr("Go on"),
        "hold": _tr("Hold"),
        "step-back": _tr("Step back"),
        "rest": _tr("Rest today"),
        "refer": _tr("Have it examined"),
    }
    return words.get(kind, kind)


def reasons_of(decision: Decision) -> tuple[str, ...]:
    """Return the numbers that led to a decision, in sentences."""
    inputs = {key: each for key, each in decision.inputs.items() if key != "checks"}
    data = {"reasons": list(decision.reasons), "inputs": inputs}
    return why(Entry("", COURSE, "", "", None, data))
