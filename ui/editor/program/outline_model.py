"""The list of blocks and steps as a model for a list view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from ui.editor.program.outline_rows import OutlineRow, OutlineRows, RowKind

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class RowMaker(Protocol):
    """Works out the rows of one kind of file."""

    def rows_of(self, draft: Draft) -> list[OutlineRow]:
        """Return the rows."""
        ...


class OutlineModel(QAbstractListModel):
    """Program, blocks and steps, one row each; it follows the desk.

    Only rows that say something else are told as changed, so that a key press repaints
    one of them.

    Args:
        desk: What is edited.
        maker: Makes other rows than those of a program.
    """

    def __init__(
        self,
        desk: EditDesk,
        parent: QObject | None = None,
        maker: RowMaker | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._maker = maker or OutlineRows()
        self._rows = self._maker.rows_of(desk.draft)
        desk.changed.connect(self.follow)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are; they have none inside."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def row(self, number: int) -> OutlineRow | None:
        """Return a row, or None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, path: KeyPath) -> int:
        """Return the number of the row with a key path, or -1."""
        found = (at for at, row in enumerate(self._rows) if row.path == path)
        return next(found, -1)

    @property
    def has_steps(self) -> bool:
        """Whether there is any step."""
        return any(row.kind is RowKind.STEP for row in self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role says about a row."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            wrong = self.tr("something to mend") if row.is_wrong else ""
            return ", ".join(filter(None, (row.title, row.words, row.time, wrong)))
        if role == Qt.ItemDataRole.ToolTipRole:
            # In a narrow list not all of it can be read.
            return "\n".join(filter(None, (row.title, row.words)))
        return row if role == ROW_ROLE else None

    @Slot()
    def follow(self) -> None:
        """List what the draft holds now."""
        rows = self._maker.rows_of(self._desk.draft)
        if [row.path for row in rows] != [row.path for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(number, 0)
                self.dataChanged.emit(index, index)
