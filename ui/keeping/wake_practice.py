"""What happens to a practice's file and keys at start, off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.paths import practice_file
from ui.models.background import Task

if TYPE_CHECKING:
    from pathlib import Path

    from coach.clinic.keeping import PracticeWoken
    from ui.context import AppContext


def wake(folder: Path, now_ms: int) -> PracticeWoken:
    """Look after the practice of a person; see `coach.clinic.keeping`.

    Raises:
        StoreError: The file cannot be used, or a newer version wrote it.
    """
    from coach.clinic.keeping import wake_practice

    return wake_practice(folder, now_ms)


class PracticeWaking(QObject):
    """Wakes the practice in the background and tells what it found.

    From its start on nobody reads the practice before that is done. What it found is
    kept until there is a window to tell it in.

    Args:
        context: What all parts share.

    Signals:
        damage_found: A damaged file was set aside.
        told: Something that the person should know; one sentence.
        woken: There is nothing more to say.
    """

    damage_found = Signal(object)
    told = Signal(str)
    woken = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._tells = False
        self._found: PracticeWoken | None = None

    def start(self) -> None:
        """Begin, before anything else runs in the background."""
        # Imported here: home users never see any of it.
        from coach.clinic.door import DOOR

        DOOR.shut(practice_file(self._context.data_dir))
        now_ms = self._context.clock.wall_ms()
        self._task = Task(partial(wake, self._context.data_dir, now_ms), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    def tell(self) -> None:
        """Tell what was found, now or as soon as it is; the signals follow."""
        self._tells = True
        found, self._found = self._found, None
        if found is None:
            return
        for sentence in found.sentences:
            self.told.emit(sentence)
        if found.damage is not None:
            self.damage_found.emit(found.damage)
        self.woken.emit()

    @Slot(object)
    def _take(self, found: PracticeWoken) -> None:
        self._task = None
        self._found = found
        if self._tells:
            self.tell()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        from coach.clinic.keeping import PracticeWoken

        self._take(PracticeWoken(None, (str(error),)))
