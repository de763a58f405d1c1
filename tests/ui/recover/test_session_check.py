"""The short check, and where its answers lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.care.screening import ON_DEMAND, full_list, screening_data
from coach.store.entries import HEALTH, SCREENING
from ui.recover.screening.check_sheet import NOTHING, CheckSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen
from ui.widgets.sheet import Sheet

Key = Qt.Key
REHAB = "hamstring-mild-1"


@pytest.fixture
def answered(care_context, clock):
    """Note a health list, and stop questions that were all answered with no."""
    care = care_context.care
    care.load()
    care.note(HEALTH, {"items": [], "age_group": "18-54"})
    answers = {each.id: False for each in full_list().questions}
    care.note(SCREENING, screening_data(ON_DEMAND, "", answers))
    clock.advance(5_000)


@pytest.fixture
def check(answered, starter, program, shown):
    """Return the check before a recovery program."""
    starter.start(program(REHAB))
    shown(Sheet).close_with("left")
    return shown(CheckSheet)


def test_everything_has_to_be_said_before_rehab(check):
    """The number alone is not enough, and there is no skipping."""
    check.pain.set_value(1)
    assert not check.save.isEnabled()

    check.take_fine()

    assert check.save.isEnabled()


def test_nothing_new_and_a_sign_exclude_each_other(check):
    """The last press holds."""
    chips = {chip.value: chip for chip in check.new.chips}
    chips[NOTHING].click()
    chips["swelling"].click()

    assert check.new.values() == ["swelling"]


def test_the_place_is_asked_only_when_it_hurts(check):
    """Zero has no place."""
    check.pain.set_value(0)
    assert not check.place.isVisible()
    check.pain.set_value(2)
    assert check.place.isVisible()


def test_amber_pain_offers_an_easier_session(check, shown, window):
    """3 to 5: easier or not now."""
    check.pain.set_value(4)
    check.take_fine()
    check.save.click()

    sheet = shown(Sheet)
    assert "easier" in sheet.accessibleName()
    sheet.close_with("go")
    assert window.is_playing


def test_red_pain_asks_the_questions_and_starts_nothing(qtbot, check, shown, window):
    """6 and more: the whole list, then no session."""
    check.pain.set_value(7)
    check.take_fine()
    check.save.click()
    screen = shown(StopScreen)
    while screen.isVisible():
        qtbot.keyClick(screen, Key.Key_N)

    shown(Sheet).close_with("")
    assert not window.is_playing


def test_new_swelling_opens_its_questions(check, shown):
    """Only those that match what is new."""
    check.pain.set_value(1)
    check.new.chips[1].click()
    check.take_fine()
    check.save.click()

    assert shown(StopScreen).question.id == "Q07"


def test_a_yes_to_what_was_opened_stops_the_session(qtbot, check, shown, window, notes):
    """One swollen calf or thigh: the card, no session, and it is kept."""
    check.pain.set_value(1)
    check.new.chips[1].click()
    check.take_fine()
    check.save.click()
    screen = shown(StopScreen)
    qtbot.keyClick(screen, Key.Key_Y)
    qtbot.keyClick(screen, Key.Key_Escape)
    card = shown(ResultCard)
    card.done.click()

    assert not window.is_playing
    assert notes(SCREENING)[-1].data["level"] == "D"


def test_relief_is_written_with_the_session(check, window, notes, care_context):
    """Its numbers do not count towards moving on."""
    check.pain.set_value(1)
    check.relief.chips[0].click()
    check.take_fine()
    check.save.click()

    assert window.is_playing
    assert notes(SCREENING)[-1].data["check"]["relief"] is True


def test_unwell_line_asks_before_a_warm_up(answered, starter, program, shown, window):
    """Who says so is asked; the check can be skipped there."""
    starter.start_unwell(program("everyday-warm-up"))
    check = shown(CheckSheet)
    assert not window.is_playing

    check._skip()

    assert window.is_playing


def test_not_well_enough_means_rest(qtbot, answered, starter, program, shown, window):
    """After the questions about a fever: rest, and the streak is kept."""
    starter.start_unwell(program("everyday-warm-up"))
    check = shown(CheckSheet)
    check.pain.set_value(0)
    check.well.chips[1].click()
    check.take_fine()
    check.save.click()
    screen = shown(StopScreen)
    while screen.isVisible():
        qtbot.keyClick(screen, Key.Key_N)

    assert "Rest" in shown(Sheet).accessibleName()
    shown(Sheet).close_with("")
    assert not window.is_playing


def test_escape_lets_the_next_start_ask_again(
    qtbot, check, starter, program, shown, window
):
    """A start that was left holds nothing up."""
    qtbot.keyClick(check, Key.Key_Escape)
    starter.start(program(REHAB))

    assert shown(Sheet) is not None
    shown(Sheet).close_with("")
    assert not window.is_playing
