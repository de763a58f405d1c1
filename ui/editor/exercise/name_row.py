"""A name that is changed in its place: it becomes what a file may call something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.editing.names import slug
from ui.editor.form.box import LineBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox, QWidget

_MOST = 40


def show_names(combo: QComboBox, names: list[str]) -> None:
    """Offer these names; nothing is done where they are offered already."""
    if [combo.itemText(i) for i in range(combo.count())] != names:
        combo.clear()
        combo.addItems(names)


class NameBox(LineBox):
    """Takes a new name once the keyboard leaves or Return is pressed.

    Signals:
        renamed: The person wants this name.
    """

    renamed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _MOST, parent)
        self._shown = ""
        self.line.editingFinished.connect(self._take)

    def show_name(self, name: str) -> None:
        """Show what it is called now."""
        self._shown = name
        self.set_text(name)

    @Slot()
    def _take(self) -> None:
        wanted = slug(self.text(), self._shown)
        self.set_text(wanted)
        if wanted != self._shown:
            self._shown = wanted
            self.renamed.emit(wanted)
