"""Files that come while something else is asked over the window."""

import shutil

import pytest

from tests.ui.conftest import PROGRAMS
from ui.models.background import wait_for_tasks
from ui.recover.screening.entrance import Screening
from ui.recover.screening.hurts_sheet import HurtsSheet
from ui.recover.screening.welcome import Welcome

# What the sample shows.
MARCH = "brisk-march-or-walk.exercise.toml"


@pytest.fixture
def welcome(entrance, quiet, window, starter):
    """Return the words of the first start."""
    Screening(quiet, window, starter).welcome()
    return window.findChild(Welcome)


def test_file_waits_until_the_welcome_was_read(entrance, welcome, practice, qtbot):
    """Nothing can be begun before; then the file opens by itself, once."""
    path = practice.file(practice.signed())
    entrance.open(path)
    entrance.open(path)
    welcome.save.click()
    wait_for_tasks()
    assert entrance.sheet is None

    qtbot.keyClick(welcome, "\x1b")

    qtbot.waitUntil(lambda: entrance.sheet is not None)
    assert entrance.sheet.title.text() == "Easy bridges"
    entrance.sheet.close_sheet()
    wait_for_tasks()
    assert entrance.sheet is None


def test_program_waits_as_well(entrance, welcome, quiet, shelf, qtbot):
    """It would take the keyboard, and Return would start it unseen."""
    with qtbot.assertNotEmitted(quiet.library.file_opened):
        entrance.open(str(shelf / "sore.program.toml"))
        welcome.save.click()
        wait_for_tasks()

    with qtbot.waitSignal(quiet.library.file_opened) as told:
        qtbot.keyClick(welcome, "\x1b")

    assert told.args == ["sore"]


def test_file_waits_while_a_fresh_injury_is_asked_about(
    entrance, welcome, practice, window, quiet, qtbot
):
    """What the welcome leads to comes before the file as well."""
    quiet.care.load()
    qtbot.waitUntil(lambda: quiet.care.is_ready)
    entrance.open(practice.file(practice.signed()))
    welcome.save.click()
    welcome._cards[0].click()
    welcome._finish()
    qtbot.waitUntil(lambda: window.findChild(Welcome) is None)
    wait_for_tasks()
    assert entrance.sheet is None

    window.findChild(HurtsSheet).go_away()

    qtbot.waitUntil(lambda: entrance.sheet is not None)


def test_file_waits_for_the_sample_and_the_welcome_after_it(
    entrance, welcome, practice, window, quiet, shelf, qtbot
):
    """The sample hides the welcome only for a while."""
    shutil.copy(PROGRAMS / "exercises" / MARCH, shelf / "exercises" / MARCH)
    with qtbot.waitSignal(quiet.library.library_changed):
        quiet.library.refresh()
    entrance.open(practice.file(practice.signed()))
    for show in (welcome.show_reasons, welcome.show_you, welcome.show_hurts):
        show()
    welcome.sample.button.click()
    window.player.leave()
    qtbot.waitUntil(welcome.isVisible)
    wait_for_tasks()
    assert entrance.sheet is None

    welcome.save.click()

    qtbot.waitUntil(lambda: entrance.sheet is not None)
