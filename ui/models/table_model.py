"""The numbers behind a graph for a table view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from coach.progress.table import cell_text

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from coach.progress.table import Cell, Table

    AnyIndex = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Shows a table of the core, newest row first.

    Args:
        table: What is shown.
    """

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._rows = tuple(reversed(table.rows))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell; numbers stand at the right."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self._table.columns[index.column()]
            return f"{heading}: {cell_text(cell) or '–'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(cell, index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._rows:
            return _alignment(self._rows[0][section], section)
        return None


def _alignment(cell: Cell, column: int) -> Qt.AlignmentFlag:
    """Return where a cell stands: words at the left, numbers at the right."""
    flags = Qt.AlignmentFlag
    is_text = column == 0 or isinstance(cell, str)
    return (flags.AlignLeft if is_text else flags.AlignRight) | flags.AlignVCenter
