"""The cards of the programs page: a list view that grows with its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.pages.programs.card_delegate import (
    EDGE_PX,
    GAP_PX,
    INSET_PX,
    LINE_GAP_PX,
    CardDelegate,
    Index,
    picture_height,
    star_place,
    title_lines,
)
from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from ui.widgets.thumbnails import ThumbnailStore

__all__ = ["EDGE_PX", "CardList", "title_lines"]

SMALLEST_CARD_PX = 206
_ROW_HEIGHT_PX = 96
# Titles that are measured to find out whether cards need a second line.
_MEASURED_MOST = 300


class CardList(KeyboardFocus, QListView):
    """Cards in columns. It is as high as its content and scrolls in what holds it.

    Signals:
        current_moved: The chosen card lies at this rectangle now.
        opened: The person pressed Return on a card, or clicked it.
        star_pressed: The person clicked the star of the card in this row, or pressed F.
    """

    current_moved = Signal(QRect)
    opened = Signal()
    star_pressed = Signal(int)

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.may_draw = False
        self.marks_current = True
        self.has_stars = False
        # The room for words in which a title did not fit.
        self._long_title_room: float | None = None
        self._delegate = CardDelegate(thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Programs"))
        # Of our own, as in ScrollArea: PySide is slow to wrap the one that Qt makes.
        self.setViewport(QWidget(self))
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        thumbnails.ready.connect(self.viewport().update)
        current_theme().changed.connect(self._follow_theme)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model and follow its number of rows."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._fit)
            model.rowsInserted.connect(self._fit)
            model.rowsRemoved.connect(self._fit)
            model.layoutChanged.connect(self._fit)
        self._fit()

    def set_rows(self, is_row: bool) -> None:
        """Lay cards out as rows of figure and words, or as columns of cards."""
        self._delegate.is_row = is_row
        self.marks_current = not is_row
        self._fit()

    def draw_figures(self) -> None:
        """From now on figures are drawn; before, their places stay empty."""
        self.may_draw = True
        self.viewport().update()

    def columns(self) -> int:
        """Return how many cards stand side by side."""
        if self._delegate.is_row:
            return 1
        return max(self.width() // (SMALLEST_CARD_PX + GAP_PX), 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the chosen card is, so that it can be scrolled into view."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.current_moved.emit(self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; Return opens."""
        self.show_focus_ring()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_F and self.has_stars and current.isValid():
            self.star_pressed.emit(current.row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card that was clicked."""
        super().mouseReleaseEvent(event)
        is_left = event.button() is Qt.MouseButton.LeftButton
        index = self.indexAt(event.position().toPoint())
        if not is_left or not index.isValid():
            return
        card = QRectF(self.visualRect(index)).adjusted(
            EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX
        )
        star = star_place(card, self._delegate.is_row)
        if self.has_stars and star.contains(event.position()):
            self.star_pressed.emit(index.row())
        else:
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Set the cells for this width, and the height for this many rows."""
        columns = self.columns()
        # One pixel less, or rounding might push the last column to a new line.
        width = max((self.width() - 1) // columns, 80)
        height = self._card_height(width - GAP_PX) + GAP_PX
        if self.gridSize() != QSize(width, height):
            self.setGridSize(QSize(width, height))
        model = self.model()
        count = model.rowCount() if model is not None else 0
        self.setFixedHeight(max(-(-count // columns) * height, 0) + 2)

    def _card_height(self, width: float) -> int:
        fonts = self._delegate.type
        lines = 2 if self._has_long_title(width) else 1
        words = fonts.title_metrics.height() * lines
        words += fonts.plain_metrics.height() + LINE_GAP_PX
        if self._delegate.is_row:
            return max(_ROW_HEIGHT_PX, round(words) + 32)
        return round(INSET_PX + picture_height(width) + words + 30)

    def _has_long_title(self, width: float) -> bool:
        """Return whether cards of some width need two lines for a title.

        Once they do they go on, so that a search does not change their height with
        every letter.
        """
        room = self._delegate.words_width(width)
        model = self.model()
        if room != self._long_title_room and model is not None:
            metrics = self._delegate.type.title_metrics
            has_long = any(
                metrics.horizontalAdvance(str(model.index(row, 0).data())) > room
                for row in range(min(model.rowCount(), _MEASURED_MOST))
            )
            self._long_title_room = room if has_long else None
        return room == self._long_title_room

    @Slot()
    def _follow_theme(self) -> None:
        self._delegate.forget_look()
        self._long_title_room = None
        self._fit()
        self.viewport().update()
