"""Tests of ui.platform.idle and .presentation, with desktops made of a bus."""

import sys

import pytest

from tests.ui.platform.bus import NAME, Service, needs_bus
from ui.platform.idle import Idle
from ui.platform.presentation import Presentation

MUTTER = "org.gnome.Mutter.IdleMonitor"
SAVER = "org.freedesktop.ScreenSaver"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="asks as Linux does"
)


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch):
    """Take away any X server, so that the bus is asked."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


def idle_of(bus, qtbot):
    """Return what is sampled."""
    idle = Idle(bus)
    with qtbot.waitSignal(idle.sampled) as told:
        idle.ask()
    idle.close()
    return told.args[0]


def held(bus, qtbot):
    """Return whether reminders are held back."""
    presentation = Presentation(bus)
    with qtbot.waitSignal(presentation.answered) as told:
        presentation.ask()
    return told.args[0]


@needs_bus
def test_gnome_tells_the_idle_time(bus, daemon, qtbot):
    """Its window manager counts milliseconds."""
    service = Service(MUTTER, {"GetIdletime": lambda: ("t", (123_456,))})
    found = idle_of(bus, qtbot)
    service.end()

    assert found == 123_456


@needs_bus
def test_a_screen_saver_tells_it_elsewhere(bus, daemon, qtbot):
    """It is asked when there is no such window manager."""
    service = Service(SAVER, {"GetSessionIdleTime": lambda: ("u", (7_000,))})
    found = idle_of(bus, qtbot)
    service.end()

    assert found == 7_000


@needs_bus
def test_a_desktop_that_does_not_tell_is_unknown(bus, daemon, qtbot):
    """Neither of them is there, or the screen saver does not count."""
    service = Service(SAVER, {})
    found = idle_of(bus, qtbot)
    service.end()

    assert found is None


def test_without_a_bus_it_is_unknown(bus, qtbot):
    """Nobody is asked, and nothing fails."""
    assert idle_of(bus, qtbot) is None


@needs_bus
@pytest.mark.parametrize("value", [True, False])
def test_do_not_disturb_holds_reminders_back(bus, daemon, qtbot, value):
    """Some desktops tell that their notifications are silent."""
    service = Service(NAME, {"Get": lambda *_: ("v", (("b", value),))})
    found = held(bus, qtbot)
    service.end()

    assert found is value


@needs_bus
def test_most_desktops_do_not_tell(bus, daemon, qtbot):
    """What is not known counts as no."""
    assert held(bus, qtbot) is False


def test_without_a_bus_nothing_is_held_back(bus, qtbot):
    """Reminders come then."""
    assert held(bus, qtbot) is False
