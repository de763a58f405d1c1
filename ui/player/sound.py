"""The session's sound output, opened off the window's thread.

A voice takes a second to open and a Bluetooth device several. The session waits for
them a moment, so that the first name and sound are not lost, but no longer: then it
begins on a `LateOutput`, which hands everything that is still to come to the real one
once it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.audio.silent import SilentOutput
from ui.models.background import Task
from ui.player.notes import NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.audio.output import DueSound, Output
    from coach.session.runner import SessionRunner
    from ui.context import AppContext
    from ui.platform.voice import Voice

_OUTPUT, _VOICE = "output", "voice"
VOLUME_STEP = 0.05
PATIENCE_MS = 2_500  # speech-dispatcher was measured to take 1.3 s


class LateOutput:
    """An output that is silent until the real one arrives.

    Attributes:
        name: Name of the real output, "silent" before.
        notice: Its sentence for the person, "" before.
    """

    def __init__(self) -> None:
        self.name = "silent"
        self.notice = ""
        self._real: Output | None = None
        self._sounds: tuple[DueSound, ...] = ()
        self._volume: float | None = None
        self._is_closed = False

    @property
    def lead_ms(self) -> int:
        """Return how far ahead the real output wants its sounds."""
        return 0 if self._real is None else self._real.lead_ms

    def take(self, output: Output) -> None:
        """Play through this output from now on; closes it if it comes too late."""
        if self._is_closed:
            output.close()
            return
        self._real = output
        self.name, self.notice = output.name, output.notice
        if self._volume is not None:
            output.set_volume(self._volume)
        output.hand_over(self._sounds)

    def open(self) -> None:
        """Do nothing: the real output arrives open."""

    def hand_over(self, sounds: Sequence[DueSound]) -> None:
        """Replace everything that has not started yet; never blocks."""
        self._sounds = tuple(sounds)
        if self._real is not None:
            self._real.hand_over(self._sounds)

    def set_volume(self, volume: float) -> None:
        """Set the own volume, 0.0 to 1.0."""
        self._volume = volume
        if self._real is not None:
            self._real.set_volume(volume)

    def close(self) -> None:
        """Stop all sound and free the device; may be called twice."""
        self._is_closed = True
        real, self._real = self._real, None
        if real is not None:
            real.close()


class OutputOpener(QObject):
    """Opens an output on another thread and gives it to a `LateOutput`.

    Signals:
        opened: The real output is in use.
    """

    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._late: LateOutput | None = None

    def open(self, make: Callable[[], Output]) -> LateOutput:
        """Return a `LateOutput` at once, and begin to open the real one.

        Args:
            make: Returns an open output; runs on another thread.
        """
        self._late = LateOutput()
        self._task = Task(make, self)
        self._task.finished.connect(self._take)
        self._task.start()
        return self._late

    @Slot(object)
    def _take(self, output: Output) -> None:
        if self._late is not None:
            self._late.take(output)
            self.opened.emit()


class SessionSound(QObject):
    """Tones and voice of a session: opening, loudness, mute.

    Args:
        context: Settings.
        voice: Speaks the sentences.
        open_output: Returns an open output; None opens what the settings ask for.
        patience_ms: How long a session waits for its sound at most.

    Attributes:
        is_muted: Tones and voice are off for this session.

    Signals:
        ready: Output and voice are there, or have been waited for long enough; comes
            once after each `wait`.
        noted: A sentence for the person, and a `NoteKind`: how long it stays.
        mute_changed: `is_muted` is different now.
    """

    ready = Signal()
    noted = Signal(str, object)
    mute_changed = Signal(bool)

    def __init__(
        self,
        context: AppContext,
        voice: Voice,
        open_output: Callable[[], Output] | None,
        parent: QObject | None = None,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self.is_muted = False
        self._missing: set[str] = set()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._wait_no_longer)
        self._context = context
        self._voice = voice
        self._make = open_output or self._open_as_set
        self._opener = OutputOpener(self)
        self._output: LateOutput | None = None
        self._runner: SessionRunner | None = None
        self._opener.opened.connect(self._take_up)
        voice.notice_changed.connect(self._note)
        voice.became_available.connect(self._voice_is_known)
        voice.became_unavailable.connect(self._voice_is_known)

    def open(self) -> LateOutput:
        """Begin to open output and voice; return what the session plays through."""
        self._missing = {_OUTPUT}
        self._output = self._opener.open(self._make)
        if self._context.settings.voice:
            if not self._voice.available:
                self._missing.add(_VOICE)
            self._voice.start()
        return self._output

    def wait(self) -> None:
        """Emit `ready` as soon as everything is there, or patience is over."""
        if self._patience.interval() == 0:
            self._wait_no_longer()
        else:
            self._patience.start()
            self._found("")

    def _found(self, part: str) -> None:
        """Note that a part is there, or known not to come."""
        self._missing.discard(part)
        if not self._missing and self._patience.isActive():
            self._wait_no_longer()

    @Slot()
    def _voice_is_known(self) -> None:
        self._found(_VOICE)

    @Slot()
    def _wait_no_longer(self) -> None:
        self._patience.stop()
        self.ready.emit()

    def serve(self, runner: SessionRunner) -> None:
        """Switch this session's voice on and off with the mute key."""
        self._runner = runner
        self.is_muted = False
        self.mute_changed.emit(False)
        self.follow_settings()

    def close(self) -> None:
        """Fall silent and free the devices; may be called twice."""
        self._runner = None
        self._patience.stop()
        self._voice.hush()
        self._voice.close()
        if self._output is not None:
            self._output.close()
            self._output = None

    @Slot()
    def toggle_mute(self) -> None:
        """Switch tones and voice off, or on again; for this session."""
        self.is_muted = not self.is_muted
        self._apply_volume()
        if self._runner is not None:
            speaks = self._context.settings.voice and not self.is_muted
            self._runner.set_voice(speaks)
        self.mute_changed.emit(self.is_muted)
        words = self.tr("Sound off") if self.is_muted else self.tr("Sound on")
        self.noted.emit(words, NoteKind.BRIEF)

    @Slot()
    def louder(self) -> None:
        """Make the tones a little louder."""
        if self.is_muted:
            self.toggle_mute()
        self._change_volume(VOLUME_STEP)

    @Slot()
    def quieter(self) -> None:
        """Make the tones a little quieter."""
        self._change_volume(-VOLUME_STEP)

    @Slot()
    def follow_settings(self) -> None:
        """Take over what can change while a session runs."""
        settings = self._context.settings
        self._voice.set_voice(settings.voice_name)
        self._voice.set_rate(settings.voice_rate)
        self._voice.set_volume(settings.voice_volume)
        self._apply_volume()

    def _open_as_set(self) -> Output:
        """Open the output that the settings ask for; runs on another thread."""
        from coach.audio.choose import open_output

        settings = self._context.settings
        return open_output(settings.sound, settings.device, settings.volume)

    def _change_volume(self, by: float) -> None:
        volume = min(max(self._context.settings.volume + by, 0.0), 1.0)
        self._context.change_settings(volume=round(volume, 2))
        percent = round(self._context.settings.volume * 100)
        self.noted.emit(self.tr("Volume {0} %").format(percent), NoteKind.BRIEF)

    def _apply_volume(self) -> None:
        if self._output is not None:
            volume = 0.0 if self.is_muted else self._context.settings.volume
            self._output.set_volume(volume)

    @Slot()
    def _take_up(self) -> None:
        """The output is there: set it up, and pass on what it has to say."""
        self._apply_volume()
        self._found(_OUTPUT)
        output = self._output
        if output is not None and output.notice:
            is_silent = output.name == SilentOutput.name
            kind = NoteKind.LASTING if is_silent else NoteKind.USUAL
            self.noted.emit(output.notice, kind)

    @Slot(str)
    def _note(self, sentence: str) -> None:
        if sentence:
            self.noted.emit(sentence, NoteKind.USUAL)
