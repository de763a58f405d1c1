"""What a session came to, in words, from the events it wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.care.pain import RED_FROM
from coach.session.model import ItemKind
from coach.translate import tr
from ui.player.words import clock_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.files.model import Exercise
    from coach.session.model import Event, Timeline

# The session is the same as planned, give or take this.
_SAME_MS = 1000
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Recap:
    """The summary after a session.

    Attributes:
        is_whole: It went to its end.
        active_ms: Time spent, without pauses.
        planned_ms: Time planned.
        exercises_done: Exercises of which at least one bout was done to its end.
        exercises: Exercises planned.
        changes: What was other than planned, one sentence each.
        pain_max: Highest pain said during the session, or None.
        pains: Highest pain said at each exercise, by its name, the worst first.
        stop_pain: The number from which on the session was to end.
    """

    is_whole: bool
    active_ms: int
    planned_ms: int
    exercises_done: int
    exercises: int
    changes: tuple[str, ...]
    pain_max: int | None = None
    pains: tuple[tuple[str, int], ...] = ()
    stop_pain: int = RED_FROM

    @property
    def length_words(self) -> str:
        """Return the minutes of a whole session, such as "18 min"; else the time."""
        if not self.is_whole or self.active_ms < _MINUTE_MS:
            return self.time_words
        return tr("{0} min").format(round(self.active_ms / _MINUTE_MS))

    @property
    def pains_words(self) -> str:
        """Return the pains as "Worst: Nordic lowering 4, Bridge 2"; "" without any."""
        if not self.pains:
            return ""
        parts = (tr("{0} {1}").format(title, pain) for title, pain in self.pains)
        return tr("Worst: {0}").format(", ".join(parts))

    def end_words(self, pain: int | None = None) -> str:
        """Return what was not as planned about its end; "" for nothing.

        Args:
            pain: Worst pain as it was answered afterwards, or None.
        """
        worst = max((p for p in (pain, self.pain_max) if p is not None), default=0)
        if worst < self.stop_pain:
            return "" if self.is_whole else tr("Ended early")
        words = (
            tr("Pain {0}; this session ends at {1} or more")
            if self.is_whole
            else tr("Ended at pain {0}; this session ends at {1} or more")
        )
        return words.format(worst, self.stop_pain)

    @property
    def time_words(self) -> str:
        """Return the time as "12:40 of 15:00", or one time when both are alike."""
        spent = clock_words(self.active_ms)
        if abs(self.active_ms - self.planned_ms) < _SAME_MS:
            return spent
        return tr("{0} of {1}").format(spent, clock_words(self.planned_ms))


def recap(
    events: Sequence[Event],
    plan: Timeline,
    exercises: Mapping[str, Exercise],
    stop_pain: int = RED_FROM,
) -> Recap:
    """Return what a session came to.

    Args:
        events: All events of this run, in order.
        plan: The timeline as it was planned.
        exercises: The library, for names.
        stop_pain: The number from which on the session was to end.
    """
    ends = {
        event.data["index"]: event.data
        for event in events
        if event.kind == "item-end" and "index" in event.data
    }
    planned = {item.exercise for item in plan.items if item.kind is ItemKind.WORK}
    done = {
        _planned_exercise(plan, index)
        for index, data in ends.items()
        if data.get("how") == "done" and data.get("kind") == ItemKind.WORK.value
    }
    pains = _pains(events, plan, exercises)
    last = events[-1] if events else None
    closing = next(
        (event for event in reversed(events) if event.kind in ("finish", "stop")), last
    )
    data: dict[str, Any] = closing.data if closing is not None else {}
    return Recap(
        is_whole=closing is not None and closing.kind == "finish",
        active_ms=int(data.get("active_ms", 0)),
        planned_ms=int(data.get("planned_ms", plan.total_ms)),
        exercises_done=len(done & planned),
        exercises=len(planned),
        changes=tuple(_changes(events, ends, plan, exercises)),
        pain_max=pains[0][1] if pains else None,
        pains=pains,
        stop_pain=stop_pain,
    )


def _pains(
    events: Sequence[Event], plan: Timeline, exercises: Mapping[str, Exercise]
) -> tuple[tuple[str, int], ...]:
    """Return the highest pain said at each exercise, the worst first."""
    found: dict[str, int] = {}
    for event in events:
        pain = event.data.get("pain")
        if event.kind == "hurt" and pain is not None:
            # An exercise that was exchanged is said; the plan does not know it.
            name = event.data.get("exercise")
            planned = _planned_exercise(plan, event.data.get("index"))
            title = _title(name or planned, exercises)
            found[title] = max(int(pain), found.get(title, 0))
    # Sorting keeps the order of the session where two are alike.
    return tuple(sorted(found.items(), key=_negative_pain))


def _negative_pain(item: tuple[str, int]) -> int:
    return -item[1]


def _changes(
    events: Sequence[Event],
    ends: Mapping[int, Mapping[str, Any]],
    plan: Timeline,
    exercises: Mapping[str, Exercise],
) -> list[str]:
    """Return one sentence for each kind of change and exercise."""
    skipped: list[str] = []
    for index, data in sorted(ends.items()):
        # What was skipped and then done after all is no change.
        if data.get("how") == "skipped" and data.get("kind") == ItemKind.WORK.value:
            skipped.append(_title(_planned_exercise(plan, index), exercises))
    sentences = [
        tr("{0}: skipped").format(_times(title, skipped.count(title)))
        for title in dict.fromkeys(skipped)
    ]
    extra_ms: dict[str, int] = {}
    redone: list[str] = []
    for event in events:
        index = event.data.get("index", -1)
        title = _title(_planned_exercise(plan, index), exercises)
        if event.kind == "leave-out":
            sentences.append(tr("{0}: left out for today").format(title))
        elif event.kind == "easier":
            easier = _title(event.data.get("to"), exercises)
            sentences.append(tr("{0}: exchanged for {1}").format(title, easier))
        elif event.kind == "extend":
            change_ms = int(event.data.get("change_ms", 0))
            extra_ms[title] = extra_ms.get(title, 0) + change_ms
        elif event.kind == "redo":
            redone.append(title)
    for title, length_ms in extra_ms.items():
        seconds = round(length_ms / 1000)
        sentences.append(tr("{0}: {1} s longer").format(title, seconds))
    for title in dict.fromkeys(redone):
        repeated = _times(title, redone.count(title))
        sentences.append(tr("{0}: set repeated").format(repeated))
    return sentences


def _planned_exercise(plan: Timeline, index: object) -> str | None:
    if isinstance(index, int) and 0 <= index < len(plan.items):
        return plan.items[index].exercise
    return None


def _title(exercise: object, exercises: Mapping[str, Exercise]) -> str:
    if isinstance(exercise, str) and exercise in exercises:
        return exercises[exercise].title
    return tr("Rest")


def _times(title: str, count: int) -> str:
    return title if count == 1 else tr("{0} ({1} times)").format(title, count)
