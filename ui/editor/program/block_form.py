"""The form of a block: its name, how often it is done, and the rest between rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.files.durations import format_duration
from coach.files.model import Block
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.text_row import TypedRow
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.editing.live import Finding
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk


class BlockForm(Form):
    """The form of a block.

    Signals:
        moved: The block is to go one up (-1) or down (1).
    """

    moved = Signal(int)

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, path, parent)
        self.shape = (path,)
        name = (*path, "name")
        self.add(make_row(desk, name, needed=self.tr("What is it called?")))
        usual = {"rounds": "1", "rest": format_duration(Block("", ()).rest_ms)}
        for key, text in usual.items():
            label = self.tr("Rest between rounds") if key == "rest" else ""
            row = make_row(desk, (*path, key), label=label)
            if isinstance(row, TypedRow):
                row.set_usual(text)
            self.add(row)
        self.add_widget(self._moves())
        words = self.tr("A block is done as a whole, as often as it has rounds.")
        self.add_widget(Label(words, role="caption", color="text_3", wrap=True))
        self.follow()

    def sentence_for(self, finding: Finding) -> str:
        """Return what is wrong, in the words of a person who sees a list of steps."""
        if finding.path == (*self.path, "step"):
            return self.tr("It has no steps. Add one, or delete the block.")
        return super().sentence_for(finding)

    def _moves(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(4)
        for words, icon, by in (
            (self.tr("Move up"), "chevron_up", -1),
            (self.tr("Move down"), "chevron_down", 1),
        ):
            button = Button(words, kind=ButtonKind.LINK, icon=icon)
            button.setProperty("by", by)
            button.clicked.connect(self._move)
            row.addWidget(button)
        row.addStretch(1)
        return box

    def _move(self) -> None:
        self.moved.emit(self.sender().property("by"))
