"""Whether somebody else has the whole screen, or does not want to be disturbed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ui.platform.session_bus import SessionBus

# Of Windows: nobody is there, a full screen, a game, a presentation, quiet time.
_WINDOWS_HELD = frozenset({1, 2, 3, 4, 6})
_MAC_LIBRARY = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"


class Presentation(QObject):
    """Asks the system; the answer may come later. What is not known counts as no.

    Args:
        bus: Asked on Linux for the desktop's own "do not disturb".

    Signals:
        answered: Whether reminders are better held back now.
    """

    answered = Signal(bool)

    def __init__(self, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus

    def ask(self) -> None:
        """Ask now; `answered` follows."""
        if sys.platform == "win32":
            self.answered.emit(_windows_is_held())
        elif sys.platform == "darwin":
            self.answered.emit(_mac_is_held())
        else:
            self._ask_linux()

    def _ask_linux(self) -> None:
        # Imported here: it loads libraries, and nothing was due before.
        from ui.platform.x11 import active_is_full_screen

        if active_is_full_screen():
            self.answered.emit(True)
        elif self._bus.open():
            from jeepney import DBusAddress

            name = "org.freedesktop.Notifications"
            address = DBusAddress(
                "/org/freedesktop/Notifications",
                name,
                "org.freedesktop.DBus.Properties",
            )
            values = (name, "Inhibited")
            self._bus.call(address, "Get", "ss", values, self._take)
        else:
            self.answered.emit(False)

    def _take(self, values: tuple[Any, ...] | None) -> None:
        """Take a value with its type; desktops without the question answer none."""
        self.answered.emit(values is not None and values[0] == ("b", True))


def _windows_is_held() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    state = ctypes.c_int()
    failed = ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
    return not failed and state.value in _WINDOWS_HELD


def _mac_is_held() -> bool:
    """Return whether a program has taken the main screen for itself."""
    if sys.platform != "darwin":
        return False
    import ctypes

    try:
        library = ctypes.CDLL(_MAC_LIBRARY)
    except OSError:
        return False
    return bool(library.CGDisplayIsCaptured(library.CGMainDisplayID()))
