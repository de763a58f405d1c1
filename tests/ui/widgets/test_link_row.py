"""Tests of ui.widgets.link_row."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.link_row import HEIGHT_PX, LinkRow


@pytest.fixture
def row(qtbot):
    row = LinkRow("Hamstring mild strain, phase 2", "hamstring-mild-2", note="24 min")
    qtbot.addWidget(row)
    return row


def test_row_tells_where_it_leads(row):
    """The target is the object name; the note belongs to the accessible name."""
    assert row.objectName() == "hamstring-mild-2"
    assert row.accessibleName() == "Hamstring mild strain, phase 2, 24 min"


def test_long_name_takes_several_lines(row):
    """Where the name does not fit, the row grows instead of cutting it."""
    assert row.heightForWidth(500) == HEIGHT_PX
    assert row.heightForWidth(180) > HEIGHT_PX


def test_width_of_one_line_is_what_it_asks_for(row):
    """At the width of its hint the name has one line."""
    assert row.heightForWidth(row.sizeHint().width()) == HEIGHT_PX


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keyboard_presses_the_row(row, qtbot, key):
    """Return and Space both lead on."""
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, key)


def test_focus_is_seen(row, qtbot):
    """The ring is painted when the keyboard has come."""
    row.resize(400, HEIGHT_PX)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.clearFocus()
    before = row.grab().toImage()
    row.setFocus(Qt.FocusReason.TabFocusReason)

    assert row.grab().toImage() != before
