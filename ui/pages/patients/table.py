"""The list of patients with its column heads, which sort it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.icons import paint_icon
from ui.pages.patients.columns import COLUMNS, EDGE_PX, HEARD, heads, places
from ui.pages.patients.row_delegate import PatientDelegate
from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus, paint_focus_ring
from ui.widgets.painted_button import PaintedButton
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import SlimScrollBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from ui.models.hit_list import Index
    from ui.pages.patients.patient_list import PatientList

HEAD_PX = 40
_ARROW_PX = 14


class ColumnHead(PaintedButton):
    """The head of a column; a press sorts by it, another one turns it round.

    Args:
        column: Name of the column.
        text: What it says.
    """

    def __init__(self, column: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.column = column
        self._way = 0

    def show_way(self, way: int) -> None:
        """Show that it sorts from low to high (1), back (-1), or not (0)."""
        self._way = way
        words = {
            0: self.tr("{0}: sort by it"),
            1: self.tr("{0}: sorted from low to high"),
            -1: self.tr("{0}: sorted from high to low"),
        }
        self.setAccessibleName(words[way].format(self.text()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the arrow of what sorts, and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("caption", weight=600)
        is_strong = self._way or self.underMouse()
        color = theme.color("text" if is_strong else "text_2")
        wide = QFontMetricsF(font).horizontalAdvance(self.text())
        words = QRectF(self.rect())
        edge = theme.px(_ARROW_PX)
        if self.column == HEARD:
            # Its words end where the cells below them end.
            words.setLeft(words.right() - wide)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._way:
            arrow = QRectF(0, 0, edge, edge)
            arrow.moveCenter(words.center())
            arrow.moveLeft(words.left() + wide + 2)
            if self.column == HEARD:
                arrow.moveRight(words.left() - 2)
            icon = "chevron_up" if self._way > 0 else "chevron_down"
            paint_icon(painter, icon, arrow, color, 2.2)
        if self.shows_focus:
            ring = words.adjusted(0, 10, 0, -10)
            ring.setWidth(wide)
            paint_focus_ring(painter, ring, 4)


class TableHead(QWidget):
    """The heads above the list.

    Args:
        patients: What they sort.
    """

    def __init__(self, patients: PatientList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patients = patients
        words = heads()
        self.heads = {name: ColumnHead(name, words[name], self) for name in COLUMNS}
        for head in self.heads.values():
            head.clicked.connect(self._sort)
        current_theme().changed.connect(self._follow_theme)
        self._follow_theme()
        self._show_ways()

    @Slot()
    def _sort(self) -> None:
        head = self.sender()
        if isinstance(head, ColumnHead):
            self._patients.sort_by(head.column)
            self._show_ways()

    def _show_ways(self) -> None:
        for name, head in self.heads.items():
            way = -1 if self._patients.is_reversed else 1
            head.show_way(way if name == self._patients.column else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the heads above their columns."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below the heads."""
        painter = QPainter(self)
        wide = self.width() - 2 * EDGE_PX
        line = QRectF(EDGE_PX, self.height() - 2, wide, 2)
        painter.fillRect(line, current_theme().color("hairline"))

    def _place(self) -> None:
        row = QRectF(0, 0, self.width() - SCROLL_BAR_PX, self.height())
        for name, place in places(row).items():
            # The arrow of the last one stands before its words.
            left = -current_theme().px(_ARROW_PX) - 2 if name == HEARD else 0
            self.heads[name].setGeometry(place.toRect().adjusted(left, 0, 0, -2))

    @Slot()
    def _follow_theme(self) -> None:
        self.setFixedHeight(max(current_theme().px(HEAD_PX), HEAD_PX))
        self._place()


class PatientTable(KeyboardFocus, QListView):
    """The rows; it scrolls by itself and paints only what is seen.

    Attributes:
        marks_current: Whether the chosen row is shown as such.

    Signals:
        current_changed: Another row is the current one.
        opened: The person pressed Return on a row, or clicked it.
        away_asked: The person pressed Delete on a row.
    """

    current_changed = Signal()
    opened = Signal()
    away_asked = Signal()

    def __init__(self, patients: PatientList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks_current = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(patients)
        self._painter = PatientDelegate(self)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its room is always kept, so that rows and heads stand in one line.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.bar = SlimScrollBar(self)
        self.setVerticalScrollBar(self.bar)
        self.setAccessibleName(self.tr("Patients"))
        self.setViewport(QWidget(self))
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        current_theme().changed.connect(self._follow_theme)

    def minimumSizeHint(self) -> QSize:
        """Return that three rows are enough."""
        return QSize(0, 3 * HEAD_PX)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row is the current one."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen."""
        self._painter.begin_pass()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the focus ring once keys are used; some of them act on the row."""
        self.show_focus_ring()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit()
            return
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.away_asked.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def choose_row(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @Slot()
    def _follow_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
