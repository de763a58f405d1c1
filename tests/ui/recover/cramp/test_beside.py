"""The question beside the help: asked while it runs, and what a yes leaves out."""

from __future__ import annotations

import pytest

from coach.store.entries import CARE, SCREENING

SECOND_MS, MINUTE_MS = 1_000, 60_000


@pytest.fixture
def beside(page):
    return page.beside


def is_seen(widget):
    return widget.isVisibleTo(widget.window())


def test_it_is_asked_while_the_stretch_runs(page, beside, clock):
    """It holds nothing up: the clock runs from the first moment."""
    clock.advance(5 * SECOND_MS)
    page.follow()

    assert beside.question.id == "Q07"
    assert is_seen(beside.text)
    assert page.board.clock.text() == "0:05"


def test_help_goes_on_without_an_answer(page, clock):
    """Rubbing is not kept back for it."""
    clock.advance(4 * MINUTE_MS)
    page.follow()

    assert page.flow.phase == "rub"


def test_no_is_kept_and_makes_room(page, beside, notes):
    """The answer counts; a small line lets it be changed."""
    beside.no.click()

    (note,) = notes(SCREENING)
    assert note.data["where"] == "gate"
    assert note.data["answers"] == {"Q07": False}
    assert not is_seen(beside.text)
    assert is_seen(beside.again)


def test_no_can_be_changed(page, beside, notes):
    """The question is there again, and the yes counts."""
    beside.no.click()
    beside.again.click()
    assert is_seen(beside.text)

    beside.yes.click()
    assert {each.data["level"] for each in notes(SCREENING)} == {"clear", "D"}


def test_yes_shows_the_card_for_today(page, beside, notes):
    """What to do is said at once, and kept."""
    beside.yes.click()

    (note,) = notes(SCREENING)
    assert note.data["level"] == "D"
    assert is_seen(beside.card)
    assert "today" in beside.card.text
    assert is_seen(beside.closed)


def test_yes_leaves_rubbing_and_warmth_out(page, beside, clock):
    """The stretch goes on; what comes next is the glass of water."""
    beside.yes.click()
    assert page.flow.phase == "stretch"

    page.board.next.click()
    assert page.flow.phase == "drink"


def test_yes_during_rubbing_ends_it_at_once(page, beside):
    """Nobody rubs on while reading the card."""
    page.board.next.click()
    assert page.flow.phase == "rub"

    beside.yes.click()
    assert page.flow.phase == "drink"


def test_yes_ends_warmth_that_is_on(page, beside, notes):
    """What lies on the muscle comes off; its timer ends."""
    page.board.next.click()
    page.board.next.click()
    part = page.easing.warmth
    for row in part._questions.values():
        row.chips[1].click()
    part.tested.chips[0].click()
    part._begin()
    assert page._care.timer_of("heat") is not None

    beside.yes.click()
    assert page._care.timer_of("heat") is None
    assert "ended_at" in notes(CARE)[0].data


def test_what_follows_from_a_yes_makes_it_more_pressing(page, beside, notes):
    """It adds to the card and never cancels it."""
    beside.yes.click()
    assert beside.question.id == "Q07-background"

    beside.yes.click()
    assert "Call now" in beside.card.text
    said = [each.data["answers"] for each in notes(SCREENING)]
    assert {"Q07": True, "Q07-background": True} in said
    assert not is_seen(beside.yes)


def test_slip_takes_everything_back(page, beside, notes):
    """Within the first minute; then rubbing is open again, and it is asked again."""
    beside.yes.click()
    beside.yes.click()
    beside.slip.click()
    page.follow()

    assert notes(SCREENING) == []
    assert beside.question.id == "Q07"
    page.board.next.click()
    assert page.flow.phase == "rub"


def test_slip_is_offered_for_a_minute(page, beside, clock):
    """After that only an examination opens it."""
    beside.yes.click()
    clock.advance(61 * SECOND_MS)
    beside.slip.tick()

    assert not is_seen(beside.slip)
    assert is_seen(beside.card)


def test_what_is_locked_already_is_not_asked(page, beside, care_context, clock):
    """The next cramp begins with rubbing and warmth left out, and no question."""
    beside.yes.click()
    page.leave()
    if page.log is not None:
        page.log.close_sheet()
    clock.advance(MINUTE_MS)
    page.begin("calf")

    assert not is_seen(beside)
    page.follow()
    page.board.next.click()
    assert page.flow.phase == "drink"


def test_next_cramp_is_asked_about_anew(page, beside, clock):
    """A no holds for this cramp only: every single time."""
    beside.no.click()
    page.leave()
    if page.log is not None:
        page.log.close_sheet()
    page.begin("calf")

    assert beside.question.id == "Q07"
