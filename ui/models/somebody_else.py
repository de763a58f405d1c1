"""What to do about a plan for another patient, where several people use Coach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.people import load_people

if TYPE_CHECKING:
    from pathlib import Path

    from coach.exchange.signed.plain import Refusal


def with_way_out(root: Path, refusal: Refusal) -> Refusal:
    """Return a refusal that says how to become somebody else, where there is one.

    Args:
        root: The data folder of all people.
        refusal: That a plan is for another patient.
    """
    if len(load_people(root).everybody) < 2:
        return refusal
    words = QCoreApplication.translate(
        "SomebodyElse",
        "If it is for somebody else who uses Coach here, change who is here first.",
    )
    return replace(refusal, advice=words)
