"""The health list: what is typed is kept, and nothing is worked out from it."""

from __future__ import annotations

import pytest

from coach.store.entries import HEALTH
from ui.recover.screening.health_sheet import HealthSheet


@pytest.fixture
def sheet(care_context, window):
    """Return a function that opens the list."""
    care_context.care.load()

    def show():
        opened = HealthSheet(window, care_context)
        opened.open(opened.items.chips[0])
        return opened

    return show


def test_medicines_are_kept(sheet, notes):
    """As typed, in the same note, for the print-out."""
    opened = sheet()
    opened.medicines.setText("  water tablets ")
    opened.save.click()

    (note,) = notes(HEALTH)
    assert note.data["medicines"] == "water tablets"
    assert note.data["items"] == []


def test_medicines_are_there_again(sheet):
    """Who opens the list later finds what they wrote."""
    opened = sheet()
    opened.medicines.setText("water tablets")
    opened.save.click()

    assert sheet().medicines.text() == "water tablets"


def test_a_letter_is_not_lost_by_a_slip(sheet, qtbot):
    """What was typed counts as filled in, so Escape warns first."""
    opened = sheet()
    opened.is_touched = False
    qtbot.keyClicks(opened.medicines, "x")

    assert opened.is_touched
