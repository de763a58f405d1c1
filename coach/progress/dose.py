"""What was planned of a step, and what was done of it, in the same few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.files.dose_words import short_time
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.store.plan import PlannedItem
    from coach.store.replay import SetDone


@dataclass(frozen=True, slots=True)
class Bout:
    """One step of a program on one side, all its sets and rounds together.

    Attributes:
        sets: Sets in all rounds.
        count: Repetitions or holds in one set; 1 for time bouts.
        length_ms: Length of one hold or time bout; 0 for repetitions.
    """

    step: int
    side: str
    exercise: str
    sets: int
    count: int
    length_ms: int

    @property
    def is_reps(self) -> bool:
        """Return whether repetitions are counted, not time."""
        return not self.length_ms

    @property
    def holds(self) -> int:
        """Return the holds, time bouts or repetitions of all sets."""
        return self.sets * self.count


def planned_bouts(items: Sequence[PlannedItem]) -> list[Bout]:
    """Return the work of a plan, step by step and side by side."""
    groups: dict[tuple[int, str], list[PlannedItem]] = {}
    for item in items:
        if item.is_work:
            groups.setdefault((item.step, item.side or "both"), []).append(item)
    return [_bout(step, side, work) for (step, side), work in groups.items()]


def _bout(step: int, side: str, work: Sequence[PlannedItem]) -> Bout:
    first = work[0]
    return Bout(
        step,
        side,
        first.exercise or "",
        len({(item.round, item.set or 1) for item in work}),
        first.of_reps or 1,
        0 if first.is_reps else first.length_ms,
    )


def dose_words(bout: Bout, sets: Iterable[SetDone] | None = None) -> str:
    """Return a dose such as "3 × 30 s" or "2 × 10 times".

    Args:
        bout: What was planned.
        sets: What was done; None for the plan itself. What is all done reads like the
            plan, anything less as its amount: "45 of 90 s", "14 of 20 times".
    """
    if sets is not None:
        done = list(sets)
        if len(done) < bout.sets or any(each.skipped for each in done):
            return _part_words(bout, done)
    if bout.is_reps:
        if bout.sets == 1:
            return tr("{0} times").format(bout.count)
        return tr("{0} × {1} times").format(bout.sets, bout.count)
    length = short_time(bout.length_ms)
    if bout.holds == 1:
        return length
    return tr("{0} × {1}").format(bout.holds, length)


def _part_words(bout: Bout, done: Sequence[SetDone]) -> str:
    if bout.is_reps:
        reps = sum(each.reps or 0 for each in done)
        return tr("{0} of {1} times").format(reps, bout.holds) if reps else ""
    held_ms = sum(each.held_ms for each in done)
    if held_ms < 1_000:
        return ""
    whole = short_time(bout.holds * bout.length_ms)
    # Seconds are enough: nobody holds to the millisecond.
    return tr("{0} of {1}").format(short_time(held_ms // 1_000 * 1_000), whole)
