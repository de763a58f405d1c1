"""The icon in the tray, with a menu for what is wanted without the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

HOUR, TOMORROW, GO_ON = "hour", "tomorrow", "go-on"
_MESSAGE_MS = 10_000


class Tray(QObject):
    """Coach in the tray.

    Args:
        icon: The sign of the product.

    Signals:
        open_asked: Show the window.
        cramp_asked: Help with a cramp now.
        pause_asked: No reminders for a while: HOUR, TOMORROW, or GO_ON again.
        quit_asked: End Coach.
        message_clicked: The message that was shown last.
    """

    open_asked = Signal()
    cramp_asked = Signal()
    pause_asked = Signal(str)
    quit_asked = Signal()
    message_clicked = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip("Coach")
        self._icon.activated.connect(self._open)
        self._icon.messageClicked.connect(self.message_clicked)
        self._add(self.tr("Open Coach")).triggered.connect(self.open_asked)
        self._add(self.tr("I have a cramp now")).triggered.connect(self.cramp_asked)
        self._menu.addSeparator()
        self._next = self._add("")
        self._next.setEnabled(False)
        pause = self._menu.addMenu(self.tr("Pause reminders"))
        choices = (
            (HOUR, self.tr("For an hour")),
            (TOMORROW, self.tr("Until tomorrow")),
            (GO_ON, self.tr("Go on now")),
        )
        self._pauses = {key: pause.addAction(words) for key, words in choices}
        for key, action in self._pauses.items():
            action.setObjectName(key)
            action.triggered.connect(self._pause)
        self._menu.addSeparator()
        self._add(self.tr("Quit")).triggered.connect(self.quit_asked)
        self._icon.setContextMenu(self._menu)
        self.show_next("", is_paused=False)

    @property
    def menu(self) -> QMenu:
        """Return the menu of the icon."""
        return self._menu

    @property
    def is_shown(self) -> bool:
        """Return whether the icon is there."""
        return self._icon.isVisible()

    def set_shown(self, is_shown: bool) -> None:
        """Show the icon, or take it away."""
        self._icon.setVisible(is_shown)

    def show_next(self, words: str, *, is_paused: bool) -> None:
        """Say what comes next, "" for nothing, and whether reminders rest."""
        self._next.setText(words or self.tr("No reminder is waiting"))
        self._pauses[GO_ON].setVisible(is_paused)
        for key in (HOUR, TOMORROW):
            self._pauses[key].setVisible(not is_paused)

    def tell(self, title: str, text: str) -> bool:
        """Show a message beside the icon; False where the system shows none."""
        if not (self.is_shown and QSystemTrayIcon.supportsMessages()):
            return False
        self._icon.showMessage(title, text, self._icon.icon(), _MESSAGE_MS)
        return True

    def close(self) -> None:
        """Take the icon away for good."""
        self._icon.hide()
        self._menu.deleteLater()

    def _add(self, words: str) -> QAction:
        action = QAction(words, self._menu)
        self._menu.addAction(action)
        return action

    @Slot(QSystemTrayIcon.ActivationReason)
    def _open(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Open the window on a click; a press for the menu opens that."""
        # On macOS a click shows the menu as well, which has an entry for it.
        if sys.platform == "darwin":
            return
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.DoubleClick):
            self.open_asked.emit()

    @Slot()
    def _pause(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.pause_asked.emit(action.objectName())


def has_tray() -> bool:
    """Return whether this desktop has a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()
