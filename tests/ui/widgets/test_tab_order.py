"""Tests of ui.widgets.tab_order."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.widgets.tab_order import follow, go_before, tab_stops


@pytest.fixture
def window(qtbot):
    """Return a window with the buttons a to e, made in this order, and a label."""
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("not reached", window)
    for name in "abcde":
        button = QPushButton(name, window)
        button.setObjectName(name)
    return window


def button(window, name):
    return window.findChild(QPushButton, name)


def reached(window):
    """Return the names in the order of the Tab key, from a on."""
    widget, names = button(window, "a"), []
    while len(names) < 5:
        if widget in tab_stops(window):
            names.append(widget.objectName())
        widget = widget.nextInFocusChain()
    return "".join(names)


def test_labels_are_no_stops(window):
    """Only what takes the keyboard counts, in the order of making."""
    assert [each.objectName() for each in tab_stops(window)] == list("abcde")


def test_widgets_follow_one_another(window):
    """Each comes after the one before it."""
    follow(button(window, "a"), (button(window, "d"), button(window, "c")))

    assert reached(window) == "adcbe"


def test_widgets_go_before_another(window):
    """What was made late is reached before what was made first but one."""
    go_before(button(window, "b"), (button(window, "d"), button(window, "e")))

    assert reached(window) == "adebc"


def test_nothing_may_go_before(window):
    """An empty part changes nothing."""
    go_before(button(window, "b"), ())

    assert reached(window) == "abcde"


def test_alone_together_the_late_ones_lead(window):
    """A part that is not in its window yet has nothing before it."""
    go_before(button(window, "a"), [button(window, name) for name in "bcde"])

    assert button(window, "e").nextInFocusChain() is button(window, "a")
