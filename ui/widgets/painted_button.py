"""What all painted buttons share: pointer, keyboard, hover and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class PaintedButton(KeyboardFocus, QAbstractButton):
    """A button that its subclass paints in `paintEvent`.

    Args:
        text: What it says; also its accessible name.
        fills_width: Whether it takes all the width that its layout has.
    """

    def __init__(
        self, text: str, parent: QWidget | None = None, *, fills_width: bool = False
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        expanding, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(expanding if fills_width else fixed, fixed)
        current_theme().changed.connect(self.follow_theme)

    @Slot()
    def follow_theme(self) -> None:
        """Lay out and paint again with the new text size and colours."""
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Repaint when the pointer comes or goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the focus ring once keys are used; Return presses like Space."""
        self.show_focus_ring()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
