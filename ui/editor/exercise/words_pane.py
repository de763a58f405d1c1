"""The two forms of an exercise side by side: what it is, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.editor.exercise.texts_form import TextsForm
from ui.editor.exercise.words_form import WordsForm
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.form import Form
    from ui.editor.form.row import FieldRow

_PADDING_PX = 20
_SEEN_PX = 40


class WordsPane(QWidget):
    """Both forms; it goes from one to the other as if they were one.

    Args:
        desk: What is edited.

    Attributes:
        facts: What it is, how much is usual, what is easier and harder.
        texts: Sentences, sources, and more.
        cards: What holds them.
    """

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = WordsForm(desk)
        self.texts = TextsForm(desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.cards = [FormCard(self.facts), FormCard(self.texts)]
        for card in self.cards:
            row.addWidget(card, 1)

    @property
    def rows(self) -> list[FieldRow]:
        """All rows in order."""
        return [*self.facts.rows, *self.texts.rows]

    def field_row(self, path: KeyPath) -> FieldRow | None:
        """Return the row of a field, in whichever form it is."""
        return self.facts.field_row(path) or self.texts.field_row(path)

    def show_field(self, path: KeyPath) -> bool:
        """Put the keyboard into a field; False when it has no row here."""
        return self.facts.show_field(path) or self.texts.show_field(path)

    def shows(self, path: KeyPath) -> bool:
        """Return whether a field has its place here rather than at the figure."""
        return path[:1] != ("figure",)


class FormCard(Card):
    """A form that scrolls, with what its field is for at the foot.

    Args:
        form: The form.

    Attributes:
        help: What the field with the keyboard is for.
    """

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(padding_px=0, parent=parent)
        content = QWidget()
        inner = QHBoxLayout(content)
        inner.setContentsMargins(_PADDING_PX, 14, 4, 14)
        inner.addWidget(form)
        self._scroll = ScrollArea()
        self._scroll.bar.inset_px = 12
        self._scroll.set_content(content)
        self.help = Label(role="caption", color="text_2", wrap=True)
        self.help.setContentsMargins(_PADDING_PX, 0, _PADDING_PX, 14)
        self.help.hide()
        self.body.setSpacing(8)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.help)
        form.revealed.connect(self._scroll_to)
        form.help_asked.connect(self._show_help)

    @Slot(object)
    def _scroll_to(self, row: FieldRow) -> None:
        self._scroll.ensureWidgetVisible(row, 0, _SEEN_PX)

    @Slot(str)
    def _show_help(self, text: str) -> None:
        self.help.setText(text)
        self.help.setVisible(bool(text))
