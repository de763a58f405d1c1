"""A mild strain from its first evening to the list back to sport, and the emergencies.

Everything happens by presses and keys in the real window, over what is shipped, with a
clock that goes on when it is told to.
"""

import pytest
from PySide6.QtCore import Qt

from coach.store.entries import COURSE, SCREENING, UNLOCK
from tests.ui import course_first_days, course_phases
from tests.ui.course_acts import CourseActs
from tests.ui.course_window import CourseWindow
from ui.recover.screening.closed_sheet import ClosedSheet
from ui.recover.screening.hurts_sheet import HurtsSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen

Key = Qt.Key
REHAB, WARM_UP = "hamstring-mild-1", "everyday-warm-up"
CHAPTERS = (
    course_first_days.told_on_the_first_evening,
    course_first_days.care_on_the_first_evening,
    course_first_days.second_day,
    course_first_days.third_and_fourth_day,
    course_phases.amber_day,
    course_phases.bad_mornings,
    course_phases.half_the_sets,
    course_phases.phase_1_is_passed,
    course_phases.phase_2_is_passed,
    course_phases.phase_3_and_the_end,
)


@pytest.fixture
def at(qtbot, tmp_path, clock, utc):
    """Return the open window of somebody who starts Coach for the first time."""
    folder = tmp_path / "data"
    folder.mkdir()
    at = CourseWindow(qtbot, folder, clock)
    at.open()
    yield at
    at.close()


@pytest.fixture
def acts(at):
    """Return what a person does in that window."""
    return CourseActs(at)


@pytest.fixture
def questions(at, acts):
    """Return the stop questions after a fresh strain was told."""
    acts.welcome("injury")
    sheet = acts.tell_strain()
    at.press("Answer the questions", sheet)
    return at.shown(StopScreen)


def start_closed(at, program):
    """Press Start on the page of a program, and return what says that it is closed."""
    at.window.pages.show_program(program)
    at.press("Start", at.window.pages)
    assert not at.window.is_playing
    return at.shown(ClosedSheet)


def test_the_whole_course(at):
    """Twenty-one days: each decision is shown, confirmed and can be explained."""
    for chapter in CHAPTERS:
        chapter(at)

    assert [note.data["decision"] for note in at.notes(COURSE)] == [
        *("start", "step-up", "hold", "step-back", "step-up", "step-up", "end")
    ]


def test_an_emergency_shows_the_number_of_the_country(at, acts, questions):
    """The card fills the window; the country is chosen on it by its first letters."""
    acts.answer_questions(yes="Q03")
    card = at.shown(ResultCard)
    at.station("emergency")
    at.qtbot.keyClicks(card.panel.country.combo, "Norw")
    at.settle()

    assert card.card.level == "E"
    assert card.panel.number.text() == "113"
    assert "113" in at.words(card.advice)
    at.station("emergency-with-its-number")


def test_an_emergency_closes_everything(at, acts, questions):
    """No recovery program, no warm-up, no care; each says why and what to do."""
    acts.answer_questions(yes="Q02")
    at.press("I have read this", at.shown(ResultCard))

    for program in (REHAB, WARM_UP, "first-72-hours"):
        sheet = start_closed(at, program)
        at.station(f"closed-{program}")
        assert "examined" in at.words(sheet)
        at.press("I have read this", sheet)
    board = at.page("recovery").board
    assert "examined" in at.words(board.protocol)
    assert not at.buttons("RICE", board.protocol)
    assert not board.rest.isVisible()
    at.station("recovery-closed")
    assert not at.page("today").board.due.start.isVisible()
    at.station("today-closed")
    assert at.notes(COURSE) == []


def test_a_slip_is_undone_within_a_minute(at, acts, questions):
    """One press takes the answers back; they are asked again, and all is open."""
    acts.answer_questions(yes="Q03")
    at.pass_minutes(0.9)
    at.press(at.shown(ResultCard).slip)
    at.key(Key.Key_Escape, at.shown(HurtsSheet) or at.shown(StopScreen))

    assert at.notes(SCREENING) == []
    assert len(at.notes(SCREENING, removed=True)) == 1
    at.window.pages.show_program(WARM_UP)
    at.press("Start", at.window.pages)
    assert at.window.is_playing
    at.window.player.leave()


def test_after_a_minute_nothing_is_a_slip(at, acts, questions):
    """Neither the card nor the sheet of what is closed offers it any more."""
    acts.answer_questions(yes="Q03")
    card = at.shown(ResultCard)
    at.pass_minutes(1.1)
    assert not card.slip.isVisible()
    at.press("I have read this", card)
    sheet = start_closed(at, WARM_UP)

    assert sheet.slip is None
    assert len(at.notes(SCREENING)) == 1


def test_be_examined_first_and_its_opening(at, acts, questions):
    """A sign for the same day closes the leg until somebody examined it."""
    acts.answer_questions(yes="Q09")
    at.station("be-examined-today")
    at.press("I have read this", at.shown(ResultCard))
    at.go_to(1, "10:00")
    sheet = start_closed(at, REHAB)
    at.press("I have been examined", sheet)
    at.station("when-examined")
    at.press("I have been examined and told I may exercise", sheet)

    (unlock,) = at.notes(UNLOCK)
    assert unlock.data["examined_on"] == "2025-11-25"
    assert at.context.care.situation.locks == ()
    assert "Not within 48 hours of the injury." in at.words(at.shown(ClosedSheet))


def test_a_moderate_pattern_is_to_be_examined_first(at, acts):
    """It says so before anything else; its first exercise waits for three days."""
    acts.welcome("injury")
    sheet = acts.tell_strain(pain=5, signs=("bruise", "limp"))
    at.station("moderate-pattern")
    assert "Be examined first" in at.words(sheet)
    at.press("Answer the questions", sheet)
    acts.answer_questions()
    at.station("moderate-after-the-questions")
    course_first_days.begin_from_pattern(at, sheet)
    at.station("moderate-recovery")

    (start,) = at.notes(COURSE)
    assert (start.data["plan"], start.data["stage"]) == (
        "hamstring-moderate",
        "first-days",
    )
    words = at.words(at.page("recovery").board.checklist)
    assert "72 hours have passed." in words
    assert "Not before Thursday" in words
