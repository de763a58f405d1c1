"""The day line of a care protocol: what to do today after an injury, and when.

It is worked out from the protocol's file, the time since it happened, and what was
really done; nothing of it is stored. Whoever does something late moves what follows,
and what was left out is not made up for. All limits are those of the file (see
`care_limits`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.care.care_items import CareItem, item_of, settle
from coach.care.care_limits import CareCase, StepLimits, limits_of
from coach.care.care_notes import WHAT
from coach.care.care_slots import day_slots, waking_start_ms
from coach.care.care_wrap import wrap_items
from coach.care.screening import gate_questions_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from coach.care.care_notes import CareDone
    from coach.care.day_clock import DayClock
    from coach.care.verdict import Closed
    from coach.files.protocol_model import ProtocolStep


@dataclass(frozen=True, slots=True)
class CareDay:
    """The plan of one training day.

    Attributes:
        day: The training day, "YYYY-MM-DD".
        items: In the order of their times; first those that last all day.
        avoid: What to leave alone, as the file says it; empty when that is over.
        is_over: The time of every step that has an end is over.
    """

    case: CareCase
    day: str
    items: tuple[CareItem, ...]
    avoid: tuple[str, ...] = ()
    is_over: bool = False

    @property
    def next(self) -> CareItem | None:
        """Return what is due, or else what comes next; None for nothing more today."""
        for state in ("due", "next"):
            for item in self.items:
                if item.state == state:
                    return item
        return None

    def of(self, kind: str) -> tuple[CareItem, ...]:
        """Return the items of a kind of step."""
        return tuple(item for item in self.items if item.kind == kind)

    def done(self, kind: str) -> int:
        """Return how many of a kind were done today, or are being done."""
        return sum(
            item.part == "do" and item.state in {"done", "running"}
            for item in self.of(kind)
        )


def care_day(
    case: CareCase,
    done: Sequence[CareDone],
    clock: DayClock,
    now_ms: int,
    closed: Mapping[str, Closed],
    skipped: Collection[str] = (),
    moves_ms: Iterable[int] = (),
) -> CareDay:
    """Return the plan of the present training day.

    Args:
        case: The protocol, and when it happened.
        done: What was done so far, see `care_notes.care_done`.
        clock: The person's clock and hours of sleep.
        now_ms: The present, in ms since 1970 UTC.
        closed: Names of closed steps and why, see `care_closed.closed_steps`.
        skipped: Keys of items that are to be left out, see
            `care_closed.skipped_keys`.
        moves_ms: Starts of sessions that count as easy movement.
    """
    day = clock.day(now_ms)
    moved = tuple(at_ms for at_ms in moves_ms if clock.day(at_ms) == day)
    items: list[CareItem] = []
    for step in case.protocol.steps:
        part = _StepDay(
            limits_of(case, step, clock, done), day, now_ms, closed.get(step.name)
        )
        items += settle(part.items(moved), now_ms, skipped)
        if part.closed is not None and not part.is_over:
            items.append(part.closed_item(closed))
    end_ms = clock.span(day)[1]
    shown = [item for item in items if item.at_ms is None or item.at_ms < end_ms]
    since_ms = now_ms - case.at_ms
    return CareDay(
        case,
        day,
        tuple(sorted(shown, key=_order)),
        case.protocol.avoid if since_ms < case.protocol.avoid_until_ms else (),
        all(_is_over(step, since_ms) for step in case.protocol.steps if step.until_ms),
    )


@dataclass(frozen=True, slots=True)
class _StepDay:
    """One step of the day."""

    limits: StepLimits
    day: str
    now_ms: int
    closed: Closed | None

    @property
    def step(self) -> ProtocolStep:
        return self.limits.step

    @property
    def prefix(self) -> str:
        case = self.limits.case
        return f"care:{case.injury or case.protocol.id}:{self.step.name}"

    @property
    def is_over(self) -> bool:
        return _is_over(self.step, self.now_ms - self.limits.case.at_ms)

    def items(self, moved: Sequence[int]) -> list[CareItem]:
        """Return the items, open ones not yet settled."""
        if self.step.kind == "compression":
            return [self._asking(item) for item in self._wrap()]
        if self.closed is not None:
            return self._done_and_off()
        if self.step.kind == "move":
            return self._move(moved)
        if self.step.lasts_ms and self.step.kind in WHAT:
            return day_slots(self.limits, self.day, self.now_ms, self.prefix)
        is_active = self.step.is_active(self.now_ms - self.limits.case.at_ms)
        return [CareItem(self.prefix, "do", self.step, "all-day")] if is_active else []

    def closed_item(self, closed: Mapping[str, Closed]) -> CareItem:
        """Return the item that says why the step is closed, and what to do instead."""
        instead = self.closed.instead if self.closed is not None else ""
        return CareItem(
            f"{self.prefix}:closed",
            "do",
            self.step,
            "closed",
            closed=self.closed,
            instead="" if instead in closed else instead,
        )

    def _wrap(self) -> list[CareItem]:
        is_closed = self.closed is not None
        return wrap_items(
            self.limits, self.day, self.now_ms, self.prefix, is_closed=is_closed
        )

    def _asking(self, item: CareItem) -> CareItem:
        if item.part != "do" or item.state != "open":
            return item
        questions = gate_questions_of(self.step)
        return replace(item, asks=tuple(question.id for question in questions))

    def _done_and_off(self) -> list[CareItem]:
        """Return what was done today; what is still on has to come off."""
        items = []
        for number, done in enumerate(self.limits.on_day(self.day), start=1):
            key = f"{self.prefix}:{self.day}:{number}"
            items.append(item_of(done, key, self.step, number))
            if done.goes_on:
                off_key = f"{self.prefix}:{done.note}:off"
                off = CareItem(
                    off_key, "off", self.step, at_ms=self.now_ms, note=done.note
                )
                items.append(off)
        return items

    def _move(self, moved: Sequence[int]) -> list[CareItem]:
        """Return easy movement: once a day, from when the file opens it."""
        key = f"{self.prefix}:{self.day}:1"
        for done in self.limits.on_day(self.day):
            if done.step in ("", self.step.name):
                return [item_of(done, key, self.step, 1)]
        at_ms = waking_start_ms(self.limits, self.day)
        if at_ms >= self.limits.clock.span(self.day)[1]:
            return []
        if moved:
            return [CareItem(key, "do", self.step, "done", moved[0], moved[0])]
        return [CareItem(key, "do", self.step, at_ms=at_ms)]


def _is_over(step: ProtocolStep, since_ms: int) -> bool:
    return step.until_ms is not None and since_ms >= step.until_ms[1]


def _order(item: CareItem) -> int:
    return item.at_ms or 0
