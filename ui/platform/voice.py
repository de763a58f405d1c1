"""Speaks Coach's sentences with the voice of the system, through QtTextToSpeech.

On Linux the engine runs in a process of its own (`ui.platform.voice_process`): a
speech-dispatcher without a sound server can hang inside a call for ever, and that must
never stand still in the window or in the timing of a session. Windows and macOS speak
asynchronously, so there the engine lives in the window's process.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

# Real engines in the order in which they are wished for; "mock" is for tests only.
ENGINES = ("speechd", "winrt", "darwin", "sapi", "flite", "android")
READY_WITHIN_MS = 12_000
_CLOSE_WITHIN_MS = 300


class SpeechEngine(QObject):
    """QtTextToSpeech in this process, reduced to what Coach needs.

    Args:
        engine: Name of a Qt engine, or "" for the best real one.

    Signals:
        started: The engine speaks; carries the names of its voices.
        failed: There is no engine, or it has stopped working.
    """

    started = Signal(list)
    failed = Signal()

    def __init__(self, engine: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wished = engine
        self._speech: QTextToSpeech | None = None

    def start(self) -> None:
        """Open the engine; ends with `started` or `failed`."""
        # Imported here: it loads QtMultimedia, which a silent session does not need.
        from PySide6.QtTextToSpeech import QTextToSpeech

        found = QTextToSpeech.availableEngines()
        wished = (self._wished,) if self._wished else ENGINES
        name = next((engine for engine in wished if engine in found), "")
        if not name:
            self.failed.emit()
            return
        self._speech = QTextToSpeech(name, self)
        if self._speech.state() == QTextToSpeech.State.Error:
            self._give_up()
            return
        self._speech.errorOccurred.connect(self._give_up)
        self.started.emit([voice.name() for voice in self._speech.availableVoices()])

    def say(self, text: str) -> None:
        """Speak a sentence; one that is being spoken ends."""
        if self._speech is not None:
            self._speech.say(text)

    def hush(self) -> None:
        """Be silent at once."""
        if self._speech is not None:
            self._speech.stop()

    def configure(self, voice: str, rate: float, volume: float) -> None:
        """Set voice name ("" keeps it), rate -1 to 1 and volume 0 to 1."""
        if self._speech is None:
            return
        self._speech.setRate(rate)
        self._speech.setVolume(volume)
        if not voice:
            return
        for candidate in self._speech.availableVoices():
            if candidate.name() == voice:
                self._speech.setVoice(candidate)
                return

    def close(self) -> None:
        """Free the engine."""
        if self._speech is not None:
            self._speech.stop()
            self._speech.deleteLater()
            self._speech = None

    @Slot()
    def _give_up(self) -> None:
        """Drop an engine that does not work."""
        if self._speech is not None:
            self._speech.deleteLater()
            self._speech = None
        self.failed.emit()


class ProcessEngine(QObject):
    """The same as `SpeechEngine`, in a process of its own.

    Args:
        command: Program and arguments of the process, for tests; None for ours.

    Signals:
        started: The engine speaks; carries the names of its voices.
        failed: The process could not start, hung, crashed or has no engine.
    """

    started = Signal(list)
    failed = Signal()

    def __init__(
        self, command: list[str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        ours = [sys.executable, "-m", "ui.platform.voice_process"]
        self._command = command or ours
        self._is_over = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(
            QProcess.ProcessChannelMode.SeparateChannels
        )
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._end)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whether the process is alive."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Start the process; ends with `started` or `failed`."""
        self._is_over = False
        self._patience.start(READY_WITHIN_MS)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.start(self._command[0], self._command[1:])

    def say(self, text: str) -> None:
        """Speak a sentence; one that is being spoken ends."""
        self._send({"say": text})

    def hush(self) -> None:
        """Be silent at once."""
        self._send({"hush": True})

    def configure(self, voice: str, rate: float, volume: float) -> None:
        """Set voice name ("" keeps it), rate -1 to 1 and volume 0 to 1."""
        self._send({"voice": voice, "rate": rate, "volume": volume})

    def close(self) -> None:
        """End the process; one that hangs is killed."""
        self._is_over = True
        self._patience.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(_CLOSE_WITHIN_MS):
            self._process.kill()
            self._process.waitForFinished(_CLOSE_WITHIN_MS)

    def _send(self, message: dict[str, object]) -> None:
        if self._process.state() == QProcess.ProcessState.Running:
            self._process.write(json.dumps(message).encode() + b"\n")

    @Slot()
    def _read(self) -> None:
        """Take in what the process has answered."""
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                answer = json.loads(line)
            except ValueError:
                continue  # a library wrote to the standard output
            if isinstance(answer, dict) and "voices" in answer:
                self._patience.stop()
                self.started.emit([str(name) for name in answer["voices"]])

    @Slot()
    def _end(self) -> None:
        """Report once that there is no voice, and leave nothing behind."""
        if self._is_over:
            return
        self._is_over = True
        self._patience.stop()
        self._process.kill()
        self.failed.emit()


class Voice(QObject):
    """The spoken side of a session; silent, and saying so, where there is no engine.

    Nothing here waits: `start` returns at once, and `available` becomes true later.

    Args:
        engine: A `SpeechEngine` or `ProcessEngine`; None chooses by system.

    Attributes:
        notice: One sentence for the person while there is no voice, else "".

    Signals:
        became_available: Sentences are spoken from now on.
        became_unavailable: There is no voice (any more); tones go on.
        notice_changed: `notice` is different now.
    """

    became_available = Signal()
    became_unavailable = Signal()
    notice_changed = Signal(str)

    def __init__(
        self,
        engine: SpeechEngine | ProcessEngine | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.notice = ""
        self._available = False
        self._is_started = False
        self._voices: list[str] = []
        self._voice, self._rate, self._volume = "", 0.0, 1.0
        self._engine = engine if engine is not None else _engine_for_system()
        self._engine.setParent(self)
        self._engine.started.connect(self._take_up)
        self._engine.failed.connect(self._give_up)

    @property
    def available(self) -> bool:
        """Whether sentences are heard now."""
        return self._available

    def available_voices(self) -> list[str]:
        """Return the names of the engine's voices; empty until it has started."""
        return list(self._voices)

    def start(self) -> None:
        """Begin to open the engine; later calls do nothing."""
        if not self._is_started:
            self._is_started = True
            self._engine.start()

    def say(self, text: str) -> None:
        """Speak a sentence; nothing happens without an engine."""
        if self._available and text:
            self._engine.say(text)

    def hush(self) -> None:
        """Be silent at once."""
        if self._available:
            self._engine.hush()

    def set_voice(self, name: str) -> None:
        """Use the voice with this name; an unknown name keeps the one in use."""
        self._voice = name
        self._configure()

    def set_rate(self, rate: float) -> None:
        """Set how fast it speaks, -1.0 to 1.0; 0.0 is normal."""
        self._rate = min(max(rate, -1.0), 1.0)
        self._configure()

    def set_volume(self, volume: float) -> None:
        """Set how loud it speaks, 0.0 to 1.0."""
        self._volume = min(max(volume, 0.0), 1.0)
        self._configure()

    def close(self) -> None:
        """Free the engine until the next `start`; may be called twice."""
        self._available = False
        self._is_started = False
        self._engine.close()

    def _configure(self) -> None:
        if self._available:
            self._engine.configure(self._voice, self._rate, self._volume)

    @Slot(list)
    def _take_up(self, voices: list[str]) -> None:
        self._available = True
        self._voices = voices
        self._configure()
        self._note("")
        self.became_available.emit()

    @Slot()
    def _give_up(self) -> None:
        self._available = False
        self._note(self.tr("No voice on this computer: Coach uses tones."))
        self.became_unavailable.emit()

    def _note(self, sentence: str) -> None:
        if sentence != self.notice:
            self.notice = sentence
            self.notice_changed.emit(sentence)


def _engine_for_system() -> SpeechEngine | ProcessEngine:
    """Return the engine that suits this system."""
    # A frozen build cannot start a module of its own by name.
    if sys.platform.startswith("linux") and not getattr(sys, "frozen", False):
        return ProcessEngine()
    return SpeechEngine()
