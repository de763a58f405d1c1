"""What a press on a running timer of care does, wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.recover.care.face import EXTEND, EXTEND_MS, FINISH, LOOKS_BAD, LOOKS_WELL

if TYPE_CHECKING:
    from coach.care.care_timer import CareTimer
    from ui.recover.care.model import CareDayModel


def act_on(model: CareDayModel, timer: CareTimer, what: str) -> str:
    """Do what was pressed; return a sentence about it that is to be read, or "".

    Args:
        model: Keeps the timers.
        timer: One that runs.
        what: One of the words of `face`.
    """
    if what == FINISH:
        model.finish(timer)
    elif what == EXTEND:
        return model.extend(timer, timer.length_ms + EXTEND_MS)
    elif what in (LOOKS_WELL, LOOKS_BAD):
        model.look(timer, ok=what == LOOKS_WELL)
        if what == LOOKS_BAD:
            return timer.step.checks[0].off_if
    return ""
