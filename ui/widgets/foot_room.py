"""The room at the foot of a window that its bars take, so that they cover nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.widgets.foot_bar import FootBar

WIDTH_PX = 560
EDGE_PX = 10
_LOWEST_PX = 48


class FootRoom(QObject):
    """Keeps all bars of a window in one place; the newest lies over the others.

    Escape closes the newest, unless something else covers it.

    Args:
        window: At whose foot the bars stand.
        beside: What keeps its width at the left, or None.

    Signals:
        changed: The bars take more room now, or less.
    """

    changed = Signal()

    def __init__(self, window: QWidget, beside: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._beside = beside
        self._bars: list[FootBar] = []
        self.height_px = 0
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._close_newest)
        window.installEventFilter(self)
        if beside is not None:
            beside.installEventFilter(self)

    def add(self, bar: FootBar) -> None:
        """Look after one more bar."""
        self._bars.append(bar)

    def above_px(self, part: QWidget) -> int:
        """Return how much of the window's foot bars take that lie over a part."""
        layer = part
        while (around := layer.parentWidget()) not in (None, self._window):
            layer = around
        children = self._window.children()
        if not self._shown() or layer not in children:
            return 0
        # The order of the children is the order in which they lie over each other.
        is_above = children.index(self._newest()) > children.index(layer)
        return self.height_px if is_above else 0

    @Slot()
    def settle(self) -> None:
        """Put the bars in their place, all as high as the highest."""
        shown, height = self._shown(), 0
        if shown:
            place = self._place(shown)
            for bar in shown:
                bar.setGeometry(place)
            height = place.height() + 2 * EDGE_PX
        if height != self.height_px:
            self.height_px = height
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window; let Escape close a bar that can be seen."""
        if event.type() is QEvent.Type.Resize:
            self.settle()
        elif (
            watched is self._window
            and event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            # Comes before shortcuts, unless a sheet has taken the key for itself.
            self._escape.setEnabled(self._is_seen())
        return super().eventFilter(watched, event)

    def _place(self, shown: list[FootBar]) -> QRect:
        window, left = self._window, 0
        if self._beside is not None and not self._beside.isHidden():
            left = self._beside.width()
        room = window.width() - left
        width = min(current_theme().px(WIDTH_PX), room - 2 * EDGE_PX)
        heights = (bar.row.totalHeightForWidth(width) for bar in shown)
        height = max(_LOWEST_PX, *heights)
        top = window.height() - height - EDGE_PX
        return QRect(left + (room - width) // 2, top, width, height)

    def _shown(self) -> list[FootBar]:
        return [bar for bar in self._bars if not bar.isHidden()]

    def _newest(self) -> FootBar:
        return max(self._shown(), key=self._window.children().index)

    def _is_seen(self) -> bool:
        if not self._shown():
            return False
        bar = self._newest()
        met = self._window.childAt(bar.geometry().center())
        return met is not None and (met is bar or bar.isAncestorOf(met))

    @Slot()
    def _close_newest(self) -> None:
        self._escape.setEnabled(False)
        if self._shown() and not (bar := self._newest()).close_button.isHidden():
            bar.go_on()


def foot_room(part: QWidget) -> FootRoom:
    """Return what keeps the bars of a part's window; made where there is none yet."""
    window = part.window()
    options = Qt.FindChildOption.FindDirectChildrenOnly
    return window.findChild(FootRoom, options=options) or FootRoom(window)
