"""A graph whose days, weeks or bars can be visited by pointer and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.focus import KeyboardFocus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent


class Stops(KeyboardFocus, QWidget):
    """Base class of the graphs: one stop is pointed at, or none.

    Args:
        name: Accessible name: what the graph shows.

    Attributes:
        days: The day, or first day, that each stop means; empty where stops are no
            days.

    Signals:
        pointed: The stop with this index is under the pointer or the keys; -1 for none.
        chosen: The stop with this index was clicked, or Return pressed on it.
    """

    pointed = Signal(int)
    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: list[date] = []
        self._current = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def current(self) -> int:
        """Index of the stop that is pointed at, -1 for none."""
        return self._current

    def stop_count(self) -> int:
        """Return how many stops there are."""
        return len(self.days)

    def stop_px(self, index: int) -> QPointF:
        """Return where the facts of a stop are told, in this widget's coordinates."""
        raise NotImplementedError

    def show_pointed(self) -> None:
        """Paint the stop that is pointed at."""
        self.update()

    def set_print(self, is_print: bool) -> None:
        """Draw for a picture file, or for the screen."""

    def targets(self) -> Mapping[int, int]:
        """Return the stop that each arrow key leads to."""
        raise NotImplementedError

    def point_at(self, index: int) -> None:
        """Point at a stop, or at none with -1."""
        if index != self._current:
            self._current = index
            self.show_pointed()
            self.pointed.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing, unless the keys do."""
        super().leaveEvent(event)
        if not self.shows_focus:
            self.point_at(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self.point_at(-1)
        self.show_pointed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.show_pointed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the stops; Return chooses, Escape lets go."""
        key, last = event.key(), self.stop_count() - 1
        targets = self.targets() if last >= 0 else {}
        if key in targets:
            self.show_focus_ring()
            self.point_at(min(max(targets[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.chosen.emit(self._current)
        elif key == Qt.Key.Key_Escape and self._current >= 0:
            self.point_at(-1)
        else:
            super().keyPressEvent(event)
