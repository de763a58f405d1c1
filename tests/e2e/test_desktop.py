"""The desktop around Coach: idle time, full screens, a tray, on a real X server."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.screen import missing_tools, screen
from tests.e2e.tray_host import TrayHost
from tests.ui.platform.bus import NotificationServer, needs_bus, private_bus

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(missing_tools()), reason=f"needs {missing_tools()}"),
]

IDLE = """
from ui.platform.x11 import ScreenSaver
saver = ScreenSaver()
print(saver.idle_ms(), flush=True)
while input() == "again":
    print(saver.idle_ms(), flush=True)
saver.close()
"""
FULL = """
from ui.platform.x11 import active_is_full_screen
print(active_is_full_screen())
"""
LONG_MS = 3_000
WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv)
label = QLabel("A film")
getattr(label, sys.argv[1])()
sys.exit(application.exec())
"""


@pytest.fixture
def shown(tmp_path):
    """Return a screen with a window manager."""
    with screen(tmp_path, manager=True) as shown:
        yield shown


def ask(shown, code, **environment):
    """Return what a program on the screen prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**shown.environment, **environment},
        input="enough\n",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def test_a_key_ends_the_idle_time(shown):
    """The server counts the time since the last key, and begins anew with a key."""
    process = subprocess.Popen(
        [sys.executable, "-c", IDLE],
        env=shown.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    idle_ms = int(process.stdout.readline())
    while idle_ms < LONG_MS:
        before_ms = idle_ms
        print("again", file=process.stdin, flush=True)
        idle_ms = int(process.stdout.readline())
        assert idle_ms >= before_ms
    shown.key("a")
    process.stdin.write("again\nenough\n")
    process.stdin.flush()
    after_ms = int(process.stdout.readline())
    assert process.wait(10) == 0
    process.stdin.close()
    process.stdout.close()

    assert after_ms < idle_ms


@pytest.mark.parametrize(
    ("show", "wanted"), [("showFullScreen", "True"), ("showNormal", "False")]
)
def test_a_window_in_full_screen_is_seen(shown, show, wanted):
    """A film on the whole screen holds reminders back, an ordinary window does not."""
    process = shown.start([sys.executable, "-c", WINDOW, show])
    shown.window_of(process)
    end = time.monotonic() + 20
    # The window manager takes a moment to say which window is the active one.
    while (answer := ask(shown, FULL)) != wanted:
        assert time.monotonic() < end, answer


@pytest.mark.parametrize("code", [IDLE, FULL])
@pytest.mark.parametrize(
    "environment", [{"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": ":9"}]
)
def test_elsewhere_nothing_is_known(shown, code, environment):
    """Inside Wayland an X server knows only a part, and without one nobody answers."""
    assert ask(shown, code, **environment) == "None"


COACH = str(Path(sys.executable).with_name("coach"))
QUIET = {"intended_use_read": True, "sound": "off", "voice": False}


@pytest.fixture
def data(tmp_path):
    """Return a data folder of somebody who has read what Coach is for."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps(QUIET), "utf-8")
    return folder


@pytest.fixture
def bus(monkeypatch):
    """Run a session bus; return its address."""
    with private_bus() as (address, _process):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def tray(bus):
    """Return a desktop's tray on that bus."""
    host = TrayHost()
    yield host
    host.end()


def is_seen(shown, process):
    """Return whether a program has a window that can be seen."""
    return bool(shown.windows_of(process))


@needs_bus
def test_in_the_background_there_is_an_icon_and_no_window(shown, data, bus, tray):
    """A click on the icon brings the window."""
    process = shown.start([COACH, "--background"], DBUS_SESSION_BUS_ADDRESS=bus)
    assert tray.has_item.wait(30)
    assert not is_seen(shown, process)
    tray.activate()

    assert shown.window_of(process)
    assert process.poll() is None


@needs_bus
def test_without_a_tray_the_window_is_minimised(shown, data, bus):
    """It can be brought back by starting Coach once more."""
    process = shown.start([COACH, "--background"], DBUS_SESSION_BUS_ADDRESS=bus)
    wait_until(lambda: shown.windows_of(process, hidden=True))
    assert not is_seen(shown, process)
    second = shown.start([COACH])

    assert shown.window_of(process)
    assert second.wait(20) == 0


def wait_until(condition, seconds=30):
    """Wait until something holds in another program."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# A session is due at any time of the day, and no hour is quiet.
DUE = {
    "training_days": DAYS,
    "training_time": "04:00",
    "training_program": "everyday-warm-up",
    "quiet_from": "00:00",
    "quiet_to": "00:00",
    "reminder_kinds": ["session"],
}


def answers(data):
    """Return what was answered to reminders."""
    path = data / "history.sqlite"
    if not path.exists():
        return []
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            rows = connection.execute(
                "SELECT json_extract(data, '$.answer') FROM entry"
                " WHERE kind = 'reminder'"
            )
            return [answer for (answer,) in rows]
        except sqlite3.OperationalError:
            return []  # the file is there, its tables are being made


@needs_bus
def test_from_the_tray_the_desktop_reminds_and_is_answered(shown, data, bus, tray):
    """No window, one notification with buttons; a click on one is written down."""
    (data / "settings.json").write_text(json.dumps(QUIET | DUE), "utf-8")
    server = NotificationServer()
    process = shown.start([COACH, "--background"], DBUS_SESSION_BUS_ADDRESS=bus)
    wait_until(lambda: server.notes)
    title, _, actions = server.notes[0]
    wait_until(lambda: answers(data) == ["ignored"])
    server.click("skip")
    wait_until(lambda: answers(data) == ["skip"])
    server.end()

    assert title == "Time for Everyday warm-up"
    assert actions[1::2] == ["Open", "Start", "Later", "Skip"]
    assert not is_seen(shown, process)
    assert len(server.notes) == 1
