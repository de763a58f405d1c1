"""What a plan may leave to the person, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coach.files.limits_table import MAY_CHANGE


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanWords", text)


def may_change() -> list[tuple[str, str]]:
    """Return what may be left to the person."""
    words = {
        "time-of-day": _tr("Time of day"),
        "days": _tr("Days"),
        "easier": _tr("Easier exercise"),
        "leave-out": _tr("Leave one out"),
        "longer-rest": _tr("Longer rest"),
    }
    return [(one, words[one]) for one in MAY_CHANGE]
