"""A part of a form that stays folded until somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind


class Fold(QWidget):
    """A line that opens and closes what lies below it.

    Args:
        title: What is inside.
        content: The part that is folded away.

    Attributes:
        line: The button that opens and closes it.

    Signals:
        toggled: It was opened (true) or closed; the height is another one now.
    """

    toggled = Signal(bool)

    def __init__(
        self, title: str, content: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content
        self.line = Button(title, kind=ButtonKind.LINK, icon="chevron_right")
        self.line.setAccessibleDescription(self.tr("Folded."))
        self.line.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.addWidget(self.line)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(content)
        content.setVisible(False)

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
