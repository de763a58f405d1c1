"""Rows to choose from, one below the other, in groups with headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QListView

from ui.models.reading_list import ReadingSearch
from ui.pages.programs.card_list import CardList
from ui.pages.reading.row_delegate import RowDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ui.pages.programs.card_delegate import Index
    from ui.widgets.thumbnails import ThumbnailStore


class RowList(CardList):
    """A list of rows, each as high as its words need.

    Args:
        thumbnails: Where the pictures come from.
    """

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(thumbnails, parent)
        self._delegate: RowDelegate = RowDelegate(thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setUniformItemSizes(False)

    def set_rows(self, is_row: bool) -> None:
        """Mark the chosen row only where its content stands beside the list."""
        self.marks_current = not is_row
        self.viewport().update()

    def columns(self) -> int:
        """Return that there is a single column."""
        return 1

    def has_heading(self, index: Index) -> bool:
        """Return whether the heading of a group stands above a row."""
        model = self.model()
        return isinstance(model, ReadingSearch) and model.begins_group(index.row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, but not by its heading."""
        if not self._is_on_heading(event.position()):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a row, but not by its heading."""
        if not self._is_on_heading(event.position()):
            super().mouseReleaseEvent(event)

    def _is_on_heading(self, place: QPointF) -> bool:
        index = self.indexAt(place.toPoint())
        if not index.isValid():
            return False
        return place.y() < self._delegate.card_place(index).top()

    @Slot()
    def _fit(self) -> None:
        """Be as high as all rows together."""
        model = self.model()
        count = model.rowCount() if model is not None else 0
        width = self.viewport().width()
        sizes = (
            self._delegate.row_size(model.index(row, 0), width) for row in range(count)
        )
        self.setFixedHeight(sum(size.height() for size in sizes) + 2)
        self.scheduleDelayedItemsLayout()
