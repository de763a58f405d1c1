"""What opens over the page: sessions with their answers, and tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.progress.detail import SessionDetail
    from coach.progress.table import Table
    from ui.context import AppContext
    from ui.pages.progress.session_sheet import SessionSheet
    from ui.pages.progress.table_sheet import TableSheet

# A list of more sessions than this is no list that anybody reads.
SESSIONS_MOST = 60


class ProgressSheets(QObject):
    """Opens one sheet at a time, and writes what is changed in it.

    Args:
        context: The journal is written, the history read again.
        page: Its window is covered.

    Attributes:
        sessions: The sheet of sessions while it is open, else None.
        table: The sheet of a table while it is open, else None.
    """

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._ids: tuple[str, ...] = ()
        self.sessions: SessionSheet | None = None
        self.table: TableSheet | None = None
        context.history.sessions_read.connect(self._take_sessions)
        context.history.record_changed.connect(self._read_again)

    def open_sessions(self, session_ids: Sequence[str]) -> None:
        """Open these sessions; without any there is nothing to open."""
        if self.sessions is not None or self.table is not None or not session_ids:
            return
        self._ids = tuple(session_ids[-SESSIONS_MOST:])
        self._context.history.read_sessions(self._ids)

    def open_table(self, table: Table, sentence: str) -> None:
        """Open the table of a graph."""
        # Imported here, as the sheet of sessions below: most looks need neither.
        from ui.pages.progress.table_sheet import TableSheet

        if self.sessions is not None or self.table is not None:
            return
        motion = not self._context.less_motion
        self.table = TableSheet(self._page.window(), table, sentence, motion=motion)
        self.table.closed.connect(self._forget_table)
        self.table.show_table()

    @Slot(object)
    def _take_sessions(self, details: list[SessionDetail]) -> None:
        shown = [each for each in details if each.summary.removed_at is None]
        if not self._ids or not self._page.isVisible():
            return
        if self.sessions is None:
            if not shown:
                return
            from ui.pages.progress.session_sheet import SessionSheet

            motion = not self._context.less_motion
            self.sessions = SessionSheet(self._page.window(), motion=motion)
            self.sessions.answers_changed.connect(self._write_answers)
            self.sessions.remove_asked.connect(self._remove)
            self.sessions.closed.connect(self._forget_sessions)
        self.sessions.show_sessions(shown)

    @Slot()
    def _read_again(self) -> None:
        """Show what has been changed in an open sheet."""
        if self.sessions is not None:
            self._context.history.read_sessions(self._ids)

    @Slot(str, dict)
    def _write_answers(self, session_id: str, answers: dict[str, Any]) -> None:
        self._context.journal.change_session(session_id, "answer", answers)

    @Slot(object)
    def _remove(self, detail: SessionDetail) -> None:
        """Put a session into the bin, and offer to take it back out."""
        session_id = detail.summary.session_id
        self._context.journal.change_session(session_id, "remove")
        restore = partial(self._context.journal.change_session, session_id, "restore")
        words = self.tr("Deleted. {0}").format(detail.summary.title)
        if self.sessions is not None:
            self.sessions.close_sheet()
        self._context.undo_offered.emit(words, restore)

    @Slot()
    def _forget_sessions(self) -> None:
        self.sessions = None
        self._ids = ()
        self._page.setFocus()

    @Slot()
    def _forget_table(self) -> None:
        self.table = None
        self._page.setFocus()
