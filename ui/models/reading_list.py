"""A list of things to read, one row each, as a Qt model with its search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from coach.files.plan_model import Plan
from ui.models.hit_list import HitList
from ui.models.program_list import Role
from ui.models.search_words import WordSearch, preferred_first, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.files.card_model import InfoCard
    from coach.files.model import Exercise, Program
    from coach.files.protocol_model import Protocol
    from ui.models.closings import Closings
    from ui.models.hit_list import Index
    from ui.models.library_model import LibraryModel


@dataclass(frozen=True)
class Reading:
    """A row of the list.

    Attributes:
        key: Unique in the list.
        content: What is shown when the row is chosen.
        strong: The first fact, in stronger letters; may be "".
        facts: Further facts in a few words; may be "".
        summary: What it is for, in a sentence.
        words: Everything a search looks through.
        group: Heading above the first row of a group, or "".
        icon: Name of an icon, where there is no exercise to draw.
        exercise: What is drawn beside it, or None.
    """

    key: str
    title: str
    content: Plan | Protocol | InfoCard | Program
    words: frozenset[str]
    strong: str = ""
    facts: str = ""
    summary: str = ""
    group: str = ""
    icon: str = ""
    exercise: Exercise | None = None


class ReadingSearch(HitList):
    """The rows in which every word of the search is found, in their usual order.

    Args:
        library: Where everything comes from.
        list_all: Makes the rows from a library, in order.
        closings: Knows which plans are closed; None where that is not said.
    """

    def __init__(
        self,
        library: LibraryModel,
        list_all: Callable[[LibraryModel], list[Reading]],
        parent: QObject | None = None,
        *,
        closings: Closings | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._closings = closings
        self._list_all = list_all
        self._all: list[Reading] = []
        self._names = WordSearch(())
        library.library_changed.connect(self.refresh)
        self.refresh()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to list."""
        return not self._all

    @Slot()
    def refresh(self) -> None:
        """List what the library holds now."""
        self.beginResetModel()
        self._all = self._list_all(self._library)
        self._names = WordSearch(words_of(each.title) for each in self._all)
        self.list_anew(each.words for each in self._all)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role says about a row."""
        reading = self.reading(index.row()) if index.isValid() else None
        if reading is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return reading.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (reading.group, reading.title, reading.strong, reading.facts)
            closed = self._closed(reading)
            return ", ".join(part for part in (*parts, closed) if part)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return reading.summary
        if role == Role.ENTRY:
            return reading
        if role == Role.EXERCISE:
            return reading.exercise
        if role == Role.CLOSED:
            return self._closed(reading)
        if role == Role.SIGNED:
            return self._library.signer_of(reading.key)
        return None

    def _closed(self, reading: Reading) -> str:
        content = reading.content
        # Texts can always be read; what they speak of is closed elsewhere.
        if self._closings is None or not isinstance(content, Plan):
            return ""
        return self._closings.words((content,))

    def reading(self, row: int) -> Reading | None:
        """Return what is in a row of the hits, or None beyond the last."""
        place = self.place_of(row)
        return None if place is None else self._all[place]

    def row_of(self, key: str) -> int:
        """Return the row with a key, or -1."""
        for row, place in enumerate(self._rows):
            if self._all[place].key == key:
                return row
        return -1

    def find(self, text: str) -> list[int]:
        """Return the places of the hits: first what is called so, but for groups."""
        places = super().find(text)
        if any(each.group for each in self._all):
            return places
        return preferred_first(places, self._names.find(text))

    def best_row(self) -> int:
        """Return the first hit that is called what was typed, or else the first."""
        called = frozenset(self._names.find(self._text))
        rows = (row for row, place in enumerate(self._rows) if place in called)
        return next(rows, 0)

    def begins_group(self, row: int) -> bool:
        """Return whether a heading stands above this row."""
        reading, above = self.reading(row), self.reading(row - 1)
        if reading is None or not reading.group:
            return False
        return above is None or above.group != reading.group
