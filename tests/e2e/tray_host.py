"""A desktop with a tray, as far as programs can tell: for real icons in tests."""

from __future__ import annotations

import threading

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.ui.platform.bus import Service

WATCHER = "org.kde.StatusNotifierWatcher"
_ITEM = "org.kde.StatusNotifierItem"
_DESCRIPTION = f"""<node><interface name="{WATCHER}">
<method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
</interface></node>"""


class TrayHost(Service):
    """Takes the icons of programs; `activate` is a click on the newest one."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self.has_item = threading.Event()
        yes = ("b", True)
        answers = {
            "Introspect": lambda: ("s", (_DESCRIPTION,)),
            "Get": lambda _interface, _name: ("v", (yes,)),
            "GetAll": lambda _interface: (
                "a{sv}",
                ({"IsStatusNotifierHostRegistered": yes},),
            ),
            "RegisterStatusNotifierItem": self._register,
        }
        super().__init__(WATCHER, answers)

    def activate(self) -> None:
        """Click on the newest icon."""
        address = DBusAddress("/StatusNotifierItem", self.items[-1], _ITEM)
        with open_dbus_connection() as connection:
            call = new_method_call(address, "Activate", "ii", (0, 0))
            connection.send_and_get_reply(call, timeout=10)

    def _register(self, name: str) -> tuple[str, tuple[str, ...]]:
        self.items.append(name)
        self.has_item.set()
        return "", ()
