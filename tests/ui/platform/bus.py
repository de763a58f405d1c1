"""A session bus of our own, and a small notification server on it, for tests."""

import contextlib
import os
import shutil
import subprocess
import threading

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
needs_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="needs dbus-daemon"
)


@contextlib.contextmanager
def private_bus():
    """Run a session bus; yields its address and its process."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield daemon.stdout.readline().strip(), daemon
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()


class Service:
    """Answers method calls under a name, on a thread of its own.

    Args:
        name: The name on the bus.
        answers: Member -> function of the values of the call; it returns signature and
            values of the answer.
        signatures: Member -> what a call must be made of, as a real service insists.
    """

    def __init__(self, name, answers, signatures=None):
        self.calls = []
        self._answers = answers
        self._signatures = signatures or {}
        self._connection = open_dbus_connection()
        self._connection.send_and_get_reply(message_bus.RequestName(name))
        self._stopped, self._stop = os.pipe()
        self._connection.selector.register(self._stopped, 1)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def emit(self, path, interface, member, signature, values):
        """Send a signal to everybody."""
        address = DBusAddress(path, interface=interface)
        self._connection.send(new_signal(address, member, signature, values))

    def end(self):
        """Leave the bus, as a service that has crashed; a second time does nothing."""
        if not self._thread.is_alive():
            return
        os.write(self._stop, b"x")
        self._thread.join(10)
        self._connection.close()
        os.close(self._stop)
        os.close(self._stopped)

    def _serve(self):
        # An empty read, or the pipe that becomes readable, ends it.
        with contextlib.suppress(OSError, TimeoutError):
            while True:
                self._take(self._connection.receive())

    def _take(self, message):
        fields = message.header.fields
        if message.header.message_type is not MessageType.method_call:
            return
        member = fields[HeaderFields.member]
        self.calls.append((member, message.body))
        wanted = self._signatures.get(member, fields.get(HeaderFields.signature, ""))
        if member not in self._answers:
            reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        elif fields.get(HeaderFields.signature, "") != wanted:
            reply = new_error(message, "org.freedesktop.DBus.Error.InvalidArgs")
        else:
            reply = new_method_return(message, *self._answers[member](*message.body))
        self._connection.send(reply)


class NotificationServer(Service):
    """What a desktop has: it shows notifications and says what was clicked."""

    def __init__(self, abilities=("body", "body-markup", "actions")):
        self._number = 0
        answers = {
            "GetCapabilities": lambda: ("as", (list(abilities),)),
            "Notify": self._notify,
            "CloseNotification": lambda _number: ("", ()),
        }
        signatures = {"Notify": "susssasa{sv}i", "CloseNotification": "u"}
        super().__init__(NAME, answers, signatures)

    @property
    def notes(self):
        """Return what was shown: title, text and actions."""
        return [
            (body[3], body[4], body[5])
            for member, body in self.calls
            if member == "Notify"
        ]

    def click(self, key):
        """Click on an action of the newest notification."""
        self._tell("ActionInvoked", "us", (self._number, key))

    def expire(self):
        """Let the newest notification go by itself."""
        self._tell("NotificationClosed", "uu", (self._number, 1))

    def _tell(self, member, signature, values):
        self.emit("/org/freedesktop/Notifications", NAME, member, signature, values)

    def _notify(self, *_values):
        self._number += 1
        return "u", (self._number,)
