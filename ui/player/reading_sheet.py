"""A sheet that is read: the arrow keys scroll it, whichever button has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ui.player.form_sheet import FormSheet
from ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Texts below the title, not controls: they stand in its line. At the right the scroll
# bar has its room.
BODY_PX = (40, 6, 28, 20)
_SCROLL_KEYS = {
    Qt.Key.Key_Down: 40,
    Qt.Key.Key_Up: -40,
    Qt.Key.Key_PageDown: 400,
    Qt.Key.Key_PageUp: -400,
}


class ReadingSheet(FormSheet):
    """Shows something; nothing is filled in.

    Args:
        window: The widget that is covered.
        motion: Whether the card may rise into place.
    """

    def open(self, focus: QWidget | None = None) -> None:
        """Show the card and give the keyboard to one of its parts."""
        super().open(focus)
        for button in self._foot.findChildren(Button):
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll where a button would take the arrows to go to the next one."""
        is_press = event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(watched, Button) and self._scroll_by(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrows; the rest is as in every sheet."""
        if self._scroll_by(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _scroll_by(self, event: QEvent) -> bool:
        """Return whether a key scrolls, having done so."""
        if not isinstance(event, QKeyEvent):
            return False
        step_px = _SCROLL_KEYS.get(Qt.Key(event.key()), 0)
        self._scroll.bar.setValue(self._scroll.bar.value() + step_px)
        return bool(step_px)
