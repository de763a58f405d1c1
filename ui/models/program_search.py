"""What is shown of the list of programs: hits of a search, in an order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from coach.store.settings import PROGRAM_ORDERS
from ui.models.program_filter import Marks, ProgramFacts, ProgramFilter, fits
from ui.models.program_list import Role
from ui.models.search_words import WordSearch, preferred_first, words_of

if TYPE_CHECKING:
    from coach.files.model import Program
    from ui.models.library_model import LibraryModel
    from ui.models.program_list import Entry, ProgramListModel

Index = QModelIndex | QPersistentModelIndex


class ProgramSearch(QAbstractListModel):
    """The entries of a program list that fit a search and a filter, in an order.

    In the usual order, programs that are called what was typed come first.

    Args:
        source: The whole list.
        library: Where the exercises come from.
    """

    def __init__(
        self,
        source: ProgramListModel,
        library: LibraryModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self.facts = ProgramFacts(library, source.glances)
        self.filter = ProgramFilter()
        self.order = PROGRAM_ORDERS[0]
        self.marks = Marks()
        self._text = ""
        self._words = WordSearch(())
        self._names = WordSearch(())
        self._hits: list[int] = []
        self._rows: list[int] = []
        source.modelReset.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look through the list as it is now."""
        self.facts.forget()
        entries = self._source.entries
        self._words = WordSearch(entry.words for entry in entries)
        self._names = WordSearch(words_of(entry.title) for entry in entries)
        self._hits = self._words.find(self._text)
        self._show(is_other=True)

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for these words, each as a part of a word; empty shows everything."""
        self._text = text
        self._hits = self._words.find(text)
        self._show()

    def set_filter(self, wanted: ProgramFilter) -> None:
        """Show only what fits."""
        if wanted != self.filter:
            self.filter = wanted
            self._show()

    def set_order(self, order: str) -> None:
        """Sort by one of `PROGRAM_ORDERS`."""
        if order != self.order:
            self.order = order
            self._show()

    def set_marks(self, marks: Marks) -> None:
        """Take other favourites and recent programs."""
        if marks == self.marks:
            return
        before, self.marks = self.marks, marks
        if self.filter.mine or (
            self.order == "recent" and before.recent != marks.recent
        ):
            self._show()
        elif self._rows:
            last = self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)

    def count_with(self, wanted: ProgramFilter) -> int:
        """Return how many entries another filter would show."""
        return sum(self._fits(place, wanted) for place in self._hits)

    def things(self) -> frozenset[str]:
        """Return all things that any program asks for."""
        programs = (each for entry in self._source.entries for each in entry.programs)
        return frozenset(
            thing
            for program in programs
            for each in self.facts.needs(program)
            for thing in each
        )

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of hits."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role says about a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        place = self._rows[index.row()]
        if role == Role.FAVOURITE:
            programs = self._source.entries[place].programs
            return any(each.id in self.marks.favourites for each in programs)
        return self._source.data(self._source.index(place, 0), role)

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row of the hits, or None beyond the last."""
        if not 0 <= row < len(self._rows):
            return None
        return self._source.entries[self._rows[row]]

    def fitting(self, entry: Entry) -> tuple[Program, ...]:
        """Return the variants of an entry that fit the filter."""
        return tuple(each for each in entry.programs if self._is_wanted(each))

    def row_of(self, program_id: str) -> int:
        """Return the row that holds a program, or -1."""
        for row, place in enumerate(self._rows):
            programs = self._source.entries[place].programs
            if any(program.id == program_id for program in programs):
                return row
        return -1

    def _show(self, *, is_other: bool = False) -> None:
        """List what is wanted; tell so where it differs, or the list is another one."""
        wanted = self.filter
        rows = self._hits
        if wanted.is_set:
            rows = [place for place in rows if self._fits(place, wanted)]
        rows = self._sorted(rows)
        if rows != self._rows or is_other:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _fits(self, place: int, wanted: ProgramFilter) -> bool:
        programs = self._source.entries[place].programs
        return any(fits(each, wanted, self.facts, self.marks) for each in programs)

    def _is_wanted(self, program: Program) -> bool:
        return fits(program, self.filter, self.facts, self.marks)

    def _sorted(self, rows: list[int]) -> list[int]:
        """Return places in the chosen order; the list has them in the usual one."""
        entries = self._source.entries
        if self.order == "name":
            return sorted(rows, key=lambda place: entries[place].title.casefold())
        if self.order == "minutes":
            return sorted(rows, key=lambda place: self._shortest_ms(entries[place]))
        if self.order == "recent":
            places = {name: i for i, name in enumerate(self.marks.recent)}
            return sorted(
                rows,
                key=lambda place: min(
                    places.get(each.id, len(places)) for each in entries[place].programs
                ),
            )
        return preferred_first(rows, self._names.find(self._text))

    def _shortest_ms(self, entry: Entry) -> float:
        """Return the length of the shortest variant that is wanted."""
        lengths = (self.facts.length_ms(program) for program in self.fitting(entry))
        return min((each for each in lengths if each is not None), default=math.inf)
