"""Tests of ui.widgets.sheet and ui.widgets.notice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button
from ui.widgets.notice import NoticeBar
from ui.widgets.point import Point
from ui.widgets.prose import Prose
from ui.widgets.sheet import Answer, Sheet


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def sheet(window):
    sheet = Sheet(
        window,
        "Which side?",
        "One goes first.",
        (Answer("l", "Left"), Answer("r", "Right")),
        chosen="r",
        motion=False,
    )
    sheet.open()
    return sheet


def test_points_are_a_list_with_an_indent(window):
    """Each is a line of its own below the text, and is read out with it."""
    points = ("At least 3 days in this stage.", "Walk 5 minutes without a limp. " * 4)
    sheet = Sheet(
        window, "Move on?", "All is ticked.", (Answer("y", "Yes"),), points=points
    )
    sheet.open()
    shown = sheet.findChildren(Point)

    assert [each.findChild(Prose).text() for each in shown] == list(points)
    assert all(each.findChild(Prose).x() > 0 for each in shown)
    assert shown[1].height() > shown[0].height()
    assert points[0] in sheet.accessibleDescription()


def test_return_gives_the_chosen_answer(sheet, qtbot):
    """The keyboard starts on the chosen answer."""
    with qtbot.waitSignal(sheet.answered) as told:
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)

    assert told.args == ["r"]


def test_escape_gives_no_answer(sheet, qtbot):
    """Escape closes the sheet with an empty answer."""
    with qtbot.waitSignal(sheet.answered) as told:
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert told.args == [""]
    assert not sheet.isVisible()


def test_tab_stays_among_the_answers(sheet, qtbot):
    """The window behind cannot be reached while the question stands."""
    Button("Behind", parent=sheet.window()).show()
    words = []
    for _ in range(3):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        words.append(sheet.focusWidget().text())

    assert words == ["Left", "Right", "Left"]


def test_sheet_covers_the_window_when_it_grows(sheet, window, qtbot):
    """A larger window is covered as a whole."""
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: sheet.size() == window.size())

    panel = sheet.panel.geometry()
    assert panel.center().x() == pytest.approx(600, abs=2)


def test_large_text_fits_the_smallest_window(window, theme):
    """At 150 % the panel stays inside 900x600."""
    theme.set_scale(1.5)
    answers = (Answer("a", "Save what was done"), Answer("b", "Go on"))
    sheet = Sheet(window, "A long question " * 4, "Words " * 40, answers, motion=False)
    sheet.open()

    assert sheet.rect().contains(sheet.panel.geometry())


def test_notices_come_one_after_the_other(window, qtbot):
    """A second sentence waits for the first to be closed, and none comes twice."""
    bar = NoticeBar(window)
    for sentence in ("One.", "One.", "Two."):
        bar.tell(sentence)
    assert bar.sentence() == "One."
    bar.go_on()
    assert bar.sentence() == "Two."
    bar.go_on()

    assert bar.sentence() == ""
