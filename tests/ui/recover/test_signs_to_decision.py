"""From a sign that is ticked to the decision of the course, through the real window."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from coach.care.course.actions import start_data
from coach.care.course.now import courses_at
from coach.care.course.reading import load_history
from coach.care.health import Health
from coach.care.screening import FIRST_USE, screening_data
from coach.care.stop_signs import questions_for
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.days import utc_text
from coach.store.entries import COURSE, HEALTH, INJURY, PAIN, SCREENING
from ui.diary.pain_sheet import PainSheet
from ui.recover.screening.check_sheet import CheckSheet
from ui.recover.screening.stop_screen import StopScreen
from ui.widgets.button import Button
from ui.widgets.sheet import Sheet

Key = Qt.Key
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def course(qtbot, care_context, clock):
    """Let a course run in its first stage, with everything asked that is asked once."""
    care, journal = care_context.care, care_context.journal
    care.load()
    now_ms = clock.wall_ms()
    injury = {"injury": "i", "area": "hamstring", "side": "right"}
    journal.note(
        INJURY,
        injury | {"at": utc_text(now_ms - 5 * DAY_MS)},
        happened_ms=now_ms - 5 * DAY_MS,
    )
    for days in (3, 2, 1):
        data = {"when": "morning", "pain": 1}
        journal.note(PAIN, data, happened_ms=now_ms - days * DAY_MS)
    plan = care_context.library.library.plans["hamstring-mild"]
    stage = "phase-1"
    care.note(
        COURSE,
        start_data(plan, care.moment, stage=stage, side="right", injury="i"),
    )
    care.note(HEALTH, Health().data())
    answers = {question.id: False for question in questions_for("hamstring")}
    care.note(SCREENING, screening_data(FIRST_USE, "hamstring", answers))
    clock.suspend(HOUR_MS)


@pytest.fixture
def decision(care_context):
    """Return a function that reads the decision of the one course from the disk."""

    def read():
        assert care_context.journal.flush(5.0)
        path = history_file(care_context.data_dir)
        with closing(open_store(path)) as connection:
            history = load_history(connection, care_context.library.library)
        (now,) = courses_at(history, care_context.care.moment)
        return now.decision

    return read


@pytest.fixture
def playing(qtbot, course, starter, window, shown, program, care_context):
    """Return the player six seconds into the work of the course's own program."""
    starter.start(program("hamstring-mild-1"))
    press(shown(Sheet), "Right")
    check = shown(CheckSheet)
    check.pain.set_value(1)
    check.take_fine()
    check.save.click()
    player = window.player
    qtbot.waitUntil(lambda: player.driver.is_under_way, timeout=10_000)
    while player.driver.runner.item.kind.value != "work":
        pass_time(player, care_context.clock)
    pass_time(player, care_context.clock)
    return player


def pass_time(player, clock):
    """Let three seconds go by."""
    for _ in range(4):
        clock.advance(750)
        player.driver.poll()


def press(part, words):
    """Press the button of a part that says these words."""
    found = [each for each in part.findChildren(Button) if not each.isHidden()]
    next(each for each in found if each.text() == words).click()


def tick(row, *slugs):
    """Press chips of a row."""
    for chip in row.chips:
        if chip.value in slugs:
            chip.click()


def test_a_limp_in_the_player_is_red(qtbot, playing, decision):
    """Ticked with a 2: the course rests, with the sign as its reason, and asks."""
    qtbot.keyClick(playing, Key.Key_H)
    tick(playing.ending.hurt.signs, "limp")
    qtbot.keyClick(playing.ending.hurt, Key.Key_2)
    press(playing.ending.hurt, "Answer a few questions")
    found = decision()

    assert playing.ending.stop_card.isVisible()
    assert (found.kind, found.asks_questions) == ("rest", True)
    assert "Reported: a limp." in found.reasons


def test_after_the_questions_a_limp_leads_back(qtbot, playing, decision, clock, notes):
    """None of the signs: rest today; the plan then takes a day off, and half."""
    qtbot.keyClick(playing, Key.Key_H)
    tick(playing.ending.hurt.signs, "limp")
    press(playing.ending.hurt, "End here")
    press(playing.ending.hurt, "Answer a few questions")
    # The answers have to follow the session.
    clock.advance(2_000)
    playing.ending.stop_card.take_none()
    playing.ending.stop_card.finished.emit()
    press(playing.ending.finish, "Not now")
    today = decision()
    clock.suspend(DAY_MS)
    tomorrow = decision()

    assert notes(SCREENING)[-1].data["where"] == "after-red"
    assert (today.kind, today.asks_questions) == ("rest", False)
    assert tomorrow.kind == "step-back"
    assert "Reported: a limp." in tomorrow.reasons


def test_a_twinge_in_the_player_goes_on(qtbot, playing, decision):
    """It is kept, and asks for nothing in this stage."""
    qtbot.keyClick(playing, Key.Key_H)
    tick(playing.ending.hurt.signs, "twinge")
    qtbot.keyClick(playing.ending.hurt, Key.Key_2)
    playing.driver.runner.stop()
    playing.driver.poll()
    press(playing.ending.finish, "Not now")
    found = decision()

    assert (found.kind, found.asks_questions) == ("go-on", False)
    assert any("a twinge" in each for each in found.reasons)


def test_a_limp_in_the_finish_form_is_red(playing, decision):
    """Said only afterwards, it counts just the same."""
    playing.driver.runner.stop()
    playing.driver.poll()
    finish = playing.ending.finish
    finish.pain.set_value(1)
    tick(finish.form.signs.chips["signs"], "limp")
    finish.save.click()
    found = decision()

    assert playing.ending.stop_card.isVisible()
    assert (found.kind, found.asks_questions) == ("rest", True)
    assert "Reported: a limp." in found.reasons


def test_a_limp_in_the_diary_is_red(
    course, window, care_context, screening, shown, decision, clock
):
    """A pain note with a limp rests the course and opens the stop questions."""
    sheet = PainSheet(window.shell, care_context)
    sheet.show_form()
    sheet.pain.set_value(1)
    tick(sheet.details.chips["place"], "back-of-thigh")
    tick(sheet.details.chips["signs"], "limp")
    sheet.save.click()
    asked = decision()
    screen = shown(StopScreen)
    assert screen is not None

    clock.advance(2_000)
    while screen.isVisible():
        screen.take_no()
    after = decision()

    assert (asked.kind, asked.asks_questions) == ("rest", True)
    assert asked.reasons == ("Reported: a limp.",)
    assert (after.kind, after.asks_questions) == ("go-on", False)
