"""What the short check before a recovery session hands to the session."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from coach.care.screening import ON_DEMAND, full_list, screening_data
from coach.files.model import Block, Dose, DoseKind, Program, Step
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.entries import HEALTH, SCREENING
from ui.main_window import MainWindow
from ui.recover.screening.check_sheet import CheckSheet
from ui.start import Starter
from ui.widgets.sheet import Sheet

Key = Qt.Key

REHAB = Program(
    id="rehab",
    revision=1,
    title="Thigh, first part",
    kind="rehab",
    language="en",
    area="hamstring",
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
def asked(loaded, window, clock):
    """Return the check that stands after the sore side was chosen."""
    care = loaded.care
    care.load()
    care.note(HEALTH, {"items": []})
    answers = {each.id: False for each in full_list().questions}
    care.note(SCREENING, screening_data(ON_DEMAND, "", answers))
    clock.advance(5_000)
    starter = Starter(loaded, window)
    starter.start(REHAB)
    next(s for s in window.findChildren(Sheet) if s.isVisible()).close_with("left")
    return window.findChild(CheckSheet)


def before_events(context):
    assert context.journal.flush(5.0)
    with closing(open_store(history_file(context.data_dir))) as connection:
        rows = connection.execute("SELECT data FROM event WHERE kind = 'before'")
        return [data for (data,) in rows]


def test_rehab_asks_after_the_side(asked, window):
    """The check is there, and nothing plays yet."""
    assert asked.isVisible()
    assert not window.is_playing
    assert not asked.save.isEnabled()


def test_the_session_has_the_pain_and_asks_no_more(qtbot, asked, window, loaded):
    """The number is written, and the player's own question is gone."""
    qtbot.keyClick(asked, Key.Key_2)
    asked.take_fine()
    asked.save.click()

    assert window.is_playing
    assert before_events(loaded) == ['{"pain":2}']
    assert not window.player.ending.before.isVisible()


def test_relief_goes_with_the_answer(asked, window, loaded):
    """Pain relief is written beside the pain."""
    asked.pain.set_value(2)
    asked.relief.chips[0].click()
    asked.take_fine()
    asked.save.click()

    assert before_events(loaded) == ['{"pain":2,"relief":true}']


def test_escape_does_not_start(qtbot, asked, window):
    """Who leaves the sheet can start again later."""
    qtbot.keyClick(asked, Key.Key_Escape)

    assert not window.is_playing
    assert not asked.isVisible()


def test_other_programs_are_not_asked(loaded, window):
    """Only recovery has a check of its own before it."""
    starter = Starter(loaded, window)
    starter.start(loaded.library.library.programs["easy"])

    assert window.is_playing
    assert window.findChild(CheckSheet) is None
