"""Asks the system whether the person wishes for less motion."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

ANSWER_WITHIN_MS = 1_000
_WINDOWS_CLIENT_AREA_ANIMATION = 0x1042

_QUESTIONS = {
    "linux": (
        "gsettings",
        ("get", "org.gnome.desktop.interface", "enable-animations"),
        b"false",
    ),
    "darwin": ("defaults", ("read", "com.apple.universalaccess", "reduceMotion"), b"1"),
}


class MotionQuestion(QObject):
    """One question to the system's own settings.

    On Linux and macOS another program answers, and the window goes on meanwhile.

    Signals:
        answered: Whether less motion is wished for; not emitted without an answer.
    """

    answered = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._yes = b""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ANSWER_WITHIN_MS)
        self._patience.timeout.connect(self.close)

    def ask(self) -> None:
        """Ask now."""
        if sys.platform == "win32":
            self.answered.emit(_windows_wants_less_motion())
            return
        question = _QUESTIONS.get(sys.platform)
        if question is None or self._process is not None:
            return
        program, arguments, self._yes = question
        self._process = QProcess(self)
        self._process.finished.connect(self._read)
        self._process.start(program, list(arguments))
        self._patience.start()

    @Slot()
    def close(self) -> None:
        """Stop waiting for the answer."""
        self._patience.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._read)
        if process.state() is not QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(ANSWER_WITHIN_MS)
        process.deleteLater()

    @Slot()
    def _read(self) -> None:
        if self._process is not None:
            answer = bytes(self._process.readAllStandardOutput().data()).strip()
            self.answered.emit(answer == self._yes)
            self.close()


def _windows_wants_less_motion() -> bool:
    """Ask Windows whether controls inside windows are animated."""
    if sys.platform != "win32":
        return False
    import ctypes

    is_animated = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(
        _WINDOWS_CLIENT_AREA_ANIMATION, 0, ctypes.byref(is_animated), 0
    )
    return not is_animated.value
