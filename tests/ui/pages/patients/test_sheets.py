"""Sheets of the Patients page by themselves: scrolled by keys, as high as they are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.clinic.patients import Patient
from ui.pages.patients.failures_sheet import FailuresSheet
from ui.pages.patients.forms import NotesSheet, PatientSheet
from ui.theme import current_theme
from ui.therapist.report_desk import Failure
from ui.widgets.button import Button
from ui.widgets.label import Label

SAM = Patient("1", "P-0042", "Sam Osei", notes="Stairs at work.")


@pytest.fixture
def window(qtbot):
    """Return a low window."""
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def long(window):
    """Return a list that is longer than the window is high."""
    failures = [
        Failure(Path(f"{number}.report"), "It is cut off. Ask for it again.")
        for number in range(20)
    ]
    return FailuresSheet(window, failures, motion=False)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown])
def test_keys_scroll_what_is_read(long, window, key, qtbot):
    """The button keeps the keyboard meanwhile."""
    done = window.focusWidget()
    qtbot.keyClick(done, key)

    assert isinstance(done, Button)
    assert long._scroll.bar.value() > 0
    assert window.focusWidget() is done


def test_texts_are_no_higher_than_they_need(window, qapp):
    """So that a reason stands close to its file, and both away from the next."""
    window.resize(1280, 820)
    said = "It is signed with another key than the one that is known. " * 2
    failures = [Failure(Path(f"{number}.report"), said) for number in range(3)]
    sheet = FailuresSheet(window, failures, motion=False)
    qapp.processEvents()
    labels = sheet._content.findChildren(Label)

    assert [each.height() for each in labels] == [
        each.heightForWidth(each.width()) for each in labels
    ]


def test_notes_keep_their_room_in_another_theme(window):
    """The evening may make it dark while somebody writes."""
    sheet = NotesSheet(window, SAM, motion=False)
    high = sheet.notes.height()
    current_theme().set_mode("dark")

    assert sheet.notes.height() == high


def test_notes_are_gone_on_with_at_their_end(window, qtbot):
    """What is there already stays before it."""
    sheet = NotesSheet(window, SAM, motion=False)
    qtbot.keyClicks(sheet.notes, " Four floors.")

    assert sheet.patient().notes == "Stairs at work. Four floors."


def test_refusal_is_in_sight(window, qtbot):
    """However low the window is."""
    window.resize(900, 300)
    sheet = PatientSheet(window, SAM, motion=False)
    sheet.refuse("Somebody has this number already.")
    said = sheet.problem

    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect() == said.rect())
