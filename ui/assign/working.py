"""One job at a time off the window's thread, for what leads through several sheets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.store.days import training_day, utc_offset_min
from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.player.form_sheet import FormSheet


class Working(QObject):
    """Runs a job, and says in the open sheet, or below the window, why it failed.

    Args:
        context: What all parts share.
        window: The widget that the sheets cover.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._task: Task | None = None

    def open_sheet(self) -> FormSheet | None:
        """Return the sheet that is open, or None; for subclasses."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        """The physiotherapist's day."""
        now_ms = self._context.clock.wall_ms()
        return date.fromisoformat(training_day(now_ms, utc_offset_min(now_ms)))

    def run(self, work: Callable[[], object], take: Callable[..., object]) -> None:
        """Do something; what comes of it is taken. Nothing while another job runs."""
        if self._task is not None:
            return
        self._task = Task(work, self)
        # First, so that who takes the result may begin the next job.
        self._task.finished.connect(self._end_task)
        self._task.failed.connect(self._end_task)
        self._task.finished.connect(take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot()
    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        sheet = self.open_sheet()
        if sheet is not None:
            sheet.warn(str(error))
        else:
            self._context.notice_given.emit(str(error))
