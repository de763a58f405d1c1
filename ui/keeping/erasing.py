"""Erase everything that was entered, after a question that has to be meant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.keeping.erase_sheet import EraseSheet
from ui.models.background import Task, give_up_at_close

if TYPE_CHECKING:
    from pathlib import Path

    from keyring.backend import KeyringBackend
    from PySide6.QtWidgets import QWidget

    from coach.clinic.erasing import PracticeHere, Wish
    from ui.context import AppContext


def look_around(folder: Path) -> PracticeHere:
    """Return what of a practice lies here. Runs off the window's thread."""
    from coach.clinic.erasing import practice_here

    return practice_here(folder)


def erase_all(folder: Path, wish: Wish, backend: KeyringBackend | None) -> str:
    """Erase, and return what came of it in words. Runs off the window's thread.

    Raises:
        StoreError: A database is in use, or some files could not be erased.
    """
    from coach.clinic.erasing import erase, erased_words

    return erased_words(erase(folder, wish, backend))


class Erasing(QObject):
    """Asks, erases, and has the window open anew.

    Args:
        context: What all parts share.
        window: The widget that the question covers.
        backend: The keyring to use; None for the desktop's.

    Attributes:
        sheet: The question; None before it was asked.
    """

    def __init__(
        self,
        context: AppContext,
        window: QWidget,
        backend: KeyringBackend | None = None,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._backend = backend
        self._task: Task | None = None
        self.sheet: EraseSheet | None = None

    @Slot()
    def ask(self) -> None:
        """Ask what is to be erased, once it is known what is here."""
        self._task = Task(partial(look_around, self._context.data_dir), self)
        self._task.finished.connect(self._open_sheet)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _open_sheet(self, here: PracticeHere) -> None:
        motion = not self._context.less_motion
        self.sheet = EraseSheet(self._window, here, motion=motion)
        self.sheet.confirmed.connect(self.erase)

    @Slot(object)
    def erase(self, wish: Wish) -> None:
        """Erase in the background."""
        self._context.close_journal()
        # Erasing reads and writes their file itself from now on.
        self._context.hold_settings(True)
        # Imported here, as below: home users never ask a keyring.
        from coach.exchange.signed.keyring import give_up

        give_up_at_close(give_up)
        work = partial(erase_all, self._context.data_dir, wish, self._backend)
        self._task = Task(work, self)
        self._task.finished.connect(self._open_anew)
        self._task.failed.connect(self._go_on)
        self._task.start()

    @Slot(object)
    def _open_anew(self, sentence: str) -> None:
        self._context.reopen_asked.emit(sentence)

    @Slot(object)
    def _go_on(self, error: Exception) -> None:
        self._context.hold_settings(False)
        self._fail(error)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._context.notice_given.emit(str(error))
