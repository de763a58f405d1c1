"""The card of care: ice with its skin check, bandage, raised leg, and a restart."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from coach.care.questions import all_questions
from coach.paths import history_file
from coach.store.connection import open_reader
from coach.store.entries import CARE, SCREENING, entries
from tests.ui.pages.reading import shown_words
from ui.context import AppContext
from ui.models.background import wait_for_tasks
from ui.recover.care.card import CareCard
from ui.recover.care.face import BEGIN, EXTEND, FINISH, LOOKS_BAD, LOOKS_WELL
from ui.recover.care.model import care_model
from ui.recover.care.ring import ring_clock
from ui.recover.info_sheet import InfoSheet

MINUTE_MS = 60_000


@pytest.fixture
def card(strained, model, qtbot):
    window = QWidget()
    window.resize(400, 500)
    qtbot.addWidget(window)
    card = CareCard(strained, model, window)
    card.resize(400, 500)
    window.show()
    card.show_care()
    yield card
    window.hide()


def press(part, what):
    """Press the button of a part that asks for something."""
    next(each for each in part.buttons if each.objectName() == what).click()


def actions(part):
    return [each.objectName() for each in part.buttons]


def notes(context, kind):
    """Return the notes of a kind that are on the disk."""
    assert context.journal.flush(10)
    connection = open_reader(history_file(context.data_dir))
    try:
        return entries(connection, (kind,))
    finally:
        connection.close()


def pass_minutes(clock, model, minutes):
    clock.advance(minutes * MINUTE_MS)
    model.tick()


def test_card_names_the_place_and_the_day(card):
    """It says which leg, which day and until when, and names no illness."""
    assert card.heading.text() == "Right hamstring"
    assert card.subtitle.text().startswith("Day 1")
    assert "RICE until Thursday" in card.subtitle.text()


def test_ice_is_begun_and_written(card, strained, model):
    """Start writes a note at once, and the ring counts down from a quarter hour."""
    press(card.cold, BEGIN)

    assert card.cold.title.text() == "Ice is on"
    assert card.cold.ring.count == "15:00"
    (note,) = notes(strained, CARE)
    assert note.data["what"] == "ice"
    assert "ended_at" not in note.data


def test_skin_check_after_five_minutes(card, clock, model):
    """After five minutes the skin is asked about, before anything else can be done."""
    press(card.cold, BEGIN)
    pass_minutes(clock, model, 5)

    assert actions(card.cold) == [LOOKS_WELL, LOOKS_BAD]
    assert "White, blistered or numb" in card.cold.words.text()


def test_skin_that_is_well_lets_it_go_on(card, clock, model):
    """The look is kept, and the time runs on."""
    press(card.cold, BEGIN)
    pass_minutes(clock, model, 5)
    press(card.cold, LOOKS_WELL)

    assert actions(card.cold) == [FINISH, EXTEND]
    assert card.cold.ring.count == "10:00"


def test_skin_that_is_not_well_ends_it(card, clock, strained, model):
    """It comes off, says so, and there is no more cold on that day."""
    press(card.cold, BEGIN)
    pass_minutes(clock, model, 5)
    press(card.cold, LOOKS_BAD)

    assert card.told.text() == "White, blistered or numb: take it off."
    assert model.timer_of("ice") is None
    assert BEGIN not in actions(card.cold)
    (note,) = notes(strained, CARE)
    assert note.data["check_ok"] is False
    assert note.data["stopped_because"] == "check"


def test_ice_can_be_extended_to_twenty_minutes_only(card, clock, model):
    """Five minutes more are offered once: twenty minutes is the longest."""
    press(card.cold, BEGIN)
    pass_minutes(clock, model, 5)
    press(card.cold, LOOKS_WELL)
    press(card.cold, EXTEND)

    assert card.cold.ring.count == "15:00"
    assert actions(card.cold) == [FINISH]


def test_next_ice_keeps_its_distance(card, clock, strained, model):
    """After ice the next one comes two hours later at the earliest."""
    press(card.cold, BEGIN)
    pass_minutes(clock, model, 5)
    press(card.cold, LOOKS_WELL)
    pass_minutes(clock, model, 10)
    press(card.cold, FINISH)

    assert BEGIN not in actions(card.cold)
    assert "18:15" in card.cold.words.text()


def test_time_that_is_up_waits_for_the_person(card, clock, model):
    """Nobody is taken to have lifted the pack who has not said so."""
    press(card.cold, BEGIN)
    pass_minutes(clock, model, 5)
    press(card.cold, LOOKS_WELL)
    pass_minutes(clock, model, 11)

    assert actions(card.cold) == [FINISH]
    assert card.cold.ring.count == "0:00"


def test_running_ice_survives_a_restart(card, clock, strained, model, qtbot, qapp):
    """A window that is opened later finds the timer where it must be."""
    press(card.cold, BEGIN)
    assert strained.journal.flush(10)
    clock.advance(3 * MINUTE_MS)
    again = AppContext(strained.data_dir, clock)
    with qtbot.waitSignal(again.library.library_changed, timeout=15_000):
        again.library.refresh()
    later = care_model(again)
    later.load()
    qtbot.waitUntil(lambda: later.timer_of("ice") is not None, timeout=10_000)

    timer = later.timer_of("ice")
    assert timer is not None
    assert ring_clock(timer.left_ms(clock.wall_ms())) == "12:00"
    wait_for_tasks()
    qapp.processEvents()
    again.close()
    again.deleteLater()


def test_bandage_asks_about_the_leg_first(card, strained, model):
    """A leg that is swollen, warm or red is asked about before every wrapping."""
    press(card.wrap, BEGIN)

    sheet = card.doing.sheet
    assert sheet is not None
    question = next(each for each in all_questions() if each.id == "Q07")
    assert sheet.accessibleDescription() == question.text
    sheet.close_with("no")
    assert model.timer_of("compression") is not None
    assert notes(strained, SCREENING)[0].data["answers"] == {"Q07": False}


def test_swollen_leg_gets_no_bandage(card, strained, model):
    """A yes leads to its card, and the bandage stays off."""
    press(card.wrap, BEGIN)
    assert card.doing.sheet is not None
    card.doing.sheet.close_with("yes")

    assert model.timer_of("compression") is None
    assert card.doing.card is not None
    assert card.doing.card.isVisible()


def test_toes_are_looked_at_after_ten_minutes(card, clock, model):
    """The bandage asks for the toes, and comes off when they are not well."""
    press(card.wrap, BEGIN)
    assert card.doing.sheet is not None
    card.doing.sheet.close_with("no")
    pass_minutes(clock, model, 10)

    assert card.wrap.detail.text() == "Check the toes now"
    press(card.wrap, LOOKS_BAD)
    assert model.timer_of("compression") is None


def test_raised_leg_adds_up_its_minutes(card, clock, model):
    """Twenty minutes with the leg up count towards the day's hour."""
    press(card.leg, BEGIN)
    pass_minutes(clock, model, 20)
    press(card.leg, FINISH)

    assert card.leg.detail.text() == "20 of 60 min today"


def test_narrow_card_puts_a_bandage_on_and_off(card, clock, model):
    """A narrow window has less room, and the same steps."""
    card.set_narrow(True)
    assert not card.wrap.isHidden()
    press(card.wrap, BEGIN)
    assert card.doing.sheet is not None
    card.doing.sheet.close_with("no")
    assert not card.wrap.isHidden()
    press(card.wrap, FINISH)

    assert model.timer_of("compression") is None


def test_limits_lead_to_their_sources(card, strained):
    """One click opens the protocol that runs, with every limit and every source."""
    card.info.click()
    sheet = card.window().findChild(InfoSheet)
    words = shown_words(sheet)

    assert sheet.content is strained.library.library.protocols["rice"]
    assert "never more than 6" in words
    assert sheet.content.sources[0].text in words
