"""A course whose stage is not in the newer revision of its plan."""

import pytest

from tests.ui.assigned.conftest import text_of
from tests.ui.assigned.test_entrance import PLAN_ID
from ui.models.background import wait_for_tasks
from ui.widgets.button import Button


@pytest.fixture
def page(running, quiet, clock, window, qtbot):
    """Return the Recovery page after such a course was lost."""
    running()
    course = {"course": "c", "plan": PLAN_ID, "title": "Easy bridges", "side": "left"}
    quiet.care.note("course", course | {"stage": "gone", "decision": "start"})
    wait_for_tasks()
    clock.advance(60_000)
    page = window.open_page("recovery")
    qtbot.waitUntil(page.lost.isVisible)
    return page


def test_other_stages_are_told_as_they_are(page):
    """The plan runs; only its stages are others."""
    said = text_of(page.lost)

    assert "newer revision of “Easy bridges” has other stages" in said
    assert "does not run here" not in said


def test_newer_revision_can_begin_at_once(page, qtbot):
    """From where it is said; it is not said any more afterwards."""
    (begin,) = page.lost.findChildren(Button)
    assert begin.accessibleName() == "Begin it anew: Easy bridges"
    begin.click()
    page.begin_sheet.save.click()

    qtbot.waitUntil(page.lost.isHidden)
    assert page.now.course.plan.id == PLAN_ID


def test_plan_that_is_gone_is_still_told(page, entrance, qtbot):
    """Nothing of it can be begun."""
    with qtbot.waitSignals([entrance.model.done, entrance.model.changed]):
        entrance.model.withdraw_key(entrance.model.keys[0].key_id)
    qtbot.waitUntil(lambda: "does not run here any more" in text_of(page.lost))

    assert not [b for b in page.lost.findChildren(Button) if b.isVisible()]
