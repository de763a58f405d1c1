"""Tests of ui.widgets.rail: the dot of a page, and low windows."""

import pytest

from ui.pages.infos import page_infos
from ui.theme import current_theme
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


@pytest.fixture
def large(rail):
    """Set the text to its largest size, and back."""
    current_theme().set_scale(1.5)
    yield rail
    current_theme().set_scale(1.0)


def bottoms(rail):
    """Return where each entry ends, from top to bottom."""
    return sorted(entry.geometry().bottom() for entry in rail._entries.values())


def test_low_rail_keeps_all_entries_and_the_mark(large, qtbot):
    """With large text in the lowest window the entries share the height."""
    large.resize(large.width(), 600)

    qtbot.waitUntil(lambda: bottoms(large)[-1] < 600)
    assert not large._mark.isHidden()
    assert min(e.height() for e in large._entries.values()) >= 40


def test_very_low_rail_lets_the_mark_go(large, qtbot):
    """Before an entry gets too low to be pressed, or cannot be seen."""
    large.resize(large.width(), large.minimumSizeHint().height())

    qtbot.waitUntil(lambda: bottoms(large)[-1] < large.height())
    assert large._mark.isHidden()
    assert min(e.height() for e in large._entries.values()) >= 40


def test_mark_comes_back_with_the_height(large, qtbot):
    """And the entries are as high as their words are large."""
    large.resize(large.width(), 300)
    large.resize(large.width(), 1000)

    qtbot.waitUntil(lambda: large.entry("today").height() == 66)
    assert not large._mark.isHidden()
