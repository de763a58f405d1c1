"""What the window says at its lower edge: what went wrong, and what can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.widgets.done_bar import DoneBar
    from ui.widgets.notice import NoticeBar
    from ui.widgets.undo_bar import UndoBar


class WindowTold(QObject):
    """Tells the sentences of the context in the window; makes its bars when needed.

    Args:
        context: Where the sentences come from.
        window: Where they are shown.
    """

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._notice: NoticeBar | None = None
        self._done: DoneBar | None = None
        self._undo: UndoBar | None = None
        context.notice_given.connect(self.tell)
        context.done_told.connect(self.tell_done)
        context.undo_offered.connect(self._offer_undo)
        context.saving_failed.connect(self.tell)
        context.library.failed.connect(self.tell)

    @property
    def notice(self) -> NoticeBar:
        """Return what says that something went wrong; made when something does."""
        if self._notice is None:
            from ui.widgets.notice import NoticeBar

            self._notice = NoticeBar(self._window)
        return self._notice

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say a sentence."""
        self.notice.tell(sentence)

    @Slot(str)
    def tell_done(self, sentence: str) -> None:
        """Say that something was done, in the quiet colours of what went well."""
        if self._done is None:
            from ui.widgets.done_bar import DoneBar

            self._done = DoneBar(self._window)
        self._done.tell(sentence)

    @Slot(bool)
    def give_way(self, gives_way: bool) -> None:
        """Keep what can be undone out of the way of a form, while one is open."""
        if self._undo is not None:
            self._undo.give_way(gives_way)

    @Slot(str, object)
    def _offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        if self._undo is None:
            from ui.widgets.undo_bar import UndoBar

            self._undo = UndoBar(self._window)
        self._undo.offer(text, undo)
