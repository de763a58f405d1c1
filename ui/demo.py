"""The demo: a throw-away data folder with a made-up person's programs and history."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.paths import history_file, own_programs, settings_file
from coach.store.settings import Settings, save_settings
from ui.models.background import Task

if TYPE_CHECKING:
    from types import TracebackType

    from ui.context import AppContext

EXAMPLE_NAME = "my-evening.program.toml"
EXAMPLE = """\
format    = "program/1"
id        = "demo.my-evening"
revision  = 1
title     = "My evening five"
kind      = "stretch"
language  = "en"
summary   = "An example of a program of your own: a text file that you can change."
equipment = ["mat", "strap"]
frequency = "most evenings"
authors   = ["Demo"]

[[block]]
name = "On the mat"

[[block.step]]
exercise = "two-leg-bridge"
reps     = 8
each     = "4 s"

[[block.step]]
exercise = "lying-strap-hamstring-stretch"
sides    = "each"
hold     = "30 s"

[[block.step]]
exercise = "straight-knee-calf-stretch"
sides    = "each"
hold     = "30 s"
"""


class DemoFolder:
    """A data folder that exists as long as the demo runs.

    Use it as a context manager; it gives the path.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="coach-demo-", ignore_cleanup_errors=True
        )

    def __enter__(self) -> Path:
        """Fill the folder and return its path."""
        path = Path(self._folder.name)
        programs = own_programs(path)
        programs.mkdir(parents=True)
        (programs / EXAMPLE_NAME).write_text(EXAMPLE, encoding="utf-8")
        settings = Settings(
            last_program="demo.my-evening",
            full_screen_player=False,
            name="Alex",
        )
        save_settings(settings_file(path), settings)
        return path

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder."""
        self._folder.cleanup()


class DemoHistory(QObject):
    """Writes the demo's history in the background, once the library has been read.

    Args:
        context: What all parts share; of a demo.
    """

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._task: Task | None = None
        if context.library.is_loaded:
            self.write()
        else:
            context.library.library_changed.connect(self.write)

    @Slot()
    def write(self) -> None:
        """Write it, on the first call."""
        if self._task is not None:
            return
        # Imported here: only the demo needs it.
        from coach.demo.fill import fill_demo

        context = self._context
        work = partial(
            fill_demo,
            history_file(context.data_dir),
            context.library.library,
            context.clock.wall_ms(),
        )
        self._task = Task(work, self)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _tell(self, _result: object) -> None:
        self._context.history_changed.emit("")

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._context.notice_given.emit(str(error))
