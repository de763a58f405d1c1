"""Work off the window's thread, with the result handed back to it."""

from __future__ import annotations

from functools import cache, partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from coach.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Callable

_GRACE_MS = 300


class Task(QObject):
    """Runs one function on a thread of the pool; made on the window's thread.

    The owner keeps the task until it reports; one that is gone by then hears nothing.
    Both signals arrive on the window's thread. A mistake of ours reaches the one crash
    handler.

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
        run = partial(_run, _desk(), _desk().take(self, self._work))
        QThreadPool.globalInstance().start(run)


class _Desk(QObject):
    """Hands the results of all tasks over to the window's thread.

    A thread of the pool holds this object only, which never goes: the last one that
    lets go of a Qt object destroys it, and must do so on the window's thread.

    Signals:
        returned: The work with this number returned this.
        raised: The work with this number raised this CoachError or OSError.
    """

    returned = Signal(int, object)
    raised = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()
        self._tasks: dict[int, tuple[Task, Callable[[], object]]] = {}
        self.returned.connect(self._finish)
        self.raised.connect(self._fail)

    def take(self, task: Task, work: Callable[[], object]) -> int:
        """Keep a task and its work until it reports; return its number."""
        number = next(self._numbers)
        self._tasks[number] = (task, work)
        return number

    def work(self, number: int) -> Callable[[], object]:
        """Return the work with a number."""
        return self._tasks[number][1]

    @Slot(int, object)
    def _finish(self, number: int, result: object) -> None:
        task, _ = self._tasks.pop(number)
        if isValid(task):
            task.finished.emit(result)

    @Slot(int, object)
    def _fail(self, number: int, error: object) -> None:
        task, _ = self._tasks.pop(number)
        if isValid(task):
            task.failed.emit(error)


@cache
def _desk() -> _Desk:
    return _Desk()


def _run(desk: _Desk, number: int) -> None:
    try:
        result = desk.work(number)()
    except (CoachError, OSError) as error:
        desk.raised.emit(number, error)
    else:
        desk.returned.emit(number, result)


# What gives up waiting for others, such as a keyring that does not answer.
_give_up: set[Callable[[], None]] = set()


def give_up_at_close(give_up: Callable[[], None]) -> None:
    """Let closing not wait for what is waited for; the same function counts once.

    Args:
        give_up: Lets tasks that wait for something outside Coach go on without it; it
            is called again and again while any task runs.
    """
    _give_up.add(give_up)


def wait_for_tasks() -> None:
    """Wait until no task runs any more; called when the application ends."""
    pool = QThreadPool.globalInstance()
    # What answers by itself is not cut short.
    while not pool.waitForDone(_GRACE_MS):
        for give_up in tuple(_give_up):
            give_up()
