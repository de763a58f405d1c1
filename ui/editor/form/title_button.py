"""A button that shows the title of what was chosen, cut to the room that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

# What the frame, the padding and the focus ring take of its width.
_AROUND_PX = 48


class TitleButton(Button):
    """A button as wide as its place; the whole title is its tooltip.

    Args:
        name: Accessible name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", name=name, parent=parent)
        self._title = ""
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)

    def show_title(self, title: str) -> None:
        """Show a title."""
        self._title = title
        self.setToolTip(title)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the title to the new width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - _AROUND_PX
        how = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._title, how, room) or " ")
