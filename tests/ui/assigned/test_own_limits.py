"""A plan of the person's own with limits: kept to while a course runs of it."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from coach.care.course.actions import start_data
from coach.paths import history_file
from coach.store.connection import open_reader
from coach.store.entries import COURSE, DEVIATION, entries
from ui.assigned.deviate_sheet import DeviateSheet
from ui.assigned.told import told_in
from ui.models.background import wait_for_tasks
from ui.pages.programs.gates import as_done
from ui.recover.care.model import care_model
from ui.widgets.label import Label

PLAN = """\
format   = "plan/1"
id       = "mine"
revision = 1
title    = "Mine"
language = "en"

[[stage]]
name     = "one"
title    = "One"
program  = "easy"
schedule = {{ days = ["{day}"] }}

[limits]
stop_pain          = 3
may_patient_change = ["easier"]
"""


@pytest.fixture
def running(quiet, starter, qtbot):
    """Return what runs a course of a plan that is done on one day of the week."""

    def run(day):
        path = quiet.library.own_folder / "mine.plan.toml"
        with qtbot.waitSignal(quiet.library.library_changed):
            path.write_text(PLAN.format(day=day), encoding="utf-8")
            quiet.library.refresh()
        quiet.care.load()
        qtbot.waitUntil(lambda: quiet.care.is_ready)
        plan = quiet.library.library.plans["mine"]
        quiet.care.note(COURSE, start_data(plan, quiet.care.moment))
        assert quiet.journal.flush(5)
        model = care_model(quiet).recovery
        model.refresh()
        qtbot.waitUntil(lambda: model.recovery is not None)
        wait_for_tasks()
        qtbot.waitUntil(lambda: bool(model.recovery.courses))

    return run


def today_is(quiet, offset=0):
    """Return the name of a day of the week, counted from the clock's."""
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return names[(quiet.care.moment.day.weekday() + offset) % 7]


def deviations(quiet):
    assert quiet.journal.flush(5)
    with closing(open_reader(history_file(quiet.data_dir))) as connection:
        return [note.data for note in entries(connection, (DEVIATION,))]


def sheet_of(window):
    found = window.findChildren(DeviateSheet)
    return next((each for each in found if each.isVisible()), None)


def test_on_its_day_it_starts_within_its_limits(running, starter, window, quiet):
    """Without a word; the stop rule is the plan's, and changes of it are told."""
    running(today_is(quiet))
    program = quiet.library.program("easy")
    starter.start(program)

    assert window.is_playing
    assert window.player._program.safety.stop_pain == 3
    assert told_in(quiet, program) == {"leave-out", "extend"}
    assert deviations(quiet) == []


def test_another_day_is_asked_about_and_noted(running, starter, window, quiet, qtbot):
    """Done all the same, it is written down with the person's own words."""
    running(today_is(quiet, 1))
    starter.start(quiet.library.program("easy"))
    sheet = sheet_of(window)
    said = " ".join(label.text() for label in sheet.findChildren(Label))
    was_playing = window.is_playing
    qtbot.keyClicks(sheet.because, "Away")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)

    assert "Today is another day." in said
    assert "report" not in said
    assert not was_playing
    assert window.is_playing
    assert deviations(quiet) == [
        {"plan": "mine", "what": "other-day", "because": "Away"}
    ]


def test_other_programs_are_the_persons_own(running, starter, window, quiet):
    """The plan says nothing of them."""
    running(today_is(quiet, 1))
    starter.start(quiet.library.program("evening"))

    assert window.is_playing
    assert sheet_of(window) is None


def test_what_is_read_about_the_program_names_the_limit(quiet, running):
    """On its page as before its sessions: the lower number is the one that counts."""
    running(today_is(quiet))

    found = as_done(quiet, quiet.library.program("easy"))

    assert found.safety.stop_pain == 3
