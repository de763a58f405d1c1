"""The one crash handler: writes a log and shows one dialog, whatever went wrong."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from coach.clock import Clock

LOG_NAME = "crash.log"
LOG_MOST_BYTES = 256 * 1024


class CrashHandler(QObject):
    """Catches what nothing else caught, on any thread.

    Args:
        folder: Where the log is written.
        clock: Gives the log its times.

    Signals:
        crashed: Something went wrong; carries the traceback.
    """

    crashed = Signal(str)

    def __init__(
        self, folder: Path, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._log = folder / LOG_NAME
        self._clock = clock
        self._is_shown = False
        # Queued, so that the dialog opens on the window's thread.
        self.crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over what Python does with uncaught exceptions."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def remove(self) -> None:
        """Give Python its own handlers back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Write the log and ask for the dialog."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # Imported here, as the dialog below: a start without a crash needs neither.
        import traceback

        text = "".join(traceback.format_exception(kind, error, trace))
        print(text, file=sys.stderr)
        self._write(text)
        self.crashed.emit(text)

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, text: str) -> None:
        """Append to the log; a log that has grown too large begins anew."""
        try:
            is_large = self._log.exists() and self._log.stat().st_size > LOG_MOST_BYTES
            with self._log.open("w" if is_large else "a", encoding="utf-8") as log:
                at_s = self._clock.wall_ms() // 1000
                log.write(f"--- Coach {__version__}, {at_s} s since 1970\n{text}\n")
        except OSError as error:
            print(f"coach: {self._log}: {error}", file=sys.stderr)

    @Slot(str)
    def _show(self, text: str) -> None:
        """Show one dialog; while it is open, later crashes only go to the log."""
        if self._is_shown:
            return
        self._is_shown = True
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Coach")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Something went wrong. What was saved is safe."))
        advice = self.tr("You can go on, or start Coach again. Details are in {0}.")
        box.setInformativeText(advice.format(self._log))
        box.setDetailedText(text)
        box.exec()
        self._is_shown = False
