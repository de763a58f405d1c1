"""Tests of ui.theme."""

import sys

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.tokens import COLORS, FONT_ROLES


def test_setting_a_mode_changes_colours_and_palette(theme, qtbot):
    """Dark takes the dark column for our widgets and for Qt's own."""
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")

    assert theme.color("bg").name().upper() == COLORS["bg"][1]
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    assert window.name().upper() == COLORS["bg"][1]


def test_unknown_mode_is_refused(theme):
    """A mode that does not exist is a mistake of the caller."""
    with pytest.raises(ValueError, match="sepia"):
        theme.set_mode("sepia")


def test_unknown_colour_is_refused(theme):
    """A token that does not exist is a mistake of the caller."""
    with pytest.raises(KeyError):
        theme.color("pink")


@pytest.mark.parametrize("role", FONT_ROLES)
def test_font_grows_with_text_size(theme, role):
    """Every role follows the text size."""
    usual = theme.font(role).pointSizeF()
    theme.set_scale(1.5)

    assert theme.font(role).pointSizeF() == pytest.approx(usual * 1.5)


def test_text_size_stays_within_its_limits(theme):
    """What is too small or too large is brought inside 85 to 150 %."""
    theme.set_scale(9.0)
    assert theme.scale == 1.5
    theme.set_scale(0.1)
    assert theme.scale == 0.85


def test_given_colour_is_a_copy(theme):
    """Changing a colour that was given out does not change the theme."""
    color = theme.color("text")
    color.setAlpha(3)

    assert theme.color("text").alpha() == 255


def test_void_calls_keep_their_reference_to_none(qapp):
    """PySide6 6.12.0 on Python 3.11 drops one reference to None in each void call."""
    before = sys.getrefcount(None)
    color = QColor()
    for _ in range(100):
        color.setAlpha(3)

    assert abs(sys.getrefcount(None) - before) < 50
