"""Tests of ui.app, ui.application, ui.window_session, ui.crash and ui.demo."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from coach import translate
from coach.errors import FileError
from coach.files.library import Shelf
from ui.app import WindowOptions, run
from ui.application import make_application
from ui.crash import CrashHandler
from ui.demo import DemoFolder
from ui.window_icon import window_icon
from ui.window_session import WindowSession

START = """
import sys
from PySide6.QtCore import QTimer
from ui import app, application
application = application.make_application()
{0}
sys.exit(app.run(app.WindowOptions(data_dir=sys.argv[1])))
"""


def test_session_loads_its_library_after_the_first_paint(tmp_path, clock, shelf, qtbot):
    """Nothing is read before the window is visible; then everything is."""
    session = WindowSession(tmp_path, clock)
    session.context.change_settings(voice=False)
    assert not session.context.library.is_loaded
    with qtbot.waitSignal(session.context.library.library_changed):
        session.show()
    session.close()

    assert session.context.library.library.programs


def test_file_of_the_command_line_is_shown(tmp_path, clock, shelf, qtbot):
    """`coach FILE` opens the window at the program in that file."""
    folder = tmp_path / "data"
    folder.mkdir()
    file = tmp_path / "mine.program.toml"
    text = (shelf / "easy.program.toml").read_text().replace('"easy"', '"mine"')
    file.write_text(text)
    session = WindowSession(folder, clock)
    session.context.change_settings(intended_use_read=True)
    with qtbot.waitSignal(session.context.library.file_opened):
        session.show(str(file))
    page = session.window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.detail.program.id == "mine")
    session.close()


def test_file_that_is_missing_is_told(tmp_path, clock, qtbot):
    """A wrong path gives a sentence in the window, not a crash."""
    session = WindowSession(tmp_path, clock)
    session.context.change_settings(intended_use_read=True)
    with qtbot.waitSignal(session.context.library.failed):
        session.show(str(tmp_path / "nothing.toml"))
    qtbot.waitUntil(lambda: bool(session.told.notice.sentence()))
    session.close()


def test_damaged_settings_are_told(tmp_path, clock, qtbot):
    """What could not be read at start is said once in the window."""
    (tmp_path / "settings.json").write_text("{")
    session = WindowSession(tmp_path, clock)
    with qtbot.waitSignal(session.context.library.library_changed):
        session.show()
    shown = session.told.notice.sentence()
    session.close()

    assert "settings.json" in shown


def test_in_the_background_everything_starts_unseen(tmp_path, clock, qtbot):
    """Without a tray the window is minimised; the library is read all the same."""
    session = WindowSession(tmp_path, clock)
    session.context.change_settings(voice=False)
    with qtbot.waitSignals([session.started, session.context.library.library_changed]):
        session.show_in_background()
    qtbot.waitUntil(lambda: session.reminders is not None)
    is_minimised = session.window.isMinimized()
    session.close()

    assert is_minimised


def test_the_rest_starts_only_once(tmp_path, clock, qtbot):
    """A window that comes later out of the tray finds everything started."""
    session = WindowSession(tmp_path, clock)
    session.context.change_settings(voice=False)
    started = []
    session.started.connect(lambda: started.append(1))
    session.show_in_background()
    with qtbot.waitSignal(session.window.painted):
        session.window.showNormal()
    qtbot.waitUntil(lambda: session.reminders is not None)
    session.close()

    assert started == [1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_interrupt_ends_in_order(tmp_path):
    """Ctrl+C in the terminal closes the window with the code for it."""
    act = (
        "import os, signal\n"
        "QTimer.singleShot(500, lambda: os.kill(os.getpid(), signal.SIGINT))"
    )
    done = subprocess.run(
        [sys.executable, "-c", START.format(act), str(tmp_path)],
        check=False,
        capture_output=True,
        timeout=60,
    )

    assert done.returncode == 128 + signal.SIGINT
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "window.lock").exists()


def test_data_folder_that_is_a_file_is_refused(tmp_path):
    """The reason is one sentence that names the folder."""
    wrong = tmp_path / "file"
    wrong.write_text("")

    with pytest.raises(FileError, match="file cannot be used"):
        run(WindowOptions(data_dir=str(wrong)))


def test_core_sentences_pass_through_qt(qapp):
    """The core's door for translations leads to Qt."""
    make_application()

    assert translate.tr("Stretch") == "Stretch"
    translate.set_translator(None)


def test_window_has_an_icon(qapp):
    """The sign of the product is there in small and large."""
    sizes = {size.width() for size in window_icon().availableSizes()}

    assert {16, 256} <= sizes


def test_demo_folder_is_valid_and_goes_away():
    """The example program is one that the library accepts."""
    with DemoFolder() as folder:
        library = Shelf(folder / "programs").library
        assert library.programs["demo.my-evening"].own
        assert not [p for p in library.problems if p.file.startswith(str(folder))]

    assert not folder.exists()


@pytest.fixture
def handler(tmp_path, clock, qtbot):
    handler = CrashHandler(tmp_path, clock)
    handler.install()
    yield handler
    handler.remove()


def dismiss(seen):
    """Close the crash dialog as soon as it is open."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        seen.append(box.text())
        box.accept()


def test_crash_is_logged_and_shown_once(handler, tmp_path, qtbot, capsys):
    """A mistake of ours reaches the log and one dialog, from any thread."""
    seen = []
    timer = QTimer()
    timer.timeout.connect(lambda: dismiss(seen))
    timer.start(10)
    threading.Thread(target=lambda: 1 / 0).start()
    qtbot.waitUntil(lambda: bool(seen))
    timer.stop()

    assert "ZeroDivisionError" in (tmp_path / "crash.log").read_text()
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert seen == ["Something went wrong. What was saved is safe."]
