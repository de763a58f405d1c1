"""The bar that offers to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.widgets.undo_bar import OFFER_MS, UndoBar


@pytest.fixture
def bar(plain_window):
    return UndoBar(plain_window)


def test_a_press_undoes_once(qtbot, bar):
    """The button takes back what is offered, and the bar goes."""
    undone = []
    bar.offer("Deleted.", lambda: undone.append(1))
    assert bar.sentence() == "Deleted."

    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    bar.undo()

    assert undone == [1]
    assert bar.sentence() == ""


def test_the_offer_ends_after_its_time(bar):
    """After half a minute nothing is offered any more."""
    undone = []
    bar.offer("Deleted.", lambda: undone.append(1))
    assert bar._timer.interval() == OFFER_MS == 30_000

    bar._timer.timeout.emit()
    bar.undo()

    assert bar.sentence() == ""
    assert undone == []


def test_a_new_offer_replaces_the_one_before(bar):
    """Only the last step is undone."""
    undone = []
    bar.offer("First.", lambda: undone.append("first"))
    bar.offer("Second.", lambda: undone.append("second"))
    bar.undo()

    assert undone == ["second"]


def test_it_gives_way_to_a_form(bar):
    """While a form is open it hides, and afterwards the offer still stands."""
    undone = []
    bar.offer("Deleted.", lambda: undone.append(1))
    bar.give_way(True)
    assert not bar.isVisible()

    bar.give_way(False)
    bar.undo()

    assert undone == [1]


def test_it_does_not_come_back_without_an_offer(bar):
    """A form that closes shows no empty bar."""
    bar.give_way(False)

    assert not bar.isVisible()


def test_it_stays_at_the_foot_of_the_window(qtbot, plain_window, bar):
    """Also when the window becomes smaller."""
    bar.offer("Deleted.", list)
    plain_window.resize(500, 400)
    qtbot.waitUntil(lambda: bar.geometry().bottom() < 400)

    assert plain_window.rect().contains(bar.geometry())
    bar.withdraw()
