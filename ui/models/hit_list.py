"""What lists with a search share: the hits among all documents, as rows of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Slot,
)

from ui.models.search_words import WordSearch

if TYPE_CHECKING:
    from collections.abc import Iterable

Index = QModelIndex | QPersistentModelIndex


class HitList(QAbstractListModel):
    """Rows for the documents in which every word of the search is found.

    A subclass keeps the documents, calls `list_anew` with their words when there are
    others, and says in `data` what is in a row.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = WordSearch(())
        self._text = ""
        # Places of the hits among the documents.
        self._rows: list[int] = []

    def list_anew(self, documents: Iterable[frozenset[str]]) -> None:
        """Search among other documents; call between `beginResetModel` and its end."""
        self._words = WordSearch(documents)
        self._rows = self.find(self._text)

    def find(self, text: str) -> list[int]:
        """Return the places of the hits, in the order in which they are listed."""
        return self._words.find(text)

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for these words, each as a part of a word; empty shows everything."""
        self._text = text
        rows = self.find(text)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of hits."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def place_of(self, row: int) -> int | None:
        """Return the place of the document in a row, or None beyond the last."""
        return self._rows[row] if 0 <= row < len(self._rows) else None
