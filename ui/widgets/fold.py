"""A part of a form that stays folded until somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

# In line with the words behind the sign.
_NOTE_LEFT_PX = 34
_NOTED_PX = 26


class Fold(QWidget):
    """A line that opens and closes what lies below it.

    Args:
        title: What is inside.
        content: The part that is folded away.
        note: A few words below the line, which are never folded away; "" for none.

    Attributes:
        line: The button that opens and closes it.

    Signals:
        toggled: It was opened (true) or closed; the height is another one now.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        content: QWidget,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._content = content
        # With a note below it the line needs no room of its own.
        height_px = _NOTED_PX if note else None
        self.line = Button(
            title, kind=ButtonKind.LINK, icon="chevron_right", height_px=height_px
        )
        self.line.setAccessibleDescription(self.tr("Folded."))
        self.line.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.addWidget(self.line)
        row.addStretch(1)
        self._note: Label | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0 if note else 4)
        column.addLayout(row)
        column.addWidget(content)
        content.setVisible(False)
        self._column = column
        self.show_note(note)

    def show_note(self, text: str) -> None:
        """Say something else below the line."""
        if self._note is None:
            if not text:
                return
            # Made when there is one: most folds have none.
            self._note = Label(role="small", color="text_2", wrap=True)
            self._note.setContentsMargins(_NOTE_LEFT_PX, 0, 0, 4)
            self._column.insertWidget(1, self._note)
        self._note.setText(text)
        self._note.setVisible(bool(text))

    @property
    def is_open(self) -> bool:
        """Whether what is inside can be seen."""
        return not self._content.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        if is_open == self.is_open:
            return
        self._content.setVisible(is_open)
        self.line.set_icon_name("chevron_down" if is_open else "chevron_right")
        words = self.tr("Open.") if is_open else self.tr("Folded.")
        self.line.setAccessibleDescription(words)
        self.toggled.emit(is_open)

    @Slot()
    def _turn(self) -> None:
        self.set_open(not self.is_open)
