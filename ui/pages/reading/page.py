"""What the Plans and Guide pages share: rows, their search, and the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coach.files.shelf_files import kind_of_name
from ui.models.closings import Closings
from ui.models.reading_list import ReadingSearch
from ui.pages.browse import BrowsePage
from ui.pages.programs.problems import ProblemCard
from ui.pages.reading.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.models.library_model import LibraryModel
    from ui.models.reading_list import Reading
    from ui.pages.programs.card_list import CardList
    from ui.pages.reading.pane import ReadingPane

# The longest line with the padding at both sides.
PANE_PX = 536


class ReadingPage(BrowsePage):
    """Search field and rows; what is chosen stands at the right.

    Args:
        context: What all parts share.
        title: Title of the page.
        placeholder: Shown in the empty search field.
        search_name: Accessible name of the search field.
        list_all: Makes the rows from a library.
        kinds: Kinds of files, such as "plan", whose problems are told here.

    Attributes:
        shown: What the pane shows, or None.
    """

    pane_px = PANE_PX

    def __init__(
        self,
        context: AppContext,
        title: str,
        placeholder: str,
        search_name: str,
        *,
        list_all: Callable[[LibraryModel], list[Reading]],
        kinds: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, title, placeholder, search_name, parent)
        self.shown: Reading | None = None
        self._kinds = kinds
        self._tool_row.addStretch(1)
        closings = Closings(context, self)
        closings.changed.connect(self.cards.viewport().update)
        self._search = ReadingSearch(context.library, list_all, self, closings=closings)
        self.cards.setAccessibleName(title)
        self.cards.setModel(self._search)
        self.cards.selectionModel().currentChanged.connect(self.show_pane_later)
        self._empty.pressed.connect(self._field.clear)
        self._problems = ProblemCard(context.library.own_folder)
        self._column.addWidget(self._problems)
        self._column.addStretch(0)
        self.pane = self.make_pane()
        self.put_together(self.pane, *self.between())
        context.library.library_changed.connect(self._take_library)
        self._take_library()

    def make_cards(self) -> CardList:
        """Return rows instead of cards in columns."""
        return RowList(self._thumbnails)

    def between(self) -> tuple[QWidget, ...]:
        """Return what stands below the head; a subclass may have something."""
        return ()

    def make_pane(self) -> ReadingPane:
        """Return the pane at the right; a subclass makes it."""
        raise NotImplementedError

    def show_content(self, reading: Reading | None) -> None:
        """Show what a row stands for in the pane; a subclass does it."""
        raise NotImplementedError

    def count_words(self, count: int) -> str:
        """Return how many rows there are, in words; a subclass does it."""
        raise NotImplementedError

    def empty_words(self, *, is_search: bool) -> str:
        """Return why there is no row; a subclass does it."""
        raise NotImplementedError

    @Slot(str)
    def show_key(self, key: str) -> bool:
        """Choose a row and show it; False when there is no such row."""
        if self._search.row_of(key) < 0:
            self._field.set_text("")
        row = self._search.row_of(key)
        if row < 0:
            return False
        self.choose_row(row)
        self.show_pane()
        self._open_detail()
        return True

    def fill_pane(self) -> None:
        """Show the chosen row; nothing only where there is none at all."""
        reading = self._search.reading(self.cards.currentIndex().row())
        if reading is None and not self._search.is_empty:
            return
        if reading is None or reading is not self.shown:
            self.shown = reading
            self.show_content(reading)

    def focus_detail(self) -> None:
        """Put the keyboard on the text."""
        self.pane.focus_text()

    @Slot(str)
    def _look_for(self, text: str) -> None:
        self._search.search(text)
        best = self._search.reading(self._search.best_row()) if text else None
        self._show_hits(best)

    @Slot()
    def _take_library(self) -> None:
        """Show what the library holds now, and which files it could not use."""
        problems = self._context.library.problems
        self._problems.set_problems(
            tuple(each for each in problems if kind_of_name(each.file) in self._kinds)
        )
        shown = self.shown
        self.shown = None
        self._show_hits(shown)

    def _show_hits(self, before: Reading | None = None) -> None:
        """Choose among the hits: what was shown before, or else the first."""
        before = before or self.shown
        row = self._search.row_of(before.key) if before is not None else 0
        self.choose_row(max(row, 0))
        self.show_pane()
        self._count()

    def _count(self) -> None:
        """Say how many rows there are, or why there is none."""
        count = self._search.rowCount()
        is_loaded = self._context.library.is_loaded
        self._counted.setText(self.count_words(count) if is_loaded else "")
        is_empty = is_loaded and count == 0
        self.cards.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        is_search = not self._search.is_empty
        button = self.tr("Clear the search") if is_search else ""
        self._empty.say(self.empty_words(is_search=is_search), button)
