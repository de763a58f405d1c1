"""What a session came to, worked out from its plan and its events alone.

Pure: the same plan and events always give the same result, so summaries can be
thrown away and made again whenever this code learns something new.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coach.session import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.files.model import DoseChange
    from coach.store.plan import PlannedItem

DONE = "done"
PARTIAL = "partial"
STOPPED = "stopped"
DISCARDED = "discarded"

# Events after which a session is over.
CLOSING_KINDS = ("finish", "stop", "close")
# Events that make the session another one than was planned.
DEVIATION_KINDS = frozenset({"skip", "redo", "extend", "leave-out", "easier"})
# Events that another process may have written, long after the one before.
_AFTER_A_GAP = frozenset({"start", "recover", "close", "answer", "remove", "restore"})


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it stands in the journal.

    Attributes:
        seq: 1-based place in the session.
        at: UTC time as text.
        at_ms: Position in the session, counted without pauses.
    """

    seq: int
    at: str
    mono_ms: int
    at_ms: int
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SetDone:
    """One set of one side, as it was done.

    Attributes:
        reps: Repetitions or holds done; None where they are not counted.
        skipped: None when all of it was done, else "skipped", "left-out" or "stopped".
    """

    step: int
    round: int
    set_no: int
    side: str
    exercise: str
    planned_ms: int
    planned_reps: int | None
    reps: int | None
    held_ms: int
    pain: int | None
    skipped: str | None


@dataclass(frozen=True, slots=True)
class Replay:
    """The result of a session, or of what there is of it.

    Attributes:
        outcome: "done", "partial", "stopped", "discarded"; None while it is open.
        active_ms: Time spent in items, pauses and waiting not counted.
        done_share: Part of the planned work that was done, by its time, 0 to 1.
        pain_before: Pain said before it, 0-10.
        pain_max: Highest pain said during it, 0-10.
        pain_after: Pain right after it, 0-10.
        answers: Everything that was answered last, by key.
        removed_at: When it was put into the bin; None while it counts.
        next_index: Item to go on at; the number of items when all are over.
        left_out_steps: Steps that were left out for the day.
        easier_steps: Steps whose exercise was exchanged, and the easier one.
        change: What its program had less of that day; None when it was played whole.
    """

    outcome: str | None
    ended_at: str | None
    active_ms: int
    done_share: float
    pain_before: int | None
    pain_max: int | None
    pain_after: int | None
    effort: int | None
    note: str
    answers: dict[str, Any]
    removed_at: str | None
    deviations: int
    next_index: int
    left_out_steps: tuple[int, ...]
    easier_steps: tuple[tuple[int, str], ...]
    sets: tuple[SetDone, ...]
    change: DoseChange | None = None


def replay(items: Sequence[PlannedItem], events: Iterable[StoredEvent]) -> Replay:
    """Play the events of one session back, in the order of their `seq`."""
    state = _State(items)
    for event in events:
        state.count_time(event)
        state.take(event)
    return state.result()


@dataclass(slots=True)
class _End:
    """How one item ended."""

    how: str
    held_ms: int
    reps: int | None
    exercise: str | None


@dataclass(slots=True)
class _State:
    """Everything that has to be remembered from one event to the next."""

    items: Sequence[PlannedItem]
    paused: bool = True
    in_item: bool = False
    index: int = 0
    next_index: int = 0
    last: StoredEvent | None = None
    active_ms: int = 0
    ends: dict[int, _End] = field(default_factory=dict)
    hurts: dict[int, int] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    pain_before: int | None = None
    removed_at: str | None = None
    closing: StoredEvent | None = None
    deviations: int = 0
    left_out_steps: list[int] = field(default_factory=list)
    easier_steps: dict[int, str] = field(default_factory=dict)
    change: DoseChange | None = None

    def count_time(self, event: StoredEvent) -> None:
        """Add the time since the event before, when an item was running."""
        last, self.last = self.last, event
        if last is None or self.paused or not self.in_item:
            return
        if event.kind in _AFTER_A_GAP:
            return
        # The monotonic clock starts anew with the machine, hence the lower bound.
        passed_ms = max(0, event.mono_ms - last.mono_ms)
        moved_ms = event.at_ms - last.at_ms
        # The position stands still in a lead-in, but jumps when items are skipped.
        self.active_ms += moved_ms if 0 <= moved_ms <= passed_ms else passed_ms

    def take(self, event: StoredEvent) -> None:
        """Let one event change what is known."""
        if event.kind in DEVIATION_KINDS:
            self.deviations += 1
        match event.kind:
            case "start":
                self.paused = self.in_item = False
            case "resume":
                self.paused = False
            case "recover":
                self._recover(event.data)
            case "pause":
                self.paused = True
            case "item":
                self._enter(event.data)
            case "item-end":
                self._leave(event.data)
            case "hurt":
                self._hurt(event.data)
            case "leave-out":
                self._leave_out(event.data)
            case "easier":
                self._make_easier(event.data)
            case changed.CHANGED:
                self.change = changed.change_from(event.data)
            case "before":
                self.pain_before = whole_number(event.data.get("pain"))
            case "answer":
                self.answer = event.data
            case "remove":
                self.removed_at = event.at
            case "restore":
                self.removed_at = None
            case "finish" | "stop" | "close":
                self.closing = event
                self.in_item = False

    def _recover(self, data: dict[str, Any]) -> None:
        """Go on after a crash: the time between is nobody's."""
        self.paused = self.in_item = False
        self.next_index = self._index(data, self.next_index)

    def _enter(self, data: dict[str, Any]) -> None:
        self.index = self.next_index = self._index(data, self.index)
        self.in_item = True

    def _leave(self, data: dict[str, Any]) -> None:
        index = self._index(data, self.index)
        self.next_index = min(index + 1, len(self.items))
        self.in_item = False
        before = self.ends.get(index)
        how = str(data.get("how", DONE))
        # Done stays done: going back to look at an item again takes nothing away.
        if before is None or before.how != DONE or how == DONE:
            held_ms = max(0, whole_number(data.get("held_ms")) or 0)
            reps = whole_number(data.get("reps"))
            # After "easier" it is another exercise than the plan's.
            exercise = data.get("exercise")
            name = exercise if isinstance(exercise, str) else None
            self.ends[index] = _End(how, held_ms, reps, name)

    def _hurt(self, data: dict[str, Any]) -> None:
        pain = whole_number(data.get("pain"))
        if pain is not None:
            index = self._index(data, self.index)
            self.hurts[index] = max(pain, self.hurts.get(index, 0))

    def _leave_out(self, data: dict[str, Any]) -> None:
        step = self._step(data)
        if step is not None and step not in self.left_out_steps:
            self.left_out_steps.append(step)

    def _make_easier(self, data: dict[str, Any]) -> None:
        step, exercise = self._step(data), data.get("to")
        if step is not None and isinstance(exercise, str):
            self.easier_steps[step] = exercise

    def _step(self, data: dict[str, Any]) -> int | None:
        """Return the step of the program that an event speaks of."""
        index = self._index(data, self.index)
        return self.items[index].step if index < len(self.items) else None

    def _index(self, data: dict[str, Any], default: int) -> int:
        """Return the item an event speaks of, inside the plan."""
        index = whole_number(data.get("index"))
        return default if index is None else max(0, min(index, len(self.items)))

    def result(self) -> Replay:
        """Return what it all comes to."""
        pains = [*self.hurts.values(), whole_number(self.answer.get("pain"))]
        said = [pain for pain in pains if pain is not None]
        return Replay(
            outcome=self._outcome(),
            ended_at=self.closing.at if self.closing else None,
            active_ms=self.active_ms,
            done_share=self._done_share(),
            pain_before=self.pain_before,
            pain_max=max(said, default=None),
            pain_after=whole_number(self.answer.get("pain_now")),
            effort=whole_number(self.answer.get("effort")),
            note=str(self.answer.get("note") or ""),
            answers=self.answer,
            removed_at=self.removed_at,
            deviations=self.deviations,
            next_index=self.next_index,
            left_out_steps=tuple(self.left_out_steps),
            easier_steps=tuple(self.easier_steps.items()),
            sets=self._sets(),
            change=self.change,
        )

    def _outcome(self) -> str | None:
        """Return how it ended; the last closing event decides."""
        if self.closing is None:
            return None
        if self.closing.kind == "stop":
            return STOPPED
        if self.closing.kind == "close":
            discarded = self.closing.data.get("as") == DISCARDED
            return DISCARDED if discarded else PARTIAL
        # Skipping to the end is allowed, but with nothing done it is no "done".
        any_done = any(
            end.how == DONE and self._is_work(index) for index, end in self.ends.items()
        )
        return DONE if any_done else PARTIAL

    def _is_work(self, index: int) -> bool:
        return index < len(self.items) and self.items[index].is_work

    def _done_share(self) -> float:
        work = [(i, item) for i, item in enumerate(self.items) if item.is_work]
        planned_ms = sum(item.length_ms for _, item in work)
        if planned_ms <= 0:
            return 0.0
        done_ms = sum(self._done_ms(index, item) for index, item in work)
        return done_ms / planned_ms

    def _done_ms(self, index: int, item: PlannedItem) -> int:
        """Return how much of an item's planned time counts as done."""
        end = self.ends.get(index)
        if end is None:
            return 0
        if end.how == DONE:
            return item.length_ms  # an open item may be done before its cap
        return min(end.held_ms, item.length_ms)

    def _sets(self) -> tuple[SetDone, ...]:
        """Return the sets that were begun, in the order of the plan."""
        groups: dict[tuple[int, int, int, str], list[int]] = {}
        for index, item in enumerate(self.items):
            if item.is_work:
                key = (item.step, item.round, item.set or 1, item.side or "both")
                groups.setdefault(key, []).append(index)
        return tuple(
            self._set(key, indices)
            for key, indices in groups.items()
            if any(index in self.ends for index in indices)
        )

    def _set(self, key: tuple[int, int, int, str], indices: list[int]) -> SetDone:
        first = self.items[indices[0]]
        ends = [self.ends.get(index) for index in indices]
        not_done = [end.how if end else STOPPED for end in ends]
        missed = [how for how in not_done if how != DONE]
        exercises = [end.exercise for end in ends if end and end.exercise]
        pains = [self.hurts[index] for index in indices if index in self.hurts]
        step, round_no, set_no, side = key
        return SetDone(
            step=step,
            round=round_no,
            set_no=set_no,
            side=side,
            exercise=exercises[-1] if exercises else first.exercise or "",
            planned_ms=sum(self.items[index].length_ms for index in indices),
            planned_reps=first.of_reps,
            reps=self._reps(first, ends),
            held_ms=sum(end.held_ms for end in ends if end),
            pain=max(pains, default=None),
            skipped=missed[0] if missed else None,
        )

    def _reps(self, first: PlannedItem, ends: list[_End | None]) -> int | None:
        """Return the repetitions or holds of a set that were done."""
        if first.of_reps is None:
            return None
        done = sum(1 for end in ends if end and end.how == DONE)
        if not first.is_reps:
            return done
        end = ends[0]
        counted = end.reps if end else 0
        if counted is not None:
            return max(0, counted)
        return first.of_reps if done else 0


def whole_number(value: object) -> int | None:
    """Return a JSON value when it is a whole number, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
