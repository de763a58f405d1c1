"""Gives the keyboard back to where it was before a sheet covered the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FocusBack(QObject):
    """Follows one sheet from its showing to its hiding.

    Without it nothing has the keyboard once the sheet is gone: Escape no longer closes
    the sheet below, and the Tab key begins at the edge of the window again.

    Args:
        sheet: What comes and goes; it owns this.
    """

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._before: QWidget | None = None
        sheet.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note who has the keyboard when the sheet comes; give it back at the end."""
        if not event.spontaneous():
            if event.type() is QEvent.Type.Show:
                self._before = self._sheet.window().focusWidget()
            elif event.type() is QEvent.Type.Hide:
                self._give_back()
        return super().eventFilter(watched, event)

    def _give_back(self) -> None:
        before, self._before = self._before, None
        focused = self._sheet.window().focusWidget()
        # Who has taken the keyboard meanwhile keeps it.
        if focused is not None and not self._is_inside(focused):
            return
        if before is not None and isValid(before) and before.isVisible():
            # As when the window comes back: the ring shows if it did before.
            before.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _is_inside(self, focused: QWidget) -> bool:
        return focused is self._sheet or self._sheet.isAncestorOf(focused)
