"""Work off the window's thread, with the result handed back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from coach.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Callable


class _Report(QObject):
    """What the thread reports to: it lives as long as the thread needs it.

    The task itself may be gone by then, with the window that it belonged to; what is
    reported after that reaches nobody.

    Signals:
        finished: The function returned this.
        failed: The function raised this CoachError or OSError.
    """

    finished = Signal(object)
    failed = Signal(object)


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
        self._report = _Report()
        self._report.finished.connect(self.finished)
        self._report.failed.connect(self.failed)

    def start(self) -> None:
        """Run the function as soon as a thread is free."""
        run = partial(_run, self._work, self._report)
        QThreadPool.globalInstance().start(run)


def _run(work: Callable[[], object], report: _Report) -> None:
    try:
        result = work()
    except (CoachError, OSError) as error:
        report.failed.emit(error)
    else:
        report.finished.emit(result)


def wait_for_tasks() -> None:
    """Wait until no task runs any more; called when the application ends."""
    QThreadPool.globalInstance().waitForDone()
