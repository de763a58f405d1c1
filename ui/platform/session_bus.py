"""The desktop's message bus (D-Bus) on Linux, spoken to without ever waiting for it.

Notifications number themselves with unsigned integers, and Qt's own module cannot send
one from Python; jeepney, which keeping the screen awake brings along, can.
"""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from jeepney import DBusAddress, Message, Parser

    # The values of an answer, or None when there is none.
    Reply = Callable[[tuple[Any, ...] | None], None]

_AUTHENTICATE_WITHIN_S = 0.5
_READ_BYTES = 65_536
_ADDRESS_VARIABLE = "DBUS_SESSION_BUS_ADDRESS"


class SessionBus(QObject):
    """One connection to the session bus; a null where there is no bus.

    Signals:
        signalled: A signal that was listened to: its member and its values.
        lost: The bus has gone; `open` may find it again.
    """

    signalled = Signal(str, tuple)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._parser: Parser | None = None
        self._serials = count(1)
        self._waiting: dict[int, Reply] = {}

    @property
    def is_open(self) -> bool:
        """Return whether there is a connection."""
        return self._socket is not None

    def open(self) -> bool:
        """Connect where that has not been done; return whether there is a bus."""
        if self._socket is None:
            self._connect()
        return self._socket is not None

    def call(
        self,
        address: DBusAddress,
        method: str,
        signature: str = "",
        values: tuple[Any, ...] = (),
        reply: Reply | None = None,
    ) -> None:
        """Call a method; the answer comes later, None for an error or a lost bus."""
        from jeepney import new_method_call

        serial = next(self._serials)
        if reply is not None:
            self._waiting[serial] = reply
        message = new_method_call(address, method, signature or None, values)
        self._send(message, serial)

    def listen(self, address: DBusAddress, member: str) -> None:
        """Have a signal of somebody on the bus reported by `signalled`."""
        from jeepney import MatchRule, message_bus

        rule = MatchRule(
            type="signal",
            interface=address.interface,
            member=member,
            path=address.object_path,
        )
        self._send(message_bus.AddMatch(rule), next(self._serials))

    @Slot()
    def close(self) -> None:
        """End the connection; nobody is told."""
        self._waiting.clear()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _connect(self) -> None:
        """Open the socket and say hello; what is sent next may follow at once."""
        try:
            # Imported here: only who is reminded needs it, and only on Linux.
            from jeepney import Parser, message_bus
            from jeepney.bus import get_bus
            from jeepney.io.blocking import prep_socket
        except ImportError:
            return
        try:
            self._socket = prep_socket(
                get_bus(_address()), timeout=_AUTHENTICATE_WITHIN_S
            )
        except (LookupError, OSError, RuntimeError, ValueError):
            return  # no bus, one of another kind, or one that refuses us
        self._socket.setblocking(False)
        self._parser = Parser()
        self._notifier = QSocketNotifier(
            self._socket.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._read)
        self._send(message_bus.Hello(), next(self._serials))

    def _send(self, message: Message, serial: int) -> None:
        if self._socket is None:
            self._answer(serial, None)
            return
        try:
            self._socket.sendall(message.serialise(serial))
        except OSError:
            self._lose()

    @Slot()
    def _read(self) -> None:
        """Take in what has arrived."""
        if self._socket is None or self._parser is None:
            return
        try:
            data = self._socket.recv(_READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lose()
            return
        self._parser.add_data(data)
        while (message := self._parser.get_next_message()) is not None:
            self._take(message)

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType

        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal:
            member = fields.get(HeaderFields.member, "")
            self.signalled.emit(member, tuple(message.body))
        elif kind in (MessageType.method_return, MessageType.error):
            values = tuple(message.body) if kind is MessageType.method_return else None
            self._answer(fields.get(HeaderFields.reply_serial, 0), values)

    def _answer(self, serial: int, values: tuple[Any, ...] | None) -> None:
        reply = self._waiting.pop(serial, None)
        if reply is not None:
            reply(values)

    def _lose(self) -> None:
        replies = list(self._waiting.values())
        self.close()
        for reply in replies:
            reply(None)
        self.lost.emit()


def _address() -> str:
    """Return the address of the bus; the usual place where nobody says it.

    Raises:
        LookupError: There is no place for one.
    """
    address = os.environ.get(_ADDRESS_VARIABLE)
    if address:
        return address
    return f"unix:path={os.environ['XDG_RUNTIME_DIR']}/bus"
