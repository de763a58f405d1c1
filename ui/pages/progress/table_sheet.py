"""The table behind a graph, over the page: to read, to hear, to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.models.table_model import TableModel
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.theme import current_theme
from ui.widgets.button import Button
from ui.widgets.scroll import SlimScrollBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from coach.progress.table import Table

_ROW_PX = 34
_ROWS_SHOWN = 12


class DataTable(QTableView):
    """A table in the look of the page; Ctrl+C copies what is chosen, or all of it."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(TableModel(table, self))
        self.setAccessibleName(table.title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._style()
        if self.model().rowCount():
            self.selectRow(0)

    def _style(self) -> None:
        theme = current_theme()
        self.setFont(theme.font("small", weight=500))
        self.horizontalHeader().setFont(theme.font("small", weight=600))
        row_px = max(theme.px(_ROW_PX), _ROW_PX)
        self.verticalHeader().setDefaultSectionSize(row_px)
        rows = min(max(self.model().rowCount(), 3), _ROWS_SHOWN) + 1
        self.setMinimumHeight(row_px * rows + 8)
        self.setStyleSheet(
            "QTableView {{ background: {card}; color: {text}; outline: 0;"
            " selection-background-color: {soft}; selection-color: {text}; }}"
            "QTableView::item {{ padding: 0 12px; border-bottom: 1px solid {line}; }}"
            "QHeaderView::section {{ background: {card}; color: {pale}; border: none;"
            " border-bottom: 1px solid {edge}; padding: 6px 15px; }}".format(
                card=theme.color("card").name(),
                text=theme.color("text").name(),
                pale=theme.color("text_2").name(),
                soft=theme.color("accent_soft").name(),
                line=theme.color("hairline").name(),
                edge=theme.color("control_border").name(),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C; everything else is the table's, but Escape."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Copy all rows with their headings, parted by tabs."""
        model = self.model()
        columns = range(model.columnCount())
        across = Qt.Orientation.Horizontal
        lines = [[str(model.headerData(column, across)) for column in columns]]
        lines += [
            [str(model.index(row, column).data()) for column in columns]
            for row in range(model.rowCount())
        ]
        text = "\n".join("\t".join(line) for line in lines)
        QGuiApplication.clipboard().setText(text + "\n")


class TableSheet(FormSheet):
    """Shows the table of one graph.

    Args:
        shell: The widget that is covered.
        table: What is shown.
        sentence: What the graph says.
        motion: Whether the card may rise into place.

    Signals:
        closed: The sheet is gone.
    """

    closed = Signal()

    def __init__(
        self, shell: QWidget, table: Table, sentence: str, *, motion: bool = True
    ) -> None:
        super().__init__(shell, motion=motion)
        self.set_head(table.title, sentence)
        self.view = DataTable(table)
        self.body.addWidget(self.view, 1)
        copy = Button(self.tr("Copy"), icon="copy", height_px=FOOT_BUTTON_PX)
        copy.clicked.connect(self.view.copy)
        self.foot.addStretch(1)
        self.foot.addWidget(copy)
        self.add_save(self.tr("Close")).clicked.connect(self.close_sheet)
        self.left.connect(self.close_sheet)

    def show_table(self) -> None:
        """Show the table, with the keyboard in it."""
        self.open(self.view)

    @Slot()
    def close_sheet(self) -> None:
        """Close the sheet for good."""
        self.leave()
        self.closed.emit()
        self.deleteLater()
