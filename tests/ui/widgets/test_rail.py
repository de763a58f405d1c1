"""Tests of ui.widgets.rail: the dot of a page."""

import pytest

from ui.pages.infos import page_infos
from ui.widgets.rail import Rail


@pytest.fixture
def rail(qtbot):
    """Return a rail with every page."""
    rail = Rail()
    qtbot.addWidget(rail)
    for info in page_infos(rail):
        rail.add_page(info)
    rail.show()
    return rail


def test_dot_is_seen_and_read_aloud(rail):
    """It has words of its own beside the name of the page."""
    entry = rail.entry("recovery")
    before = entry.grab().toImage()
    entry.set_dot("Running: Ice")

    assert entry.grab().toImage() != before
    assert entry.accessibleName() == "Recovery"
    assert entry.accessibleDescription() == "Running: Ice"
    assert entry.toolTip() == "Running: Ice"


def test_dot_goes(rail):
    """Without words there is none."""
    entry = rail.entry("recovery")
    before = entry.grab().toImage()
    entry.set_dot("Running: Ice")
    entry.set_dot("")

    assert not entry.has_dot
    assert entry.grab().toImage() == before


def test_narrow_rail_keeps_the_dot_and_says_both(rail):
    """The tooltip has the name of the page and what runs there."""
    rail.entry("recovery").set_dot("Running: Ice")
    rail.set_narrow(True)

    assert rail.entry("recovery").toolTip() == "Recovery\nRunning: Ice"
    assert rail.entry("today").toolTip() == "Today"
