"""Plays a short row of cues through the chosen output, so that it can be judged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.audio.output import Output
    from coach.clock import Clock
    from coach.store.settings import Settings

# Three counts and the start, as they are heard before every exercise.
CUES = ((0, "count"), (700, "count"), (1400, "count"), (2100, "go"))
FIRST_AFTER_MS = 250
LASTS_MS = 3_200


def open_for(settings: Settings, clock: Clock) -> Output:
    """Open the output that the settings name. Runs off the window's thread."""
    # Imported here: sound libraries are not needed to start the window.
    from coach.audio.choose import open_output

    return open_output(settings.sound, settings.device, settings.volume, clock)


class SoundTest(QObject):
    """One test at a time; the output is closed when the last cue has died away.

    Args:
        clock: The cues are due on it.
        open_output: Returns an open output; runs off the window's thread.

    Signals:
        told: What the output has to say about itself, "" when all is as wished.
        ended: The test is over.
    """

    told = Signal(str)
    ended = Signal()

    def __init__(
        self,
        clock: Clock,
        parent: QObject | None = None,
        *,
        open_output: Callable[[Settings, Clock], Output] = open_for,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._open = open_output
        self._output: Output | None = None
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LASTS_MS)
        self._timer.timeout.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether a test is going on."""
        return self._task is not None or self._output is not None

    def start(self, settings: Settings) -> None:
        """Play the cues with these settings; does nothing while a test runs."""
        if self.is_running:
            return
        self._task = Task(partial(self._open, settings, self._clock), self)
        self._task.finished.connect(self._play)
        self._task.failed.connect(self._fail)
        self._task.start()

    def set_volume(self, volume: float) -> None:
        """Make a running test louder or quieter."""
        if self._output is not None:
            self._output.set_volume(volume)

    @Slot()
    def stop(self) -> None:
        """End the test and free the sound device."""
        self._timer.stop()
        output, self._output = self._output, None
        if output is not None:
            output.close()
            self.ended.emit()

    @Slot(object)
    def _play(self, output: Output) -> None:
        from coach.audio.output import DueSound

        self._task = None
        self._output = output
        first_ms = self._clock.monotonic_ms() + FIRST_AFTER_MS
        output.hand_over([DueSound(first_ms + at, sound) for at, sound in CUES])
        self.told.emit(output.notice)
        self._timer.start()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self.told.emit(str(error))
        self.ended.emit()
