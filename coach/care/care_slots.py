"""The times of a step that comes several times a day: ice, raising the leg.

The times of a day are worked out anew whenever something was done. Each one follows
the one that was really done before it, by the usual pause; the last one before the
night by the shortest, where the usual one leaves no room for it. What was left out
stays left out: the next one comes at its own time, and there are not more for it.

Design choices: the first comes half an hour after the night and the last at least half
an hour before it; times are multiples of five minutes; a step without a pause in its
file is spread over the waking hours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.care.care_items import CareItem, item_of
from coach.care.day_clock import DAY_MIN
from coach.files.durations import MINUTE_MS

if TYPE_CHECKING:
    from coach.care.care_limits import StepLimits
    from coach.care.care_notes import CareDone

AFTER_WAKING_MS = 30 * MINUTE_MS
BEFORE_SLEEP_MS = 30 * MINUTE_MS
ROUND_MS = 5 * MINUTE_MS


def day_slots(limits: StepLimits, day: str, now_ms: int, prefix: str) -> list[CareItem]:
    """Return a step's items of one training day, in order.

    Those that are still to come are left "open", at most one of them in the past.

    Args:
        limits: The step, and all that was done of it.
        day: The training day.
        now_ms: The present.
        prefix: Begins the keys of the items.
    """
    return _Day(limits, day, now_ms, prefix).items()


def waking_start_ms(limits: StepLimits, day: str) -> int:
    """Return when a step may come first on a training day, some time after the night.

    On the day it happened that is at once.
    """
    case, clock = limits.case, limits.clock
    opens_ms = max(case.begun_ms, case.at_ms + limits.step.from_ms[0])
    at_ms = max(opens_ms, clock.span(day)[0])
    if clock.is_asleep(at_ms):
        return clock.wakes_ms(at_ms) + AFTER_WAKING_MS
    return at_ms


@dataclass(frozen=True, slots=True)
class _Day:
    limits: StepLimits
    day: str
    now_ms: int
    prefix: str

    def items(self) -> list[CareItem]:
        today = self.limits.on_day(self.day)
        begin_ms = self.limits.clock.span(self.day)[0]
        before = tuple(
            each
            for each in self.limits.done
            if each not in today and each.start_ms < begin_ms
        )
        found: list[CareItem] = []
        cursor_ms = self._first_ms(before)
        for count, done in enumerate(today):
            known = (*before, *today[:count])
            left_out = self._grid(known, cursor_ms, done.start_ms, len(found))[:-1]
            found += self._items(left_out, len(found), left_out)
            number = len(found) + 1
            found.append(item_of(done, self._key(number), self.limits.step, number))
            cursor_ms = _round_up(done.off_ms + self._pause_ms())
        coming = self._coming(cursor_ms, len(found))
        least_ms = self.limits.step.gap_ms[0]
        if today and least_ms and not coming:
            # The usual pause reaches into the night; the shortest one may not.
            soonest_ms = _round_up(today[-1].off_ms + least_ms)
            coming = self._coming(soonest_ms, len(found))
        return found + coming

    def _coming(self, cursor_ms: int, count: int) -> list[CareItem]:
        """Return what follows the last one that was done."""
        grid = self._grid(self.limits.done, cursor_ms, None, count)
        past = [at_ms for at_ms in grid if at_ms <= self.now_ms]
        # Of those whose time has come only the last can still be done.
        waking = replace(self.limits, only_awake=True)
        left_out = past[:-1] if waking.refusal(self.now_ms) is None else past
        return self._items(grid, count, left_out)

    def _items(
        self, times: list[int], count: int, left_out: list[int]
    ) -> list[CareItem]:
        """Return the items for some times; `count` of the day come before them."""
        return [
            CareItem(
                self._key(number),
                "do",
                self.limits.step,
                "skipped" if at_ms in left_out else "open",
                at_ms,
                at_ms + self.limits.step.lasts_ms,
                number,
                is_fading=self._is_fading(at_ms),
            )
            for number, at_ms in enumerate(times, start=count + 1)
        ]

    def _key(self, number: int) -> str:
        return f"{self.prefix}:{self.day}:{number}"

    def _grid(
        self,
        known: tuple[CareDone, ...],
        from_ms: int,
        until_ms: int | None,
        count: int,
    ) -> list[int]:
        """Return the times of a part of the day.

        Args:
            known: What was done before it.
            from_ms: Earliest time.
            until_ms: Last time; None goes to the end of the day.
            count: How many of the day lie before.
        """
        end_ms = self.limits.clock.span(self.day)[1]
        limits = replace(
            self.limits,
            done=known,
            only_awake=True,
            before_sleep_ms=BEFORE_SLEEP_MS,
        )
        found: list[int] = []
        at_ms = limits.earliest_ms(from_ms)
        while at_ms is not None and at_ms < end_ms:
            if until_ms is not None and at_ms > until_ms:
                break
            if count + len(found) >= self._most(at_ms):
                break
            found.append(at_ms)
            limits = limits.with_one_at(at_ms)
            after_ms = at_ms + limits.step.lasts_ms + self._pause_ms()
            at_ms = limits.earliest_ms(_round_up(after_ms))
        return found

    def _first_ms(self, before: tuple[CareDone, ...]) -> int:
        """Return when the first one of the day may come."""
        first_ms = waking_start_ms(self.limits, self.day)
        begun_ms = max(self.limits.case.begun_ms, self.limits.clock.span(self.day)[0])
        # Without a pause of its own it falls between the icings of the day.
        if first_ms > begun_ms and not self.limits.step.gap_ms[1]:
            first_ms = _round_up(first_ms + self._pause_ms() // 2)
        if before:
            first_ms = max(first_ms, _round_up(before[-1].off_ms + self._pause_ms()))
        return first_ms

    def _pause_ms(self) -> int:
        """Return the usual pause from the end of one to the beginning of the next."""
        step = self.limits.step
        if step.gap_ms[1]:
            return step.gap_ms[1]
        awake_min = DAY_MIN - self.limits.clock.sleep.length_min
        return max(0, awake_min * MINUTE_MS // self._times()[1] - step.lasts_ms)

    def _times(self) -> tuple[int, int]:
        step = self.limits.step
        return step.times_a_day or (1, step.max_a_day or 1)

    def _most(self, at_ms: int) -> int:
        return self._times()[0 if self._is_fading(at_ms) else 1]

    def _is_fading(self, at_ms: int) -> bool:
        until = self.limits.step.until_ms
        return until is not None and at_ms >= self.limits.case.at_ms + until[0]


def _round_up(at_ms: int) -> int:
    return -(-at_ms // ROUND_MS) * ROUND_MS
