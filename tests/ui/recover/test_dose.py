"""Start plays what a course asks for today, and says what is different and why."""

from __future__ import annotations

import json
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from coach.care.screening import ON_DEMAND, full_list, screening_data
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.entries import COURSE, HEALTH, SCREENING
from ui.cut_off import read_plan, read_unfinished
from ui.recover.screening.check_sheet import CheckSheet
from ui.widgets.sheet import Sheet

PROGRAM = "hamstring-mild-2"
HALF = (
    "Half the sets today, of a single set half the repetitions, until a session and "
    "its morning went well."
)


@pytest.fixture
def course(care_context, clock):
    """Note a course in phase 2 whose sets are halved since a set-back."""
    care = care_context.care
    care.load()
    care.note(HEALTH, {"items": [], "age_group": "18-54"})
    answers = {each.id: False for each in full_list().questions}
    care.note(SCREENING, screening_data(ON_DEMAND, "", answers))
    about = {"course": "c", "plan": "hamstring-mild", "stage": "phase-2"}
    about["side"] = "right"
    care.note(COURSE, about | {"decision": "start"})
    clock.advance(5_000)
    care.note(COURSE, about | {"decision": "step-back", "inputs": {"half": True}})
    clock.advance(5_000)


@pytest.fixture
def play(course, starter, program, shown, window):
    """Return a function that starts the program and answers what is asked before."""

    def start(side="right", step=0):
        starter.start(program(PROGRAM), step)
        shown(Sheet).close_with(side)
        check = shown(CheckSheet)
        check.pain.set_value(1)
        check.take_fine()
        check.save.click()
        assert window.is_playing
        return window.player

    return start


def sets_of(player):
    """Return the exercises of the running session, each with its sets."""
    items = player.driver.runner.timeline.items
    return {item.exercise: item.of_sets for item in items if item.exercise}


def events_of(context):
    """Return the events of the session so far, the first one first."""
    assert context.journal.flush(5.0)
    with closing(open_store(history_file(context.data_dir))) as connection:
        rows = connection.execute("SELECT kind, data FROM event ORDER BY seq")
        return [(kind, json.loads(data)) for kind, data in rows]


def test_half_the_sets_are_played(play):
    """Rounded up, with nothing left out."""
    sets = sets_of(play())

    assert (sets["bridge-walk-outs"], sets["single-leg-bridge"]) == (2, 1)
    assert sets["brisk-march-or-walk"] == 1


def test_the_player_says_so(play):
    """One plain line, for as long as the session lasts."""
    assert HALF in play().scene.notes.shown


def test_the_journal_has_it_first(play, care_context):
    """Before anything is done, with the reason."""
    play()

    assert events_of(care_context)[0] == (
        "change",
        {"half": True, "leave_out": [], "why": [HALF]},
    )


def test_the_other_leg_has_the_whole_dose(play):
    """The course is for the right one."""
    assert sets_of(play("left"))["bridge-walk-outs"] == 3


def test_the_side_of_the_course_is_the_first_answer(
    course, care_context, starter, program, shown
):
    """Whatever leg a session was for the last time."""
    care_context.change_settings(last_side="left")
    starter.start(program(PROGRAM))

    assert shown(Sheet).focusWidget().text() == "Right"


def test_a_step_is_begun_with_where_it_is(play, program):
    """From the page of the program, also when there is less before it."""
    player = play(step=3)

    name = program(PROGRAM).steps()[3].exercise
    assert player.driver.runner.item.exercise == name


def test_a_session_that_was_cut_off_keeps_its_dose(
    play, starter, window, shown, care_context, clock, qtbot
):
    """Going on plays half the sets as well, says so, and writes it only once."""
    player = play()
    player.driver.poll()
    for _ in range(12):
        clock.advance(1_000)
        player.driver.poll()
    planned = player.driver.runner.engine.plan
    assert care_context.journal.flush(5.0)
    found = read_unfinished(history_file(care_context.data_dir))
    player.driver.stop()
    player.leave()
    starter.ask_unfinished(found)
    qtbot.keyClick(shown(Sheet).focusWidget(), Qt.Key.Key_Return)

    assert window.player.driver.runner.engine.plan == planned
    assert HALF in window.player.scene.notes.shown
    kinds = [kind for kind, _ in events_of(care_context)]
    assert kinds.count("change") == 1


def test_the_stored_plan_is_that_of_the_day(play, care_context):
    """The texts of the history together with what was changed."""
    player = play()
    assert care_context.journal.flush(5.0)
    found = read_unfinished(history_file(care_context.data_dir))
    program, _ = read_plan(found)
    played = player.driver.runner.program

    assert (program.blocks, program.change) == (played.blocks, played.change)
