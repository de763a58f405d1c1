"""The player on the whole screen, and in the window again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.player.driver import PlayerDriver
    from ui.player.scene import Scene


class FullScreen(QObject):
    """Gives a player the whole screen, and follows when something else does.

    Args:
        page: The player.
        driver: Draws nothing while the window is minimised.
        scene: What is laid out anew.
    """

    def __init__(self, page: QWidget, driver: PlayerDriver, scene: Scene) -> None:
        super().__init__(page)
        self._page, self._driver, self._scene = page, driver, scene

    @Slot()
    def toggle(self) -> None:
        """Use the whole screen, or the window again."""
        self.set_full(not self._scene.is_full_screen)

    def set_full(self, is_full: bool) -> None:
        """Use the whole screen or the window."""
        window = self._page.window()
        if is_full == window.isFullScreen():
            self._scene.set_full_screen(is_full)
        elif is_full:
            window.setWindowState(
                window.windowState() | Qt.WindowState.WindowFullScreen
            )
        else:
            window.setWindowState(
                window.windowState() & ~Qt.WindowState.WindowFullScreen
            )
        self._scene.set_full_screen(window.isFullScreen())

    def follow(self) -> None:
        """Follow a window whose state something else has changed."""
        window = self._page.window()
        self._scene.set_full_screen(window.isFullScreen())
        self._driver.set_watched(not window.isMinimized())
