"""Tests of ui.reminders.banner: reached by keyboard, read aloud, never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.reminders.banner import BannerView, ReminderBanner

VIEW = BannerView(
    "Ice 15 min", "A cloth between pack and skin.", "Open", snoozes=("In 5 minutes",)
)


@pytest.fixture
def banner(window):
    """Return the banner above the pages, with a reminder."""
    banner = ReminderBanner(window.shell)
    window.add_banner(banner)
    banner.show_view(VIEW)
    return banner


def test_it_takes_its_room_above_the_pages(banner, window, qtbot):
    """No page is covered; without a reminder they have all the height."""
    qtbot.waitUntil(lambda: window.pages.y() > 0)
    assert window.pages.y() == banner.geometry().bottom() + 1
    banner.hide()
    qtbot.waitUntil(lambda: window.pages.y() == 0)

    assert banner.title == ""


def test_it_does_not_take_the_keyboard(banner, window, qtbot):
    """Whoever types goes on typing; F6 leads to the first button, Tab on."""
    assert not banner.isAncestorOf(window.focusWidget() or window)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert banner.go.hasFocus()
    qtbot.keyClick(banner.go, Qt.Key.Key_Tab)

    assert banner.done.hasFocus()


def test_escape_hides_it(banner, qtbot):
    """It comes again by itself when nobody has answered."""
    banner.take_keyboard()
    qtbot.keyClick(banner.go, Qt.Key.Key_Escape)

    assert banner.isHidden()


def test_it_has_names_to_be_read_out(banner):
    """Title and sentence are its name and description, and no button is bare."""
    assert banner.accessibleName() == "Ice 15 min"
    assert banner.accessibleDescription() == "A cloth between pack and skin."
    assert banner.go.accessibleName() == "Open: Ice 15 min"
    assert all(each.accessibleName() for each in banner._buttons())


def test_what_cannot_be_answered_here_has_no_button(banner):
    """A question of its own card is only put off or left out."""
    banner.show_view(BannerView("How is it?", "", "Open", can_be_done=False))

    assert banner.done.isHidden()
    assert banner.later.isHidden()
    assert not banner.skip.isHidden()


def test_several_are_answered_together(banner):
    """The buttons say that they mean all of them."""
    banner.show_view(BannerView("3 reminders are waiting", "", is_several=True))

    assert (banner.done.text(), banner.skip.text()) == ("All done", "Skip all")
    assert banner.go.isHidden()


@pytest.mark.parametrize(
    ("width_px", "scale", "is_tight"),
    [(1072, 1.0, False), (836, 1.0, False), (836, 1.5, True)],
)
def test_buttons_go_below_where_it_is_narrow(
    qtbot, theme, context, width_px, scale, is_tight
):
    """With large letters in a small window nothing is cut."""
    theme.set_scale(scale)
    shell = QWidget()
    qtbot.addWidget(shell)
    shell.resize(1_280, 820)
    shell.show()
    banner = ReminderBanner(shell)
    banner.show_view(VIEW)
    banner.resize(width_px, 200)
    directions = QBoxLayout.Direction
    wanted = directions.TopToBottom if is_tight else directions.LeftToRight

    assert banner._row.direction() == wanted
    assert banner.minimumSizeHint().width() <= width_px
