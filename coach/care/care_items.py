"""One line of the plan of a day of care, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from coach.care.care_notes import CareDone
    from coach.care.verdict import Closed
    from coach.files.protocol_model import ProtocolStep

# "open" is not yet settled: due, next or later.
State = Literal[
    "done",
    "running",
    "due",
    "next",
    "later",
    "skipped",
    "closed",
    "all-day",
    "open",
]
Part = Literal["do", "look", "off"]


@dataclass(frozen=True, slots=True)
class CareItem:
    """Something to do, or done, in a day of care.

    Attributes:
        key: Stable while the plan is worked out anew; for reminders and skipping.
        part: "do" for the step itself, "look" for a look at the toes, "off" for
            taking off.
        step: Its step in the protocol, with limits and texts.
        state: "done", "running" (a timer, or a bandage that is on), "due", "next" (the
            coming one), "later", "skipped" (left out, and not made up for), "closed",
            or "all-day" for what has no time of its own.
        at_ms: When, in ms since 1970 UTC; None without a time.
        end_ms: When it is over; None when that is open.
        number: Which one of the day it is, from 1.
        note: Id of the note about it, or "".
        closed: Why it is closed; None when it is not.
        instead: Name of the step that takes its place, or "".
        is_fading: The usual hours are over; only if it still feels good.
        asks: Ids of stop questions to be answered each time before it.
        is_again: It was ended by a look, and is put on anew with more care.
    """

    key: str
    part: Part
    step: ProtocolStep
    state: State = "open"
    at_ms: int | None = None
    end_ms: int | None = None
    number: int = 1
    note: str = ""
    closed: Closed | None = None
    instead: str = ""
    is_fading: bool = False
    asks: tuple[str, ...] = ()
    is_again: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of its step: "ice", "compression", ..."""
        return self.step.kind

    @property
    def is_to_come(self) -> bool:
        """Return whether it still is to be done."""
        return self.state in {"due", "next", "later"}


def settle(
    items: Iterable[CareItem], now_ms: int, skipped: Collection[str]
) -> list[CareItem]:
    """Return the items of one step, in order, with open ones due, next or later.

    Args:
        items: Of one step.
        now_ms: The present.
        skipped: Keys of those that the person said to leave out.
    """
    settled = []
    has_next = False
    for item in items:
        state = item.state
        if state == "open" and item.key in skipped:
            state = "skipped"
        elif state == "open" and item.at_ms is not None and item.at_ms <= now_ms:
            state = "due"
        elif state == "open":
            state = "later" if has_next else "next"
            has_next = True
        settled.append(replace(item, state=state))
    return settled


def item_of(done: CareDone, key: str, step: ProtocolStep, number: int) -> CareItem:
    """Return the item for what was done, or goes on."""
    return CareItem(
        key,
        "do",
        step,
        "running" if done.goes_on else "done",
        done.start_ms,
        _end_ms(done),
        number,
        done.note,
    )


def _end_ms(done: CareDone) -> int | None:
    if done.end_ms is not None:
        return done.end_ms
    return done.start_ms + done.length_ms if done.length_ms else None
