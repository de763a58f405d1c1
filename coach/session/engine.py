"""The session engine: a pure state machine on an injected clock.

It owns no timer and no thread. Its owner calls `tick` as often as it likes; what
happens depends on the clock alone. Every command first catches up with the clock, so
its events may begin with what had happened before it.

A command that makes no sense in the present state does nothing and returns no event
of its own: `start` twice, `resume` while running, `confirm` before a timed item has
ended, everything after the end.

The books: every event that alters the plan carries `change_ms`, and at any time after
the end `active_ms == plan.total_ms + changes_ms`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.files.model import DoseKind
from coach.session.model import EngineState, Event
from coach.session.playhead import Playhead
from coach.session.readings import LEAD_IN_MS, MOVING, UNDER_WAY, EngineReadings
from coach.session.targets import following, preceding, set_start
from coach.session.timeline import extended, with_exercise, without_step

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.session.model import Item, Timeline

    JsonValue = str | int | None

STALL_MS = 3_000
BACK_RESTARTS_FROM_MS = 3_000


class _Moment(NamedTuple):
    """A position and the monotonic time that belongs to it."""

    at_ms: int
    mono_ms: int


class Engine(EngineReadings):
    """Steps through a timeline as the clock advances.

    An item begins with an "item" event and ends with an "item-end" whose `how` is
    "done", "skipped", "left-out" or "stopped". Going back ends no item: the same or an
    earlier index begins once more, and its last "item-end" is the one that counts.

    Args:
        timeline: What was planned.
        clock: Monotonic and wall milliseconds.
        start_index: Item to begin with; what comes before it is a change to the plan.
        stall_ms: Longest time between two ticks that is not taken for a standstill.

    Attributes:
        plan: The timeline as it was planned; it never changes.

    Raises:
        ValueError: There is no item `start_index`.
    """

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        start_index: int = 0,
        *,
        stall_ms: int = STALL_MS,
    ) -> None:
        if not 0 <= start_index < max(1, len(timeline.items)):
            raise ValueError(f"no item {start_index!r} in this timeline")
        self.plan = timeline
        self._clock = clock
        super().__init__(Playhead(timeline, clock, start_index, stall_ms))
        self._item_has_ended = False
        self._reps_told = 0
        self._left_out_steps: set[int] = set()
        self._events: list[Event] = []

    # Commands

    def start(self, lead_ms: int = 0) -> list[Event]:
        """Begin with the first item.

        Args:
            lead_ms: The position stands this long before it moves, so that the first
                sound can be handed over ahead of its time.
        """
        if self._state is EngineState.READY:
            self._state = EngineState.RUNNING
            self._head.run(lead_ms)
            self._note(
                "start",
                self._now(),
                index=self.index,
                total_ms=self.plan.total_ms,
                change_ms=self.changes_ms,
            )
            self._begin_item(self._now())
        return self._taken()

    def pause(self, reason: str = "person") -> list[Event]:
        """Stand still; also during a lead-in and while waiting for a key."""
        self._catch_up()
        if self._state in MOVING or self._state is EngineState.WAITING:
            self._pause(self._now(), reason)
        return self._taken()

    def resume(self, lead_ms: int = 0) -> list[Event]:
        """Go on after a pause, with a lead-in unless the item has already ended.

        Args:
            lead_ms: Added to the lead-in, as for `start`.
        """
        self._catch_up()
        if self._state is EngineState.PAUSED:
            lead_in_ms = 0 if self._item_has_ended else LEAD_IN_MS + lead_ms
            self._note("resume", self._now(), index=self.index, lead_in_ms=lead_in_ms)
            if self._item_has_ended:
                self._state = EngineState.WAITING
            else:
                self._state = EngineState.LEAD_IN
                self._head.run(lead_in_ms)
        return self._taken()

    def skip(self) -> list[Event]:
        """Leave the rest of the current item out; at the last one this finishes."""
        self._catch_up()
        if self._state in UNDER_WAY:
            self._leave("skip", "skipped", following(self.timeline, self.index))
        return self._taken()

    def back(self) -> list[Event]:
        """Begin the current item again; within its first 3 s, the one before it."""
        self._catch_up()
        if self._state in UNDER_WAY:
            target = self.index
            if self.item_elapsed_ms < BACK_RESTARTS_FROM_MS:
                target = preceding(self.timeline, self.index, self._left_out_steps)
            self._return("back", target)
        return self._taken()

    def redo(self) -> list[Event]:
        """Begin the current set again, also from the rest after it.

        Does nothing while getting ready, when no set of the exercise has begun.
        """
        self._catch_up()
        target = set_start(self.timeline, self.index, self._left_out_steps)
        if self._state in UNDER_WAY and target is not None:
            self._return("redo", target)
        return self._taken()

    def extend(self, ms: int) -> list[Event]:
        """Make the current item longer, by whole repetitions where it has them.

        Does nothing once the item has ended and waits for a key.

        Raises:
            ValueError: `ms` is not above 0.
        """
        self._catch_up()
        if self._state in UNDER_WAY and not self._item_has_ended:
            longer = extended(self.timeline, self.index, ms)
            moment = self._now()
            change_ms = self._head.change(longer)
            self._note(
                "extend", moment, index=self.index, asked_ms=ms, change_ms=change_ms
            )
        return self._taken()

    def confirm(self) -> list[Event]:
        """Say "done": ends the waiting after an item, and an open item at any time."""
        self._catch_up()
        item = self.item
        is_open = item is not None and item.dose is DoseKind.OPEN
        if self._state is EngineState.WAITING or (self._state in MOVING and is_open):
            self._leave("confirm", "done", following(self.timeline, self.index))
        return self._taken()

    def hurt(self, pain: int | None = None, detail: str = "") -> list[Event]:
        """Note pain and pause at once.

        Args:
            pain: 0-10, or None when it has not been asked yet.
            detail: A word such as "sharp" or "pop", or "".
        """
        self._catch_up()
        if self._state in UNDER_WAY:
            data = self._item_data() | {"pain": pain, "detail": detail}
            self._note("hurt", self._now(), **data)
            if self._state is not EngineState.PAUSED:
                self._pause(self._now(), "hurt")
        return self._taken()

    def leave_out(self) -> list[Event]:
        """Leave the current exercise out for today, its later rounds too."""
        self._catch_up()
        item = self.item
        if self._state in UNDER_WAY and item and item.exercise is not None:
            self._left_out_steps.add(item.step)
            first = self.index + 1 if self._item_has_ended else self.index
            timeline = without_step(self.timeline, item.step, first)
            target = following(timeline, self.index)
            self._leave("leave-out", "left-out", target, timeline)
        return self._taken()

    def easier(self, exercise_id: str) -> list[Event]:
        """Go on with another exercise in place of the current one, same dose."""
        self._catch_up()
        item = self.item
        if (
            self._state in UNDER_WAY
            and item
            and item.exercise not in (None, exercise_id)
        ):
            swapped = with_exercise(self.timeline, item.step, self.index, exercise_id)
            self._note(
                "easier",
                self._now(),
                **self._item_data(),
                to=exercise_id,
                change_ms=self._head.change(swapped),
            )
        return self._taken()

    def stop(self, reason: str = "person") -> list[Event]:
        """End the session here; what was not done is a change to the plan."""
        self._catch_up()
        if self._state in UNDER_WAY:
            moment = self._now()
            self._end_item("stopped", moment)
            change_ms = self._head.give_up_rest()
            self._state = EngineState.STOPPED
            self._note(
                "stop", moment, reason=reason, change_ms=change_ms, **self._totals()
            )
        return self._taken()

    def tick(self) -> list[Event]:
        """Catch up with the clock and return what has happened since."""
        self._catch_up()
        return self._taken()

    # How time passes

    def _catch_up(self) -> None:
        if self._state in MOVING:
            gap = self._head.gap()
            if gap is not None:
                before = _Moment(self.position_ms, self._head.seen_ms)
                self._pause(before, gap.reason, gap_ms=gap.length_ms)
            else:
                self._advance()
        self._head.look()

    def _advance(self) -> None:
        if self._head.lead_in_left_ms == 0:
            self._state = EngineState.RUNNING
        while self._state is EngineState.RUNNING:
            self._tell_reps()
            end_ms = self._head.item_end_ms
            if self.position_ms < end_ms:
                return
            moment = self._due(end_ms)
            item = self.item
            self._end_item("done", moment)
            if item is not None and item.confirm:
                self._head.stand()
                self._item_has_ended = True
                self._state = EngineState.WAITING
            else:
                self._head.index = following(self.timeline, self.index)
                self._begin_item(moment)

    def _tell_reps(self) -> None:
        item = self.item
        if item is None:
            return
        reps = self._reps_done(item)
        for rep in range(self._reps_told + 1, reps + 1):
            moment = self._due(item.at_ms + item.rep_ends_ms[rep - 1])
            self._note("rep", moment, index=self.index, rep=rep)
        self._reps_told = max(reps, self._reps_told)

    def _reps_done(self, item: Item) -> int:
        elapsed_ms = self.item_elapsed_ms
        return sum(end_ms <= elapsed_ms for end_ms in item.rep_ends_ms)

    def _begin_item(self, moment: _Moment) -> None:
        """Tell that the item at the playhead begins, or that the session is over."""
        self._item_has_ended = False
        self._reps_told = 0
        if self.item is None:
            self._head.stand()
            self._state = EngineState.DONE
            self._note("finish", moment, **self._totals())
        else:
            length_ms = self.item.length_ms
            self._note("item", moment, **self._item_data(), length_ms=length_ms)

    def _end_item(self, how: str, moment: _Moment) -> None:
        """Tell how the current item ends, unless it already has ended."""
        item = self.item
        if item is None or self._item_has_ended:
            return
        data = self._item_data() | {"how": how, "held_ms": self.item_elapsed_ms}
        if item.rep_ends_ms:
            data["reps"] = self._reps_done(item)
        self._note("item-end", moment, **data)

    def _leave(
        self, kind: str, how: str, target: int, timeline: Timeline | None = None
    ) -> None:
        """End the current item by a command and go forward to another one."""
        moment = self._now()
        index = self.index
        self._end_item(how, moment)
        change_ms = self._head.jump(target, timeline)
        self._note(kind, moment, index=index, to_index=target, change_ms=change_ms)
        self._go_on()

    def _return(self, kind: str, target: int) -> None:
        """Go back to an item that has been before; the current one does not end."""
        moment = self._now()
        index = self.index
        change_ms = self._head.jump(target)
        self._note(kind, moment, index=index, to_index=target, change_ms=change_ms)
        self._go_on()

    def _go_on(self) -> None:
        if self._state is EngineState.WAITING:
            self._state = EngineState.RUNNING
            self._head.run()
        self._begin_item(self._now())

    def _pause(self, moment: _Moment, reason: str, **data: int) -> None:
        self._head.stand()
        self._state = EngineState.PAUSED
        self._note("pause", moment, reason=reason, index=self.index, **data)

    # Events

    def _now(self) -> _Moment:
        return _Moment(self.position_ms, self._clock.monotonic_ms())

    def _due(self, position_ms: int) -> _Moment:
        mono_ms = self._head.due_ms(position_ms)
        assert mono_ms is not None, "only a moving playhead reaches a position"
        return _Moment(position_ms, mono_ms)

    def _item_data(self) -> dict[str, JsonValue]:
        item = self.item
        assert item is not None, "only an item under way is told about"
        return {
            "index": self.index,
            "kind": item.kind.value,
            "exercise": item.exercise,
            "side": item.side,
            "set": item.set,
            "rep": item.rep,
            "round": item.round,
            "step": item.step,
        }

    def _totals(self) -> dict[str, int]:
        return {
            "active_ms": self.active_ms,
            "planned_ms": self.plan.total_ms,
            "changes_ms": self.changes_ms,
        }

    def _note(self, event_kind: str, moment: _Moment, /, **data: JsonValue) -> None:
        self._events.append(Event(event_kind, moment.at_ms, moment.mono_ms, data))

    def _taken(self) -> list[Event]:
        events, self._events = self._events, []
        return events
