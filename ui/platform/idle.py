"""How long nobody has touched keyboard or pointer, as far as the system tells."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from jeepney import DBusAddress

    from ui.platform.session_bus import SessionBus
    from ui.platform.x11 import ScreenSaver

_TICK_BITS = 32
# Of macOS: the state of the whole session, and an event of any kind.
_MAC_SESSION, _MAC_ANY_EVENT = 0, 0xFFFFFFFF
_MAC_LIBRARY = (
    "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
)


class Idle(QObject):
    """Asks the system; the answer may come later.

    Args:
        bus: Asked on Linux where there is no plain X11 server.

    Signals:
        sampled: The idle time in ms, or None where the system does not tell.
    """

    sampled = Signal(object)

    def __init__(self, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._saver: ScreenSaver | None = None

    def ask(self) -> None:
        """Ask now; `sampled` follows."""
        if sys.platform == "win32":
            self.sampled.emit(_windows_idle_ms())
        elif sys.platform == "darwin":
            self.sampled.emit(_mac_idle_ms())
        else:
            self._ask_linux()

    def close(self) -> None:
        """Let go of the system."""
        if self._saver is not None:
            self._saver.close()

    def _ask_linux(self) -> None:
        if self._saver is None:
            # Imported here: who sits for as long as they like does not need it.
            from ui.platform.x11 import ScreenSaver

            self._saver = ScreenSaver()
        if self._saver.is_there:
            self.sampled.emit(self._saver.idle_ms())
        elif self._bus.open():
            self._bus.call(_mutter(), "GetIdletime", reply=self._take_mutter)
        else:
            self.sampled.emit(None)

    def _take_mutter(self, values: tuple[Any, ...] | None) -> None:
        """Take the answer of GNOME's window manager, or ask the screen saver."""
        if values is not None:
            self._take(values)
        else:
            self._bus.call(_screen_saver(), "GetSessionIdleTime", reply=self._take)

    def _take(self, values: tuple[Any, ...] | None) -> None:
        is_number = bool(values) and isinstance(values[0], int) if values else False
        self.sampled.emit(values[0] if values and is_number else None)


def _mutter() -> DBusAddress:
    from jeepney import DBusAddress

    name = "org.gnome.Mutter.IdleMonitor"
    return DBusAddress("/org/gnome/Mutter/IdleMonitor/Core", name, name)


def _screen_saver() -> DBusAddress:
    from jeepney import DBusAddress

    name = "org.freedesktop.ScreenSaver"
    return DBusAddress("/org/freedesktop/ScreenSaver", name, name)


def _windows_idle_ms() -> int | None:
    """Return the time since the last input, as Windows counts it."""
    if sys.platform != "win32":
        return None
    import ctypes

    class LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("tick_ms", ctypes.c_uint32))

    last = LastInput(ctypes.sizeof(LastInput), 0)
    if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
        return None
    # Both count 32 bits of milliseconds and begin anew after seven weeks.
    now_ms = ctypes.windll.kernel32.GetTickCount()
    return (now_ms - last.tick_ms) % (1 << _TICK_BITS)


def _mac_idle_ms() -> int | None:
    """Return the time since the last input, as macOS counts it."""
    if sys.platform != "darwin":
        return None
    import ctypes

    try:
        library = ctypes.CDLL(_MAC_LIBRARY)
    except OSError:
        return None
    seconds = library.CGEventSourceSecondsSinceLastEventType
    seconds.restype = ctypes.c_double
    seconds.argtypes = (ctypes.c_int32, ctypes.c_uint32)
    return round(seconds(_MAC_SESSION, _MAC_ANY_EVENT) * 1000)
