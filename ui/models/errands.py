"""Several pieces of work off the window's thread, each kept until it has reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable


class Errands(QObject):
    """Runs functions off the window's thread, and hands over what came of each.

    Args:
        owner: Whose errands they are; they end with it.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._tasks: set[Task] = set()

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be reported."""
        return bool(self._tasks)

    def run(
        self,
        do: Callable[[], object],
        take: Callable[..., object],
        fail: Callable[..., object],
    ) -> None:
        """Run a function.

        Args:
            do: The function; it must not touch a widget.
            take: Called with its result, on the window's thread.
            fail: Called with the CoachError or OSError that it raised, likewise.
        """
        task = Task(do, self)
        self._tasks.add(task)
        for signal, tell in ((task.finished, take), (task.failed, fail)):
            signal.connect(self._end_task)
            signal.connect(tell)
        task.start()

    @Slot()
    def _end_task(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            task.deleteLater()
