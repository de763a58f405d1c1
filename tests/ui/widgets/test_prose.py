"""Tests of ui.widgets.prose, point and panel."""

import pytest
from PySide6.QtGui import QFontMetricsF

from ui.widgets.panel import Panel
from ui.widgets.point import BOX, DOT, Point
from ui.widgets.prose import MOST_LETTERS, Prose, line_width_px

TEXT = "Long rest is seldom the better way. Small painless steps are, every day."


@pytest.fixture
def prose(qtbot):
    prose = Prose(TEXT)
    qtbot.addWidget(prose)
    return prose


def test_paragraph_is_higher_where_it_is_narrower(prose):
    """Half the width takes about twice the lines."""
    line_px = prose.heightForWidth(2_000)

    assert prose.heightForWidth(150) >= 3 * line_px
    assert line_px == prose.minimumSizeHint().height()


def test_new_lines_of_a_text_are_kept(qtbot):
    """A text of three lines is three lines high, however wide it is."""
    one, three = Prose("a"), Prose("a\nb\nc")
    for each in (one, three):
        qtbot.addWidget(each)

    assert three.heightForWidth(900) > 2.5 * one.heightForWidth(900)


def test_lines_have_air_between_them(prose):
    """A line of prose is higher than its letters."""
    assert prose.first_line_px() > 1.1 * QFontMetricsF(prose.font()).height()


def test_larger_letters_make_higher_lines(prose, theme):
    """The text size reaches what was measured before."""
    before = prose.heightForWidth(300)
    theme.set_scale(1.5)

    assert prose.heightForWidth(300) > before


def test_width_of_a_line_is_counted_in_letters(prose):
    """A usual sentence of 72 letters does not fit the longest line, but nearly."""
    width = line_width_px(MOST_LETTERS)
    letters = QFontMetricsF(prose.font()).horizontalAdvance(TEXT) / len(TEXT)

    assert 0.9 * MOST_LETTERS < width / letters < 1.1 * MOST_LETTERS


@pytest.mark.parametrize("mark", [DOT, BOX, "1.", "clock"])
def test_mark_stands_left_of_the_words(mark, qtbot):
    """Something is painted in the indent, in the first line."""
    point = Point(TEXT, mark=mark)
    qtbot.addWidget(point)
    point.resize(200, point.heightForWidth(200))
    point.grab()
    indent = point._words.x()
    image = point.grab().toImage().copy(0, 0, indent, 24)
    colors = {
        image.pixel(x, y) for x in range(image.width()) for y in range(image.height())
    }

    assert indent >= 16
    assert len(colors) > 1


def test_panel_has_a_name_and_its_lines(qtbot):
    """The heading is the accessible name; each line has a place below it."""
    panel = Panel("Leave it out if", icon="triangle", tone="warn")
    qtbot.addWidget(panel)
    panel.add_text("One.")
    panel.add_points(["Two.", "Three."])

    assert panel.accessibleName() == "Leave it out if"
    assert panel.body.count() == 4
