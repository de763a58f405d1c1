"""Beginning a signed plan: who signed it, and the side that it is for."""

import pytest

from coach.files.assignment_model import Patient
from coach.store.entries import COURSE
from tests.ui.assigned.conftest import text_of
from ui.recover.care.model import care_model


@pytest.fixture
def begin(quiet, window, qtbot):
    """Return what opens the sheet in which a plan is begun."""

    def make(signed):
        page = window.open_page("recovery")
        page.make_ready(signed.contents.plan.id)
        qtbot.waitUntil(lambda: page.begin_sheet is not None)
        return page.begin_sheet

    return make


def courses(quiet):
    facts = care_model(quiet).recovery.recovery.history.notes_of(COURSE)
    return [note.data for note in facts]


def test_side_of_the_assignment_is_filled_in(running, begin, quiet):
    """With who signed it; the course that begins has that side."""
    sheet = begin(running())

    assert sheet.side.side == "left"
    assert "From A. Therapist, revision 1, signed" in text_of(sheet)
    assert not sheet.side.told.isVisible()

    sheet.save.click()

    assert [data["side"] for data in courses(quiet)] == ["left"]


def test_another_side_than_the_plan_says_is_told(running, begin, quiet):
    """It can be begun so: the person knows where it hurts."""
    sheet = begin(running())
    sheet.side.choice.set_value("right")
    sheet.side.choice.chosen.emit("right")

    assert sheet.side.told.isVisible()
    assert sheet.side.told.text() == "A. Therapist wrote this plan for the left side."

    sheet.save.click()

    assert [data["side"] for data in courses(quiet)] == ["right"]


def test_plan_for_both_sides_offers_both(running, begin):
    """Only then: most of what hurts has one side."""
    both = Patient("P-1", "Sam Osei", "both")
    sheet = begin(running(patient=both))

    assert sheet.side.side == "both"


def test_plan_that_names_no_side_asks_for_none(running, begin):
    """Where its programs do not need one."""
    sheet = begin(running(patient=Patient("P-1", "Sam Osei")))

    assert sheet.side is None
    assert sheet.save.isEnabled()
