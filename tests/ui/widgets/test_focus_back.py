"""Tests of ui.widgets.focus_back."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from shiboken6 import delete

from ui.widgets.focus_back import FocusBack


@pytest.fixture
def window(qtbot):
    """Return a window with a button that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.button = QPushButton("asks", window)
    window.other = QPushButton("other", window)
    window.show()
    window.button.setFocus()
    return window


@pytest.fixture
def sheet(window):
    """Return a sheet over it that has taken the keyboard."""
    sheet = QWidget(window)
    sheet.field = QLineEdit(sheet)
    FocusBack(sheet)
    sheet.show()
    sheet.field.setFocus()
    return sheet


def test_keyboard_goes_back(window, sheet):
    """Who asked has it again."""
    sheet.hide()

    assert window.focusWidget() is window.button


def test_keyboard_goes_back_each_time(window, sheet):
    """A sheet that is used again gives it back to whoever asked the last time."""
    sheet.hide()
    window.other.setFocus()
    sheet.show()
    sheet.field.setFocus()
    sheet.hide()

    assert window.focusWidget() is window.other


def test_keyboard_that_was_taken_stays(window, sheet):
    """What opened meanwhile keeps it."""
    window.other.setFocus()
    sheet.hide()

    assert window.focusWidget() is window.other


def test_who_is_gone_gets_nothing(window, sheet):
    """A page may have been made anew below the sheet."""
    delete(window.button)
    sheet.hide()

    assert window.focusWidget() is not sheet.field
