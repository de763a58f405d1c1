"""Tests of ui.widgets.done_bar: what was done is said, and goes by itself."""

import pytest

from ui.widgets.done_bar import SHOWN_MS, DoneBar


@pytest.fixture
def bar(plain_window):
    """Return a bar over a window that is shown."""
    return DoneBar(plain_window)


def test_sentence_is_shown_for_a_while(bar, qtbot):
    """Its time begins with it, and at the end it is gone."""
    bar.tell("Report of Sam Osei is here.")
    assert bar.sentence() == "Report of Sam Osei is here."
    assert bar._timer.interval() == SHOWN_MS
    assert bar._timer.isActive()

    bar._timer.timeout.emit()
    assert bar.sentence() == ""
    assert not bar._timer.isActive()


def test_newest_sentence_takes_the_place_of_the_one_before(bar):
    """Nobody has to close ten of them."""
    bar.tell("One.")
    bar.tell("Two.")

    assert bar.sentence() == "Two."
    bar.close_button.click()
    assert bar.sentence() == ""
