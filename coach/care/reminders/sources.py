"""What people are reminded of on the days around now.

Each function returns reminders from facts that somebody else has read. What is done is
not reminded of. Whether a kind is wanted at all is decided by the caller.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.care_words import item_detail, item_title
from coach.care.morning import (
    NOON_MIN,
    LocalTime,
    asked_from,
    is_asked_about_session,
)
from coach.care.reminders.model import (
    BEDTIME,
    CARE,
    DRINK,
    FOLLOW_UP,
    MORNING,
    TIMER,
    Reminder,
)
from coach.care.reminders.when import training_instant
from coach.files.durations import HOUR_MS, MINUTE_MS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from coach.care.care_items import CareItem
    from coach.care.care_timer import CareTimer
    from coach.care.day_clock import DayClock
    from coach.care.follow_ups import FollowUp
    from coach.care.morning import Ended

# Design choices: how long a reminder is of use.
CARE_LASTS_MS = HOUR_MS
OFF_LASTS_MS = 12 * HOUR_MS
TIMER_LASTS_MS = 30 * MINUTE_MS
BEDTIME_LASTS_MS = 3 * HOUR_MS
DRINK_LASTS_MS = 30 * MINUTE_MS

# When to drink on a hot or long day: spread over it, and none late at night.
DRINK_MINUTES = tuple(range(9 * 60, 20 * 60 + 1, 90))
LONG_DAY_MIN = 60

_NOTED_AFTERWARDS = frozenset({"ice", "elevation", "move"})

_DAY = timedelta(days=1)


def morning_reminders(
    sessions: Iterable[Ended],
    settled: Collection[date],
    clock: DayClock,
    now_ms: int,
    hour: int,
) -> list[Reminder]:
    """Return the question about the morning after, as `coach.care.morning` asks it.

    Args:
        sessions: At least those of the last three days.
        settled: Mornings that were answered, or are not to be asked about.
        clock: The person's clock.
        now_ms: The present.
        hour: The hour of the person's settings.
    """
    by_day: dict[date, list[Ended]] = {}
    for each in sessions:
        if is_asked_about_session(each):
            by_day.setdefault(each.local_day, []).append(each)
    found: list[Reminder] = []
    for day in sorted(by_day, reverse=True):
        asked = _morning(by_day[day], clock, hour)
        if day + _DAY not in settled:
            found.append(asked)
        # Once a newer morning is asked about, the older one no longer is.
        if asked.due_ms <= now_ms:
            break
    return found


def _morning(sessions: Sequence[Ended], clock: DayClock, hour: int) -> Reminder:
    morning = sessions[0].local_day + _DAY
    due = max(
        asked_from(
            each.local_day, each.ended_ms, clock.offset_min_at(each.ended_ms), hour
        )
        for each in sessions
    )
    return Reminder(
        "morning",
        MORNING,
        morning.isoformat(),
        clock.instant(due),
        clock.instant(LocalTime(morning + _DAY, NOON_MIN)),
        tr("How is it this morning?"),
        tr("One number is enough. It says most about the dose."),
        "page:",
        can_be_done=False,
    )


def care_reminders(
    items: Iterable[CareItem],
    timers: Iterable[CareTimer],
    clock: DayClock,
    asked_ms: int | None = None,
) -> list[Reminder]:
    """Return the steps of a day of care, and what a running timer asks for.

    Args:
        items: Of `coach.care.care_day`, of any protocols.
        timers: Those that run, see `coach.care.care_timer`.
        clock: The person's clock.
        asked_ms: The present while a person sees what timers ask for by now, so that
            they are not reminded of it; None while nobody sees it.
    """
    running = tuple(timers)
    asking = _asking(running, asked_ms)
    coming = [each for each in items if each.at_ms is not None]
    found = []
    for each in coming:
        reminder = _care(each, each.at_ms or 0, clock)
        if reminder is not None and not (
            each.note in asking and _is_asked(reminder, asked_ms)
        ):
            found.append(reminder)
    # The line of the day has the looks at what is worn for hours, with their words.
    looked_at = {each.note for each in coming if each.part == "look"}
    for timer in running:
        timed = _timer(timer, clock, has_looks=timer.note not in looked_at)
        is_asking = timer.note in asking
        found += (x for x in timed if not (is_asking and _is_asked(x, asked_ms)))
    return found


def _asking(timers: Iterable[CareTimer], asked_ms: int | None) -> frozenset[str]:
    """Return the notes of the timers that ask for something before a person's eyes."""
    if asked_ms is None:
        return frozenset()
    return frozenset(x.note for x in timers if x.state(asked_ms) != "running")


def _is_asked(reminder: Reminder, asked_ms: int | None) -> bool:
    """Return whether a timer asks by now for what a reminder is about."""
    return (
        asked_ms is not None and reminder.kind == TIMER and reminder.due_ms <= asked_ms
    )


def _care(item: CareItem, at_ms: int, clock: DayClock) -> Reminder | None:
    if not item.is_to_come:
        return None
    lasts_ms = OFF_LASTS_MS if item.part == "off" else CARE_LASTS_MS
    return Reminder(
        item.key,
        CARE if item.part == "do" else TIMER,
        clock.day(at_ms),
        at_ms,
        at_ms + lasts_ms,
        item_title(item),
        item_detail(item) or item.step.text,
        "page:recovery",
        is_unique=True,
        can_be_done=is_noted_afterwards(item),
    )


def is_noted_afterwards(item: CareItem) -> bool:
    """Return whether a step can be said to be done without a timer.

    A bandage is put on after questions, and looks are answered one by one.
    """
    return item.part == "do" and item.kind in _NOTED_AFTERWARDS and not item.asks


def _timer(timer: CareTimer, clock: DayClock, *, has_looks: bool) -> Iterator[Reminder]:
    name = f"care-timer:{timer.note}"
    look_ms = timer.look_due_ms() if has_looks else None
    if look_ms is not None and timer.step.checks:
        check = timer.step.checks[0]
        yield _timed(f"{name}:look:{len(timer.looks) + 1}", look_ms, clock, check.text)
    if timer.off_at_ms is not None:
        words = tr("{0}: the time is up").format(timer.step.title)
        yield _timed(f"{name}:off:{timer.length_ms}", timer.off_at_ms, clock, words)


def _timed(key: str, at_ms: int, clock: DayClock, title: str) -> Reminder:
    return Reminder(
        key,
        TIMER,
        clock.day(at_ms),
        at_ms,
        at_ms + TIMER_LASTS_MS,
        title.rstrip("."),
        tr("Open Coach to note it."),
        "page:recovery",
        is_unique=True,
        can_be_done=False,
    )


def drink_reminders(
    clock: DayClock,
    now_ms: int,
    *,
    is_hot: bool,
    trained_min: float,
    asks_doctor: bool = False,
) -> list[Reminder]:
    """Return when to drink today, on a hot day or after an hour of exercise.

    Args:
        clock: The person's clock.
        now_ms: The present.
        is_hot: Today was said to be hot.
        trained_min: Minutes of exercise today.
        asks_doctor: A doctor's advice comes first, see `coach.care.fluids`.
    """
    if not is_hot and trained_min < LONG_DAY_MIN:
        return []
    day = clock.day(now_ms)
    title = tr("Time for some water")
    text = _drink_words(is_hot=is_hot, asks_doctor=asks_doctor)
    times = ((each, training_instant(clock, day, each)) for each in DRINK_MINUTES)
    return [
        Reminder(
            f"drink:{minute}",
            DRINK,
            day,
            at_ms,
            at_ms + DRINK_LASTS_MS,
            title,
            text,
            "card:fluids",
        )
        for minute, at_ms in times
    ]


def _drink_words(*, is_hot: bool, asks_doctor: bool) -> str:
    if asks_doctor:
        return tr("Drink as your doctor advised.")
    if is_hot:
        return tr("A hot day: a few sips now, rather than much at once.")
    return tr("A long day of exercise: a few sips now, rather than much at once.")


def bedtime_reminders(
    clock: DayClock,
    now_ms: int,
    minute: int,
    program: str,
    done_on: Collection[date],
) -> list[Reminder]:
    """Return the routine before sleep, today and tomorrow.

    Args:
        clock: The person's clock.
        now_ms: The present.
        minute: Minute of the day at which they go to bed.
        program: Id of the routine that suits them.
        done_on: Training days on which it was done.
    """
    today = date.fromisoformat(clock.day(now_ms))
    found = []
    for day in (today, today + _DAY):
        if day in done_on:
            continue
        at_ms = training_instant(clock, day.isoformat(), minute)
        found.append(
            Reminder(
                "bedtime",
                BEDTIME,
                day.isoformat(),
                at_ms,
                at_ms + BEDTIME_LASTS_MS,
                tr("Bedtime routine"),
                tr("A few short stretches for the legs, right before sleep."),
                f"program:{program}",
            )
        )
    return found


def follow_up_reminders(due: Iterable[FollowUp], clock: DayClock) -> list[Reminder]:
    """Return the questions that are still open, see `coach.care.follow_ups`."""
    return [
        Reminder(
            each.key,
            FOLLOW_UP,
            clock.day(each.at_ms),
            each.at_ms,
            each.until_ms,
            each.title,
            each.text,
            f"page:{each.page}",
            is_unique=True,
            # Questions are answered on their own card, a plan is begun on its page.
            can_be_done=not (each.choices or each.questions or each.page),
        )
        for each in due
    ]
