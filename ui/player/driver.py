"""Moves a session forward: one timer that polls the runner and tells what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from coach.session.model import EngineState

if TYPE_CHECKING:
    from coach.session.model import Timeline
    from coach.session.runner import SessionRunner

# 30 frames a second while something moves.
MOVING_MS = 33
# Nothing moves, or nobody looks; still far below what the engine calls a stall.
RESTING_MS = 200
TEN_SECONDS_MS = 10_000
UNDER_WAY = frozenset(
    {
        EngineState.RUNNING,
        EngineState.LEAD_IN,
        EngineState.PAUSED,
        EngineState.WAITING,
    }
)
ENDED = (EngineState.DONE, EngineState.STOPPED)


class PlayerDriver(QObject):
    """Polls a session and turns its changes into signals.

    Signals:
        item_changed: Another item, or another timeline, is current.
        state_changed: The engine's state is different.
        second_changed: The number of seconds left of the item is different.
        moved: A poll is over; draw what moves.
        cue_played: A cue has sounded.
        ten_seconds_left: 10 s of a long item are left.
        ended: The session is done or stopped.
    """

    item_changed = Signal()
    state_changed = Signal()
    second_changed = Signal(int)
    moved = Signal()
    cue_played = Signal(object)
    ten_seconds_left = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner: SessionRunner | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("player poll")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.poll)
        self._is_watched = True
        self._has_ended = False
        self._forget()

    @property
    def runner(self) -> SessionRunner:
        """The session that is driven.

        Raises:
            ValueError: There is none.
        """
        if self._runner is None:
            raise ValueError("no session is being played")
        return self._runner

    @property
    def has_session(self) -> bool:
        """Whether there is a session."""
        return self._runner is not None

    @property
    def state(self) -> EngineState:
        """The engine's state; READY without a session."""
        return EngineState.READY if self._runner is None else self._runner.state

    @property
    def is_under_way(self) -> bool:
        """Whether a session runs, waits or stands paused."""
        return self.state in UNDER_WAY

    @property
    def is_running(self) -> bool:
        """Whether the timer ticks."""
        return self._timer.isActive()

    def take(self, runner: SessionRunner) -> None:
        """Drive this session from now on."""
        self._runner = runner
        self._forget()

    def start(self) -> None:
        """Start the session and the timer."""
        self.runner.start()
        self._timer.start(MOVING_MS)
        self.poll()

    def stop(self) -> None:
        """Stop the timer; the session is let go."""
        self._timer.stop()
        self._runner = None

    def set_watched(self, is_watched: bool) -> None:
        """Poll less often while the window is hidden."""
        self._is_watched = is_watched
        self._adjust_timer()

    @Slot()
    def poll(self) -> None:
        """Let the session catch up with the clock and tell what is different."""
        runner = self._runner
        if runner is None:
            return
        runner.poll()
        self._tell_cues(runner)
        self._tell_state(runner)
        self._tell_seconds(runner)
        self.moved.emit()
        if runner.state in ENDED and not self._has_ended:
            self._has_ended = True
            self._timer.stop()
            self.ended.emit()

    def left_ms(self) -> int:
        """Return what is left of the item, or of the lead-in."""
        runner = self.runner
        if runner.state is EngineState.LEAD_IN:
            return runner.engine.lead_in_left_ms
        return runner.engine.item_remaining_ms

    def _forget(self) -> None:
        self._state: EngineState | None = None
        self._place: tuple[int, Timeline] | None = None
        self._second = -1
        self._position_ms = -1
        self._lead_second = 0
        self._has_ended = False

    def _tell_state(self, runner: SessionRunner) -> None:
        place = (runner.index, runner.timeline)
        state = runner.state
        has_changed = state is not self._state
        # A change of the plan (extra time, an easier exercise) makes a new timeline.
        has_moved = (
            self._place is None
            or place[0] != self._place[0]
            or place[1] is not self._place[1]
        )
        self._place, self._state = place, state
        if has_changed:
            self._adjust_timer()
        if has_moved:
            self._second = -1
            self.item_changed.emit()
        if has_changed:
            self.state_changed.emit()

    def _tell_seconds(self, runner: SessionRunner) -> None:
        left_ms = self.left_ms()
        second = -(-left_ms // 1000)
        if second == self._second:
            return
        before, self._second = self._second, second
        self.second_changed.emit(second)
        item = runner.item
        is_long = item is not None and item.length_ms > TEN_SECONDS_MS
        crossed = second * 1000 <= TEN_SECONDS_MS < before * 1000
        if is_long and crossed and runner.state is EngineState.RUNNING:
            self.ten_seconds_left.emit()

    def _tell_cues(self, runner: SessionRunner) -> None:
        """Tell the cues that the position has passed since the last poll."""
        position_ms = runner.engine.position_ms
        before_ms, self._position_ms = self._position_ms, position_ms
        if runner.state is EngineState.LEAD_IN:
            self._tell_lead_in(runner)
            return
        self._lead_second = 0
        # After a jump the cues in between have not sounded.
        if not 0 <= position_ms - before_ms <= 1000:
            return
        for cue in runner.cues:
            if before_ms < cue.at_ms <= position_ms:
                self.cue_played.emit(cue)

    def _tell_lead_in(self, runner: SessionRunner) -> None:
        second = -(-runner.engine.lead_in_left_ms // 1000)
        if second != self._lead_second and second > 0:
            self._lead_second = second
            self.cue_played.emit(None)

    def _adjust_timer(self) -> None:
        if not self._timer.isActive():
            return
        still = self.state in (EngineState.PAUSED, EngineState.WAITING)
        interval_ms = RESTING_MS if still or not self._is_watched else MOVING_MS
        if interval_ms != self._timer.interval():
            self._timer.setInterval(interval_ms)
