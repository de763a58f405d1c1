"""Something hurts: from the drawn body to what may be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.store.entries import COURSE, INJURY, SCREENING
from ui.recover.screening.body_map import BodyMap
from ui.recover.screening.body_shapes import body_areas
from ui.recover.screening.hurts_sheet import HurtsSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen

Key = Qt.Key


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


def test_pattern_a_starts_the_plan_after_the_questions(
    qtbot, lead, sheet, shown, notes
):
    """The milder one: clear questions, then the plan begins with its injury."""
    result = lead("back-of-thigh")
    assert result.pattern == "A"
    sheet.save.click()
    answer_no(qtbot, shown(StopScreen))

    sheet.save.click()

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


def test_a_plan_that_waits_says_until_when(qtbot, lead, sheet, shown, notes):
    """The calf plan opens after 72 hours; it does not start before."""
    lead("calf")
    sheet.save.click()
    answer_no(qtbot, shown(StopScreen))

    sheet.save.click()

    assert sheet.problem.isVisible()
    assert "Not before" in sheet.problem.text()
    assert notes(COURSE) == []
