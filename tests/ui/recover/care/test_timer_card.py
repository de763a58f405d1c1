"""Timers outside a fresh injury on the Today page: seen, ended, looked after."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ui.recover.care.face import FINISH, LOOKS_BAD
from ui.recover.care.timer_card import TimerCard
from ui.recover.care.timers import other_timers, pressing_timers
from ui.recover.info_sheet import InfoSheet

MINUTE_MS = 60_000


@pytest.fixture
def warmed(warm, model):
    """Return the model of care; a hot towel has been on for three minutes."""
    warm()
    return model


@pytest.fixture
def card(strained, warmed, qtbot):
    window = QWidget()
    window.resize(900, 400)
    qtbot.addWidget(window)
    card = TimerCard(strained, warmed, window)
    window.show()
    card.show_timers()
    yield card
    window.hide()


def part(card):
    (found,) = card.parts.values()
    return found


def press(card, what):
    next(each for each in part(card).buttons if each.objectName() == what).click()


def test_time_that_is_left_is_in_the_ring(card):
    """The towel stays seventeen minutes more."""
    assert part(card).ring.count == "17:00"
    assert part(card).title.text() == "Hot towel is on"


def test_it_is_ended_here(card, warmed):
    """Then there is nothing left to show."""
    press(card, FINISH)
    card.show_timers()

    assert warmed.timer_of("heat") is None
    assert card.parts == {}
    assert card.isHidden()


def test_skin_that_is_not_well_ends_it_and_says_why(card, warmed, strained, clock):
    """The sentence of the file is read in the window's message."""
    told = []
    strained.done_told.connect(told.append)
    clock.advance(2 * MINUTE_MS)
    card.show_timers()
    press(card, LOOKS_BAD)

    assert warmed.timer_of("heat") is None
    assert told == ["Burning, very red or blotchy: take it off."]


def test_timers_of_the_injury_are_left_to_its_card(warmed):
    """Ice has its ring there already."""
    case = warmed.case
    ice = next(step for step in case.protocol.steps if step.kind == "ice")
    warmed.begin(warmed.wish(ice))

    assert [each.step.kind for each in other_timers(warmed)] == ["heat"]
    assert {each.step.kind for each in warmed.timers} == {"heat", "ice"}


def test_what_asks_for_something_presses_most(warmed, clock):
    """A look that is due comes before what runs, whatever is left of it."""
    case = warmed.case
    ice = next(step for step in case.protocol.steps if step.kind == "ice")
    clock.advance(2 * MINUTE_MS)
    warmed.begin(warmed.wish(ice))

    found = [each.step.kind for each in pressing_timers(warmed)]
    assert found == ["heat", "ice"]


def test_bandage_that_is_well_waits_quietly(warmed, clock):
    """It has no end; only its look at the toes asks for something."""
    case = warmed.case
    wrap = next(step for step in case.protocol.steps if step.kind == "compression")
    warmed.begin(warmed.wish(wrap))
    assert [each.step.kind for each in pressing_timers(warmed)] == ["heat"]

    clock.advance(11 * MINUTE_MS)
    assert "compression" in [each.step.kind for each in pressing_timers(warmed)]


def test_warmth_leads_to_its_text(card):
    """Limits, recipes and sources of the hot towel are one click away."""
    (info,) = card.infos.values()
    info.click()

    assert info.text() == "Hot towel: limits and sources"
    assert card.window().findChild(InfoSheet).content.id == "cramp-warmth"


def test_the_link_goes_with_its_timer(card):
    """What has ended leaves no link behind."""
    press(card, FINISH)
    card.show_timers()

    assert card.infos == {}
