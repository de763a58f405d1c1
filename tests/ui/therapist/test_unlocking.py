"""Asking for the passphrase when something is to be signed."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.therapist.conftest import PASSPHRASE
from ui.therapist.unlocking import Unlocking


@pytest.fixture
def unlocking(quiet, keys, own_key, shell):
    return Unlocking(quiet, shell)


def test_asked_once_and_then_open(unlocking, qtbot):
    """The second time nobody is asked."""
    unlocking.ask()
    sheet = unlocking.sheet
    qtbot.keyClicks(sheet.field, PASSPHRASE)
    with qtbot.waitSignal(unlocking.unlocked):
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert unlocking.sheet is None

    with qtbot.waitSignal(unlocking.unlocked):
        unlocking.ask()
    assert unlocking.sheet is None


def test_wrong_passphrase_can_be_typed_again(unlocking, qtbot):
    """What is wrong is said below the field."""
    unlocking.ask()
    sheet = unlocking.sheet
    sheet.give()
    assert sheet.problem.text() == "Type the passphrase first."
    sheet.field.setText("something else")
    with qtbot.waitSignal(unlocking.model.refused):
        sheet.give()
    assert "not the passphrase" in sheet.problem.text()

    sheet.field.setText(PASSPHRASE)
    with qtbot.waitSignal(unlocking.unlocked):
        sheet.give()


def test_escape_gives_up(unlocking, qtbot):
    """The key stays locked, and can be asked for again."""
    unlocking.ask()
    with qtbot.waitSignal(unlocking.given_up):
        qtbot.keyClick(unlocking.sheet, Qt.Key.Key_Escape)
    assert unlocking.model.keys is None

    unlocking.ask()
    assert unlocking.sheet is not None


def test_without_a_key_it_is_said_where_to_make_one(quiet, keys, shell, qtbot):
    """Not even a passphrase is asked."""
    unlocking = Unlocking(quiet, shell)
    with qtbot.waitSignals([quiet.notice_given, unlocking.given_up]):
        unlocking.ask()

    assert unlocking.sheet is None


def test_keyring_that_fails_is_said(quiet, keys, own_key, shell, qtbot):
    """There is no field to type into."""
    quiet.change_settings(therapist_key_in="keyring")
    unlocking = Unlocking(quiet, shell)
    with qtbot.waitSignals([quiet.notice_given, unlocking.given_up]):
        unlocking.ask()

    assert unlocking.sheet is None
