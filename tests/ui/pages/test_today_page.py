"""The Today page over the shipped library: what is due, the week, quick starts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.progress.day_log import DayCell, DayKind
from coach.store.days import utc_text
from coach.store.entries import CARE, COURSE, CRAMP, HEALTH, INJURY, SCREENING
from ui.context import AppContext
from ui.models.background import wait_for_tasks
from ui.pages.today.page import TodayPage
from ui.pages.today.quick import quick_programs

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def today_context(utc, tmp_path, clock, qapp, qtbot):
    """Return a context with everything that is shipped; it is Monday, 16:00."""
    context = AppContext(tmp_path, clock)
    context.change_settings(less_motion="on")
    with qtbot.waitSignal(context.library.library_changed, timeout=15_000):
        context.library.refresh()
    yield context
    wait_for_tasks()
    qapp.processEvents()
    context.close()
    context.deleteLater()


@pytest.fixture
def write(today_context, clock):
    """Return a function that writes a note some hours ago."""

    def note(kind, hours_ago=1.0, **data):
        at_ms = clock.wall_ms() - round(hours_ago * HOUR_MS)
        today_context.journal.note(kind, data, happened_ms=at_ms)
        assert today_context.journal.flush(10)
        return at_ms

    return note


@pytest.fixture
def show(today_context, qtbot):
    """Return a function that opens the page once everything was read."""
    windows = []

    def open_page(width=1072):
        window = QWidget()
        window.resize(width, 820)
        qtbot.addWidget(window)
        page = TodayPage(today_context, window)
        page.resize(width, 820)
        page.set_narrow(width < 900)
        window.show()
        window.activateWindow()
        windows.append(window)
        qtbot.waitUntil(lambda: page.board.due.program is not None or _is_read(page))
        qtbot.waitUntil(lambda: _is_read(page), timeout=10_000)
        return page

    yield open_page
    for window in windows:
        window.hide()


def _is_read(page):
    return (
        page.record is not None
        and page.care is not None
        and page.care.facts is not None
    )


def begin_course(write, stage="phase-1", hours_ago=50.0):
    write(HEALTH, hours_ago, items=[], age_group="18-54")
    write(
        COURSE,
        hours_ago,
        course="c",
        plan="hamstring-mild",
        title="Hamstring",
        side="right",
        stage=stage,
        decision="start",
    )


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (9, "Good morning, Alex"),
        (13, "Good afternoon, Alex"),
        (19, "Good evening, Alex"),
    ],
)
def test_greeting_follows_the_time_of_day(show, today_context, clock, hour, words):
    """It greets by name, and anew when the day goes on."""
    today_context.change_settings(name="Alex")
    page = show()
    clock.suspend((hour + 24 - 16) % 24 * HOUR_MS)
    page.follow_time()

    assert page.board.head.greeting.text() == words


def test_greeting_without_a_name(show):
    """Who has not said a name is greeted all the same, and sees the day."""
    page = show()

    assert page.board.head.greeting.text() == "Good afternoon"
    assert page.board.head.day.text() == "Monday 24 November"


def test_new_person_starts_a_program_with_one_press(show, qtbot):
    """Nothing is due, and the one filled button starts a warm-up."""
    page = show()

    assert page.board.due.title.text() == "Nothing is due."
    assert page.board.due.words.text() == "A warm-up is never wrong."
    with qtbot.waitSignal(page.start_asked) as started:
        page.board.due.start.click()
    assert started.args[0].id == "everyday-warm-up"


def test_new_person_sees_all_programs(show, qtbot):
    """The other button leads to the programs."""
    page = show()

    with qtbot.waitSignal(page.page_asked) as asked:
        page.board.due.look.click()
    assert asked.args == ["programs"]


def test_button_says_how_long_it_takes(show):
    """The minutes on the button are those of the program."""
    page = show()

    assert page.board.due.start.text() == "Start 12 min"


def test_course_is_due(show, write):
    """The program of the course's stage, with stage, length and stop rule."""
    begin_course(write)
    due = show().board.due

    assert due.program.id == "hamstring-mild-1"
    assert due.start.text() == "Start"
    assert due.place.text().endswith("session 1")
    assert "exercises" in due.facts.text()
    assert due.notes.text() == "Easier above pain 2, stop from 6"


def test_half_the_sets_are_announced(show, write):
    """With the reason, and with the length of what is really played."""
    begin_course(write, "phase-2")
    whole = show().board.due.facts.text()
    about = {"course": "c", "plan": "hamstring-mild", "stage": "phase-2"}
    write(COURSE, 30.0, **about, decision="step-back", inputs={"half": True})
    due = show().board.due

    assert due.words.text().startswith("Half the sets today")
    assert due.facts.text() != whole
    assert due.program.change is None


def test_key_starts_what_is_due(show, write, qtbot):
    """Ctrl+Return presses Start."""
    begin_course(write)
    page = show()

    with qtbot.waitSignal(page.start_asked) as started:
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert started.args[0].id == "hamstring-mild-1"


def test_look_shows_the_program(show, write, qtbot):
    """Look leads to the program's own page."""
    begin_course(write)
    page = show()

    with qtbot.waitSignal(page.program_asked) as asked:
        page.board.due.look.click()
    assert asked.args == ["hamstring-mild-1"]


def test_locked_course_is_not_offered(show, write):
    """After a stop sign the course's program is not to be started from here."""
    begin_course(write)
    write(
        SCREENING,
        where="on-demand",
        area="hamstring",
        answers={"Q02": True},
        level="E",
        closes=["everything"],
        reasons=["x"],
    )
    due = show().board.due

    assert due.title.text() == "Closed for now"
    assert due.place.text().startswith("Hamstring")
    assert due.program is None
    assert due.start.isHidden()
    assert due.words.text().startswith("You said: a limb out of shape")


def test_emergency_says_why_everything_is_closed(show, write, qtbot):
    """Reason and next step stand where a program would, and no empty figure."""
    page = show()
    qtbot.waitUntil(lambda: page.board.due.stage is not None)
    write(
        SCREENING,
        where="on-demand",
        area="hamstring",
        answers={"Q02": True},
        level="E",
        closes=["everything"],
        reasons=["x"],
    )
    due = page.board.due
    qtbot.waitUntil(lambda: due.program is None)

    assert due.title.text() == "Closed for now"
    assert due.words.text().startswith("You said: a limb out of shape")
    assert "It opens when you have been examined" in due.words.text()
    assert due.start.isHidden()
    assert due.stage.isHidden()
    assert all(card.isHidden() for card in page.board.quick)
    assert page.board.quick_title.isHidden()


def strain(write, clock, hours_ago):
    """Note a strain of the hamstring."""
    at = utc_text(clock.wall_ms() - round(hours_ago * HOUR_MS))
    write(INJURY, hours_ago, injury="i", area="hamstring", side="right", at=at)


def test_fresh_strain_offers_no_program(show, write, clock):
    """For 72 hours there is no Start and no quick start for the sore part."""
    strain(write, clock, 2)
    page = show()

    assert page.board.due.start.isHidden()
    assert page.board.due.words.text() == (
        "The first days are for rest and easy movement."
    )
    shown = {card.program.id for card in page.board.quick if not card.isHidden()}
    assert shown
    assert "hamstring-flexibility" not in shown


def test_strain_of_last_week_offers_programs_again(show, write, clock):
    """After 72 hours a warm-up is offered as before."""
    strain(write, clock, 100)
    page = show()

    assert page.board.due.program.id == "everyday-warm-up"


def test_day_off_offers_no_program(show, write):
    """After a step back the day has no Start, and the sore part no quick start."""
    begin_course(write, "phase-2", hours_ago=80.0)
    about = {"course": "c", "plan": "hamstring-mild", "stage": "phase-2"}
    inputs = {"half": True, "rest_until": "2025-11-25"}
    write(COURSE, 1.0, **about, decision="step-back", inputs=inputs)
    page = show()

    assert page.board.due.title.text() == "Nothing is due"
    assert page.board.due.start.isHidden()
    shown = {card.program.id for card in page.board.quick if not card.isHidden()}
    assert shown
    assert "hamstring-flexibility" not in shown


def test_own_training_day_is_due(show, today_context):
    """On a day of their own the person's own program is due."""
    today_context.change_settings(
        training_days=("mon",), training_program="hamstring-flexibility"
    )
    due = show().board.due

    assert due.program.id == "hamstring-flexibility"
    assert due.notes.text().startswith("Planned for 18:00")


def test_other_days_are_free(show, today_context):
    """On other days nothing is due, and the last line says when it goes on."""
    today_context.change_settings(
        training_days=("wed",), training_program="hamstring-flexibility"
    )
    page = show()

    assert page.board.due.title.text() == "Nothing is due."
    assert page.board.coming.words.text() == "Wednesday 18:00: Hamstring flexibility."


def test_next_session_of_a_course_comes_next(show, write):
    """On the day that follows from what the plan asks for, at the person's time."""
    begin_course(write, "phase-1")
    page = show()

    assert page.board.coming.words.text() == (
        "Tomorrow 18:00: Hamstring mild strain, phase 1."
    )


def test_a_day_off_is_no_next_session(show, write):
    """After a set-back the line waits for the day on which it goes on."""
    begin_course(write, "phase-1", hours_ago=80.0)
    about = {"course": "c", "plan": "hamstring-mild", "stage": "phase-1"}
    inputs = {"half": True, "rest_until": "2025-11-25"}
    write(COURSE, 1.0, **about, decision="step-back", inputs=inputs)
    page = show()

    assert page.board.coming.words.text().startswith("Wednesday 18:00: Hamstring")


def test_reminders_speak_first(show, today_context):
    """What the reminders say comes next stands in the last line."""
    page = show()
    page.show_coming("Today 17:00: a drink.")

    assert page.board.coming.words.text() == "Today 17:00: a drink."


def test_follow_up_of_a_cramp_comes_next(show, write):
    """Four hours after a cramp is asked how it is; the last line says so."""
    write(CRAMP, 1.0, muscle="calf", length_s=60)
    page = show()

    assert page.board.coming.words.text().startswith("Today 19:01: Cramp: Calf.")


def test_care_stands_beside_what_is_due(show, write, clock):
    """While a protocol runs its card is there, and gone when it is over."""
    at_ms = clock.wall_ms() - 2 * HOUR_MS
    write(HEALTH, items=[], age_group="18-54")
    write(
        INJURY,
        2,
        injury="i",
        area="hamstring",
        side="right",
        at=utc_text(at_ms),
        protocol="rice",
    )
    page = show()
    assert page.board.care.isVisible()

    clock.suspend(3 * DAY_MS)
    page.follow_time()
    assert not page.board.care.isVisible()


def test_no_care_no_card(show):
    """Without a fresh injury what is due has the whole width."""
    assert show().board.care is None


def test_quick_starts_begin_with_favourites(show, today_context):
    """Favourites first, then what was done last, then what suits everybody."""
    today_context.change_settings(
        favourites=("whole-leg-flexibility",), recent=("hamstring-mild-1",)
    )
    situation = show().care.facts.situation
    found = quick_programs(situation, today_context.settings, (), "")

    assert [each.id for each in found] == [
        "whole-leg-flexibility",
        "desk-break",
        "everyday-warm-up",
    ]


def test_quick_start_begins_at_once(show, qtbot):
    """A press on the card starts its program."""
    page = show()
    card = page.board.quick[0]

    assert card.accessibleName() == "Start Desk break"
    with qtbot.waitSignal(page.start_asked) as started:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert started.args[0].id == "desk-break"


def test_what_is_due_is_no_quick_start(show):
    """The program of the big card is not offered a second time."""
    page = show()

    shown = {card.program.id for card in page.board.quick}
    assert page.board.due.program.id not in shown


def test_muscle_asks_for_help(show, qtbot):
    """Each muscle of the cramp card is one press away."""
    page = show()

    for button, slug in zip(
        page.board.cramp.buttons,
        ("hamstring", "calf", "foot", "front-of-thigh"),
        strict=True,
    ):
        with qtbot.waitSignal(page.cramp_asked) as asked:
            button.click()
        assert asked.args == [slug]


def test_week_is_read_out(show):
    """Shapes are said in words as well, today last."""
    page = show()
    week = page.board.head.week
    today = page.record.today
    kinds = (DayKind.DONE, DayKind.PART, DayKind.REST, DayKind.MISSED, DayKind.PLANNED)
    week.show_week([DayCell(today, kind) for kind in kinds], today)

    assert week.spoken() == (
        "Monday: full, Monday: part, Monday: nothing yet, Monday: missed, "
        "Monday: planned"
    )


def test_every_kind_of_day_has_a_look_of_its_own(show, qtbot):
    """No two kinds of days are told apart by colour alone or not at all."""
    page = show()
    week = page.board.head.week
    today = page.record.today
    pictures = set()
    for kind in DayKind:
        week.show_week([DayCell(today, kind)], None)
        picture = week.grab().toImage()
        pictures.add(bytes(picture.constBits()))

    assert len(pictures) == len(DayKind)


def test_another_day_is_read_anew(show, clock, qtbot):
    """After four in the morning the strip ends with the new day."""
    page = show()
    before = page.record.today
    clock.suspend(DAY_MS)
    page.follow_time()
    qtbot.waitUntil(lambda: page.record.today != before, timeout=10_000)

    assert (page.record.today - before).days == 1


def test_narrow_window_moves_the_cramp_up(show):
    """Below 1000 px the cramp is a bar above the quick starts."""
    board = show(800).board

    assert board.cramp.y() < board.quick[0].y()
    assert board.cramp.height() < board.quick[0].height()


def test_cramp_of_some_hours_ago_is_asked_about(show, write):
    """A quiet card above what is due; it goes with the answer."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    board = show().board
    assert board.follow_up.y() < board.due.y()
    assert board.follow_up.isVisible()

    card = board.follow_up.card
    card.chips.chips[0].click()
    card.save.click()
    assert not board.follow_up.isVisible()


def test_days_without_a_question_have_no_card(show):
    """Nothing is made that is not needed."""
    board = show().board

    assert board.follow_up is None
    assert board.timers is None


def test_warmth_that_is_on_is_seen(show, write, clock):
    """Also when the help for the cramp was closed."""
    write(
        CARE,
        0.05,
        what="heat",
        protocol="cramp-warmth",
        step="towel",
        started_at=utc_text(clock.wall_ms() - 180_000),
        planned_s=1200,
    )
    timers = show().board.timers

    assert timers.isVisible()
    assert len(timers.parts) == 1
