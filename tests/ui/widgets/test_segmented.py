"""Tests of ui.widgets.segmented."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.segmented import Segmented


@pytest.fixture
def switch(qtbot):
    switch = Segmented("Time", (("w", "Week"), ("m", "Month"), ("y", "Year")))
    qtbot.addWidget(switch)
    switch.show()
    return switch


def test_click_takes_a_place(switch, qtbot):
    """The value is told, and only one place is taken."""
    with qtbot.waitSignal(switch.chosen) as told:
        qtbot.mouseClick(switch._group.buttons()[1], Qt.MouseButton.LeftButton)

    assert told.args == ["m"]
    assert switch.value() == "m"
    assert [button.isChecked() for button in switch._group.buttons()] == [
        False,
        True,
        False,
    ]


def test_value_is_set_without_a_signal(switch, qtbot):
    """What is shown is not what was chosen."""
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_value("y")

    assert switch.value() == "y"


def test_no_place_is_taken(switch):
    """An unknown value takes none."""
    switch.set_value("y")
    switch.set_value("")

    assert switch.value() == ""


def test_return_takes_the_place_with_the_keyboard(switch, qtbot):
    """Every place can be reached and pressed."""
    with qtbot.waitSignal(switch.chosen) as told:
        qtbot.keyClick(switch._group.buttons()[2], Qt.Key.Key_Return)

    assert told.args == ["y"]


def test_everything_has_a_name(switch):
    """The switch says what is chosen, each place what it is."""
    assert switch.accessibleName() == "Time"
    assert [button.accessibleName() for button in switch._group.buttons()] == [
        "Week",
        "Month",
        "Year",
    ]


def test_large_text_makes_it_wider(switch, theme):
    """Words are never cut."""
    before = switch.sizeHint()
    theme.set_scale(1.5)

    assert switch.sizeHint().width() > before.width()
    assert switch.sizeHint().height() > before.height()
