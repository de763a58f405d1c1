"""A plan on the Recovery page before it begins: asked, put off, and offered again."""

from __future__ import annotations

from coach.care.course.why import why
from coach.store.entries import COURSE, PLAN_WAIT
from tests.ui.pages.recovery_diary import button, has_button, in_phase_1, words
from ui.pages.recovery.offers import injury_for, plans_to_begin
from ui.widgets.button import Button


def put_off(paper, day, try_on, **more):
    """Note that a plan was put off to another day."""
    data = {"plan": "nordic-10-weeks", "title": "Nordic plan", "side": ""}
    data |= {"try_on": try_on, "missing": ["Pain 5; it should be 3 at most."]}
    paper.note(PLAN_WAIT, day, "09:00", data | more)


def test_plan_that_waits_says_when_and_why(paper, show):
    """Before its day it can be looked at, but is nothing that is due."""
    put_off(paper, 0, "2026-11-05")
    paper.go_to(1, "09:00")
    page = show()

    assert "It is offered again: Thursday." in words(page.board.waiting)
    assert "Pain 5; it should be 3 at most." in words(page.board.waiting)
    assert "Begin a plan" in [each.text() for each in page.lead.findChildren(Button)]


def test_plan_that_waits_is_offered_on_its_day(paper, show):
    """Then it is what the page has to offer, and leads to the questions."""
    put_off(paper, 0, "2026-11-05")
    paper.go_to(3, "09:00")
    page = show()
    assert "Ready to begin" in words(page.board.waiting)
    assert not has_button(page.lead, "Begin a plan")
    button(page.board.waiting, "nordic-10-weeks").click()
    page.begin_sheet.save.click()

    assert paper.written(COURSE)[0].data["plan"] == "nordic-10-weeks"
    assert page.model.recovery.waiting == ()


def test_plan_is_offered_no_more_and_comes_back(paper, show, care_context):
    """One press drops it; the undo bar brings it back."""
    put_off(paper, 0, "2026-11-05")
    paper.go_to(1, "09:00")
    page = show()
    undos = []
    care_context.undo_offered.connect(lambda _words, undo: undos.append(undo))
    button(page.board.waiting, "Not any more").click()
    assert page.model.recovery.waiting == ()
    undos[0]()

    assert [each.plan for each in page.model.recovery.waiting] == ["nordic-10-weeks"]


def test_plan_that_is_gone_from_the_files_is_not_offered(paper, show):
    """Nothing could be begun."""
    put_off(paper, 0, "2026-11-05", plan="gone")
    paper.go_to(3, "09:00")
    page = show()

    assert page.model.recovery.waiting == ()
    assert page.empty.isVisible()


def test_ladder_back_to_running_comes_after_the_plan_of_the_place(paper, show):
    """It is for the whole leg, and is asked for once a course has begun."""
    paper.hurt(-3, "12:00")
    paper.go_to(0, "09:00")
    page = show()
    names = {each.id for each in plans_to_begin(page.model.recovery)}
    assert "return-to-run" not in names
    start = {"course": "c", "plan": "hamstring-mild", "injury": "i", "side": "right"}
    start |= {"decision": "start", "stage": "first-days", "stage_title": "Calm"}
    page.model.note(COURSE, start)
    names = {each.id for each in plans_to_begin(page.model.recovery)}

    assert "return-to-run" in names
    plan = page.model.recovery.situation.library.plans["return-to-run"]
    assert injury_for(plan, page.model.recovery).id == "i"


def test_ladder_asks_for_the_walk_and_the_jog(paper, show):
    """Both have to be answered; the numbers are kept with the start."""
    in_phase_1(paper)
    paper.go_to(2, "09:00")
    page = show()
    page.begin("return-to-run")
    sheet = page.begin_sheet
    walk, jog = sheet.points.forms[0], sheet.points.forms[1]
    walk.yes.chosen.emit("yes")
    walk.yes.set_value("yes")
    walk.scale.keys[1].click()
    assert not sheet.save.isEnabled()
    jog.scale.keys[0].click()
    sheet.save.click()

    start = paper.written(COURSE)[-1]
    assert (start.data["plan"], start.data["side"]) == ("return-to-run", "right")
    assert [each["pain"] for each in start.data["inputs"]["answers"]] == [1, 0]
    assert any("You entered pain 1 for" in each for each in why(start))


def test_side_of_the_injury_is_filled_in(paper, show):
    """It was said where it hurts; nobody is asked twice."""
    paper.hurt(-3, "12:00")
    paper.go_to(1, "09:00")
    page = show()
    page.begin("hamstring-mild")

    assert page.begin_sheet.side.side == "right"


def test_plan_waits_for_the_side_that_it_needs(paper, show):
    """Without one nobody would know what goes first."""
    paper.hurt(-3, "12:00", side="")
    paper.go_to(1, "09:00")
    page = show()
    page.begin("hamstring-mild")
    sheet = page.begin_sheet
    assert not sheet.save.isEnabled()
    assert sheet.told.text() == "Say which side is sore."

    sheet.side.choice.set_value("left")
    sheet.side.choice.chosen.emit("left")
    assert sheet.save.isEnabled()
    sheet.save.click()

    assert paper.written(COURSE)[0].data["side"] == "left"
