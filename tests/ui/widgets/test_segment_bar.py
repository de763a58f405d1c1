"""Tests of ui.widgets.segment_bar."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.session.model import Item, ItemKind, Timeline
from ui.widgets.segment_bar import SMALLEST_PX, SegmentBar, segments_of, spread

if TYPE_CHECKING:
    from PySide6.QtGui import QRegion

KINDS = (ItemKind.GET_READY, ItemKind.WORK, ItemKind.GAP, ItemKind.WORK, ItemKind.REST)


def make_timeline(*lengths_ms: int, kinds=KINDS) -> Timeline:
    items, at_ms = [], 0
    for i, length_ms in enumerate(lengths_ms):
        kind = kinds[i % len(kinds)]
        items.append(Item(at_ms, length_ms, kind, "bridge", step=i // len(kinds)))
        at_ms += length_ms
    return Timeline("p", tuple(items))


@pytest.fixture
def bar(qtbot):
    bar = SegmentBar()
    qtbot.addWidget(bar)
    bar.resize(400, bar.sizeHint().height())
    return bar


@given(
    st.lists(st.floats(1, 600_000), min_size=1, max_size=200),
    st.integers(80, 2000),
    st.sampled_from([0.5, 2.0, 3.0]),
)
def test_widths_fill_the_bar_and_none_vanishes(lengths, width, gap):
    """The widths and gaps add up to the bar, and the shortest can still be seen."""
    widths = spread(lengths, width, gap)
    room = width - gap * (len(lengths) - 1)

    assert sum(widths) == pytest.approx(room)
    assert min(widths) >= min(SMALLEST_PX, room / len(lengths)) - 1e-6


def test_longer_items_are_wider():
    """Above the smallest width, widths are in proportion to time."""
    short, long = spread([10.0, 30.0], 403, 3)

    assert long == pytest.approx(3 * short)


def test_gaps_join_their_holds_where_there_is_little_room():
    """Holds and the pauses between them become one stretch of work first."""
    timeline = make_timeline(8, 30, 10, 30, 20)

    assert len(segments_of(timeline.items, 5)) == 5
    kinds = [segment.kind for segment in segments_of(timeline.items, 3)]
    assert kinds == [ItemKind.GET_READY, ItemKind.WORK, ItemKind.REST]


def test_whole_steps_are_joined_where_there_is_almost_no_room():
    """What remains then is getting ready and work, from the first to the last ms."""
    timeline = make_timeline(*([1000] * 50))
    segments = segments_of(timeline.items, 20)

    assert len(segments) == 20
    assert segments[0].at_ms == 0
    assert segments[-1].end_ms == timeline.total_ms


def test_place_and_time_belong_together(bar):
    """The marker stands where a click would find its time again."""
    bar.set_items(make_timeline(8_000, 30_000, 10_000, 30_000))

    for at_ms in (1, 4_000, 20_000, 45_000, 77_000):
        assert bar.time_at(bar._x_at(at_ms)) == pytest.approx(at_ms, abs=2)


def test_a_step_of_the_marker_repaints_only_what_it_passed(bar, qtbot):
    """A bar that moves thirty times a second does not repaint as a whole."""
    bar.set_items(make_timeline(60_000, 60_000))
    bar.set_position(10_000)
    with qtbot.waitExposed(bar):
        bar.show()
    regions: list[QRegion] = []
    bar.paintEvent = lambda event: regions.append(event.region())
    bar.set_position(12_000)
    qtbot.waitUntil(lambda: bool(regions))

    assert regions[0].boundingRect().width() < 40


def test_description_lists_the_items(bar):
    """A screen reader hears kinds and seconds."""
    bar.set_items(make_timeline(8_000, 30_000))

    assert bar.accessibleDescription() == "Get ready 8 s, Work 30 s"


def test_kinds_differ_without_colour(bar):
    """In grey, work is even while rest and getting ready carry a pattern."""
    bar.set_items(make_timeline(60_000, 60_000, kinds=(ItemKind.WORK, ItemKind.REST)))
    image = bar.grab().toImage()
    y = range(6, 28)
    work = {image.pixelColor(20, row).lightness() for row in y}
    rest = {image.pixelColor(380, row).lightness() for row in y}

    assert len(work) == 1
    assert len(rest) > 1


def test_an_empty_timeline_can_be_shown(bar):
    """A bar without items paints nothing and knows no time."""
    bar.set_items(Timeline("p", ()))
    bar.grab()

    assert bar.time_at(10) is None
