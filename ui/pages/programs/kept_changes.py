"""Finds changes that were not saved the last time, and offers to go on with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.background import Task
from ui.pages.programs.unfinished import UnfinishedCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.context import AppContext
    from ui.editor.opened import Kept
    from ui.pages.page import Page


class KeptChanges(QObject):
    """Shows the unfinished changes of one kind of file on a page.

    Nothing of the editor is loaded as long as there are none.

    Args:
        context: What all parts share.
        page: Where they are shown.
        kind: "program" or "exercise".

    Attributes:
        card: Lists them.
        place: What holds the card; the page shows and hides that.

    Signals:
        go_on_asked: Go on with these changes.
    """

    go_on_asked = Signal(object)

    def __init__(self, context: AppContext, page: Page, kind: str) -> None:
        super().__init__(page)
        self._context = context
        self._kind = kind
        self._task: Task | None = None
        # What is to be done after what is being done.
        self._next: Callable[[], list[Kept]] | None = None
        self.card = UnfinishedCard()
        self.place = QWidget(page)
        column = QVBoxLayout(self.place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.go_on_asked.connect(self.go_on_asked)
        self.card.thrown_away.connect(self._throw_away)

    @Slot()
    def look(self) -> None:
        """List what was not saved the last time."""
        # What is thrown away is looked for afterwards anyhow.
        if self._next is None:
            self._run(partial(_find, self._context.library.own_folder, self._kind))

    @Slot(object)
    def _throw_away(self, kept: Kept) -> None:
        self._run(partial(_discard, kept))

    def _run(self, work: Callable[[], list[Kept]]) -> None:
        if self._task is not None:
            self._next = work
            return
        self._task = Task(work, self)
        self._task.finished.connect(self._take_found)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take_found(self, found: list[Kept]) -> None:
        self._task = None
        self.card.show_kept(found)
        self._go_on()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))
        self._go_on()

    def _go_on(self) -> None:
        work, self._next = self._next, None
        if work is not None:
            self._run(work)


def _find(folder: Path, kind: str) -> list[Kept]:
    """Return the unfinished changes of a kind; runs off the window."""
    if not any(folder.glob(".versions/*.unfinished")):
        return []
    from ui.editor.opened import find_kept

    return [kept for kept in find_kept(folder) if kept.kind == kind]


def _discard(kept: Kept) -> list[Kept]:
    from coach.editing.aside import discard

    discard(kept.file)
    return _find(kept.file.parent, kept.kind)
