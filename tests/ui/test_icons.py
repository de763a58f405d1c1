"""Tests of ui.icons."""

import pytest
from PySide6.QtGui import QColor

from ui.icons import icon_names, icon_pixmap


@pytest.mark.parametrize("name", icon_names())
def test_icon_paints_something_inside_its_square(name, qapp):
    """Every icon leaves a mark, and nothing is cut at the edges."""
    image = icon_pixmap(name, QColor("black"), 48).toImage()
    painted = [
        (x, y)
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() > 40
    ]

    assert len(painted) > 20
    assert all(0 < x < 47 and 0 < y < 47 for x, y in painted)


def test_icon_is_kept_for_the_next_caller(qapp):
    """The same icon is drawn once."""
    first = icon_pixmap("play", QColor("red"), 20)

    assert icon_pixmap("play", QColor("red"), 20) is first


def test_icon_is_sharp_on_a_dense_screen(qapp):
    """The pixmap has as many pixels as the screen shows."""
    pixmap = icon_pixmap("play", QColor("red"), 20, 2.0)

    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)


def test_unknown_icon_is_refused(qapp):
    """A name that does not exist is a mistake of the caller."""
    with pytest.raises(KeyError):
        icon_pixmap("unicorn", QColor("red"), 20)
