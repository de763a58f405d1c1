"""Runs a session: joins engine, cue sheet, sound output and voice.

The runner has no thread and no timer; its owner, a window or a terminal, calls `poll`
often. Sounds do not depend on that: after every change all that are still to come are
handed to the output with the clock times at which they start.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from coach.audio.output import DueSound
from coach.clock import FasterClock
from coach.errors import CoachError
from coach.session.cues import count_times_ms, cue_sheet
from coach.session.engine import STALL_MS, Engine
from coach.session.model import CueKind, EngineState
from coach.session.speech import (
    VoicePace,
    is_speech_limit,
    longest_that_fits,
    room_ms,
    sentences,
)
from coach.session.targets import next_work
from coach.session.timeline import expand, with_exercise, without_step
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coach.audio.output import Output
    from coach.clock import Clock
    from coach.files.model import Exercise, Program, Step
    from coach.session.model import Cue, Event, Item, Timeline

STALE_MS = 1_000

_HUSHED_BY = frozenset(
    {"pause", "skip", "back", "redo", "confirm", "leave-out", "easier", "stop"}
)
_HANDED_OVER_AFTER = _HUSHED_BY | {"start", "resume", "extend"}
_SPEAKING = (EngineState.RUNNING, EngineState.WAITING, EngineState.DONE)


class SessionRunner:
    """One session with everything that is heard in it.

    At the end of an item that waits for a key, `release` sounds, since the cue that
    would tell the end belongs to the next item and comes with the key.

    Args:
        program: What is done.
        exercises: The exercises it names, by id.
        clock: What the session runs on.
        output: Plays the cue sounds; already open.
        say: Begins to speak a sentence and returns at once.
        hush: Breaks off what is being said.
        on_event: Gets every event, in order, after the sounds have been handed over.
        sore_side: "left" or "right" in a course, else None.
        voice: Whether sentences are spoken.
        start_index: Item to begin with.
        left_out: Steps that stay left out, for a session that goes on after a crash.
        easier: Steps whose exercise stays exchanged for an easier one, likewise.
        real_clock_ms: Turns times of `clock` into those of the machine's clock, for a
            session that runs faster than real time.
        pace: How fast the voice speaks; an average one when None.

    Attributes:
        program: What is done.
        engine: The state machine; read it, but give commands to the runner.

    Raises:
        CoachError: An exercise is missing, or there is no item `start_index`.
    """

    def __init__(
        self,
        program: Program,
        exercises: Mapping[str, Exercise],
        clock: Clock,
        output: Output,
        *,
        say: Callable[[str], None],
        hush: Callable[[], None],
        on_event: Callable[[Event], None],
        sore_side: str | None = None,
        voice: bool = True,
        start_index: int = 0,
        left_out: Iterable[int] = (),
        easier: Iterable[tuple[int, str]] = (),
        real_clock_ms: Callable[[int], int] | None = None,
        pace: VoicePace | None = None,
    ) -> None:
        timeline = expand(program, exercises, sore_side)
        _check_start(timeline, start_index)
        for step, exercise_id in easier:
            timeline = with_exercise(timeline, step, start_index, exercise_id)
        for step in left_out:
            timeline = without_step(timeline, step, start_index)
        speed = clock.speed if isinstance(clock, FasterClock) else 1.0
        stall_ms = round(STALL_MS * max(1.0, speed))
        self.program = program
        self._speed = speed
        self.engine = Engine(timeline, clock, start_index, stall_ms=stall_ms)
        self._exercises = exercises
        self._clock = clock
        self._output = output
        self._say = say
        self._hush = hush
        self._on_event = on_event
        self._voice = voice
        self._real_clock_ms = real_clock_ms
        self._pace = (pace or VoicePace()).on_clock(speed)
        self._stale_ms = STALE_MS * max(1.0, speed)
        self._cues = cue_sheet(timeline, exercises, voice=self._pace)
        self._next_cue = 0
        self._half_over_of: int | None = None
        self._undelivered: deque[Event] = deque()
        self._is_delivering = False

    # What a window or a terminal shows

    @property
    def timeline(self) -> Timeline:
        """Return the items as they are now."""
        return self.engine.timeline

    @property
    def cues(self) -> tuple[Cue, ...]:
        """Return the cue sheet as it is now."""
        return self._cues

    @property
    def state(self) -> EngineState:
        """Return the state as of the last poll or command."""
        return self.engine.state

    @property
    def index(self) -> int:
        """Return the index of the current item."""
        return self.engine.index

    @property
    def item(self) -> Item | None:
        """Return the current item; None after the end."""
        return self.engine.item

    @property
    def step(self) -> Step | None:
        """Return the program's step that the current item belongs to."""
        return None if self.item is None else self.program.steps()[self.item.step]

    @property
    def exercise(self) -> Exercise | None:
        """Return the current exercise; None between rounds and after the end."""
        if self.item is None or self.item.exercise is None:
            return None
        return self._exercises[self.item.exercise]

    def next_work_item(self) -> Item | None:
        """Return the first work after the current item; None when it was the last."""
        return next_work(self.timeline, self.index)

    @property
    def voice(self) -> bool:
        """Return whether sentences are spoken."""
        return self._voice

    @property
    def _lead_ms(self) -> int:
        """Return how far ahead of its sounds the session has to begin, on its clock."""
        return round(self._output.lead_ms * self._speed)

    def set_voice(self, voice: bool) -> None:
        """Switch the spoken sentences on or off, at once."""
        self._voice = voice
        if not voice:
            self._hush()

    # Commands; each does what the engine's command of that name does

    def start(self) -> None:
        """Begin with the first item."""
        self._apply(self.engine.start(self._lead_ms))

    def pause(self, reason: str = "person") -> None:
        """Stand still; sound and voice stop."""
        self._apply(self.engine.pause(reason))

    def resume(self) -> None:
        """Go on after a pause, counted in."""
        self._apply(self.engine.resume(self._lead_ms))

    def skip(self) -> None:
        """Leave the rest of the current item out."""
        self._apply(self.engine.skip())

    def back(self) -> None:
        """Begin the current item again, or the one before it."""
        self._apply(self.engine.back())

    def redo(self) -> None:
        """Begin the current set again."""
        self._apply(self.engine.redo())

    def extend(self, ms: int) -> None:
        """Make the current item longer."""
        self._apply(self.engine.extend(ms))

    def confirm(self) -> None:
        """Say "done" to an item that waits or is open."""
        self._apply(self.engine.confirm())

    def hurt(self, pain: int | None = None, detail: str = "") -> None:
        """Note pain and pause at once."""
        self._apply(self.engine.hurt(pain, detail))

    def leave_out(self) -> None:
        """Leave the current exercise out for today."""
        self._apply(self.engine.leave_out())

    def easier(self, exercise_id: str) -> None:
        """Go on with an easier exercise; its name is said.

        Raises:
            CoachError: There is no such exercise.
        """
        if exercise_id not in self._exercises:
            raise CoachError(
                tr('The exercise "{0}" is not in the library.').format(exercise_id)
            )
        events = self.engine.easier(exercise_id)
        self._apply(events)
        if any(event.kind == "easier" for event in events):
            self.repeat_cue()

    def stop(self, reason: str = "person") -> None:
        """End the session here."""
        self._apply(self.engine.stop(reason))

    def poll(self) -> None:
        """Catch up with the clock; call it often, at least once in three seconds."""
        self._apply(self.engine.tick())

    def repeat_cue(self) -> None:
        """Say once more what the current item is, as far as the next count allows."""
        state = self.state
        if not self._voice or state not in (
            EngineState.RUNNING,
            EngineState.PAUSED,
            EngineState.WAITING,
        ):
            return
        room = None
        if state is EngineState.RUNNING:
            limits_ms = [cue.at_ms for cue in self._cues if is_speech_limit(cue)]
            room = room_ms(limits_ms, self.engine.position_ms)
        forms = sentences(self.timeline, self.index, self._exercises)
        say = longest_that_fits(forms, room, self._pace)
        if say:
            self._hush()
            self._say(say)

    # What follows from events

    def _apply(self, events: Sequence[Event]) -> None:
        kinds = {event.kind for event in events}
        if kinds & _HANDED_OVER_AFTER:
            self._plan_again(has_begun=events[-1].kind in ("item", "finish"))
        if kinds & _HUSHED_BY:
            self._hush()
        if self.state in _SPEAKING:
            self._speak_due()
        self._deliver(events)

    def _plan_again(self, *, has_begun: bool) -> None:
        """Bring the cue sheet up to date and hand over the sounds still to come.

        Args:
            has_begun: An item has just begun, so that its first cue is still to come
                even if the clock has moved on since.
        """
        item = self.item
        if has_begun:
            from_ms = self.timeline.total_ms if item is None else item.at_ms
        elif self.state is EngineState.RUNNING:
            self._speak_due()
            # What is due at this very moment has begun to sound.
            from_ms = self.engine.position_ms + 1
        else:
            from_ms = self.engine.position_ms
        self._renew_cues(from_ms, has_begun)
        self._next_cue = sum(cue.at_ms < from_ms for cue in self._cues)
        self._output.hand_over(list(self._sounds_ahead()))

    def _renew_cues(self, from_ms: int, has_begun: bool) -> None:
        """Make the cue sheet again; with extra time the middle still comes once."""
        if has_begun:
            self._half_over_of = None
        elif any(_is_half_of(cue, self.index, from_ms) for cue in self._cues):
            self._half_over_of = self.index
        sheet = cue_sheet(self.timeline, self._exercises, voice=self._pace)
        self._cues = tuple(
            cue
            for cue in sheet
            if self._half_over_of is None
            or not _is_half_of(cue, self._half_over_of)
            or cue.at_ms < from_ms
        )

    def _sounds_ahead(self) -> Iterator[DueSound]:
        """Yield the sounds to come, up to the next end that waits for a key."""
        if self.state is EngineState.DONE:
            yield self._due(self._clock.monotonic_ms(), CueKind.DONE.value)
            return
        begins_ms = self.engine.clock_ms_at(self.engine.position_ms)
        if begins_ms is None:
            return
        if self.state is EngineState.LEAD_IN:
            for at_ms in count_times_ms(begins_ms):
                if at_ms >= self._clock.monotonic_ms():
                    yield self._due(at_ms, CueKind.COUNT.value)
        waits_at = self._next_confirm_index()
        for cue in self._cues[self._next_cue :]:
            if cue.item > waits_at:
                break
            yield self._due(self.engine.clock_ms_at(cue.at_ms), cue.sound)
        if waits_at < len(self.timeline.items):
            end_ms = self.timeline.items[waits_at].end_ms
            yield self._due(self.engine.clock_ms_at(end_ms), CueKind.RELEASE.value)

    def _next_confirm_index(self) -> int:
        """Return the first item from here on that waits, else the number of items."""
        items = self.timeline.items
        for index in range(self.index, len(items)):
            if items[index].confirm and items[index].length_ms > 0:
                return index
        return len(items)

    def _due(self, clock_ms: int | None, sound: str) -> DueSound:
        assert clock_ms is not None, "sounds are due only while the session moves"
        if self._real_clock_ms is not None:
            clock_ms = self._real_clock_ms(clock_ms)
        return DueSound(clock_ms, sound)

    def _speak_due(self) -> None:
        """Say the newest sentence whose time has come, unless it is stale."""
        position_ms = self.engine.position_ms
        say = ""
        while self._next_cue < len(self._cues):
            cue = self._cues[self._next_cue]
            if cue.item > self.index or cue.at_ms > position_ms:
                break
            self._next_cue += 1
            if cue.say and position_ms - cue.at_ms <= self._stale_ms:
                say = cue.say
        if say and self._voice:
            self._say(say)

    def _deliver(self, events: Sequence[Event]) -> None:
        """Pass events on in order, also when a receiver gives the next command."""
        self._undelivered.extend(events)
        if self._is_delivering:
            return
        self._is_delivering = True
        try:
            while self._undelivered:
                self._on_event(self._undelivered.popleft())
        finally:
            self._is_delivering = False


def _check_start(timeline: Timeline, start_index: int) -> None:
    count = len(timeline.items)
    if not 0 <= start_index < max(1, count):
        raise CoachError(
            tr("The program has {0} items; it cannot begin at item {1}.").format(
                count, start_index + 1
            )
        )


def _is_half_of(cue: Cue, index: int, before_ms: int | None = None) -> bool:
    """Return whether a cue is the middle of an item, before a time where given."""
    is_half = cue.kind is CueKind.HALF and cue.item == index
    return is_half and (before_ms is None or cue.at_ms < before_ms)
