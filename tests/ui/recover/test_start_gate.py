"""A start passes the health list, the stop questions and the locks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.care.screening import ON_DEMAND, screening_data
from coach.session.model import ItemKind
from coach.store.entries import HEALTH, SCREENING, UNLOCK
from ui.recover.screening.check_sheet import CheckSheet
from ui.recover.screening.closed_sheet import ClosedSheet
from ui.recover.screening.health_sheet import HealthSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen
from ui.widgets.sheet import Sheet

Key = Qt.Key
REHAB = "hamstring-mild-1"
WARM_UP = "everyday-warm-up"
STRETCH = "hamstring-flexibility"


@pytest.fixture
def healthy(care_context):
    """Note a health list with nothing on it."""
    care_context.care.load()
    care_context.care.note(HEALTH, {"items": [], "age_group": "18-54"})


@pytest.fixture
def asked(starter, program, healthy, shown):
    """Return the stop questions before a recovery program."""
    starter.start(program(REHAB))
    return shown(StopScreen)


def answer_all(qtbot, screen, yes=""):
    """Answer every question by keyboard, one of them with yes."""
    for _ in range(40):
        if not screen.isVisible():
            return
        is_yes = screen.question.id == yes
        qtbot.keyClick(screen, Key.Key_Y if is_yes else Key.Key_N)


def test_warm_up_is_not_held_up(starter, program, window, shown):
    """Nothing is asked before a warm-up of somebody who said nothing."""
    starter.start(program(WARM_UP))

    assert window.is_playing
    assert shown(StopScreen) is None


def test_first_recovery_program_asks_for_the_health_list(starter, program, shown):
    """The list comes once, before the questions."""
    starter.start(program(REHAB))

    sheet = shown(HealthSheet)
    assert sheet is not None
    sheet.save.click()
    assert shown(StopScreen) is not None


def test_questions_say_how_far_they_are(asked):
    """One question at a time, counted."""
    assert asked.count.text().startswith("1 of ")
    assert asked.question.id == "Q01"


def test_back_asks_the_question_before_again(qtbot, asked):
    """Backspace goes back; what was answered can be changed."""
    qtbot.keyClick(asked, Key.Key_N)
    assert asked.question.id == "Q02"
    qtbot.keyClick(asked, Key.Key_Backspace)

    assert asked.question.id == "Q01"
    assert not asked.back.isEnabled()


def test_arrows_choose_and_return_answers(qtbot, asked, window):
    """Right, then Return, says no."""
    qtbot.keyClick(asked, Key.Key_Right)
    qtbot.keyClick(asked.focusWidget(), Key.Key_Return)

    assert asked.answers == {"Q01": False}


def test_all_no_leads_to_the_check_and_the_session(
    qtbot, asked, window, shown, notes, clock
):
    """Keyboard only: questions, side, check, and it plays."""
    answer_all(qtbot, asked)
    clock.advance(5_000)
    side = shown(Sheet)
    qtbot.keyClick(side, Key.Key_Return)
    check = shown(CheckSheet)
    qtbot.keyClick(check, Key.Key_2)
    check.fine.setFocus()
    qtbot.keyClick(check.fine, Key.Key_Space)
    qtbot.keyClick(check.focusWidget(), Key.Key_Return)

    assert window.is_playing
    first, second = notes(SCREENING)
    assert (first.data["where"], first.data["level"]) == ("first-use", "clear")
    assert (second.data["where"], second.data["check"]["pain"]) == ("session", 2)


def test_escape_without_a_yes_starts_nothing(qtbot, asked, window, notes):
    """Leaving early writes nothing and starts nothing."""
    qtbot.keyClick(asked, Key.Key_Escape)

    assert not window.is_playing
    assert notes(SCREENING) == []


def test_escape_never_loses_a_yes(qtbot, asked, shown, notes):
    """A yes that was given leads to its card, however one leaves."""
    while asked.question.id != "Q06":
        qtbot.keyClick(asked, Key.Key_N)
    qtbot.keyClick(asked, Key.Key_Y)
    qtbot.keyClick(asked, Key.Key_Escape)

    assert shown(ResultCard).card.level == "D"
    assert notes(SCREENING)[0].data["answers"]["Q06"] is True


def test_emergency_ends_the_questions_at_once(qtbot, asked, shown, window):
    """The card fills the window and shows the number in large figures."""
    qtbot.keyClick(asked, Key.Key_Y)

    card = shown(ResultCard)
    assert card.card.level == "E"
    assert card.panel.number.text() == "112"
    assert card._card.width() > window.width() - 40
    assert card._card.height() > window.height() - 40


def test_emergency_card_is_not_left_by_escape(qtbot, asked, shown):
    """Only its buttons close it."""
    qtbot.keyClick(asked, Key.Key_Y)
    card = shown(ResultCard)

    qtbot.keyClick(card, Key.Key_Escape)

    assert card.isVisible()


def test_emergency_closes_everything_else(
    qtbot, asked, shown, starter, program, window
):
    """After the card even a warm-up is closed, and says what to do."""
    qtbot.keyClick(asked, Key.Key_Y)
    card = shown(ResultCard)
    qtbot.keyClick(card.done, Key.Key_Return)
    assert not window.is_playing

    starter.start(program(WARM_UP))

    assert not window.is_playing
    assert shown(ClosedSheet) is not None


def test_slip_opens_everything_again(
    qtbot, asked, shown, starter, program, window, notes
):
    """Within the minute the answers are put into the bin, and asked again."""
    qtbot.keyClick(asked, Key.Key_Y)
    card = shown(ResultCard)
    assert "60" in card.slip.text()

    card.slip.click()

    again = shown(StopScreen)
    assert again is not None
    qtbot.keyClick(again, Key.Key_Escape)
    assert notes(SCREENING) == []
    assert len(notes(SCREENING, removed=True)) == 1
    starter.start(program(WARM_UP))
    assert window.is_playing


def test_slip_counts_down_and_ends(qtbot, asked, shown, clock):
    """After 60 s there is no slip any more."""
    qtbot.keyClick(asked, Key.Key_Y)
    card = shown(ResultCard)
    clock.advance(20_000)
    card.slip.tick()
    assert "40" in card.slip.text()

    clock.advance(41_000)
    card.slip.tick()

    assert not card.slip.isVisible()


def test_country_is_chosen_on_the_card(qtbot, asked, shown, care_context):
    """Without a number the card asks where one is, and follows at once."""
    care_context.change_settings(emergency_number="")
    qtbot.keyClick(asked, Key.Key_Y)
    card = shown(ResultCard)
    combo = card.panel.country.combo

    combo.setCurrentIndex(combo.findData("NO"))
    combo.activated.emit(combo.currentIndex())

    assert care_context.settings.emergency_number == "113"
    assert card.panel.number.text() == "113"
    assert "113" in card.advice.text


def lock_today(care_context):
    care = care_context.care
    data = screening_data(ON_DEMAND, "hamstring", {"Q09": True})
    return care.note(SCREENING, data)


def test_today_lock_closes_the_area_and_no_more(
    care_context, healthy, starter, program, shown, window
):
    """A recovery program of the thigh is closed with reason and next step."""
    lock_today(care_context)
    starter.start(program(REHAB))

    sheet = shown(ClosedSheet)
    assert sheet is not None
    assert sheet.examined is not None
    assert not window.is_playing


def test_examination_opens_the_lock(
    qtbot, care_context, healthy, starter, program, shown, notes
):
    """The day is noted; the questions of the program come next."""
    entry = lock_today(care_context)
    starter.start(program(REHAB))
    sheet = shown(ClosedSheet)
    sheet.examined.click()

    sheet.save.click()

    unlock = notes(UNLOCK)[0].data
    assert unlock["screening"] == entry.id
    assert shown(StopScreen) is not None


def test_examination_before_the_answers_is_refused(
    care_context, healthy, starter, program, shown, notes
):
    """An older examination opens nothing; the sheet says so."""
    lock_today(care_context)
    starter.start(program(REHAB))
    sheet = shown(ClosedSheet)
    sheet.examined.click()
    sheet.day.earlier.click()

    sheet.save.click()

    assert notes(UNLOCK) == []
    assert "on or after" in sheet.subtitle.text()


def test_lock_holds_before_it_is_on_the_disk(care_context, healthy, program):
    """What is written counts at once, without waiting for the journal."""
    lock_today(care_context)

    verdict = care_context.care.verdict(program(REHAB))
    assert verdict.level == "D"


def test_lock_holds_after_reading_again(qtbot, care_context, healthy, program, notes):
    """A reading that began before a note was written does not lose it."""
    lock_today(care_context)
    notes()
    with qtbot.waitSignal(care_context.care.changed):
        care_context.care.refresh()

    assert care_context.care.verdict(program(REHAB)).level == "D"


def play(qtbot, care_context, clock, starter, program, shown, name):
    """Get past everything before a recovery program."""
    starter.start(program(name))
    screen = shown(StopScreen)
    if screen is not None:
        answer_all(qtbot, screen)
    clock.advance(1_000)
    side = shown(Sheet)
    if side is not None:
        side.close_with("left")
    check = shown(CheckSheet)
    check.pain.set_value(1)
    check.take_fine()
    check.save.click()


def test_red_in_the_player_closes_what_it_must(
    qtbot, care_context, healthy, starter, program, shown, window, clock, notes
):
    """After a red light the answers are a screening, with the card and the slip."""
    play(qtbot, care_context, clock, starter, program, shown, REHAB)
    clock.advance(1_000)
    card = window.player.ending.stop_card
    card.ask("hamstring", "112")
    card.take("Q01", True)
    card.take_answers()

    result = shown(ResultCard)
    assert result.card.level == "E"
    assert notes(SCREENING)[-1].data["where"] == "after-red"
    result.done.click()
    assert not card.isVisible()
    assert care_context.care.verdict(program(WARM_UP)).level == "E"


def test_closed_exercise_is_left_out_of_the_session(
    qapp, care_context, healthy, starter, program, window, clock
):
    """What the answers close is not worked in a program that stays open."""
    name = "desk-break"
    data = screening_data(ON_DEMAND, "", {"Q14": True})
    care_context.care.note(SCREENING, data)
    allowed = care_context.care.verdict(program(name))
    assert allowed.leave_out == ("bodyweight-squat",)

    starter.start(program(name))
    worked = work_through(qapp, window, clock)

    assert worked
    assert worked.isdisjoint(allowed.leave_out)


def work_through(qapp, window, clock):
    """Let a session run to its end, and return the exercises that were worked."""
    driver, worked = window.player.driver, set()
    while driver.has_session and driver.runner.item is not None:
        item = driver.runner.item
        if item.kind is ItemKind.WORK:
            worked.add(item.exercise)
        clock.advance(1_000)
        driver.poll()
        qapp.processEvents()
    return worked


def test_exchanged_exercise_is_worked_instead(
    qapp, care_context, healthy, starter, program, window, clock
):
    """In pregnancy the staff pose takes the place of the dog."""
    clock.advance(1_000)
    care_context.care.note(HEALTH, {"items": ["pregnancy"]})

    starter.start(program("three-poses-for-the-hamstrings"))
    worked = work_through(qapp, window, clock)

    assert "staff-pose" in worked
    assert "downward-facing-dog" not in worked
