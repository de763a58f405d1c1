"""The list of blocks and steps: chosen by a click or the arrows, moved by a drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRectF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QWidget,
)

from ui.editor.program.outline_delegate import OutlineDelegate
from ui.editor.program.outline_drop import Gap, gap_for, gap_for_several
from ui.editor.program.outline_rows import RowKind
from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus
from ui.widgets.scroll import SlimScrollBar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from coach.files.findings import KeyPath
    from ui.editor.program.outline_model import Index, OutlineModel
    from ui.editor.program.outline_rows import OutlineRow
    from ui.widgets.thumbnails import ThumbnailStore

SCROLL_MS = 40
_SCROLL_PX, _SCROLL_EDGE_PX = 12, 28
_LINE_PX = 3.0
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect
_TOO = QItemSelectionModel.SelectionFlag.Select


class OutlineView(KeyboardFocus, QListView):
    """Program, blocks and steps.

    Args:
        model: What is listed.
        thumbnails: Where the figures come from.

    Attributes:
        asked: What has to be painted at the moment.

    Signals:
        chosen: The row with this key path is chosen now.
        moved: The row with this key path was dragged to a place: (block, place) for a
            step, (block,) for a block.
        several_moved: All chosen steps were dragged into a gap; see `gap_for_several`.
        several_chosen: So many steps are chosen now.
        removed: The row with this key path is to be deleted.
        opened: Return was pressed: the form is wanted.
        menu_asked: A menu for the chosen row is wanted, at this place of the screen.
    """

    chosen = Signal(tuple)
    moved = Signal(tuple, tuple)
    several_moved = Signal(tuple)
    several_chosen = Signal(int)
    removed = Signal(tuple)
    opened = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self,
        model: OutlineModel,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._outline = model
        self._pressed: QPoint | None = None
        self._dragged: KeyPath = ()
        self._gap: Gap | None = None
        self._is_setting = False
        self.asked = QRegion()
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setInterval(SCROLL_MS)
        self._scroll_timer.timeout.connect(self._scroll_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Steps"))
        self.setViewport(QWidget(self))
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(OutlineDelegate(thumbnails, self))
        self.setModel(model)
        thumbnails.ready.connect(self.viewport().update)
        current_theme().changed.connect(self._follow_theme)

    @property
    def is_dragging(self) -> bool:
        """Whether a row is being dragged."""
        return self._dragged != ()

    def choose(self, path: KeyPath) -> None:
        """Choose a row, without telling; others stay chosen if it was told by them."""
        index = self._outline.index(self._outline.number_of(path), 0)
        if index != self.currentIndex():
            self._is_setting = True
            self.selectionModel().setCurrentIndex(index, _ONLY)
            self._is_setting = False
        self.viewport().update()

    def let_choose_several(self) -> None:
        """Let several steps be chosen, with Shift and Ctrl as everywhere."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def choose_several(self, paths: Iterable[KeyPath]) -> None:
        """Choose these rows together, besides the one that is chosen already."""
        for path in paths:
            index = self._outline.index(self._outline.number_of(path), 0)
            self.selectionModel().select(index, _TOO)

    def chosen_steps(self) -> list[KeyPath]:
        """Return the key paths of the steps that are chosen together, in order."""
        rows = (self._outline.row(each.row()) for each in self.selectedIndexes())
        return sorted(row.path for row in rows if row and row.kind is RowKind.STEP)

    def selectionChanged(
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell how many steps are chosen."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.several_chosen.emit(len(self.chosen_steps()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen now."""
        super().currentChanged(current, previous)
        self.viewport().update()
        row = self._outline.row(current.row())
        if row is not None and not self._is_setting:
            self.chosen.emit(row.path)

    def _current(self) -> OutlineRow | None:
        return self._outline.row(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with Del, go to the form with Return; arrows choose."""
        self.show_focus_ring()
        row = self._current()
        if event.key() == Qt.Key.Key_Escape and self.is_dragging:
            self._end_drag()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row:
            if row.path:
                self.removed.emit(row.path)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the pointer, or at the chosen row."""
        place = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, and perhaps begin to drag it."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the pressed row; a line shows where it would land."""
        place = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        far = (place - self._pressed).manhattanLength()
        if not self.is_dragging and far >= QApplication.startDragDistance():
            row = self._outline.row(self.indexAt(self._pressed).row())
            self._dragged = row.path if row is not None else ()
        if self.is_dragging:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look_for_gap(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the dragged row go."""
        dragged, gap = self._dragged, self._gap
        self._end_drag()
        if dragged and gap is not None:
            if self._drags_several(dragged):
                self.several_moved.emit(gap.target)
            else:
                self.moved.emit(dragged, gap.target)
        elif not dragged:
            super().mouseReleaseEvent(event)

    def _drags_several(self, dragged: KeyPath) -> bool:
        chosen = self.chosen_steps()
        return len(chosen) > 1 and dragged in chosen

    def _end_drag(self) -> None:
        self._pressed, self._dragged, self._gap = None, (), None
        self._scroll_timer.stop()
        self.viewport().unsetCursor()
        self.viewport().update()

    def _look_for_gap(self, place: QPoint) -> None:
        inside = self.viewport().rect()
        is_at_edge = (
            place.y() < _SCROLL_EDGE_PX or place.y() > inside.height() - _SCROLL_EDGE_PX
        )
        if is_at_edge and not self._scroll_timer.isActive():
            self._scroll_timer.start()
        elif not is_at_edge:
            self._scroll_timer.stop()
        index = self.indexAt(QPoint(inside.center().x(), place.y()))
        before = 0 if place.y() < 0 else self._outline.rowCount()
        if index.isValid():
            is_lower = place.y() > self.visualRect(index).center().y()
            before = index.row() + is_lower
        rows = [self._outline.row(n) for n in range(self._outline.rowCount())]
        known = [row for row in rows if row]
        if self._drags_several(self._dragged):
            self._gap = gap_for_several(known, before)
        else:
            self._gap = gap_for(known, self._dragged, before)
        self.viewport().update()

    @Slot()
    def _scroll_on(self) -> None:
        """Scroll while the pointer waits at an edge."""
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        by = -_SCROLL_PX if place.y() < self.viewport().height() / 2 else _SCROLL_PX
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a dragged one would land."""
        # Of two rows that have changed, Qt asks for all that lie between them too.
        self.asked = event.region()
        super().paintEvent(event)
        if self._gap is None:
            return
        at = self._gap.row
        is_last = at >= self._outline.rowCount()
        row = self.visualRect(self._outline.index(at - is_last, 0))
        y = row.bottom() + 1 if is_last else row.top()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("accent"))
        line = QRectF(row.left() + 12, y - _LINE_PX / 2, row.width() - 24, _LINE_PX)
        painter.drawRoundedRect(line, _LINE_PX / 2, _LINE_PX / 2)

    @Slot()
    def _follow_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
