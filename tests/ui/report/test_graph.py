"""The graph of the report, painted: higher pain is higher, each light has its shape."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coach.progress.pain import WorstDot
from coach.progress.smooth import PainPoint
from coach.progress.span import Span
from ui.handout.paper import PT
from ui.report.graph import GraphMark

LAST = date(2025, 11, 24)
SPAN = Span(LAST - timedelta(days=29), LAST)
WIDTH, HEIGHT = 500, 180


def painted(mornings=(), during=(), days=(), *, grey=True):
    """Return the graph as a picture, a pixel for each point."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(1 / PT, 1 / PT)
    rect = QRectF(0, 0, WIDTH * PT, HEIGHT * PT)
    mark = GraphMark(rect, SPAN, tuple(mornings), tuple(during), tuple(days))
    mark.paint(painter, grey=grey)
    painter.end()
    return image


def added(image):
    """Return the places where a picture differs from the empty graph."""
    empty = painted()
    return [
        (x, y)
        for y in range(HEIGHT)
        for x in range(WIDTH)
        if image.pixel(x, y) != empty.pixel(x, y)
    ]


def middle(places):
    """Return the middle of some places."""
    xs, ys = zip(*places, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


def morning(days_ago, pain):
    return PainPoint(LAST - timedelta(days=days_ago), pain)


def worst(days_ago, pain, light):
    return WorstDot(LAST - timedelta(days=days_ago), pain, light)


def test_later_is_further_right_and_stronger_is_higher(qapp):
    """Days go to the right and pain goes upwards, in even steps."""
    spots = [
        middle(added(painted([morning(days, pain)])))
        for days, pain in ((29, 0), (14, 5), (0, 10))
    ]

    (x0, y0), (x1, y1), (x2, y2) = spots
    assert x0 < x1 < x2
    assert y0 > y1 > y2
    assert y0 - y1 == pytest.approx(y1 - y2, abs=1.5)


def test_mornings_far_apart_are_not_joined(qapp):
    """A line stands only between mornings that are close to each other."""
    near = added(painted([morning(12, 5), morning(10, 5)]))
    far = added(painted([morning(20, 5), morning(10, 5)]))

    assert len({x for x, _ in near}) == max(near)[0] - min(near)[0] + 1
    assert len({x for x, _ in far}) < max(far)[0] - min(far)[0]


def test_each_light_has_its_own_shape(qapp):
    """The stronger the pain, the more ink; told apart without any colour."""
    ink = {}
    for light in ("green", "amber", "red"):
        image = painted(during=[worst(10, 8, light)])
        ink[light] = sum(
            255 - QColor(image.pixel(x, y)).lightness() for x, y in added(image)
        )

    assert ink["green"] < ink["red"]
    assert ink["amber"] < ink["red"]
    assert ink["green"] != ink["amber"]


def test_a_day_with_exercise_has_a_stroke_below(qapp):
    """Strokes lie below the axis, one for each day."""
    low = middle(added(painted([morning(10, 0)])))[1]
    places = added(painted(days=[LAST - timedelta(days=each) for each in (3, 20)]))

    assert min(y for _, y in places) > low
    columns = sorted({x for x, _ in places})
    gaps = [b - a for a, b in pairwise(columns) if b - a > 1]
    assert len(gaps) == 1


def test_everything_stays_in_its_room(qapp):
    """Extremes at both ends reach no edge of the picture."""
    image = painted(
        [morning(29, 10), morning(0, 0)],
        [worst(29, 10, "red"), worst(0, 10, "red")],
        [SPAN.first, SPAN.last],
    )

    for x, y in added(image):
        assert 0 < x < WIDTH - 1
        assert 0 < y < HEIGHT - 1


def test_it_moves_as_a_whole(qapp):
    """A moved graph has its rectangle elsewhere, and nothing else changed."""
    mark = GraphMark(QRectF(0, 0, 10, 10), SPAN, (), (), ())

    assert mark.moved(5, 7).rect == QRectF(5, 7, 10, 10)
    assert mark.moved(5, 7).span == SPAN
