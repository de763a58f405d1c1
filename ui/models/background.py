"""Work off the window's thread, with the result handed back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from coach.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Callable


class Task(QObject):
    """Runs one function on a thread of the pool.

    The owner keeps the task until it reports. Both signals arrive on the thread in
    which the task was made. A mistake of ours reaches the one crash handler.

    Args:
        work: The function; it must not touch a widget.

    Signals:
        finished: The function returned this.
        failed: The function raised this CoachError or OSError.
    """

    finished = Signal(object)
    failed = Signal(object)

    def __init__(
        self, work: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> None:
        """Run the function as soon as a thread is free."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            result = self._work()
        except (CoachError, OSError) as error:
            self.failed.emit(error)
        else:
            self.finished.emit(result)


def wait_for_tasks() -> None:
    """Wait until no task runs any more; called when the application ends."""
    QThreadPool.globalInstance().waitForDone()
