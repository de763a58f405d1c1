"""Scrolls while something is dragged near the upper or lower edge of what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

EDGE_PX = 32
_TICK_MS = 16
_FASTEST_PX = 14


class EdgeScroll(QObject):
    """Goes on for as long as the pointer stays near an edge, faster farther out.

    Signals:
        scrolled: What is below the pointer is something else now.
    """

    scrolled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area: QScrollArea | None = None
        self._by_px = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_going(self) -> bool:
        """Whether it scrolls at this moment."""
        return self._timer.isActive()

    def follow(self, part: QWidget, screen_y_px: int) -> None:
        """Follow the pointer.

        Args:
            part: What is dragged; the area around it scrolls.
            screen_y_px: Where the pointer is.
        """
        self._area = area_around(part)
        if self._area is None:
            return
        seen = self._area.viewport()
        y_px = seen.mapFromGlobal(QPoint(0, screen_y_px)).y()
        above, below = EDGE_PX - y_px, y_px - (seen.height() - EDGE_PX)
        out_px = max(above, below, 0)
        speed_px = min(1 + out_px // 4, _FASTEST_PX) if out_px else 0
        self._by_px = -speed_px if above > below else speed_px
        if not self._by_px:
            self._timer.stop()
        elif not self.is_going:
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more: it was let go."""
        self._timer.stop()

    @Slot()
    def _go_on(self) -> None:
        if self._area is None:
            return
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._by_px)
        if bar.value() == before:
            self._timer.stop()
        else:
            self.scrolled.emit()


def area_around(part: QWidget) -> QScrollArea | None:
    """Return the area that scrolls a widget, or None."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
