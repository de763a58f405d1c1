"""The bandage in a day of care: on, a look at the toes every few hours, off at night.

The first look comes some minutes after wrapping; every further one counts from the
last look, so that one that came late moves those after it. There are no looks in the
hours of sleep, because the bandage is off then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.care_items import CareItem, item_of
from coach.care.care_slots import waking_start_ms
from coach.files.durations import HOUR_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.care.care_limits import StepLimits
    from coach.care.care_notes import CareDone

# Putting it on is not worth it for less than this before the night.
_LEAST_ON_MS = HOUR_MS


def look_due_ms(
    started_ms: int, after_ms: int, every_ms: int, looks_ms: tuple[int, ...]
) -> int | None:
    """Return when a look is due, or was; None when none is left.

    Args:
        started_ms: When the step began.
        after_ms: First look, from the beginning.
        every_ms: Further looks, from the last one; 0 for none.
        looks_ms: Looks so far, in order.
    """
    first_ms = started_ms + after_ms
    if not looks_ms or looks_ms[-1] < first_ms:
        return first_ms
    return looks_ms[-1] + every_ms if every_ms else None


def wrap_items(
    limits: StepLimits, day: str, now_ms: int, prefix: str, *, is_closed: bool
) -> list[CareItem]:
    """Return the bandage's items of one training day, in order.

    Args:
        limits: The step, and all that was done of it.
        day: The training day.
        now_ms: The present.
        prefix: Begins the keys of the items.
        is_closed: A gate has closed it: one that is on has to come off.
    """
    today = limits.on_day(day)
    on = next((each for each in limits.done if each.goes_on), None)
    if on is not None and on not in today:
        today.insert(0, on)
    found: list[CareItem] = []
    for number, done in enumerate(today, start=1):
        key = f"{prefix}:{day}:{number}"
        found.append(item_of(done, key, limits.step, number))
        found += _looked(limits, done, day, prefix)
    if on is not None:
        return found + _while_on(limits, on, now_ms, prefix, is_closed=is_closed)
    if is_closed:
        return found
    return found + _to_put_on(limits, today, day, now_ms, prefix)


def _looked(
    limits: StepLimits, done: CareDone, day: str, prefix: str
) -> Iterator[CareItem]:
    """Yield the looks of the day that were made."""
    for number, look in enumerate(done.looks, start=1):
        if limits.clock.day(look.at_ms) == day:
            yield CareItem(
                f"{prefix}:{done.note}:look-{number}",
                "look",
                limits.step,
                "done",
                look.at_ms,
                look.at_ms,
                number,
                done.note,
            )


def _while_on(
    limits: StepLimits, on: CareDone, now_ms: int, prefix: str, *, is_closed: bool
) -> list[CareItem]:
    off_ms = now_ms if is_closed else _off_ms(limits, on)
    looks = [] if is_closed else _looks_to_come(limits, on, now_ms, off_ms)
    items = [
        CareItem(
            f"{prefix}:{on.note}:look-{number}",
            "look",
            limits.step,
            at_ms=at_ms,
            number=number,
            note=on.note,
        )
        for number, at_ms in looks
    ]
    if off_ms is not None:
        key = f"{prefix}:{on.note}:off"
        items.append(CareItem(key, "off", limits.step, at_ms=off_ms, note=on.note))
    return items


def _off_ms(limits: StepLimits, on: CareDone) -> int | None:
    """Return when a bandage comes off: for the night, or at the end of its days."""
    step, times = limits.step, []
    if step.off_at_night:
        # One that was put on in the night, by somebody awake, waits for the next.
        night_ms = limits.clock.sleeps_ms(limits.clock.wakes_ms(on.start_ms))
        if night_ms is not None:
            times.append(night_ms)
    if step.until_ms is not None:
        times.append(limits.case.at_ms + step.until_ms[1])
    return min(times, default=None)


def _looks_to_come(
    limits: StepLimits, on: CareDone, now_ms: int, off_ms: int | None
) -> list[tuple[int, int]]:
    """Return number and time of each look until it comes off.

    However many were missed, only one of them is due.
    """
    looks_ms = tuple(look.at_ms for look in on.looks)
    found: list[tuple[int, int]] = []
    for check in limits.step.checks:
        every_ms = check.every_ms
        at_ms = look_due_ms(on.start_ms, check.after_ms, every_ms, looks_ms)
        number = len(looks_ms) + 1
        while at_ms is not None and (off_ms is None or at_ms < off_ms):
            is_missed = every_ms and at_ms + every_ms <= now_ms
            if not is_missed and not limits.clock.is_asleep(at_ms):
                found.append((number, at_ms))
            number += 1
            at_ms = at_ms + every_ms if every_ms else None
            if at_ms is not None and at_ms > now_ms and off_ms is None:
                break
    return sorted(found, key=_time)


def _time(look: tuple[int, int]) -> int:
    return look[1]


def _to_put_on(
    limits: StepLimits, today: list[CareDone], day: str, now_ms: int, prefix: str
) -> list[CareItem]:
    case, clock, step = limits.case, limits.clock, limits.step
    at_ms = waking_start_ms(limits, day)
    if today:
        at_ms = max(at_ms, today[-1].off_ms)
    on_ms = max(at_ms, now_ms)
    night_ms = clock.sleeps_ms(on_ms)
    is_too_late = night_ms is not None and on_ms + _LEAST_ON_MS > night_ms
    until = step.until_ms
    is_over = until is not None and on_ms >= case.at_ms + until[1]
    if is_too_late or is_over or at_ms >= clock.span(day)[1]:
        return []
    number = len(today) + 1
    return [
        CareItem(
            f"{prefix}:{day}:{number}",
            "do",
            step,
            at_ms=at_ms,
            number=number,
            is_again=bool(today) and today[-1].went_badly,
        )
    ]
