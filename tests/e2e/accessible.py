"""What is on the screen, as a screen reader gets it: names, roles, states, places.

A private session bus starts the desktop's accessibility service; programs on that bus
tell it every part of their windows. Nothing in Coach is made for the tests.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jeepney import Message

SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_PART = "org.a11y.atspi.Accessible"
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Numbers of the states, as the service counts them.
_CHECKED, _ENABLED, _SHOWING = 4, 8, 25
_ANSWER_S = 60

Box = tuple[int, int, int, int]


@dataclass
class Part:
    """One part of a window.

    Attributes:
        role: Such as "push button", "text", "label".
        box: Left, top, width and height on the screen.
        above: The boxes that it lies in, the outermost first.
    """

    reference: tuple[str, str]
    name: str
    role: str
    box: Box
    states: int
    children: list[tuple[str, str]]
    above: tuple[Box, ...] = field(default=())

    @property
    def is_enabled(self) -> bool:
        """Whether it takes clicks and keys."""
        return bool(self.states >> _ENABLED & 1)

    @property
    def is_checked(self) -> bool:
        """Whether it is on."""
        return bool(self.states >> _CHECKED & 1)

    @property
    def view(self) -> Box:
        """The innermost place that is seen of what it lies in."""
        seen = self.above[0]
        for box in self.above[1:]:
            inner = _cut(seen, box)
            if inner[2] <= 0 or inner[3] <= 0:
                break
            seen = inner
        return seen

    @property
    def is_in_view(self) -> bool:
        """Whether a click in its middle meets it, not what it was scrolled behind."""
        seen = self.above[0]
        for box in (*self.above[1:], self.box):
            seen = _cut(seen, box)
        middle = self.box[1] + self.box[3] // 2
        return seen[2] > 0 and seen[1] < middle < seen[1] + seen[3]


def _cut(one: Box, other: Box) -> Box:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    bottom = min(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top


class Reader:
    """Reads the parts of programs on a bus.

    Args:
        address: Of the session bus.
    """

    def __init__(self, address: str) -> None:
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        with open_dbus_connection(address) as connection:
            asked = new_method_call(bus, "GetAddress")
            reply = connection.send_and_get_reply(asked, timeout=_ANSWER_S)
        self._connection = open_dbus_connection(reply.body[0])

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def parts(self, process_id: int) -> list[Part]:
        """Return all parts of a program that are shown, those in front last."""
        found: list[Part] = []
        for root in self._roots(process_id):
            (application,) = self._read([root])
            for child in application.children:
                found += self._below(child)
        return found

    def text(self, part: Part) -> str:
        """Return what stands in a field."""
        address = DBusAddress(part.reference[1], part.reference[0])
        asked = address.with_interface("org.a11y.atspi.Text")
        (body,) = self._ask([new_method_call(asked, "GetText", "ii", (0, -1))])
        return str(body[0]) if body else ""

    def _roots(self, process_id: int) -> list[tuple[str, str]]:
        (registered,) = self._read([_ROOT])
        names = [name for name, _ in registered.children]
        ids = self._ask(
            [message_bus.GetConnectionUnixProcessID(each) for each in names]
        )
        pairs = zip(registered.children, ids, strict=True)
        return [root for root, body in pairs if body and body[0] == process_id]

    def _below(self, top: tuple[str, str]) -> list[Part]:
        """Read a window level by level, and return it depth first."""
        (window,) = self._read([top])
        window.above = (window.box,)
        kept = {top: window}
        level = [window]
        while level:
            pairs = [(part, child) for part in level for child in part.children]
            read = self._read([child for _, child in pairs])
            level = []
            for (part, child), found in zip(pairs, read, strict=True):
                if found.states >> _SHOWING & 1 and child not in kept:
                    found.above = (*part.above, part.box)
                    kept[child] = found
                    level.append(found)
        return list(_depth_first(window, kept))

    def _read(self, references: Sequence[tuple[str, str]]) -> list[Part]:
        asked: list[Message] = []
        for name, path in references:
            part = DBusAddress(path, name, _PART)
            place = part.with_interface("org.a11y.atspi.Component")
            asked += [
                Properties(part).get("Name"),
                new_method_call(part, "GetRoleName"),
                new_method_call(part, "GetState"),
                new_method_call(part, "GetChildren"),
                new_method_call(place, "GetExtents", "u", (0,)),
            ]
        answers = iter(self._ask(asked))
        return [
            _part(reference, *(next(answers) for _ in range(5)))
            for reference in references
        ]

    def _ask(self, calls: Sequence[Message]) -> list[Any]:
        """Send all calls at once; a part that has gone meanwhile answers None."""
        waiting = {}
        for at, call in enumerate(calls):
            serial = next(self._connection.outgoing_serial)
            self._connection.send(call, serial=serial)
            waiting[serial] = at
        answers: list[Any] = [None] * len(calls)
        while waiting:
            message = self._connection.receive(timeout=_ANSWER_S)
            at = waiting.pop(message.header.fields.get(HeaderFields.reply_serial), -1)
            if at >= 0 and message.header.message_type is MessageType.method_return:
                answers[at] = message.body
        return answers


def _part(
    reference: tuple[str, str],
    name: Any,
    role: Any,
    states: Any,
    children: Any,
    box: Any,
) -> Part:
    return Part(
        reference,
        name[0][1] if name else "",
        role[0] if role else "",
        tuple(box[0]) if box else (0, 0, 0, 0),
        states[0][0] | states[0][1] << 32 if states else 0,
        [tuple(child) for child in children[0]] if children else [],
    )


def _depth_first(part: Part, kept: dict[tuple[str, str], Part]) -> Iterator[Part]:
    yield part
    for child in part.children:
        if child in kept:
            yield from _depth_first(kept[child], kept)


@contextlib.contextmanager
def accessible_bus(folder: Path) -> Iterator[tuple[dict[str, str], Reader]]:
    """Run a session bus whose programs can be read.

    Args:
        folder: Where its services keep their sockets.

    Yields:
        What programs need in their environment, and the reader.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env={**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        address = daemon.stdout.readline().strip()
        reader = Reader(address)
        told = {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        with contextlib.closing(reader):
            yield told, reader
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()
