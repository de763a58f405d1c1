"""What covers the window with questions of its own, and when it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Cover(QObject):
    """Knows whether a card lies over the window, such as the words of the first start.

    Args:
        window: What is covered.

    Signals:
        gone: A card that was in the way has left; another one may have come.
    """

    gone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def is_there(self) -> bool:
        """Return whether a card lies over the window; where one does, `gone` follows.

        A window that is kept in the tray has its cards as well.
        """
        # Imported here: few people open files from elsewhere.
        from ui.player.overlay import Overlay

        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = self._window.findChildren(Overlay, options=direct)
        cards = [each for each in found if not each.isHidden()]
        for card in cards:
            card.installEventFilter(self)
        return bool(cards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that a card has left, once whoever closed it is done."""
        if event.type() is QEvent.Type.Hide:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)
        return super().eventFilter(watched, event)

    @Slot()
    def _tell(self) -> None:
        self.gone.emit()
