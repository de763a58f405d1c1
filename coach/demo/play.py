"""Play a session through the real engine in no time, and write what it tells.

Nothing here is made up by hand: the same program, started at the same moment with the
same wishes, always leaves the same events behind as a person's session would.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coach.files.model import DoseKind
from coach.session.engine import Engine
from coach.session.model import EngineState, Event, ItemKind
from coach.session.timeline import expand
from coach.store.days import training_day, utc_text
from coach.store.plan import PlannedItem, SessionStart
from coach.store.records import NewEvent, NewSession

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from coach.files.model import Exercise, Library

# Longer than any session: the whole of it passes between two looks at the clock.
_NEVER_MS = 10**12
# How long a person takes to say that an open item is over, and to go on after "hurts".
_OPEN_MS = 30_000
_THINKING_MS = 12_000


@dataclass(frozen=True, slots=True)
class Wish:
    """How a made-up session goes.

    Attributes:
        program: Id of a program of the library.
        at_ms: When it starts, in ms since 1970 UTC.
        side: The sore side, or None.
        before: Pain said before it, or None.
        answers: What is answered at the end; empty for nothing.
        skip_steps: 0-based steps of the program that are skipped.
        hurts: Step -> pain 0-10 said there; the session goes on.
        stop_at_step: The session is stopped when it comes to this step, or None.
    """

    program: str
    at_ms: int
    side: str | None = None
    before: int | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    skip_steps: tuple[int, ...] = ()
    hurts: dict[int, int] = field(default_factory=dict)
    stop_at_step: int | None = None


class HandClock:
    """A clock that stands until it is moved.

    Args:
        wall_ms: What it shows first, in ms since 1970 UTC; the monotonic time as well.
    """

    def __init__(self, wall_ms: int) -> None:
        self._now_ms = wall_ms

    def monotonic_ms(self) -> int:
        """Return the time shown, in milliseconds."""
        return self._now_ms

    def wall_ms(self) -> int:
        """Return the time shown, in milliseconds since 1970 UTC."""
        return self._now_ms

    def advance(self, ms: int) -> None:
        """Let time pass."""
        self._now_ms += ms


class Stage:
    """Plays made-up sessions of one library into one history.

    Args:
        connection: A history open for writing; the caller owns the transaction.
        library: Programs and exercises.
        offset_at: Returns the person's UTC offset in minutes at a wall-clock time.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        library: Library,
        offset_at: Callable[[int], int],
    ) -> None:
        self._connection = connection
        self._library = library
        self._offset_at = offset_at
        self._starts: dict[tuple[str, str | None], SessionStart] = {}
        self._count = 0

    def play(self, wish: Wish) -> str:
        """Write one session with all its events, without its summary.

        Returns:
            The session's id; the same wishes in the same order give the same ids.

        Raises:
            KeyError: The library does not have the program.
        """
        start = self._start(wish.program, wish.side)
        self._count += 1
        session_id = f"{wish.at_ms:012x}{self._count:06x}"
        offset_min = self._offset_at(wish.at_ms)
        NewSession(
            session_id,
            start,
            utc_text(wish.at_ms),
            training_day(wish.at_ms, offset_min),
            offset_min,
        ).write(self._connection)
        items = tuple(PlannedItem.of(item) for item in start.timeline.items)
        events = played_events(start, wish)
        for seq, event in enumerate(events, 1):
            at = utc_text(event.mono_ms)
            NewEvent.of(session_id, seq, at, event, items).write(self._connection)
        return session_id

    def _start(self, program_id: str, side: str | None) -> SessionStart:
        key = (program_id, side)
        if key not in self._starts:
            program = self._library.programs[program_id]
            exercises: Mapping[str, Exercise] = self._library.exercises
            timeline = expand(program, dict(exercises), side)
            self._starts[key] = SessionStart.of(program, timeline, exercises, side)
        return self._starts[key]


def played_events(start: SessionStart, wish: Wish) -> list[Event]:
    """Return the events of a session that goes as wished, answers and all."""
    clock = HandClock(wish.at_ms)
    engine = Engine(start.timeline, clock, stall_ms=_NEVER_MS)
    events: list[Event] = []
    if wish.before is not None:
        events.append(Event("before", 0, clock.monotonic_ms(), {"pain": wish.before}))
    events += engine.start()
    hurt_steps = dict(wish.hurts)
    while engine.state not in (EngineState.DONE, EngineState.STOPPED):
        events += _next_item(engine, clock, wish, hurt_steps)
    if wish.answers:
        clock.advance(_THINKING_MS)
        last = events[-1]
        answer = Event("answer", last.at_ms, clock.monotonic_ms(), dict(wish.answers))
        events.append(answer)
    return events


def _next_item(
    engine: Engine, clock: HandClock, wish: Wish, hurt_steps: dict[int, int]
) -> list[Event]:
    """Get through the item under way in the way that was wished for."""
    item = engine.item
    assert item is not None, "a session under way has an item"
    is_work = item.kind is ItemKind.WORK
    if wish.stop_at_step is not None and item.step >= wish.stop_at_step and is_work:
        clock.advance(item.length_ms // 3)
        return engine.stop("pain")
    if item.step in wish.skip_steps:
        return engine.skip()
    events: list[Event] = []
    if is_work and item.step in hurt_steps:
        clock.advance(item.length_ms // 2)
        events += engine.hurt(hurt_steps.pop(item.step))
        clock.advance(_THINKING_MS)
        events += engine.resume()
    if engine.state is EngineState.WAITING:
        clock.advance(_THINKING_MS)
        return events + engine.confirm()
    if item.dose is DoseKind.OPEN:
        clock.advance(engine.lead_in_left_ms + min(_OPEN_MS, item.length_ms - 1))
        return events + engine.confirm()
    clock.advance(engine.lead_in_left_ms + engine.item_remaining_ms)
    return events + engine.tick()
