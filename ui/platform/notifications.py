"""Notifications of the desktop: over D-Bus on Linux, from the tray elsewhere, or none.

At most one notification of Coach is there at a time; a newer one takes its place.
"""

from __future__ import annotations

import html
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from jeepney import DBusAddress

    from ui.platform.session_bus import SessionBus
    from ui.platform.tray import Tray

OPEN = "open"
# What the specification calls a click on the notification itself.
_DEFAULT = "default"
_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_URGENCY_NORMAL = 1
_EXPIRES_AS_USUAL = -1


@dataclass(frozen=True, slots=True)
class Note:
    """What a notification says.

    Attributes:
        title: A few words.
        text: A sentence; plain text, whatever signs it has.
        actions: What can be answered, as key and words. A click on the notification
            itself answers OPEN and need not be among them.
    """

    title: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()


class Notifier(QObject):
    """Shows a notification, and reports what is answered to it.

    Signals:
        answered: The key of an action of the notification that is shown.
        failed: The notification that was asked for is not shown.
    """

    answered = Signal(str)
    failed = Signal()

    def show(self, note: Note) -> None:
        """Show a notification in the place of the one before."""
        raise NotImplementedError

    @Slot()
    def withdraw(self) -> None:
        """Take the notification away, where the system can."""

    def close(self) -> None:
        """Take the notification away and let go of the system."""
        self.withdraw()


class NullNotifier(Notifier):
    """Shows nothing and says so: for systems without notifications."""

    def show(self, note: Note) -> None:
        """Report that nothing is shown."""
        self.failed.emit()


class TrayNotifier(Notifier):
    """Shows messages of the tray's icon; a click on one opens Coach.

    Args:
        tray: The icon, which is shown by somebody else.
    """

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        tray.message_clicked.connect(self._open)

    def show(self, note: Note) -> None:
        """Show a message, without buttons."""
        if not self._tray.tell(note.title, note.text):
            self.failed.emit()

    @Slot()
    def _open(self) -> None:
        self.answered.emit(OPEN)


class BusNotifier(Notifier):
    """Shows notifications over D-Bus, with buttons where the desktop has them.

    Args:
        bus: The session bus; it is opened when the first notification is shown.
    """

    def __init__(self, bus: SessionBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._id: int | None = None
        self._waiting: Note | None = None
        self._abilities: frozenset[str] | None = None
        bus.signalled.connect(self._take)
        bus.lost.connect(self._forget)

    def show(self, note: Note) -> None:
        """Show a notification; `failed` may come later."""
        self.withdraw()
        if not self._bus.open():
            self.failed.emit()
            return
        self._waiting = note
        if self._abilities is not None:
            self._send()
            return
        for member in ("ActionInvoked", "NotificationClosed"):
            self._bus.listen(_address(), member)
        self._bus.call(_address(), "GetCapabilities", reply=self._learn)

    @Slot()
    def withdraw(self) -> None:
        """Take the notification away."""
        self._waiting = None
        if self._id is not None and self._bus.is_open:
            self._bus.call(_address(), "CloseNotification", "u", (self._id,))
        self._id = None

    def _learn(self, values: tuple[Any, ...] | None) -> None:
        """Take in what the desktop can show, and go on."""
        if values is None:
            self._fail()
            return
        self._abilities = frozenset(values[0])
        self._send()

    def _send(self) -> None:
        note = self._waiting
        if note is None:
            return
        abilities = self._abilities or frozenset()
        actions: list[str] = []
        if "actions" in abilities:
            for key, words in ((_DEFAULT, self.tr("Open")), *note.actions):
                actions += [key, words]
        # Where the desktop reads marks in the text, every sign of ours is escaped.
        text = html.escape(note.text) if "body-markup" in abilities else note.text
        hints = {"urgency": ("y", _URGENCY_NORMAL), "desktop-entry": ("s", "coach")}
        values = ("Coach", 0, "", note.title, text, actions, hints, _EXPIRES_AS_USUAL)
        self._bus.call(_address(), "Notify", "susssasa{sv}i", values, self._keep_id)

    def _keep_id(self, values: tuple[Any, ...] | None) -> None:
        if values is None:
            self._fail()
        elif self._waiting is None:
            # It was withdrawn before the desktop had given it a number.
            self._bus.call(_address(), "CloseNotification", "u", (values[0],))
        else:
            self._id = values[0]

    def _fail(self) -> None:
        self._forget()
        self.failed.emit()

    @Slot()
    def _forget(self) -> None:
        """Forget what another server knew; a new one may take its place."""
        self._id = self._waiting = self._abilities = None

    @Slot(str, tuple)
    def _take(self, member: str, values: tuple[Any, ...]) -> None:
        """Take what the desktop says about the notification that is shown."""
        if len(values) != 2 or values[0] != self._id or self._id is None:
            return
        if member == "ActionInvoked":
            self.answered.emit(OPEN if values[1] == _DEFAULT else str(values[1]))
        elif member == "NotificationClosed":
            self._id = None


def notifiers(bus: SessionBus, tray: Tray | None, parent: QObject) -> list[Notifier]:
    """Return what can show notifications here, the best first; the last is a null."""
    found: list[Notifier] = []
    if sys.platform not in ("win32", "darwin"):
        found.append(BusNotifier(bus, parent))
    if tray is not None:
        found.append(TrayNotifier(tray, parent))
    return [*found, NullNotifier(parent)]


def _address() -> DBusAddress:
    from jeepney import DBusAddress

    return DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
