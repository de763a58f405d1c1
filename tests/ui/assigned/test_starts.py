"""Sessions of a signed plan: verified, kept to, and what is done otherwise is told."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.files.limits_model import Limits
from coach.paths import history_file
from coach.store.connection import open_reader, open_store
from coach.store.entries import DEVIATION, entries
from tests.ui.assigned.conftest import ID, TODAY, text_of
from ui.assigned.deviate_sheet import DeviateSheet
from ui.assigned.told import told_in
from ui.cut_off import read_unfinished
from ui.models.background import wait_for_tasks
from ui.widgets.sheet import Sheet

FREE = Limits(4, 1, None, ("time-of-day", "days", "easier", "leave-out"))


@pytest.fixture
def start(starter, window, qtbot):
    """Return what starts the program of a plan, up to what is asked first."""

    def make(signed):
        (program,) = signed.contents.programs.values()
        library = starter._context.library
        starter.start(library.program(program.id))
        wait_for_tasks()
        return program

    return make


def sheet_of(window, kind):
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    return found[0] if found else None


def rows(quiet, query):
    assert quiet.journal.flush(5)
    with closing(open_reader(history_file(quiet.data_dir))) as connection:
        return connection.execute(query).fetchall()


def deviations(quiet):
    assert quiet.journal.flush(5)
    with closing(open_reader(history_file(quiet.data_dir))) as connection:
        return [note.data for note in entries(connection, (DEVIATION,))]


def play(window, qtbot):
    qtbot.waitUntil(lambda: window.is_playing)


def test_planned_session_starts_at_once(running, start, window, quiet, qtbot):
    """It is noted which revision and stage it follows, and no deviation."""
    start(running())
    play(window, qtbot)

    query = "SELECT assignment_id, assignment_revision, stage FROM session"
    assert rows(quiet, query) == [(ID, 1, "program")]
    assert deviations(quiet) == []


def test_session_of_any_other_program_follows_nothing(
    entrance, starter, window, quiet, qtbot
):
    """Its row says so."""
    starter.start(quiet.library.program("easy"))
    play(window, qtbot)

    assert rows(quiet, "SELECT assignment_id, stage FROM session") == [(None, None)]


def test_another_day_is_asked_about_and_told(
    running, start, window, quiet, clock, qtbot
):
    """To do it all the same starts it and writes what was done otherwise."""
    signed = running()
    clock.advance(86_400_000)
    start(signed)
    qtbot.waitUntil(lambda: sheet_of(window, DeviateSheet) is not None)
    sheet = sheet_of(window, DeviateSheet)
    said = text_of(sheet)
    assert "The plan says: Mon, Thu. Today is another day." in said
    assert "your next report tells A. Therapist" in said
    assert not window.is_playing

    qtbot.keyClicks(sheet.because, "Away on Thursday")
    sheet.save.click()

    play(window, qtbot)
    assert deviations(quiet) == [
        {
            "plan": signed.contents.plan.id,
            "what": "other-day",
            "because": "Away on Thursday",
        }
    ]


def test_leaving_it_writes_nothing(running, start, window, quiet, clock, qtbot):
    """Escape and "Leave it" start nothing; the next start asks again."""
    signed = running()
    clock.advance(86_400_000)
    start(signed)
    qtbot.waitUntil(lambda: sheet_of(window, DeviateSheet) is not None)
    sheet_of(window, DeviateSheet).left.emit()
    assert deviations(quiet) == []
    assert not window.is_playing

    start(signed)

    qtbot.waitUntil(lambda: sheet_of(window, DeviateSheet) is not None)


def test_days_that_are_free_are_not_asked_about(
    running, start, window, quiet, clock, qtbot
):
    """What the plan leaves to the person needs no word and is no deviation."""
    signed = running(limits=FREE)
    clock.advance(86_400_000)
    start(signed)
    play(window, qtbot)

    assert deviations(quiet) == []


def test_plan_outside_its_days_does_not_start(running, start, window, practice, qtbot):
    """It says from when on; there is no way around it."""
    signed = running(valid_from=TODAY + timedelta(days=3))
    start(signed)
    qtbot.waitUntil(lambda: sheet_of(window, Sheet) is not None)

    sheet = sheet_of(window, Sheet)
    assert "This plan begins on Thu 27 Nov 2025." in text_of(sheet)
    sheet.close_with("")
    assert not window.is_playing


def test_touched_plan_is_not_started(running, start, window, quiet, qtbot):
    """The signed bytes are verified at every start, in one sentence."""
    signed = running()
    with closing(open_store(history_file(quiet.data_dir))) as connection:
        connection.execute("UPDATE assignment SET bundle = CAST('x' AS BLOB)")

    with qtbot.waitSignal(quiet.notice_given) as told:
        start(signed)

    assert "The plan was changed on this computer and is not started" in told.args[0]
    assert not window.is_playing


def test_session_that_was_cut_off_is_verified_too(
    running, start, starter, window, quiet, qtbot
):
    """What is kept of it is not signed; another text is not played on."""
    start(running())
    play(window, qtbot)
    qtbot.waitUntil(lambda: window.player.driver.is_under_way)
    assert quiet.journal.flush(5)
    found = read_unfinished(history_file(quiet.data_dir))
    window.player.leave()
    text = found.program_text.replace("reps = 10", "reps = 50")
    assert text != found.program_text

    with qtbot.waitSignal(quiet.notice_given) as told:
        starter.cut_off.go_on_asked.emit(replace(found, program_text=text))
    assert "not the one that was signed" in told.args[0]
    assert not window.is_playing

    starter.cut_off.go_on_asked.emit(found)
    play(window, qtbot)


def test_changes_that_the_plan_keeps_are_said(running, start, window, quiet, qtbot):
    """Longer: said first, done with the second press; the sheet says "Deviate"."""
    start(running())
    play(window, qtbot)
    player = window.player
    assert player.ending.hurt.told == {"easier", "leave-out", "extend"}
    qtbot.waitUntil(lambda: player.driver.is_under_way)

    with qtbot.waitSignal(player.commands.noted) as told:
        player.commands.extend()
    assert "Press again to deviate" in told.args[0]
    assert [each.kind for each in player.record.events].count("extend") == 0

    player.commands.extend()
    assert [each.kind for each in player.record.events].count("extend") == 1


def test_free_changes_need_no_word(running, quiet):
    """Programs of one's own have none that is told."""
    signed = running(limits=FREE)
    (program,) = signed.contents.programs.values()

    assert told_in(quiet, program) == {"extend"}
    assert told_in(quiet, quiet.library.program("easy")) == frozenset()


def test_leaving_out_is_offered_as_a_deviation(running, start, window, quiet, qtbot):
    """Pain comes first: the way stays open, and it is said that it is told."""
    start(running())
    play(window, qtbot)
    qtbot.waitUntil(lambda: window.player.driver.is_under_way)
    window.player.it_hurts()
    hurt = window.player.ending.hurt
    hurt.answered.emit(3, ())

    said = text_of(hurt)
    assert "Deviate: leave this exercise out" in said
    assert "it is noted, and told with your report" in said
    hurt.chosen.emit("leave-out")

    assert [e.kind for e in window.player.record.events].count("leave-out") == 1
