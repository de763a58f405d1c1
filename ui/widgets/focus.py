"""The focus ring: shown for keyboard focus only, the same on every control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Base = QWidget
else:
    _Base = object

RING_PX = 2
RING_OFFSET_PX = 2
# What a control leaves free around its shape so that the ring has room.
RING_ROOM_PX = RING_PX + RING_OFFSET_PX

_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
# The window came back or a menu closed: whatever was shown before still holds.
_NO_CHANGE = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


class KeyboardFocus(_Base):
    """Mixin for widgets: remembers whether the focus came from the keyboard.

    Put it before the Qt class in the list of bases.
    """

    _by_keyboard = False

    @property
    def shows_focus(self) -> bool:
        """Whether the focus ring is to be painted now."""
        return self._by_keyboard and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note how the focus arrived."""
        if event.reason() not in _NO_CHANGE:
            self._by_keyboard = event.reason() in _KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaint without the ring."""
        super().focusOutEvent(event)
        self.update()

    def show_focus_ring(self) -> None:
        """Show the ring from now on: a key was used while the focus was here."""
        self._by_keyboard = True
        self.update()


def paint_focus_ring(painter: QPainter, shape: QRectF, radius: float) -> None:
    """Paint the ring around a rounded shape, 2 px outside it.

    Args:
        painter: An active painter; its state is kept.
        shape: Outline of the control, in logical pixels.
        radius: Corner radius of the control.
    """
    outside = RING_OFFSET_PX + RING_PX / 2
    ring = shape.adjusted(-outside, -outside, outside, outside)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(current_theme().color("accent"), RING_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ring, radius + outside, radius + outside)
    painter.restore()
