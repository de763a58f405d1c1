"""The short question before a rehab session, and how the window meets the diary."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from coach.files.model import Block, Dose, DoseKind, Program, Step
from coach.paths import history_file
from coach.store.connection import open_store
from ui.main_window import MainWindow
from ui.player.before_sheet import BeforeSheet
from ui.start import Starter
from ui.widgets.sheet import Sheet

Key = Qt.Key

REHAB = Program(
    id="rehab",
    revision=1,
    title="Thigh, first part",
    kind="rehab",
    language="en",
    blocks=(Block("All", (Step("heel-dig", Dose(DoseKind.HOLD, length_ms=10_000)),)),),
    text='format = "program/1"',
)


@pytest.fixture
def window(qtbot, loaded):
    """Return a window without sound, voice, motion and full screen."""
    loaded.change_settings(
        sound="off", voice=False, full_screen_player=False, less_motion="on"
    )
    window = MainWindow(loaded)
    qtbot.addWidget(window)
    window.show()
    yield window
    if window.is_playing:
        window.player.leave()
    window.free_player()


@pytest.fixture
def asked(loaded, window):
    """Return the sheet that stands after the sore side was chosen."""
    starter = Starter(loaded, window)
    starter.start(REHAB)
    next(s for s in window.findChildren(Sheet) if s.isVisible()).close_with("left")
    return window.findChild(BeforeSheet)


def before_events(context):
    assert context.journal.flush(5.0)
    with closing(open_store(history_file(context.data_dir))) as connection:
        rows = connection.execute("SELECT data FROM event WHERE kind = 'before'")
        return [data for (data,) in rows]


def test_rehab_asks_after_the_side(asked, window):
    """The sheet is there, and nothing plays yet."""
    assert asked.isVisible()
    assert not window.is_playing
    assert not asked.save.isEnabled()


def test_two_presses_start_with_an_answer(qtbot, asked, window, loaded):
    """A digit and Return: the session runs and the answer is written."""
    qtbot.keyClick(asked, Key.Key_3)
    qtbot.keyClick(asked, Key.Key_Return)

    assert window.is_playing
    assert before_events(loaded) == ['{"pain":3}']
    assert not window.player.ending.before.isVisible()


def test_relief_goes_with_the_answer(asked, window, loaded):
    """Pain relief is written beside the pain, and its rule is said."""
    asked.pain.set_value(2)
    asked.details.chips["relief"].chips[0].click()
    assert asked.details.relief_note.isVisible()

    asked.save.click()

    assert before_events(loaded) == ['{"pain":2,"relief":true}']


def test_skip_starts_without_an_answer(asked, window, loaded):
    """Nothing has to be said."""
    asked._skip()

    assert window.is_playing
    assert before_events(loaded) == []


def test_escape_does_not_start(qtbot, asked, window):
    """Who leaves the sheet can start again later."""
    qtbot.keyClick(asked, Key.Key_Escape)

    assert not window.is_playing
    assert not asked.isVisible()


def test_after_escape_another_start_asks_again(qtbot, loaded, window):
    """The question that was left holds nothing up."""
    starter = Starter(loaded, window)
    for _ in range(2):
        starter.start(REHAB)
        sides = [s for s in window.findChildren(Sheet) if s.isVisible()]
        assert len(sides) == 1
        sides[0].close_with("left")
        sheet = [s for s in window.findChildren(BeforeSheet) if s.isVisible()][-1]
        qtbot.keyClick(sheet, Key.Key_Escape)

    assert not window.is_playing


def test_other_programs_are_not_asked(loaded, window):
    """Only rehab has a question of its own before it."""
    starter = Starter(loaded, window)
    starter.start(loaded.library.library.programs["easy"])

    assert window.is_playing
    assert window.findChild(BeforeSheet) is None
