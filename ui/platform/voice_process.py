"""The process in which the speech engine runs on Linux; started by `ProcessEngine`.

It reads one JSON object a line from its input ("say", "hush", or "voice" with "rate"
and "volume") and answers with the names of the voices when the engine is there. It
ends when its input ends, when there is no engine, or when the engine hangs.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from ui.platform.voice import SpeechEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

# A call of the engine that takes longer has hung.
HUNG_AFTER_S = 10


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """End this process if the block hangs, even inside a C library.

    Only faulthandler's timer runs without the interpreter's lock, which a call of
    the engine holds.
    """
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(HUNG_AFTER_S, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


class _Server(QObject):
    """Carries the lines of the input to the engine, on the thread of the engine."""

    line_read = Signal(str)
    input_ended = Signal()

    def __init__(self, engine: SpeechEngine) -> None:
        super().__init__()
        self._engine = engine
        engine.started.connect(self.answer)
        engine.failed.connect(self.leave)
        queued = Qt.ConnectionType.QueuedConnection
        self.line_read.connect(self.obey, queued)
        self.input_ended.connect(self.leave, queued)

    def read_input(self) -> None:
        """Read lines until the input ends; runs on a thread of its own."""
        for line in sys.stdin:
            self.line_read.emit(line)
        self.input_ended.emit()

    @Slot()
    def open(self) -> None:
        """Open the engine, then listen."""
        with _limited():
            self._engine.start()
        threading.Thread(target=self.read_input, daemon=True).start()

    @Slot(str)
    def obey(self, line: str) -> None:
        """Do what a line asks for; anything else is passed over."""
        try:
            message: dict[str, Any] = json.loads(line)
        except ValueError:
            return
        with _limited():
            if "say" in message:
                self._engine.say(str(message["say"]))
            elif "hush" in message:
                self._engine.hush()
            elif "voice" in message:
                self._engine.configure(
                    str(message["voice"]),
                    float(message.get("rate", 0.0)),
                    float(message.get("volume", 1.0)),
                )

    @Slot(list)
    def answer(self, voices: list[str]) -> None:
        """Tell the other side that the engine speaks."""
        print(json.dumps({"voices": voices}), flush=True)

    @Slot()
    def leave(self) -> None:
        """End the process; daemon threads and libraries are not waited for."""
        sys.stdout.flush()
        os._exit(0)


def main() -> int:
    """Speak until the input ends."""
    application = QCoreApplication(sys.argv[:1])
    engine = SpeechEngine(sys.argv[1] if len(sys.argv) > 1 else "")
    server = _Server(engine)
    QTimer.singleShot(0, server.open)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
