"""Keeps the screen on while a session runs: one interface, wakepy, and a null."""

from __future__ import annotations

import threading
from abc import abstractmethod

from PySide6.QtCore import QObject, Qt, Signal, Slot

_END_WITHIN_S = 2.0


class KeepAwake(QObject):
    """Keeps screen and machine awake between `hold` and `release`.

    Attributes:
        active: The system has agreed to stay awake.
        failed: The system has refused; the screen may go dark.

    Signals:
        changed: `active` or `failed` is different now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.active = False
        self.failed = False

    @abstractmethod
    def hold(self) -> None:
        """Ask the system to stay awake; returns at once."""

    @abstractmethod
    def release(self) -> None:
        """Let the system sleep again; may be called twice."""

    def close(self) -> None:
        """Let the system sleep again, for good."""
        self.release()

    def _set(self, *, active: bool, failed: bool) -> None:
        if (active, failed) != (self.active, self.failed):
            self.active, self.failed = active, failed
            self.changed.emit()


class NullKeepAwake(KeepAwake):
    """Asks nobody: for tests, and for a person who has switched it off."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


class _Relay(QObject):
    """Brings the answer from the thread; the thread keeps it alive.

    The object that asked may be deleted while the system thinks; a signal of its own
    would then crash.
    """

    answered = Signal(int, bool)


class WakepyKeepAwake(KeepAwake):
    """Asks through wakepy, on a thread, since D-Bus may take its time to answer.

    One thread enters wakepy's mode and leaves it again, because some systems tie the
    request to the thread that made it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._enough: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self._turn = 0
        self._relay = _Relay()
        self._relay.answered.connect(
            self._take_answer, Qt.ConnectionType.QueuedConnection
        )

    def hold(self) -> None:
        """Ask the system to stay awake; returns at once."""
        if self._enough is not None:
            return
        self._turn += 1
        self._enough = threading.Event()
        self.destroyed.connect(self._enough.set)
        self._thread = threading.Thread(
            target=_stay, args=(self._turn, self._enough, self._relay), daemon=True
        )
        self._thread.start()

    def release(self) -> None:
        """Let the system sleep again; may be called twice."""
        if self._enough is None:
            return
        self._enough.set()
        self._enough = None
        self._set(active=False, failed=self.failed)

    def close(self) -> None:
        """Release and wait, for a short while, until the system knows."""
        self.release()
        if self._thread is not None:
            self._thread.join(_END_WITHIN_S)
            self._thread = None

    @Slot(int, bool)
    def _take_answer(self, turn: int, is_awake: bool) -> None:
        """Note what the system said, unless it has been released since."""
        if turn == self._turn and self._enough is not None:
            self._set(active=is_awake, failed=not is_awake)
        elif turn == self._turn:
            self._set(active=False, failed=not is_awake)


def _stay(turn: int, enough: threading.Event, relay: _Relay) -> None:
    """Hold the request until `enough`; runs on a thread of its own."""
    from wakepy import keep

    with keep.presenting(on_fail="pass") as mode:
        relay.answered.emit(turn, bool(mode.active))
        enough.wait()
