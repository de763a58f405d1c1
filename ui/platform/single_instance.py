"""One window for each data folder: a second start raises the first one.

The lock decides who is first. A later start leaves a small file beside it that says
what it was asked to open; the first window takes the file away, which is the answer.
So nothing here needs Qt's network module, which would cost 3 MB for the rare case.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QFileSystemWatcher,
    QLockFile,
    QObject,
    QSaveFile,
    QThread,
    Signal,
    Slot,
)

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = "window.lock"
ANSWER_WITHIN_MS = 2_000
LOOK_EVERY_MS = 20
_REQUESTS = "window-*.request"
_REQUEST_MOST_BYTES = 64 * 1024


class SingleInstance(QObject):
    """Finds out whether this is the first window on a data folder.

    Args:
        folder: The data folder; it must exist.

    Signals:
        raise_asked: Another start asks this window to come to the front, and to open
            the file of this path ("" for none).
    """

    raise_asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_NAME))
        # A lock is stale when its process is gone, however old or young it is.
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def acquire(self) -> bool:
        """Become the first window; False when another one holds the folder."""
        if not (self._lock.tryLock(0) or self._take_stale_lock()):
            return False
        # A request that is there already was for a window that has gone.
        for request in self._folder.glob(_REQUESTS):
            with suppress(OSError):
                request.unlink()
        return True

    @Slot()
    def listen(self) -> None:
        """Take requests of later starts from now on, and those that wait already."""
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._take_requests)
        self._take_requests()

    def hand_over(self, file: str) -> bool:
        """Ask the first window to come to the front and open a file.

        Returns:
            Whether it took the request within two seconds.
        """
        request = self._folder / _REQUESTS.replace("*", str(os.getpid()))
        # Written beside and renamed, so that nobody sees half of it.
        writer = QSaveFile(str(request))
        if not writer.open(QSaveFile.OpenModeFlag.WriteOnly):
            return False
        writer.write(json.dumps({"open": file}).encode())
        if not writer.commit():
            return False
        for _ in range(ANSWER_WITHIN_MS // LOOK_EVERY_MS):
            if not request.exists():
                return True
            # The first window may be starting itself and not look yet.
            QThread.msleep(LOOK_EVERY_MS)
        try:
            request.unlink()
        except FileNotFoundError:
            return True
        return False

    def release(self) -> None:
        """Let another start become the first window."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _take_stale_lock(self) -> bool:
        """Remove a lock whose process has gone, and try once more."""
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    @Slot()
    def _take_requests(self) -> None:
        """Look what has been asked for; the folder also changes for other reasons."""
        for request in sorted(self._folder.glob(_REQUESTS)):
            try:
                with request.open("rb") as reader:
                    asked = reader.read(_REQUEST_MOST_BYTES)
                request.unlink()
            except OSError:
                continue
            file = _file_of(asked)
            if file is not None:
                self.raise_asked.emit(file)


def _file_of(asked: bytes) -> str | None:
    """Return the path in a request, or None when the request makes no sense."""
    try:
        request = json.loads(asked)
    except (ValueError, RecursionError):
        return None
    file = request.get("open") if isinstance(request, dict) else None
    return file if isinstance(file, str) else None
