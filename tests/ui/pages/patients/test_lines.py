"""Words of a row: one line, two lines, and only then an ellipsis."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from coach.clinic.flags import ORDER, flag_words
from ui.pages.patients.columns import FLAG, places
from ui.pages.patients.lines import two_lines
from ui.theme import current_theme


@pytest.fixture
def metrics(qapp):
    """Return those of the font of the rows."""
    return QFontMetricsF(current_theme().font("small"))


def test_what_fits_stands_on_one_line(metrics):
    """As it is."""
    assert two_lines("Left calf", metrics, 500) == ["Left calf"]


def test_what_is_wider_goes_on_below(metrics):
    """Broken between two words, and whole."""
    wide = metrics.horizontalAdvance("Left calf, two") + 1

    assert two_lines("Left calf, two squats", metrics, wide) == [
        "Left calf, two",
        "squats",
    ]


def test_what_is_wider_than_two_lines_is_cut(metrics):
    """The ellipsis stands at its very end."""
    wide = metrics.horizontalAdvance("Left calf, two") + 1
    lines = two_lines("Left calf, two squats and many bridges", metrics, wide)

    assert lines[0] == "Left calf, two"
    assert lines[1].startswith("squats")
    assert lines[1].endswith("…")


def test_one_long_word_is_cut(metrics):
    """It cannot be broken."""
    wide = metrics.horizontalAdvance("Gastrocnemius")
    (line,) = two_lines("Gastrocnemiusgastrocnemius", metrics, wide)

    assert line.endswith("…")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_flag_is_shown_whole(qapp, theme, scale):
    """On two lines at most."""
    theme.set_scale(scale)
    font = QFontMetricsF(theme.font("small", weight=600))
    place = places(QRectF(0, 0, theme.px(620), theme.px(76)))[FLAG]
    room = place.width() - theme.px(16) - 7

    for flag in ORDER:
        lines = two_lines(flag_words(flag), font, room)
        assert " ".join(lines) == flag_words(flag)
