"""A row for a list of small tables: sources, and whatever has a few texts each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.editing import fields
from coach.files.groups import ListOf, Table
from ui.editor.form.make import make_row
from ui.editor.form.row import FieldRow
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.tab_order import go_before, tab_stops

if TYPE_CHECKING:
    from collections.abc import Hashable

    from coach.editing.draft import Draft
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk


class TableListRow(FieldRow):
    """The entries one below the other, each with a way to remove it.

    Args:
        one: What an entry is called, such as "Source {0}"; {0} is its number.
        add: Words of the button that adds one.
        begins_with: The keys of a new entry.

    Attributes:
        rows: The rows of all entries.
    """

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        *,
        one: str,
        add: str,
        begins_with: dict[str, Value],
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, is_wide=True, parent=parent)
        self._one = one
        self._begins_with = begins_with
        self._shown: Hashable = None
        self._firsts: list[FieldRow] = []
        self.rows: list[FieldRow] = []
        self._entries = QWidget()
        self._list = QVBoxLayout(self._entries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self.add = Button(add, kind=ButtonKind.LINK, icon="plus")
        self.add.clicked.connect(self._add_entry)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._entries)
        column.addWidget(self.add)
        self.place(box, self.add)

    def show_value(self) -> None:
        """Show the entries; they are made anew only where they need other rows."""
        shape = self.shape()
        if shape != self._shown:
            self._shown = shape
            self._make_entries()
        for row in self.rows:
            row.follow()

    def shape(self) -> Hashable:
        """Return what decides which rows there are: how many entries."""
        return len(self.desk.draft.entries(self.path))

    def found(self) -> list[str]:
        """Return what is wrong with the list itself; its fields say the rest."""
        found = self.desk.draft.findings_at(self.path)
        return [each.what for each in found if each.path == self.path]

    def _make_entries(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._firsts = [], []
        stops: list[QWidget] = []
        for number in range(len(self.desk.draft.entries(self.path))):
            head, rows = self._head(number), self.rows_of(number)
            self._firsts += rows[:1]
            self.rows += rows
            for part in (head, *rows):
                self._list.addWidget(part)
                stops += tab_stops(part)
            for row in rows:
                row.entered.connect(self.entered)
        self._entries.setVisible(bool(self.rows))
        go_before(self.add, stops)

    def rows_of(self, number: int) -> list[FieldRow]:
        """Return the rows of an entry."""
        assert isinstance(self.field, ListOf)
        assert isinstance(self.field.of, Table)
        path = (*self.path, number)
        return [make_row(self.desk, (*path, key)) for key in self.field.of.fields]

    def _head(self, number: int) -> QWidget:
        words = self._one.format(number + 1)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(Label(words, role="small", weight=600), 1)
        remove = Button(
            kind=ButtonKind.LINK,
            icon="close",
            height_px=28,
            name=self.tr("Remove: {0}").format(words),
        )
        remove.setProperty("number", number)
        remove.clicked.connect(self._remove_entry)
        row.addWidget(remove)
        return head

    def take_focus(self) -> None:
        """Put the keyboard into the first field with a problem, or on the button."""
        wrong = (row for row in self.rows if self.desk.draft.findings_at(row.path))
        row = next(wrong, None)
        if row is None:
            super().take_focus()
        else:
            row.take_focus()

    @Slot()
    def _add_entry(self) -> None:
        self.desk.do_apart(self._insert)
        if self._firsts:
            self._firsts[-1].take_focus()

    def _insert(self, draft: Draft) -> None:
        fields.add_entry(draft, self.path, dict(self._begins_with))

    @Slot()
    def _remove_entry(self) -> None:
        number = self.sender().property("number")
        self.desk.do_apart(lambda draft: fields.remove_entry(draft, self.path, number))
        self.add.setFocus()
