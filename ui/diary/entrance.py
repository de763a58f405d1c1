"""Where the window meets the diary: Ctrl+J, and the morning question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.diary.diary import Diary
    from ui.diary.morning import MorningAsker

SHORTCUT = "Ctrl+J"


class DiaryEntrance(QObject):
    """Makes the diary and the morning question when they are first needed.

    Args:
        context: What all parts share.
        shell: What is seen outside the player; sheets and question stand on it.

    Signals:
        form_open_changed: A form was opened (true), or is gone.
    """

    form_open_changed = Signal(bool)

    def __init__(self, context: AppContext, shell: QWidget) -> None:
        super().__init__(shell)
        self._context = context
        self._shell = shell
        self._diary: Diary | None = None
        self._mornings: MorningAsker | None = None
        # As a child of the shell it holds still while the player has the window.
        shortcut = QShortcut(QKeySequence(SHORTCUT), shell)
        shortcut.setObjectName("diary")
        shortcut.activated.connect(self.show_menu)

    @property
    def diary(self) -> Diary:
        """Return the diary, made on first use."""
        if self._diary is None:
            from ui.diary.diary import Diary

            self._diary = Diary(self._context, self._shell)
            self._diary.undone.connect(self._forget_answer)
            self._diary.form_open_changed.connect(self.form_open_changed)
        return self._diary

    @property
    def mornings(self) -> MorningAsker | None:
        """Return what asks in the morning; None before the history was opened."""
        return self._mornings

    @Slot()
    def show_menu(self) -> None:
        """Ask what is to be noted."""
        self.diary.show_menu()

    @Slot(str)
    def open(self, kind: str) -> None:
        """Open the form for a kind of note."""
        self.diary.open(kind)

    @Slot()
    def watch_mornings(self) -> None:
        """Ask how the morning is whenever that is due."""
        if self._mornings is None:
            from ui.diary.morning import MorningAsker

            self._mornings = MorningAsker(self._context, self._shell)
            self._mornings.noted.connect(self._offer_undo)
        self._mornings.start()

    @Slot(str, str)
    def _offer_undo(self, entry_id: str, words: str) -> None:
        self.diary.offer_undo(entry_id, words)

    @Slot(str)
    def _forget_answer(self, entry_id: str) -> None:
        if self._mornings is not None:
            self._mornings.forget(entry_id)
