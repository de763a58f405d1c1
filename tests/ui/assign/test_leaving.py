"""Leaving the form of an assignment, and how its choices are called."""

import pytest
from PySide6.QtCore import Qt

from ui.assign.in_short import in_short
from ui.widgets.button import Button


@pytest.fixture
def sheet(opened, sam):
    """Return the form for a patient."""
    return opened(sam)


@pytest.fixture
def cancel(sheet):
    """Return the button that leaves."""
    return next(each for each in sheet.findChildren(Button) if each.text() == "Cancel")


def test_cancel_leaves_an_untouched_form_at_once(flow, cancel):
    """Nothing would be lost."""
    cancel.click()

    assert flow.sheet is None


@pytest.mark.parametrize("by_key", [False, True])
def test_changed_form_is_asked_about_once(flow, sheet, cancel, qtbot, by_key):
    """What was filled in is not lost by a slip; the second time it is left."""

    def leave():
        if by_key:
            qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        else:
            cancel.click()

    sheet.form.message.setPlainText("Slowly.")
    leave()
    assert flow.sheet is sheet
    assert sheet.subtitle.text().startswith("Not assigned yet.")

    leave()
    assert flow.sheet is None


def test_change_after_the_question_is_asked_about_again(flow, sheet, cancel):
    """Whoever went on did not want to leave."""
    sheet.form.rules.missed.number.set_value(7)
    cancel.click()
    sheet.form.message.setPlainText("Slowly.")
    cancel.click()

    assert flow.sheet is sheet
    cancel.click()
    assert flow.sheet is None


def test_variant_stands_in_a_name_once(sheet):
    """A title that says already which variant it is stays as it is."""
    choice = sheet.glance.choice
    names = [choice.itemText(row) for row in range(choice.count())]

    assert "Program: Evening stretch, long" in names
    assert "Program: Evening stretch, standard" in names
    assert not any("long, long" in name for name in names)


def test_one_day_is_no_span(sheet):
    """From a day to the same day is on that day."""
    sheet.form.end_today()
    words = in_short(sheet.draft(), "3 min")

    assert "on 24 Nov" in words
    assert "to 24 Nov" not in words
