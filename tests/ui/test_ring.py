"""The ring: count, arc, sizes, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from ui.player.measures import measure
from ui.widgets.ring import Ring, count_text


@pytest.fixture
def ring(qtbot):
    """Return a ring that is shown."""
    ring = Ring()
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    ring.show()
    return ring


@pytest.mark.parametrize(
    ("left_ms", "text"),
    [(30_000, "30"), (29_001, "30"), (29_000, "29"), (1, "1"), (0, "0")],
)
def test_the_count_is_rounded_up(left_ms, text):
    """A second is counted until it is over, so that 0 means over."""
    assert count_text(left_ms) == text


def test_long_times_are_minutes():
    """From 100 s on minutes and seconds are shown."""
    assert count_text(99_000) == "99"
    assert count_text(125_000) == "2:05"


def test_the_arc_follows_the_time_smoothly(ring):
    """The arc shows parts of a second."""
    ring.show_countdown(22_500, 30_000)

    assert ring.fraction == pytest.approx(0.75)


def test_less_motion_steps_once_a_second(ring):
    """With less motion the arc moves with the digits only."""
    ring.set_less_motion(True)
    ring.show_countdown(22_900, 30_000)
    before = ring.fraction
    ring.show_countdown(22_100, 30_000)

    assert ring.fraction == before == pytest.approx(23 / 30)


def test_repetitions_show_number_and_total(ring):
    """A repetition shows "4" and "of 5"."""
    ring.show_repetition(4, 5, 0.3)

    assert (ring.count, ring.below) == ("4", "of 5")
    assert ring.value() == 4


def test_pause_keeps_the_arc_and_hides_the_count(ring):
    """The pause sign stands where the count was."""
    ring.show_countdown(15_000, 30_000)
    ring.show_pause("15 s left")

    assert ring.count == ""
    assert ring.below == "15 s left"
    assert ring.fraction == pytest.approx(0.5)


def test_a_screen_reader_meets_a_progress_bar_with_a_value(ring):
    """Role and value are those of a progress bar."""
    ring.show_countdown(24_000, 30_000)
    interface = QAccessible.queryAccessibleInterface(ring)

    assert interface.role() is QAccessible.Role.ProgressBar
    assert interface.valueInterface().currentValue() == 24


@pytest.mark.parametrize("size", [(1280, 820), (1366, 768), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize("count", [24_000, 8_000, 44_000])
def test_full_screen_digits_are_a_quarter_of_the_height(ring, size, count):
    """From 3 m: the count is at least a quarter of the screen's height."""
    ring.set_look(measure(*size, full_screen=True).ring)
    ring.resize(ring.sizeHint())
    ring.show_countdown(count, 60_000)

    assert ring.count_height_px() >= size[1] / 4


def test_the_count_stays_inside_the_ring(ring):
    """Even minutes and seconds do not touch the ring."""
    ring.show_countdown(3_599_000, 3_600_000)
    ring.grab()

    assert ring.count_width_px() < 2 * 128


@pytest.mark.parametrize("left_ms", [30_000, 15_000, 1, 0])
def test_every_moment_can_be_painted(ring, left_ms):
    """Full, half, nearly empty and empty rings paint without a warning."""
    ring.show_countdown(left_ms, 30_000)

    assert not ring.grab().isNull()
