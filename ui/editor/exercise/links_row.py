"""Which exercises are easier or harder: chosen from the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.editing import fields
from ui.editor.form.choice_row import ChoiceBox
from ui.editor.form.row import FieldRow
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk


class LinksRow(FieldRow):
    """The linked exercises, each with a way to remove it, and a field to add one.

    Attributes:
        chooser: Adds the exercise that is chosen.
        removers: One button for each link.
    """

    has_ring = True

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, path, is_wide=True, parent=parent)
        self.removers: list[Button] = []
        self._shown: list[str] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.chooser = ChoiceBox(self.tr("Add to {0}").format(self.label))
        self.chooser.activated.connect(self._add)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._list)
        column.addWidget(self.chooser)
        box.setFocusProxy(self.chooser)
        self.place(box)
        self._fill_chooser()

    def _fill_chooser(self) -> None:
        draft = self.desk.draft
        known = draft.around.library.exercises.values()
        own_id = draft.value(("id",))
        self.chooser.addItem(self.tr("Add an exercise"), "")
        for exercise in sorted(known, key=lambda one: one.title.casefold()):
            if exercise.id != own_id:
                self.chooser.addItem(exercise.title, exercise.id)

    def show_value(self) -> None:
        """Show the links."""
        links = [str(one) for one in self.desk.draft.entries(self.path)]
        if links != self._shown or not self._list.count():
            self._shown = links
            self._make_lines(links)
        self.chooser.setCurrentIndex(0)

    def _make_lines(self, links: list[str]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.removers = []
        exercises = self.desk.draft.around.library.exercises
        for link in links:
            title = exercises[link].title if link in exercises else link
            self._list.addWidget(self._line(title))

    def _line(self, title: str) -> QWidget:
        name = self.tr("Remove: {0}").format(title)
        remove = Button(kind=ButtonKind.LINK, icon="close", height_px=28, name=name)
        remove.clicked.connect(self._remove)
        self.removers.append(remove)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(Label(title, wrap=True), 1)
        row.addWidget(remove)
        return line

    @Slot(int)
    def _add(self, index: int) -> None:
        link = str(self.chooser.itemData(index) or "")
        if link and link not in self._shown:
            self.desk.do_apart(lambda draft: fields.add_entry(draft, self.path, link))

    @Slot()
    def _remove(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            at = self.removers.index(button)
            self.desk.do_apart(lambda draft: fields.remove_entry(draft, self.path, at))
            self.chooser.setFocus()
