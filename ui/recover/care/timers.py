"""Which timers of care are shown where, and with which sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.care.care_timer import CareTimer
    from ui.recover.care.model import CareDayModel

_SIGNS = {
    "heat": ("sun", "seg_get_ready"),
    "compression": ("bandage", "ice_text"),
    "elevation": ("leg_up", "ice_text"),
}
_COLD = ("snowflake", "ice_text")
# What asks for something comes before what only runs.
_ORDER = {"late": 0, "over": 0, "look": 1, "running": 2}


def sign_of(timer: CareTimer) -> tuple[str, str]:
    """Return the icon of a timer and the colour token of it."""
    return _SIGNS.get(timer.step.kind, _COLD)


def other_timers(model: CareDayModel) -> tuple[CareTimer, ...]:
    """Return those that do not belong to the protocol whose card is shown."""
    case = model.case
    if case is None:
        return model.timers
    return tuple(each for each in model.timers if each.protocol != case.protocol.id)


def pressing_timers(model: CareDayModel) -> tuple[CareTimer, ...]:
    """Return those that count down or ask for something, the most pressing first.

    A bandage that is well and has no end waits quietly.
    """
    now_ms = model.now_ms
    found = [
        each
        for each in model.timers
        if each.length_ms or each.state(now_ms) != "running"
    ]
    return tuple(
        sorted(found, key=lambda t: (_ORDER[t.state(now_ms)], t.left_ms(now_ms)))
    )
