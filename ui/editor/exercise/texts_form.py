"""What an exercise says: sentences and their sources, and more about its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.editor.exercise.codes_writing import CodesWriting
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.sources_row import sources_row
from ui.editor.form.text_row import AreaRow
from ui.editor.form.words import file_facts
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.live import Finding
    from ui.editor.desk import EditDesk

_TEXTS = ("setup", "steps", "mistakes", "stop_if")
_MORE = ("language", "authors", "license")


class TextsForm(Form):
    """Sentences, sources, and what only authors of files need.

    Args:
        desk: What is edited.
    """

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, (), parent)
        for key in _TEXTS:
            self.add(make_row(desk, ("text", key)))
        self.add(make_row(desk, ("easier_text",), label=self.tr("To make it easier")))
        self.add(make_row(desk, ("harder_text",), label=self.tr("To make it harder")))
        self.add_heading(self.tr("Sources"))
        self.add(sources_row(desk))
        rows = [make_row(desk, (key,)) for key in _MORE]
        codes = AreaRow(desk, ("codes",), CodesWriting())
        codes.set_note(self.tr("One to a line, such as: fit category 28"))
        rows.append(make_row(desk, ("measure",), absent=self.tr("Not said")))
        self.add_fold(self.tr("More"), [*rows, codes])
        self._facts = Label(role="caption", color="text_3", wrap=True)
        self.add_widget(self._facts)
        self.follow()

    def is_own(self, finding: Finding) -> bool:
        """Return whether it is about the texts or the sources."""
        return finding.path[:1] in (("text",), ("sources",))

    @Slot()
    def follow(self) -> None:
        """Show what the draft says, and what its file will say of itself."""
        super().follow()
        self._facts.setText(file_facts(self.desk.draft))
