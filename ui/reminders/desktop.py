"""The parts of the desktop that reminders use, each made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.platform.session_bus import SessionBus

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.platform.idle import Idle
    from ui.platform.notifications import Notifier
    from ui.platform.presentation import Presentation
    from ui.platform.tray import Tray


class Desktop:
    """What the system offers to a program that is not looked at.

    Args:
        parent: Owns all parts.
    """

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._bus = SessionBus(parent)
        self._tray: Tray | None = None
        self._idle: Idle | None = None
        self._presentation: Presentation | None = None
        self._notifiers: list[Notifier] = []

    @property
    def has_tray(self) -> bool:
        """Return whether there is a tray for an icon."""
        from ui.platform.tray import has_tray

        return has_tray()

    @property
    def tray(self) -> Tray:
        """Return the icon; it is not shown until somebody wants it."""
        if self._tray is None:
            from ui.platform.tray import Tray

            self._tray = Tray(QApplication.windowIcon(), self._parent)
        return self._tray

    @property
    def idle(self) -> Idle:
        """Return what tells how long nobody has touched a key."""
        if self._idle is None:
            from ui.platform.idle import Idle

            self._idle = Idle(self._bus, self._parent)
        return self._idle

    @property
    def presentation(self) -> Presentation:
        """Return what tells whether somebody has the whole screen."""
        if self._presentation is None:
            from ui.platform.presentation import Presentation

            self._presentation = Presentation(self._bus, self._parent)
        return self._presentation

    @property
    def notifiers(self) -> list[Notifier]:
        """Return what can show a notification, the best first."""
        if not self._notifiers:
            from ui.platform.notifications import notifiers

            tray = self.tray if self.has_tray else None
            self._notifiers = notifiers(self._bus, tray, self._parent)
        return self._notifiers

    def close(self) -> None:
        """Let go of everything."""
        for notifier in self._notifiers:
            notifier.close()
        if self._tray is not None:
            self._tray.close()
        if self._idle is not None:
            self._idle.close()
        self._bus.close()
