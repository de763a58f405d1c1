"""A window with its reminders, on a desktop that a test speaks for."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Signal

from coach.paths import history_file
from coach.session.engine import Engine
from coach.session.model import EngineState
from coach.store.connection import open_store
from coach.store.entries import REMINDER, entries
from coach.store.plan import SessionStart
from tests.ui.conftest import PROGRAMS
from tests.ui.diary import conftest as diary
from ui.platform.notifications import Notifier
from ui.reminders.center import ReminderCenter

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


class SpokenNotifier(Notifier):
    """Remembers what it was to show; a test clicks on it, or lets it fail."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.notes = []
        self.is_shown = False
        self.works = True

    def show(self, note):
        self.notes.append(note)
        self.is_shown = self.works
        if not self.works:
            self.failed.emit()

    def withdraw(self):
        self.is_shown = False


class SpokenIdle(QObject):
    """Says how long nobody has touched a key."""

    sampled = Signal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.idle_ms = 0
        self.asked = 0

    def ask(self):
        self.asked += 1
        self.sampled.emit(self.idle_ms)

    def close(self):
        pass


class SpokenPresentation(QObject):
    """Says whether somebody has the whole screen."""

    answered = Signal(bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.is_held = False
        self.asked = 0

    def ask(self):
        self.asked += 1
        self.answered.emit(self.is_held)


class SpokenDesktop:
    """Stands for tray, notification server and screen, which no test machine has."""

    def __init__(self, parent):
        self.has_tray = False
        self.tray = None
        self.idle = SpokenIdle(parent)
        self.presentation = SpokenPresentation(parent)
        self.notifiers = [SpokenNotifier(parent)]
        self.is_closed = False

    @property
    def notifier(self):
        return self.notifiers[0]

    def close(self):
        self.is_closed = True


_utc = diary._utc
train = diary.train


@pytest.fixture
def at(clock):
    """Return a function that sets the clock to an hour of a day of March 2026."""

    def move(day, hour, minute=0):
        moment = datetime(2026, 3, day, hour, minute, tzinfo=UTC)
        clock.advance(round(moment.timestamp() * 1000) - clock.wall_ms())

    return move


@pytest.fixture
def shelf(shelf):
    """Return the shelf of all tests, with a protocol for a fresh strain."""
    shutil.copy(PROGRAMS / "protocols" / "rice.protocol.toml", shelf)
    return shelf


@pytest.fixture
def quiet(shelf, loaded, at):
    """Return a context of somebody who trains on Mondays at six; it is one at noon."""
    at(2, 12)
    loaded.change_settings(
        sound="off",
        voice=False,
        less_motion="on",
        full_screen_player=False,
        training_days=("mon",),
        training_time="18:00",
        training_program="easy",
        reminder_kinds=("session",),
    )
    return loaded


@pytest.fixture
def desktop(window):
    """Return a desktop whose notifications work."""
    return SpokenDesktop(window)


@pytest.fixture
def center(quiet, window, desktop, qtbot):
    """Return reminders that have read everything."""
    center = ReminderCenter(quiet, window, desktop)
    center.start()
    settle(center, qtbot)
    yield center
    center.close()


def settle(center, qtbot):
    """Wait until everything is read, and look once more."""
    qtbot.waitUntil(lambda: center._task is None and center._sources.is_ready)
    center.look()
    qtbot.waitUntil(lambda: center._task is None)


@pytest.fixture
def pass_time(center, clock, qtbot):
    """Return a function that lets minutes pass, with a look when the timer asks."""

    def run(minutes):
        end_ms = clock.wall_ms() + round(minutes * MINUTE_MS)
        while clock.wall_ms() < end_ms:
            assert center._timer.isActive()
            left_ms = end_ms - clock.wall_ms()
            clock.advance(min(max(center._timer.interval(), 1), left_ms))
            center._timer.timeout.emit()
            qtbot.waitUntil(lambda: center._task is None)

    return run


@pytest.fixture
def said(quiet):
    """Return a function that gives the reminder notes on the disk, oldest first."""

    def read():
        assert quiet.journal.flush(5.0)
        with closing(open_store(history_file(quiet.data_dir))) as connection:
            return [
                (note.data["reminder"], note.local_day, note.data["answer"])
                for note in entries(connection, (REMINDER,))
            ]

    return read


@pytest.fixture
def trained(quiet, clock, qtbot):
    """Return a function that does a program of the library to its end."""

    def run(name):
        program = quiet.library.library.programs[name]
        exercises = quiet.library.exercises
        timeline = quiet.library.timeline(program, None)
        journal = quiet.journal
        start = SessionStart.of(program, timeline, exercises)
        session_id = journal.begin(start)
        engine = Engine(timeline, clock)
        events = engine.start()
        while engine.state is EngineState.RUNNING:
            clock.advance(1_000)
            events += engine.tick()
        for event in events:
            journal.append(session_id, event)
        journal.end(session_id)
        qtbot.waitUntil(lambda: session_id in told)

    # Kept connected: several notes may be told of while one is waited for.
    told = []
    quiet.history_changed.connect(told.append)
    return run
