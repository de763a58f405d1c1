"""A session bus of our own, and a connection to it that is not open yet."""

import pytest

from tests.ui.platform.bus import private_bus
from ui.platform.session_bus import SessionBus


@pytest.fixture
def daemon(monkeypatch):
    """Return the process of a bus that the code under test finds."""
    with private_bus() as (address, process):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield process


@pytest.fixture
def bus(qapp):
    """Return a connection that is not open yet."""
    bus = SessionBus()
    yield bus
    bus.close()
    bus.deleteLater()
