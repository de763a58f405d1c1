"""Puts the help for a cramp over pages and player, and goes back to what was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.recover.cramp.page import CrampPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from ui.context import AppContext
    from ui.main_window import MainWindow


class CrampLayer(QObject):
    """Gives the window to a cramp.

    Args:
        context: What all parts share.
        window: The window; a session that runs in it is paused.
        layers: Its layers.

    Attributes:
        page: The help.

    Signals:
        closed: The pages are to come back.
    """

    closed = Signal()

    def __init__(
        self, context: AppContext, window: MainWindow, layers: QStackedWidget
    ) -> None:
        super().__init__(window)
        self._window = window
        self._layers = layers
        self.page = CrampPage(context, window)
        self.page.closed.connect(self._leave)
        layers.addWidget(self.page)

    @property
    def is_open(self) -> bool:
        """Whether the window belongs to a cramp now."""
        return self._layers.currentWidget() is self.page

    def begin(self, muscle: str) -> None:
        """Begin the help; one that goes on is shown again."""
        player = self._window.player
        if player is not None and player.driver.is_running:
            player.driver.runner.pause()
            player.driver.poll()
        if not self._window.isActiveWindow():
            self._window.come_to_front()
        self._layers.setCurrentWidget(self.page)
        self.page.begin(muscle)

    def free(self) -> None:
        """Let go of voice and system; the end has come."""
        self.page.free()

    @Slot()
    def _leave(self) -> None:
        """Go back to the session that was paused, or to the pages."""
        player = self._window.player
        if player is not None and player.driver.has_session:
            self._layers.setCurrentWidget(player)
            player.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.closed.emit()
