"""Something hurts: from the drawn body to what may be done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from coach.care.course.facts import instant_ms
from coach.files.durations import HOUR_MS
from coach.store.entries import COURSE, INJURY, PLAN_WAIT, SCREENING
from ui.pages.recovery.begin_sheet import BeginSheet
from ui.player.advice_card import AdviceCard
from ui.recover.screening.body_map import BodyMap
from ui.recover.screening.body_shapes import body_areas
from ui.recover.screening.hurts_sheet import HurtsSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen
from ui.widgets.button import Button

Key = Qt.Key
DAY = timedelta(days=1)


@pytest.fixture
def sheet(screening, shown):
    """Return the sheet at its first page."""
    screening.something_hurts()
    return shown(HurtsSheet)


@pytest.fixture
def lead(sheet):
    """Return a function that answers all three pages and gives the result."""

    def answer(place, *signs, began=0, pain=2, side="left"):
        sheet.place_page.map.chosen.emit(place, side)
        sheet.save.click()
        sheet.began_page.began.chips[began].click()
        sheet.began_page.pain.set_value(pain)
        sheet.save.click()
        page = sheet.signs_page
        for chip in page.signs.chips:
            if chip.value in signs:
                chip.click()
        if not signs:
            page.none.chips[0].click()
        sheet.save.click()
        return sheet.result

    return answer


def button(part, name):
    """Return the button with this object name."""
    found = part.findChild(Button, name)
    assert found is not None
    return found


def answer_no(qtbot, screen):
    while screen.isVisible():
        qtbot.keyClick(screen, Key.Key_N)


def test_every_area_can_be_hit(qtbot):
    """The middle of each area answers with that area."""
    body = BodyMap()
    qtbot.addWidget(body)
    body.resize(520, 420)

    for area in body_areas():
        found = body.area_at(body._middle(area))
        assert found is not None
        assert (found.place, found.side) == (area.place, area.side)


def test_click_chooses_place_and_side(qtbot):
    """A click on the left thigh, seen from the back."""
    body = BodyMap()
    qtbot.addWidget(body)
    body.resize(520, 420)
    body.show()
    with qtbot.waitSignal(body.chosen) as chosen:
        point = body.point_of("back-of-thigh", "left").toPoint()
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=point)

    assert chosen.args == ["back-of-thigh", "left"]


def test_keyboard_alone_reaches_the_result(qtbot, sheet):
    """Arrows, Space, Return and digits are enough."""
    body = sheet.place_page.map
    qtbot.keyClick(body, Key.Key_Down)
    qtbot.keyClick(body, Key.Key_Space)
    qtbot.keyClick(body, Key.Key_Return)
    began = sheet.began_page
    qtbot.keyClick(began.began.chips[0], Key.Key_Space)
    qtbot.keyClick(sheet, Key.Key_2)
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClick(sheet.signs_page.none.chips[0], Key.Key_Space)
    qtbot.keyClick(sheet, Key.Key_Return)

    assert sheet.result is not None


def test_pattern_a_leads_to_the_plan_after_the_questions(
    qtbot, lead, sheet, shown, notes, window
):
    """The milder one: clear questions, then Recovery with the plan ready to begin."""
    result = lead("back-of-thigh")
    assert result.pattern == "A"
    sheet.save.click()
    answer_no(qtbot, shown(StopScreen))
    sheet.save.click()
    qtbot.waitUntil(lambda: shown(BeginSheet) is not None)
    assert window.page == "recovery"
    assert notes(COURSE) == []
    shown(BeginSheet).save.click()

    injury, course = notes(INJURY)[0].data, notes(COURSE)[0].data
    assert (injury["pattern"], injury["side"]) == ("A", "left")
    assert (course["plan"], course["decision"]) == ("hamstring-mild", "start")
    assert course["injury"] == injury["injury"]
    assert course["stage"] == "first-days"


def test_pattern_b_is_to_be_examined_first(lead, sheet):
    """The moderate one says so before anything else."""
    result = lead("back-of-thigh", "bruise", "limp", pain=5)

    assert result.pattern == "B"
    assert sheet._heading(result) == "Be examined first"


def test_pattern_c_closes_and_starts_nothing(lead, sheet, shown, notes):
    """The severe one: a card for today, no plan."""
    result = lead("back-of-thigh", "pop", "big-bruise", pain=8)

    assert result.pattern == "C"
    assert notes(SCREENING)[0].data["answers"] == {"Q09": True}
    assert notes(COURSE) == []


def test_untypical_leads_to_an_appointment(lead, sheet, shown):
    """Slowly, and worse with sitting: no strain program."""
    result = lead("near-seat", "worse-sitting", began=1)
    sheet.save.click()

    assert result.pattern == "not-typical"
    assert shown(ResultCard).card.level == "S"


def test_nerve_asks_more(lead, sheet, shown):
    """Below the knee: more questions come first."""
    result = lead("back-of-thigh", "below-knee")
    sheet.save.click()

    assert result.pattern == "nerve"
    assert shown(StopScreen).question.id in result.questions


def test_one_swollen_calf_is_checked_first(lead, sheet, shown, notes):
    """The question about a clot is more pressing than any pattern."""
    result = lead("calf", "one-calf-swollen")
    sheet.save.click()

    assert result.pattern == "check-first"
    assert shown(ResultCard).card.level == "D"
    assert notes(SCREENING)[0].data["answers"] == {"Q07": True}


def test_answers_can_be_changed_without_a_second_injury(
    lead, sheet, care_context, clock
):
    """Back to the beginning: the same injury, said anew."""
    lead("back-of-thigh")
    clock.advance(5_000)
    sheet.show_place()
    lead("calf")

    injuries = care_context.care.situation.injuries
    assert [each.area for each in injuries] == ["calf"]


def led_to_the_calf_plan(qtbot, lead, sheet, shown):
    """Answer everything for a fresh calf, and go on to its plan."""
    lead("calf")
    sheet.save.click()
    answer_no(qtbot, shown(StopScreen))
    sheet.save.click()


def test_after_a_fresh_injury_the_protocol_comes_first(
    qtbot, lead, sheet, shown, notes, window, clock
):
    """The calf plan opens after 72 hours: until then the first days' care."""
    led_to_the_calf_plan(qtbot, lead, sheet, shown)
    qtbot.waitUntil(lambda: bool(notes(PLAN_WAIT)))
    board = window.open_page("recovery").board
    qtbot.waitUntil(lambda: board.waiting.isVisible())

    assert shown(BeginSheet) is None
    assert board.protocol.isVisible()
    assert board.protocol.y() < board.waiting.y()
    assert notes(COURSE) == []
    wait = notes(PLAN_WAIT)[0].data
    assert (wait["plan"], wait["side"]) == ("calf-ladder", "left")
    opens_ms = clock.wall_ms() + 72 * HOUR_MS
    # The form asks for minutes.
    assert 0 <= opens_ms - instant_ms(wait["try_at"]) < 60_000


@pytest.fixture
def begun_later(qtbot, lead, sheet, shown, notes, window, clock):
    """Return page and sheet of the calf plan, once its 72 hours are over."""
    led_to_the_calf_plan(qtbot, lead, sheet, shown)
    qtbot.waitUntil(lambda: bool(notes(PLAN_WAIT)))
    clock.suspend(73 * HOUR_MS)
    page = window.open_page("recovery")
    page.model.refresh()
    button(page.board.waiting, "calf-ladder").click()
    return page, shown(BeginSheet)


def test_after_the_wait_the_plan_asks_and_begins(begun_later, notes):
    """On its day a number is entered, and is kept with the start."""
    page, begin = begun_later
    assert not begin.save.isEnabled()
    begin.points.forms[1].scale.keys[2].click()
    begin.save.click()

    data = notes(COURSE)[0].data
    assert (data["plan"], data["stage"]) == ("calf-ladder", "stage-1")
    said = {"text": "Walking hurts 3 or less.", "pain": 2}
    assert data["inputs"]["answers"] == [said]
    assert not page.board.waiting.isVisible()


def test_digits_go_to_the_question_that_is_asked(begun_later, qtbot):
    """The keyboard alone is enough: a digit, then Return."""
    page, begin = begun_later
    qtbot.keyClick(begin, Key.Key_2)
    assert begin.points.forms[1].scale.value() == 2
    qtbot.keyClick(begin, Key.Key_Return)

    assert page.begin_sheet is None


def test_an_answer_that_does_not_fit_is_asked_again_tomorrow(begun_later, notes):
    """Pain 5 of at most 3: nothing begins, and the next day is kept."""
    _page, begin = begun_later
    begin.points.forms[1].scale.keys[5].click()
    assert not begin.save.isEnabled()
    assert "it should be 3 at most" in begin.told.text()
    assert begin.later.text() == "Ask me tomorrow"
    begin.later.click()

    assert notes(COURSE) == []
    today = date.fromisoformat(notes(PLAN_WAIT)[1].local_day)
    assert notes(PLAN_WAIT)[1].data["try_on"] == (today + DAY).isoformat()


def test_pattern_b_is_told_once_more_before_it_begins(qtbot, lead, sheet, shown, notes):
    """The advice stands above the points; nothing was confirmed unread."""
    lead("back-of-thigh", "bruise", "limp", pain=5)
    sheet.save.click()
    answer_no(qtbot, shown(StopScreen))
    sheet.save.click()
    qtbot.waitUntil(lambda: shown(BeginSheet) is not None)

    (advice,) = shown(BeginSheet).findChildren(AdviceCard)
    assert "Have it examined before you exercise it." in advice.text


def test_care_without_a_plan_leads_to_the_first_days(qtbot, lead, sheet, shown, window):
    """A shin that was hurt today has no plan here, but the care of a fresh injury."""
    lead("shin")
    sheet.save.click()
    answer_no(qtbot, shown(StopScreen))
    assert sheet.save.text() == "Go on to the first days"
    sheet.save.click()

    page = window.open_page("recovery")
    qtbot.waitUntil(lambda: page.board.protocol.isVisible())
