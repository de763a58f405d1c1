"""The dot in the rail while a care timer runs."""

import pytest

from ui.pages.infos import page_infos
from ui.recover.care.rail_dot import CareDot
from ui.widgets.rail import Rail


@pytest.fixture
def entry(model, strained, qtbot):
    """Return the entry of Recovery, with its dot."""
    rail = Rail()
    qtbot.addWidget(rail)
    for info in page_infos(rail):
        rail.add_page(info)
    entry = rail.entry("recovery")
    CareDot(strained, entry)
    yield entry
    rail.hide()


def test_without_a_timer_there_is_no_dot(entry):
    """A protocol alone runs no timer."""
    assert not entry.has_dot


def test_dot_comes_and_goes_with_the_timer(entry, model):
    """It says what runs, and goes when that is off."""
    step = next(each for each in model.case.protocol.steps if each.kind == "ice")
    timer = model.begin(model.wish(step))
    assert entry.accessibleDescription() == f"Running: {step.title}"
    model.finish(model.timer_of("ice") or timer)

    assert not entry.has_dot
