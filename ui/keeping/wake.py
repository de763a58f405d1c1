"""What happens to the history at start, off the window's thread.

A damaged file is set aside whole, the day's copy is made, the bin is emptied of what
has been in it for 30 days, and a session that was cut off is looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.paths import history_file
from ui.cut_off import read_unfinished
from ui.models.background import Task

if TYPE_CHECKING:
    from pathlib import Path

    from coach.store.damage import Damage
    from coach.store.history import Unfinished
    from ui.context import AppContext


@dataclass(frozen=True)
class Woken:
    """What was found.

    Attributes:
        damage: A damaged history was set aside; None when all is well.
        unfinished: The session that was cut off, or None.
        sentences: What the person should know.
    """

    damage: Damage | None = None
    unfinished: Unfinished | None = None
    sentences: tuple[str, ...] = ()


def wake_history(path: Path, now_ms: int) -> Woken:
    """Look after the history of a person; nothing else may have it open yet.

    Args:
        path: The history; without one, and without copies of one, nothing is done.
        now_ms: The present moment, in ms since 1970 UTC.

    Raises:
        StoreError: The history cannot be used, or a newer version wrote it.
    """
    from coach.store.backup import BACKUP_FOLDER
    from coach.store.damage import open_or_set_aside
    from coach.store.housekeeping import keep_house
    from coach.store.look import backup_files

    if not path.exists() and not backup_files(path.parent / BACKUP_FOLDER):
        return Woken(sentences=keep_house(path, now_ms).warnings)
    opened = open_or_set_aside(path, now_ms)
    opened.connection.close()
    house = keep_house(path, now_ms)
    said = [each for each in (*house.warnings, house.problem) if each]
    return Woken(opened.damage, read_unfinished(path), tuple(said))


class Waking(QObject):
    """Wakes the history in the background and tells what it found.

    Args:
        context: What all parts share.

    Signals:
        unfinished_found: A session was cut off.
        damage_found: A damaged history was set aside.
        told: Something that the person should know; one sentence.
        woken: The history is sound; others may read it now.
    """

    unfinished_found = Signal(object)
    damage_found = Signal(object)
    told = Signal(str)
    woken = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None

    def start(self) -> None:
        """Begin; the signals follow."""
        path = history_file(self._context.data_dir)
        work = partial(wake_history, path, self._context.clock.wall_ms())
        self._task = Task(work, self)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _tell(self, woken: Woken) -> None:
        self._task = None
        for sentence in woken.sentences:
            self.told.emit(sentence)
        if woken.damage is not None:
            self.damage_found.emit(woken.damage)
            return
        if woken.unfinished is not None:
            self.unfinished_found.emit(woken.unfinished)
        self.woken.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self.told.emit(str(error))
