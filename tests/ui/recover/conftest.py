"""A window over the real library, and a look at the notes that were written."""

from __future__ import annotations

from contextlib import closing

import pytest

from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.entries import ENTRY_KINDS, entries
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.background import wait_for_tasks
from ui.recover.screening.entrance import Screening
from ui.start import Starter


@pytest.fixture
def care_context(tmp_path, clock, qapp, qtbot):
    """Return a context on an empty folder, with everything that is shipped."""
    folder = tmp_path / "data"
    folder.mkdir()
    context = AppContext(folder, clock)
    context.change_settings(
        sound="off",
        voice=False,
        full_screen_player=False,
        less_motion="on",
        emergency_number="112",
    )
    with qtbot.waitSignal(context.library.library_changed, timeout=15_000):
        context.library.refresh()
    yield context
    wait_for_tasks()
    qapp.processEvents()
    context.close()
    context.deleteLater()


@pytest.fixture
def window(qtbot, care_context):
    """Return a visible window of 1280 x 820."""
    window = MainWindow(care_context, "programs")
    window.resize(1280, 820)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.is_playing:
        window.player.leave()
    window.free_player()


@pytest.fixture
def starter(care_context, window):
    """Return what starts programs."""
    return Starter(care_context, window)


@pytest.fixture
def screening(care_context, window, starter):
    """Return the way to the questions about the body."""
    return Screening(care_context, window, starter)


@pytest.fixture
def shown(window):
    """Return a function that finds the visible widget of a class, or None."""

    def find(kind):
        found = [each for each in window.findChildren(kind) if each.isVisible()]
        assert len(found) < 2
        return found[0] if found else None

    return find


@pytest.fixture
def notes(care_context):
    """Return a function that gives the notes of a kind on the disk."""

    def read(kind="", *, removed=False):
        assert care_context.journal.flush(5.0)
        path = history_file(care_context.data_dir)
        with closing(open_store(path)) as connection:
            kinds = (kind,) if kind else ENTRY_KINDS
            return entries(connection, kinds, removed=removed)

    return read


@pytest.fixture
def program(care_context):
    """Return a function that gives a program of the library."""
    return care_context.library.library.programs.__getitem__
