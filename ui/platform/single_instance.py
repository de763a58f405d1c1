"""One window for each data folder: a second start raises the first one.

The lock decides who is first; the local socket carries what the second start was asked
to open. It is a named pipe or a socket file of this computer, never the network.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QThread, Signal, Slot

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_NAME = "window.lock"
ANSWER_WITHIN_MS = 2_000
TRY_AGAIN_MS = 50
_MESSAGE_MOST_BYTES = 64 * 1024


class SingleInstance(QObject):
    """Finds out whether this is the first window on a data folder.

    Qt's network module is loaded only where it is used: after the first paint of the
    first window, or at once in a second start.

    Args:
        folder: The data folder; it must exist.

    Signals:
        raise_asked: Another start asks this window to come to the front, and to open
            the file of this path ("" for none).
    """

    raise_asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / LOCK_NAME))
        # A lock is stale when its process is gone, however old or young it is.
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
        self._name = f"coach-{digest[:24]}"
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Become the first window; False when another one holds the folder."""
        return self._lock.tryLock(0) or self._take_stale_lock()

    @Slot()
    def listen(self) -> None:
        """Take requests of later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        # Whoever left a socket file behind is gone: the lock says so.
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._receive)
        server.listen(self._name)
        self._server = server

    def hand_over(self, file: str) -> bool:
        """Ask the first window to come to the front and open a file.

        Returns:
            Whether it took the request within two seconds.
        """
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        for _ in range(ANSWER_WITHIN_MS // TRY_AGAIN_MS):
            socket.connectToServer(self._name)
            if socket.waitForConnected(ANSWER_WITHIN_MS):
                break
            # The first window may be starting itself and not listen yet.
            QThread.msleep(TRY_AGAIN_MS)
        else:
            return False
        socket.write(json.dumps({"open": file}).encode() + b"\n")
        is_sent = socket.waitForBytesWritten(ANSWER_WITHIN_MS)
        is_taken = is_sent and socket.waitForReadyRead(ANSWER_WITHIN_MS)
        socket.disconnectFromServer()
        return is_taken

    def release(self) -> None:
        """Let another start become the first window."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _take_stale_lock(self) -> bool:
        """Remove a lock whose process has gone, and try once more."""
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    @Slot()
    def _receive(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._read)
            if socket.canReadLine():
                self._take(socket)

    @Slot()
    def _read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        """Answer a whole request; drop one that is too long or makes no sense."""
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MESSAGE_MOST_BYTES:
                socket.abort()
            return
        line = bytes(socket.readLine(_MESSAGE_MOST_BYTES).data())
        try:
            request = json.loads(line)
        except ValueError:
            socket.abort()
            return
        file = request.get("open") if isinstance(request, dict) else None
        if not isinstance(file, str):
            socket.abort()
            return
        socket.write(b"taken\n")
        socket.flush()
        self.raise_asked.emit(file)
