"""Bars at the foot of a window: what room they take, and how they go."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.report.result_bar import ResultBar
from ui.widgets.done_bar import DoneBar
from ui.widgets.foot_room import EDGE_PX, FootRoom, foot_room
from ui.widgets.notice import NoticeBar
from ui.widgets.sheet import Answer, Sheet
from ui.widgets.undo_bar import UndoBar


@pytest.fixture
def window(plain_window):
    """Return a window with a field that has the keyboard."""
    return plain_window


def test_window_has_one_room_for_all_its_bars(window):
    """Whoever asks first makes it."""
    room = foot_room(window)
    bars = DoneBar(window), UndoBar(window)

    assert foot_room(bars[0]) is room
    assert foot_room(window.children()[0]) is room


def test_room_is_as_high_as_the_bar_with_its_edges(window, qtbot):
    """It is told when it comes and when it goes."""
    room, bar = foot_room(window), DoneBar(window)
    with qtbot.waitSignal(room.changed):
        bar.tell("Done.")
    assert room.height_px == bar.height() + 2 * EDGE_PX

    with qtbot.waitSignal(room.changed):
        bar.close_button.click()
    assert room.height_px == 0


def test_all_bars_are_as_high_as_the_highest(window):
    """Nothing of an older one is seen beside the newest."""
    low, high = DoneBar(window), NoticeBar(window)
    low.tell("Done.")
    high.tell("A sentence that is as long as two lines, or even three. " * 4)
    low.tell("Done again.")

    assert low.geometry() == high.geometry()
    high.close_button.click()
    assert low.height() == 48


def test_bar_is_no_larger_than_what_is_seen_of_it(window):
    """A click beside it meets what lies there."""
    bar = DoneBar(window)
    bar.tell("Done.")
    place = bar.geometry()
    beside = (
        QPoint(place.left() - 1, place.center().y()),
        QPoint(place.center().x(), place.top() - 1),
        QPoint(place.center().x(), place.bottom() + 1),
    )
    picture = bar.grab().toImage()

    assert all(window.childAt(point) is not bar for point in beside)
    middle = picture.height() // 2
    ratio = picture.devicePixelRatio()
    ground = picture.pixelColor(picture.width() // 2, round(3 * ratio))
    assert picture.pixelColor(round(3 * ratio), middle) == ground


def test_bars_keep_off_what_stands_beside(qtbot):
    """A rail at the left keeps its width, however large the letters are."""
    window = QWidget()
    window.resize(600, 400)
    qtbot.addWidget(window)
    rail = QWidget(window)
    rail.resize(200, 400)
    FootRoom(window, rail)
    window.show()
    bar = DoneBar(window)
    bar.tell("Done.")

    assert bar.x() == 200 + EDGE_PX
    rail.resize(64, 400)
    assert bar.x() == 64 + EDGE_PX
    bar.go_on()


def test_escape_closes_the_newest_bar(window, qtbot):
    """One after the other, and what comes after them has the key again."""
    first, second = NoticeBar(window), DoneBar(window)
    first.tell("It went wrong.")
    second.tell("Done.")
    field = window.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (first.sentence(), second.sentence()) == ("It went wrong.", "")

    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert first.sentence() == ""


def test_escape_leaves_a_bar_that_waits_for_its_result(window, qtbot):
    """What is being written cannot be closed."""
    bar = ResultBar(window)
    bar.show_busy("Writing …")
    qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_Escape)

    assert bar.sentence() == "Writing …"


def test_escape_belongs_to_what_covers_the_bar(window, qtbot):
    """A sheet that came later takes it for itself."""
    bar = DoneBar(window)
    bar.tell("Done.")
    sheet = Sheet(window, "Sure?", "", [Answer("yes", "Yes")], motion=False)
    sheet.open()
    with qtbot.waitSignal(sheet.answered):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    assert bar.sentence() == "Done."
    bar.go_on()


def test_sheet_makes_room_for_a_bar_that_came_later(window):
    """Its buttons stay free; a bar that it covers takes nothing from it."""
    points = ["One more point that is long enough for a line of its own."] * 20
    bar = NoticeBar(window)
    bar.tell("Before.")
    sheet = Sheet(window, "Sure?", "", [Answer("", "Yes")], motion=False, points=points)
    sheet.open()
    covered = sheet.panel.geometry().bottom()
    bar.go_on()
    bar.tell("After.")

    assert covered > bar.y()
    assert sheet.panel.geometry().bottom() < bar.y()
    bar.go_on()
    assert sheet.panel.geometry().bottom() == covered


def test_result_goes_by_itself(window):
    """What is being written stays until there is a result; that goes."""
    bar = ResultBar(window)
    bar.show_busy("Writing …")
    assert not bar._timer.isActive()
    bar.show_done("Written.")
    assert bar._timer.isActive()

    bar._timer.timeout.emit()
    assert bar.sentence() == ""


def test_bar_does_not_go_from_under_the_pointer(window):
    """Who is about to press a button of it still can; once the hand rests it goes."""
    bar = DoneBar(window)
    bar.tell("Done.")
    QApplication.sendEvent(bar, QEnterEvent(QPointF(), QPointF(), QPointF()))
    QCursor.setPos(QCursor.pos() + QPoint(1, 0))
    bar._timer.timeout.emit()
    assert bar.sentence() == "Done."
    assert bar._timer.isActive()

    bar._timer.timeout.emit()
    assert bar.sentence() == ""


def test_bar_does_not_go_from_under_the_keyboard(window):
    """Who has come to its button with Tab can press it."""
    bar = UndoBar(window)
    bar.offer("Deleted.", list)
    bar.button.setFocus(Qt.FocusReason.TabFocusReason)
    bar._timer.timeout.emit()

    assert bar.sentence() == "Deleted."
    bar.withdraw()


def test_what_went_wrong_stays_while_nobody_is_there(window, qtbot):
    """Its time counts only while the window is the one that is used."""
    bar = NoticeBar(window)
    bar.tell("It went wrong.")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    bar._timer.timeout.emit()
    assert bar.sentence() == "It went wrong."

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar._timer.timeout.emit()
    assert bar.sentence() == ""
