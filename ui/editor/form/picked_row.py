"""A row for a list of things that have names of their own: picked, not typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.editing import fields
from ui.editor.form.row import FieldRow
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.tab_order import go_before

if TYPE_CHECKING:
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

_INDENT_PX = 8


class PickedRow(FieldRow):
    """The entries in words, each with a way to remove it, and a way to add one.

    Args:
        words: What the button says that adds one.

    Attributes:
        add: The button.
        removers: One button for each entry.
    """

    has_ring = True

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        words: str,
        *,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, is_wide=True, parent=parent)
        self.removers: list[Button] = []
        self.shown: list[str] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        name = self.tr("Add to {0}").format(self.label)
        self.add = Button(
            words, kind=ButtonKind.LINK, icon="plus", height_px=32, name=name
        )
        self.add.clicked.connect(self._begin_picking)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._list)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        self.place(box, self.add)

    def words_of(self, value: str) -> str:
        """Return what an entry is called.

        Raises:
            NotImplementedError: The subclass does not say.
        """
        raise NotImplementedError

    def pick(self) -> None:
        """Let the person pick one.

        Raises:
            NotImplementedError: The subclass does not say how.
        """
        raise NotImplementedError

    def put_in(self, value: str) -> None:
        """Add an entry; one that is there already is left as it is."""
        if value not in self.desk.draft.entries(self.path):
            self.desk.do_apart(lambda draft: fields.add_entry(draft, self.path, value))

    def show_value(self) -> None:
        """Show the entries."""
        values = [str(one) for one in self.desk.draft.entries(self.path)]
        if values != self.shown:
            self.shown = values
            self._make_lines()

    def _make_lines(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.removers = []
        for value in self.shown:
            self._list.addWidget(self._line(self.words_of(value)))
        go_before(self.add, self.removers)

    def _line(self, words: str) -> QWidget:
        name = self.tr("Remove: {0}").format(words)
        remove = Button(kind=ButtonKind.LINK, icon="close", height_px=28, name=name)
        remove.clicked.connect(self._remove)
        self.removers.append(remove)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(_INDENT_PX, 0, 0, 0)
        row.addWidget(Label(words, weight=500, wrap=True), 1)
        row.addWidget(remove)
        return line

    @Slot()
    def _begin_picking(self) -> None:
        self.begin()
        self.pick()

    @Slot()
    def _remove(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            at = self.removers.index(button)
            self.desk.do_apart(lambda draft: fields.remove_entry(draft, self.path, at))
            self.add.setFocus()
