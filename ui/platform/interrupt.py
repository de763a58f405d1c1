"""Lets Ctrl+C in the terminal close the window in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

if TYPE_CHECKING:
    import socket
    from types import FrameType

EXIT_INTERRUPTED = 130


class Interrupt(QObject):
    """Ends the event loop on SIGINT and SIGTERM.

    Python runs its signal handlers only between two of its own instructions, which
    never come while Qt waits. So the signal writes a byte to a pair of local sockets,
    and Qt wakes up from that.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pair: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None
        self._old_fd = -1

    @Slot()
    def install(self) -> None:
        """Listen for signals from now on."""
        # Imported here: the window is visible before the first Ctrl+C.
        import signal
        import socket

        self._pair = reader, writer = socket.socketpair()
        reader.setblocking(False)
        writer.setblocking(False)
        self._notifier = QSocketNotifier(
            reader.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._drain)
        self._old_fd = signal.set_wakeup_fd(writer.fileno())
        signal.signal(signal.SIGINT, self._quit)
        signal.signal(signal.SIGTERM, self._quit)

    def remove(self) -> None:
        """Give the signals back."""
        if self._pair is None or self._notifier is None:
            return
        import signal

        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for end in self._pair:
            end.close()
        self._pair = None

    def _quit(self, _number: int, _frame: FrameType | None) -> None:
        QCoreApplication.exit(EXIT_INTERRUPTED)

    @Slot()
    def _drain(self) -> None:
        """Empty the socket; the handler itself runs right after this."""
        if self._pair is not None:
            self._pair[0].recv(64)
