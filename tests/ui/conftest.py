"""Fixtures for tests of the window: a small library, a context, a fresh theme."""

import gc
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from shiboken6 import isValid

from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.background import wait_for_tasks
from ui.start import Starter
from ui.theme import current_theme

PROGRAMS = Path(__file__).resolve().parents[2] / "programs"
EXERCISES = ("two-leg-bridge", "heel-dig", "lying-strap-hamstring-stretch")

EASY = """\
format    = "program/1"
id        = "easy"
revision  = 1
title     = "Easy bridges"
kind      = "strength"
language  = "en"
equipment = ["mat"]
frequency = "daily"
summary   = "Two bridges."

[[sources]]
text    = "Example, 2020"
finding = "Bridges are done often."

[[block]]
name = "All"

[[block.step]]
exercise = "two-leg-bridge"
reps     = 10
each     = "3 s"
sets     = 2

[[block.step]]
exercise = "lying-strap-hamstring-stretch"
sides    = "each"
hold     = "30 s"
"""

SORE = """\
format   = "program/1"
id       = "sore"
revision = 1
title    = "Sore leg"
kind     = "strength"
language = "en"

[[block]]
name = "All"

[[block.step]]
exercise = "heel-dig"
sides    = "affected"
hold     = "10 s"
"""

VARIANT = """\
format   = "program/1"
id       = "evening{0}"
revision = 1
title    = "Evening stretch{1}"
kind     = "stretch"
language = "en"
family   = "evening"
variant  = "{2}"

[[block]]
name = "All"

[[block.step]]
exercise = "lying-strap-hamstring-stretch"
sides    = "each"
hold     = "{3} s"
"""


def pytest_collection_modifyitems(items):
    """Overhear what only the offscreen platform says: it has no window manager."""
    ignore = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(ignore)


@pytest.fixture(autouse=True, scope="module")
def _own_garbage():
    """Leave what earlier modules keep out of every look for timers below."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_timer_left_running(qapp):
    """Blame the test that leaves a timer running, not the next one."""
    yield
    wait_for_tasks()
    qapp.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers = [obj for obj in gc.get_objects() if isinstance(obj, QTimer)]
    left = [t for t in timers if isValid(t) and t.isActive()]
    for timer in left:
        timer.stop()
    assert not left, f"timers left running: {left}"


@pytest.fixture(autouse=True)
def theme(qapp):
    """Return the theme, light and at 100 % for every test."""
    qapp.setStyle("Fusion")
    theme = current_theme()
    theme.set_mode("light")
    theme.set_scale(1.0)
    yield theme
    theme.set_mode("light")
    theme.set_scale(1.0)


@pytest.fixture
def utc(monkeypatch):
    """Let the person's clock show UTC, whatever this machine's zone is."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def shelf(tmp_path):
    """Return a folder of shipped programs: two exercises' worth of content."""
    folder = tmp_path / "shipped"
    (folder / "exercises").mkdir(parents=True)
    for name in EXERCISES:
        file = f"{name}.exercise.toml"
        shutil.copy(PROGRAMS / "exercises" / file, folder / "exercises" / file)
    texts = {
        "easy": EASY,
        "sore": SORE,
        "evening": VARIANT.format("", "", "standard", 30),
        "evening-long": VARIANT.format("-long", ", long", "long", 90),
    }
    for name, text in texts.items():
        (folder / f"{name}.program.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def context(tmp_path, clock, shelf, qapp):
    """Return a context on an empty data folder; its library is not read yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    context = AppContext(folder, clock, shipped=shelf)
    yield context
    wait_for_tasks()
    qapp.processEvents()
    context.close()
    context.deleteLater()


@pytest.fixture
def loaded(context, qtbot):
    """Return a context whose library has been read."""
    with qtbot.waitSignal(context.library.library_changed):
        context.library.refresh()
    return context


@pytest.fixture
def quiet(loaded):
    """Return a context without sound, voice, motion and full screen."""
    loaded.change_settings(
        sound="off", voice=False, full_screen_player=False, less_motion="on"
    )
    return loaded


@pytest.fixture
def window(quiet, qtbot):
    """Return a visible window over the small library."""
    window = MainWindow(quiet)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.is_playing:
        window.player.leave()
    window.free_player()


@pytest.fixture
def starter(quiet, window):
    """Return what starts programs in the window."""
    starter = Starter(quiet, window)
    window.start_asked.connect(starter.start)
    return starter
