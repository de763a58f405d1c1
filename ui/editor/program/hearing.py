"""Plays all cues and sentences of a draft faster than real time, with real sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.clock import FasterClock
from coach.errors import CoachError
from coach.session.model import EngineState
from coach.session.runner import SessionRunner
from ui.platform.voice import Voice
from ui.player.sound import PATIENCE_MS, SessionSound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.audio.output import Output
    from coach.files.model import Exercise, Program
    from ui.context import AppContext

POLL_MS = 50
# The whole takes about this long, whatever its length.
WISHED_MS = 60_000
SLOWEST, FASTEST = 2.0, 16.0
# Paused: the machine slept meanwhile, and nobody listens any more.
_OVER = (EngineState.DONE, EngineState.STOPPED, EngineState.PAUSED)
# The last tone and its word begin where the session ends.
RING_OUT_MS = 2_000


def speed_for(total_ms: int) -> float:
    """Return how many times as fast as real time a session is heard."""
    return min(max(total_ms / WISHED_MS, SLOWEST), FASTEST)


class Hearing(QObject):
    """One session at a time; nothing of it is recorded.

    An item that waits for a key goes on by itself here.

    Args:
        context: Clock and settings.
        open_output: Returns an open output; None opens what the settings ask for.
        voice: None speaks with the system's voice.
        patience_ms: How long it waits for output and voice at most.

    Signals:
        state_changed: It has begun, or is over.
        moved: It is at this time of the session, in milliseconds.
        told: The sound has something to say about itself; one sentence.
    """

    state_changed = Signal()
    moved = Signal(int)
    told = Signal(str)

    def __init__(
        self,
        context: AppContext,
        parent: QObject | None = None,
        *,
        open_output: Callable[[], Output] | None = None,
        voice: Voice | None = None,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._runner: SessionRunner | None = None
        self._done_ms: int | None = None
        self._voice = voice or Voice(parent=self)
        self._sound = SessionSound(context, self._voice, open_output, self, patience_ms)
        self._sound.ready.connect(self._begin)
        self._sound.noted.connect(self._tell)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def is_on(self) -> bool:
        """Whether something is being heard."""
        return self._runner is not None

    def start(
        self, program: Program, exercises: Mapping[str, Exercise], total_ms: int
    ) -> None:
        """Play a program from its beginning.

        Raises:
            CoachError: It cannot be played.
        """
        if self.is_on:
            return
        clock = FasterClock(self._context.clock, speed_for(total_ms))
        output = self._sound.open()
        try:
            self._runner = SessionRunner(
                program,
                exercises,
                clock,
                output,
                say=self._voice.say,
                hush=self._voice.hush,
                on_event=_forget,
                voice=self._context.settings.voice,
                real_clock_ms=clock.real_monotonic_ms,
            )
        except CoachError:
            self._sound.close()
            raise
        self._sound.serve(self._runner)
        self._sound.wait()
        self.state_changed.emit()

    @Slot()
    def stop(self) -> None:
        """Fall silent and free the sound device."""
        if self._runner is None:
            return
        self._timer.stop()
        self._runner, self._done_ms = None, None
        self._sound.close()
        self.state_changed.emit()

    @Slot()
    def _begin(self) -> None:
        if self._runner is not None and self._runner.state is EngineState.READY:
            self._runner.start()
            self._timer.start()

    @Slot()
    def _poll(self) -> None:
        runner = self._runner
        if runner is None:
            return
        runner.poll()
        if runner.state is EngineState.WAITING:
            runner.confirm()
        self.moved.emit(runner.engine.position_ms)
        if runner.state in _OVER and self._has_rung_out(runner):
            self.stop()

    def _has_rung_out(self, runner: SessionRunner) -> bool:
        """Return whether nothing of a session that is over sounds any more."""
        if runner.state is not EngineState.DONE:
            return True
        now_ms = self._context.clock.monotonic_ms()
        if self._done_ms is None:
            self._done_ms = now_ms
        return now_ms - self._done_ms >= RING_OUT_MS

    @Slot(str, object)
    def _tell(self, sentence: str, _kind: object) -> None:
        self.told.emit(sentence)


def _forget(_event: object) -> None:
    """Take an event of the session: none of it is kept."""
