"""Tests of ui.platform.notifications and .session_bus, on a real bus of our own."""

import pytest

from tests.ui.platform.bus import NotificationServer, needs_bus
from ui.platform.notifications import (
    BusNotifier,
    Note,
    NullNotifier,
    TrayNotifier,
    notifiers,
)
from ui.platform.tray import Tray

ICE = Note("Ice 15 min", "A <b>cloth</b> & a pack.", (("done", "Done"),))


@pytest.fixture
def notifier(bus):
    """Return what is tested."""
    notifier = BusNotifier(bus)
    yield notifier
    notifier.close()
    notifier.deleteLater()


@pytest.fixture
def server(daemon):
    """Return a notification server that can do everything."""
    server = NotificationServer()
    yield server
    server.end()


def shown(qtbot, notifier, server, note=ICE):
    """Show a notification and wait until it has its number."""
    before = len(server.notes)
    notifier.show(note)
    qtbot.waitUntil(lambda: len(server.notes) > before and notifier._id is not None)


@needs_bus
def test_a_notification_is_shown_with_its_buttons(notifier, server, qtbot):
    """Title, text and actions arrive as the specification wants them."""
    shown(qtbot, notifier, server)

    title, text, actions = server.notes[0]
    assert title == "Ice 15 min"
    assert actions == ["default", "Open", "done", "Done"]
    # The desktop reads marks in the text: ours are shown as they are.
    assert text == "A &lt;b&gt;cloth&lt;/b&gt; &amp; a pack."


@needs_bus
@pytest.mark.parametrize(("clicked", "wanted"), [("done", "done"), ("default", "open")])
def test_a_click_is_an_answer(notifier, server, qtbot, clicked, wanted):
    """A button answers with its key, a click beside the buttons opens."""
    shown(qtbot, notifier, server)
    with qtbot.waitSignal(notifier.answered) as told:
        server.click(clicked)

    assert told.args == [wanted]


@needs_bus
def test_a_desktop_without_buttons_gets_none(notifier, daemon, qtbot):
    """Only what it can do is asked of it; the text goes as it is."""
    server = NotificationServer(abilities=("body",))
    shown(qtbot, notifier, server)
    server.end()

    assert server.notes[0][1:] == ("A <b>cloth</b> & a pack.", [])


@needs_bus
def test_a_newer_one_takes_the_place(notifier, server, qtbot):
    """The old one is closed first, so that two never lie on the screen."""
    shown(qtbot, notifier, server)
    shown(qtbot, notifier, server)
    closed = [body for member, body in server.calls if member == "CloseNotification"]

    assert closed == [(1,)]


@needs_bus
def test_what_has_gone_is_not_closed_again(notifier, server, qtbot):
    """A notification that expired has no number any more."""
    shown(qtbot, notifier, server)
    server.expire()
    qtbot.waitUntil(lambda: notifier._id is None)
    notifier.withdraw()

    assert "CloseNotification" not in [member for member, _ in server.calls]


@needs_bus
def test_without_a_server_it_fails(notifier, daemon, qtbot):
    """A desktop without notifications is told as such, not an error."""
    with qtbot.waitSignal(notifier.failed):
        notifier.show(ICE)


@needs_bus
def test_a_server_that_comes_later_is_found(notifier, daemon, qtbot):
    """The next notification is shown by whoever is there then."""
    with qtbot.waitSignal(notifier.failed):
        notifier.show(ICE)
    server = NotificationServer()
    shown(qtbot, notifier, server)
    server.end()

    assert len(server.notes) == 1


@needs_bus
def test_a_server_that_has_gone_is_no_error(notifier, server, daemon, qtbot):
    """It crashed after the first notification; the second one fails."""
    shown(qtbot, notifier, server)
    server.end()
    with qtbot.waitSignal(notifier.failed):
        notifier.show(ICE)

    assert notifier._id is None


@needs_bus
def test_a_bus_that_has_gone_is_no_error(notifier, bus, daemon, qtbot):
    """The session ends, or the bus crashes: the connection is given up."""
    assert bus.open()
    with qtbot.waitSignal(bus.lost):
        daemon.terminate()
    with qtbot.waitSignal(notifier.failed):
        notifier.show(ICE)

    assert not bus.is_open


@pytest.mark.parametrize(
    "address",
    ["", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus", "nonsense"],
)
def test_without_a_bus_it_fails_at_once(notifier, qtbot, monkeypatch, address):
    """No bus, one of another kind and a wrong address are all the same."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with qtbot.waitSignal(notifier.failed):
        notifier.show(ICE)


def test_the_last_resort_always_fails(qtbot):
    """So whoever asks shows it in the window."""
    notifier = NullNotifier()
    with qtbot.waitSignal(notifier.failed):
        notifier.show(ICE)


def test_a_tray_that_is_not_shown_tells_nothing(qtbot):
    """Without its icon there is no message beside it."""
    from ui.window_icon import window_icon

    tray = Tray(window_icon())
    notifier = TrayNotifier(tray)
    with qtbot.waitSignal(notifier.failed):
        notifier.show(ICE)
    tray.close()


def test_a_click_on_a_message_of_the_tray_opens(qtbot):
    """Messages there have no buttons."""
    from ui.window_icon import window_icon

    tray = Tray(window_icon())
    notifier = TrayNotifier(tray)
    with qtbot.waitSignal(notifier.answered) as told:
        tray.message_clicked.emit()
    tray.close()

    assert told.args == ["open"]


def test_there_is_always_somebody_to_ask(bus, qapp):
    """The list ends with the one that says that nothing is shown."""
    found = notifiers(bus, None, bus)

    assert isinstance(found[-1], NullNotifier)
