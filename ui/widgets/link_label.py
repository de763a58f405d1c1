"""Text that can be pressed: a name that leads to what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QMouseEvent


class LinkLabel(Label):
    """A label that is underlined below the pointer and tells of a click.

    The keyboard goes another way: what holds the label offers it in its menu.

    Signals:
        pressed: The person clicked the text.
    """

    pressed = Signal()

    def __init__(self, text: str = "", **options: object) -> None:
        super().__init__(text, **options)  # type: ignore[arg-type]
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline the text."""
        super().enterEvent(event)
        self._underline(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Show the text as it was."""
        super().leaveEvent(event)
        self._underline(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, or the release would not come here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on the text."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
            return
        super().mouseReleaseEvent(event)

    def _underline(self, is_on: bool) -> None:
        font = self.font()
        font.setUnderline(is_on)
        self.setFont(font)
