"""A plan that waits can be put away, and comes back only when somebody wants it."""

import pytest

from tests.ui.assigned.conftest import STRANGER, text_of
from ui.widgets.button import Button


@pytest.fixture
def kept(entrance, opened, practice, qtbot):
    """Return what keeps a plan for later, with nothing compared, and its bytes."""

    def make(**changes):
        data = practice.signed(**changes)
        sheet = opened(data)
        with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
            sheet.take_asked.emit("")
        sheet.close_sheet()
        return data

    return make


@pytest.fixture
def card(window, qtbot):
    """Return what finds the card on Today while it is shown."""
    page = window.open_page("today")

    def find():
        qtbot.waitUntil(lambda: page.board.assigned is not None)
        qtbot.waitUntil(page.board.assigned.isVisible)
        return page.board.assigned

    return find


@pytest.fixture
def discard(card, entrance, quiet, qtbot):
    """Return what presses the button, and returns the offer to undo it."""

    def press():
        (button,) = [b for b in card().findChildren(Button) if b.text() == "Discard"]
        assert button.accessibleName() == "Discard: Easy bridges"
        with (
            qtbot.waitSignal(entrance.model.changed),
            qtbot.waitSignal(quiet.undo_offered) as told,
        ):
            button.click()
        return told.args

    return press


def test_plan_that_waits_can_be_discarded(kept, card, discard, entrance):
    """It is gone from Today, and nothing of it runs."""
    kept()
    shown = card()
    words, _ = discard()

    assert words == "“Easy bridges” was discarded. Its file can be opened again."
    assert entrance.model.assigned is None
    assert shown.isHidden()


def test_discarding_can_be_undone(kept, card, discard, entrance, qtbot):
    """It waits as before."""
    kept()
    _, undo = discard()
    with qtbot.waitSignal(entrance.model.changed):
        undo()

    assert len(entrance.model.assigned.waiting) == 1
    assert "A plan waits for its code" in text_of(card())


def test_file_of_a_discarded_plan_can_be_opened_again(
    kept, discard, opened, entrance, qtbot
):
    """As if it had never come; to undo then changes nothing any more."""
    data = kept()
    _, undo = discard()
    sheet = opened(data)
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.take_asked.emit("code")
    sheet.close_sheet()
    with qtbot.waitSignal(entrance.model.changed):
        undo()

    assert len(entrance.model.assigned.running) == 1
    assert entrance.model.assigned.waiting == ()


def test_plan_that_runs_stays_when_another_is_discarded(
    running, kept, discard, entrance, practice
):
    """Only the one that waits is put away."""
    first = practice.signed()
    running(first)
    kept(revision=2, before=first, key=STRANGER)
    discard()

    assert len(entrance.model.assigned.running) == 1
    assert entrance.model.assigned.waiting == ()
