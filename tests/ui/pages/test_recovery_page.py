"""The Recovery page over the shipped plans: what is said, and what is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.care.course.decision_model import Decision
from coach.care.course.self_tests import self_test
from coach.store.entries import CARE, COURSE, COURSE_TEST, MEASURE
from tests.ui.pages.recovery_diary import (
    PHASE_1,
    button,
    has_button,
    in_phase_1,
    words,
)
from ui.pages.recovery import head
from ui.pages.recovery.offers import plans_to_begin
from ui.pages.recovery.today_card import (
    ACCEPT,
    GO_ON,
    START,
    STAY,
    STEP_UP,
    VISIT,
    TodayCard,
    Wishes,
)
from ui.pages.today.quick import quick_programs
from ui.recover.info_sheet import InfoSheet
from ui.widgets.button import ButtonKind
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow


def row(page, text):
    """Return the point of the checklist with these words."""
    (found,) = [each for each in page.board.checklist.rows if text in each.point.text]
    return found


def all_met(paper):
    """Let everything be met that phase 1 asks for, by the morning of day 4."""
    in_phase_1(paper)
    for day in (0, 1, 2, 3):
        paper.morning(day, 1)
        paper.session(day, 1, PHASE_1)
    paper.morning(4, 1)
    for day in (2, 3):
        for index, test in enumerate(("T1", "T2", "T3")):
            data = {"course": "c", "stage": "phase-1", "part": "test", "test": test}
            data |= {"test_index": index, "passed": True, "pain": 0, "yes": True}
            paper.note(COURSE_TEST, day, "18:00", data)
    plan = paper.context.library.library.plans["hamstring-mild"]
    for index, criterion in enumerate(plan.stage("phase-2").entry):
        data = {"course": "c", "stage": "phase-2", "part": "entry"}
        said = {"pain": 0, "yes": True, "value": 100, "left": 20, "right": 20}
        data |= {"test_index": index, "test": criterion.test, "passed": True} | said
        paper.note(COURSE_TEST, 3, "18:30", data)


def test_nothing_hurts(paper, show, care_context):
    """Without course and injury two buttons lead on."""
    paper.go_to(0, "09:00")
    asked = []
    care_context.recover_asked.connect(asked.append)
    page = show()

    assert page.empty.isVisible()
    page.empty.ways.hurts.click()
    assert asked == ["hurts"]


def test_plans_without_an_injury(paper, show):
    """Those for after a strain are not offered to somebody whom nothing hurts."""
    paper.go_to(0, "09:00")
    page = show()

    offered = {plan.id for plan in plans_to_begin(page.model.recovery)}
    assert offered == {"flexible-hamstrings", "night-cramps", "nordic-10-weeks"}


def test_begin_a_plan_and_take_it_back(paper, show, care_context):
    """Two presses begin a plan; the undo bar ends it without a trace."""
    paper.go_to(0, "09:00")
    undo = []
    care_context.undo_offered.connect(lambda _, take_back: undo.append(take_back))
    page = show()
    page.empty.ways.begin.click()
    (link,) = [
        each
        for each in page.begin_sheet.findChildren(LinkRow)
        if each.objectName() == "flexible-hamstrings"
    ]
    link.click()
    page.begin_sheet.save.click()

    assert page.head.title.text() == "Flexible hamstrings, six weeks"
    (note,) = paper.written(COURSE)
    assert (note.data["decision"], note.data["plan"]) == ("start", link.objectName())
    undo[0]()
    assert page.empty.isVisible()
    assert paper.written(COURSE) == []


def test_start_of_a_stage(paper, show):
    """Path, dose and checklist of a stage that has just begun."""
    in_phase_1(paper)
    paper.go_to(0, "09:00")
    started = []
    page = show()
    page.start_asked.connect(lambda program, _: started.append(program.id))

    assert "Stage 2 of 4: Calm and switch on, day 1" in page.board.path.accessibleName()
    assert "1 to 2 times today." in words(page.board.today)
    assert "Not before Thursday." in words(row(page, "At least 3 days"))
    assert "Others took about 3 to 7 days" in words(page.board.checklist)
    button(page.board.today, START).click()
    assert started == [PHASE_1]


def test_sessions_are_counted_up_to_today(paper, show):
    """How many the stage will have is open, so none of them is said to be all."""
    in_phase_1(paper)
    paper.go_to(0, "09:00")

    assert "0 of 1 session in this stage up to today" in words(show().board.today)


def test_evening_of_the_strain_counts_no_sessions(paper, show):
    """Nothing is due yet, so that nothing seems to be missing."""
    paper.hurt(0, "12:00")
    paper.course(0, "13:00", "start", "first-days")
    paper.go_to(0, "19:00")
    page = show()

    assert not page.now.due.is_due
    assert "in this stage" not in words(page.board.today)


def test_step_is_the_filled_button(paper, show):
    """While a step is proposed one more session is the plain one beside it."""
    all_met(paper)
    paper.go_to(4, "09:00")
    today = show().board.today

    assert button(today, STEP_UP)._kind is ButtonKind.MAIN
    assert button(today, START)._kind is ButtonKind.SECONDARY


def test_amber_day(paper, show):
    """Pain of 4 today: the exercise is left out, and the numbers can be read."""
    in_phase_1(paper)
    paper.morning(0, 1)
    paper.session(0, 4, PHASE_1)
    paper.go_to(0, "19:00")
    page = show()

    assert page.now.decision.kind == "go-on"
    assert "That is more than today needs." in words(page.board.today)
    assert words(page.board.today).count("Tomorrow morning decides.") == 1
    page.board.today.why.line.click()
    assert page.board.today.why.is_open
    assert "Worst pain in the session: 4 of 10." in words(page.board.today.why)


def test_hold_is_accepted(paper, show):
    """A morning two points up holds; the note keeps the numbers."""
    in_phase_1(paper)
    paper.morning(0, 1)
    paper.session(0, 2, PHASE_1)
    paper.morning(1, 3)
    paper.go_to(1, "09:00")
    page = show()
    assert "The morning was a bit sorer." in words(page.board.today)
    button(page.board.today, ACCEPT).click()

    note = paper.written(COURSE)[-1]
    assert note.data["decision"] == "hold"
    assert (note.data["inputs"]["morning"], note.data["inputs"]["usual"]) == (3, 1)
    assert not has_button(page.board.today, ACCEPT)
    assert "Held in “Calm and switch on”." in words(page.board.history)


def test_step_back_is_accepted(paper, show):
    """Three points up: a day off, nothing to start, and then half the sets."""
    in_phase_1(paper)
    paper.morning(0, 1)
    paper.session(0, 2, PHASE_1)
    paper.morning(1, 4)
    paper.go_to(1, "09:00")
    page = show()
    assert not has_button(page.board.today, START)
    button(page.board.today, ACCEPT).click()

    note = paper.written(COURSE)[-1]
    assert note.data["decision"] == "step-back"
    assert note.data["inputs"]["half"] is True
    assert "A day off" in words(page.board.today)


def test_way_back_is_named_in_a_sentence(paper, show, qtbot):
    """A long title would be cut on a button, which says only what it does."""
    in_phase_1(paper)
    paper.go_to(1, "09:00")
    now = show().now
    back = Decision("step-back", "It was too much.", is_new=True, to="first-days")
    card = TodayCard()
    qtbot.addWidget(card)

    card.show_now(replace(now, decision=back), Wishes())

    assert "Back to “Protect and calm”." in words(card)
    assert button(card, ACCEPT).text() == "All right, step back"


def test_closed_program_is_no_quick_start(paper, show, care_context):
    """In the first phase after a strain nothing is stretched, at a press either."""
    in_phase_1(paper)
    paper.go_to(1, "09:00")
    recovery = show().model.recovery
    settings = care_context.settings

    found = quick_programs(recovery.situation, settings, recovery.courses, "")

    assert "hamstring-flexibility" not in [each.id for each in found]
    assert "desk-break" in [each.id for each in found]


def test_proposal_waits_for_the_confirmation(paper, show):
    """The sheet shows every point; nothing but its button writes the note."""
    all_met(paper)
    paper.go_to(4, "09:00")
    page = show()
    assert page.now.decision.kind == "propose-step-up"
    button(page.board.today, STEP_UP).click()
    assert len(paper.written(COURSE)) == 2
    sheet = page.doing.sheet
    assert "Walk 5 minutes with a normal stride, no limp." in words(sheet)
    button(sheet, "Move on to “Strengthen and lengthen”").click()

    note = paper.written(COURSE)[-1]
    assert (note.data["decision"], note.data["to"]) == ("step-up", "phase-2")
    assert note.data["confirmed_by"] == "person"
    assert page.now.course.stage.name == "phase-2"


def test_not_yet_leaves_the_stage_as_it_is(paper, show):
    """Whoever does not confirm stays."""
    all_met(paper)
    paper.go_to(4, "09:00")
    page = show()
    button(page.board.today, STEP_UP).click()
    button(page.doing.sheet, "Not yet").click()

    assert page.now.course.stage.name == "phase-1"
    assert len(paper.written(COURSE)) == 2


def decided_by(paper, then):
    """Let the plan's file say who decides about the first step after phase 1."""
    plans = paper.context.library.library.plans
    plan = plans["hamstring-mild"]
    stages = tuple(
        replace(each, advance=replace(each.advance, then=then))
        if each.name == "phase-1"
        else each
        for each in plan.stages
    )
    plans[plan.id] = replace(plan, stages=stages)


def test_the_physiotherapist_is_asked_for(paper, show):
    """Where they decide, the question is whether they have agreed; Return says no."""
    all_met(paper)
    decided_by(paper, "ask-therapist")
    paper.go_to(4, "09:00")
    page = show()
    button(page.board.today, STEP_UP).click()
    sheet = page.doing.sheet

    assert sheet.accessibleName().startswith("Has your physiotherapist agreed")
    assert not button(sheet, "Yes, they have agreed").hasFocus()
    button(sheet, "Yes, they have agreed").click()
    assert paper.written(COURSE)[-1].data["inputs"]["has_agreed"] is True
    assert page.now.course.stage.name == "phase-2"


def test_a_step_by_itself_can_be_taken_back(paper, show, qtbot):
    """It is said on the page for the day, and one press stays in the stage before."""
    all_met(paper)
    decided_by(paper, "auto")
    paper.go_to(4, "09:00")
    page = show()
    qtbot.waitUntil(lambda: page.now.course.stage.name == "phase-2")
    assert "has begun: your plan lets it happen by itself." in words(page.board.today)
    button(page.board.today, STAY).click()

    assert page.now.course.stage.name == "phase-1"
    assert has_button(page.board.today, STEP_UP)
    assert not has_button(page.board.today, STAY)


def test_nobody_is_rushed(paper, show):
    """Too early for a step there is no button for it, but the day that it waits for."""
    all_met(paper)
    paper.course(4, "08:00", "step-up", "phase-2")
    paper.go_to(4, "09:00")
    page = show()

    assert not has_button(page.board.today, STEP_UP)
    assert "Not before Monday, 08:00" in words(row(page, "72 hours since"))


def test_pause_and_go_on(paper, show, clock):
    """A pause stops what is due, and one press goes on."""
    in_phase_1(paper)
    paper.go_to(1, "09:00")
    page = show()
    page.head.asked.emit(head.PAUSE)
    assert not has_button(page.board.today, START)
    clock.advance(60_000)
    button(page.board.today, GO_ON).click()

    said = [note.data["decision"] for note in paper.written(COURSE)]
    assert said[-2:] == ["pause", "resume"]
    assert button(page.board.today, START).isVisible()


def test_illness_rests_the_course(paper, show):
    """While the person is ill nothing is due; the way on is the diary's form."""
    in_phase_1(paper)
    paper.note("illness", 1, "09:00", {"from": "2026-11-03"})
    paper.go_to(1, "12:00")
    page = show()
    assert "Everything rests until you feel well again" in words(page.board.today)
    assert not has_button(page.board.today, START)
    button(page.board.today, "Well again").click()

    assert page.window().windowTitle() == "illness"


def test_end_and_undo(paper, show, care_context):
    """A course ends after a question, and the undo bar takes it back."""
    in_phase_1(paper)
    paper.go_to(1, "09:00")
    undo = []
    care_context.undo_offered.connect(lambda _, take_back: undo.append(take_back))
    page = show()
    page.head.end.click()
    button(page.doing.sheet, "End course").click()
    assert page.now is None
    undo[0]()

    assert page.now.course.stage.name == "phase-1"
    assert [note.data["decision"] for note in paper.written(COURSE)] == [
        *("start", "step-up")
    ]


def finished(paper):
    """Let a course have ended on day 6 after its last stage."""
    in_phase_1(paper)
    paper.course(5, "08:00", "step-up", "phase-3")
    paper.course(6, "09:00", "end", "phase-3", reasons=["Every point was ticked."])


def test_finished_plan_leads_to_the_next(paper, show, qtbot):
    """The plan that it names is offered, with the way in and a look at it."""
    finished(paper)
    paper.go_to(6, "10:00")
    page = show()
    asked = []
    page.plan_asked.connect(asked.append)

    assert "Next: Nordic" in words(page.board.next)
    assert not page.lead.begin.isVisible()
    button(page.board.next, "Look").click()
    assert asked == ["nordic-10-weeks"]
    button(page.board.next, "See whether it fits").click()
    assert page.begin_sheet is not None


def test_earlier_courses_can_be_read(paper, show):
    """The decisions of a course stay within reach after its end."""
    finished(paper)
    paper.go_to(40, "10:00")
    page = show()
    assert page.empty.isVisible()
    button(page.empty, "Earlier courses").click()
    (fold,) = page.board.earlier.folds
    fold.line.click()

    assert not page.board.next.isVisible()
    assert "Ended in" in words(page.board.earlier)
    assert "Every point was ticked." not in words(page.empty)


def test_several_courses(paper, show):
    """A switch leads from one course to the other."""
    in_phase_1(paper)
    flexible = {"course": "f", "plan": "flexible-hamstrings", "decision": "start"}
    flexible |= {"title": "Flexible hamstrings", "stage": "six-weeks", "side": ""}
    paper.note(COURSE, 1, "08:00", flexible)
    paper.go_to(1, "09:00")
    page = show()
    assert page.head.switch.value() == "f"
    page.head.switch.chosen.emit("c")

    assert page.head.title.text() == "Hamstring, mild strain"
    assert page.doing.now.course.id == "c"


def test_self_test_writes_its_note(paper, show):
    """The guided sheet judges at once, and the point is met at once."""
    in_phase_1(paper)
    paper.go_to(1, "09:00")
    page = show()
    row(page, "Walk 5 minutes").button.click()
    sheet = page.doing.sheet
    assert self_test("T1").how[0] in words(sheet)
    sheet.form.yes.set_value("yes")
    sheet.form.scale.set_value(3)
    assert sheet.result.text() == "Not yet: Pain 3; it should be 1 at most."
    sheet.form.scale.set_value(0)
    assert sheet.result.text() == "Passed."
    sheet.save.click()

    (note,) = paper.written(COURSE_TEST)
    assert (note.data["test"], note.data["passed"], note.data["pain"]) == (
        "T1",
        True,
        0,
    )
    assert not row(page, "Walk 5 minutes").point.is_open


def test_clock_of_a_self_test(paper, show, clock):
    """It counts the length down, and says when the time is up."""
    in_phase_1(paper)
    paper.go_to(1, "09:00")
    page = show()
    row(page, "Face down").button.click()
    counter = page.doing.sheet.clock
    counter.button.click()
    clock.advance(4_000)
    counter.tick()
    assert counter.words.text() == "0:06"
    clock.advance(6_000)
    counter.tick()

    assert counter.words.text() == "Time is up"
    page.doing.sheet.close_sheet()


def test_a_counted_test_is_a_measure_too(paper, show):
    """Both sides of the bridge go into the diary of measures as well."""
    in_phase_1(paper)
    paper.course(3, "08:00", "step-up", "phase-2")
    paper.go_to(4, "09:00")
    page = show()
    bridge = next(
        each
        for each in page.board.checklist.rows
        if each.point.criterion is not None and each.point.criterion.test == "T5"
    )
    bridge.button.click()
    form = page.doing.sheet.form
    form.steppers["left"].set_value(20)
    form.steppers["right"].set_value(19)
    if form.scale is not None:
        form.scale.set_value(0)
    page.doing.sheet.save.click()

    (note,) = paper.written(MEASURE)
    assert (note.data["test"], note.data["left"], note.data["right"]) == ("T5", 20, 19)


def test_return_list_names_the_next_plan(paper, show):
    """The last stage has the list back to sport, which never calls itself more."""
    in_phase_1(paper)
    paper.course(5, "08:00", "step-up", "phase-3")
    paper.go_to(6, "09:00")
    page = show()
    asked = []
    page.plan_asked.connect(asked.append)
    (link,) = page.board.checklist.findChildren(LinkRow)
    link.click()

    assert "Back to sport" in words(page.board.checklist)
    assert "It is a checklist, not a clearance." in words(page.board.checklist)
    assert asked == ["nordic-10-weeks"]


def test_referral_ends_with_an_examination(paper, show):
    """Two weeks without a step: the card, the way to it, and the end of it."""
    in_phase_1(paper)
    paper.go_to(15, "09:00")
    page = show()
    assert page.now.decision.kind == "refer"
    assert "Two weeks without a step." in words(page.board.today)
    button(page.board.today, "It was examined").click()
    page.doing.sheet.save.click()

    note = paper.written(COURSE)[-1]
    assert note.data["inputs"]["examined_on"] == "2026-11-17"
    assert page.now.decision.kind != "refer"


def test_referral_leads_to_what_a_visit_is_like(paper, show):
    """What to bring, and what may happen there."""
    in_phase_1(paper)
    paper.go_to(15, "09:00")
    page = show()
    button(page.board.today, VISIT).click()

    assert page.window().findChild(InfoSheet).content.id == "visit"


def test_pain_limits_lead_to_their_source(paper, show):
    """The colours of the graph, with what they rest on, in one click."""
    in_phase_1(paper)
    paper.morning(5, 2)
    paper.go_to(5, "09:00")
    page = show()
    page.board.pain.info.click()
    sheet = page.window().findChild(InfoSheet)

    assert sheet.content.id == "pain-light"
    assert sheet.content.sources[0].finding in words(sheet)


def test_numbers_of_the_checklist_lead_to_their_source(paper, show):
    """Least days, clean sessions and hours: which of them are rules of this app."""
    in_phase_1(paper)
    paper.go_to(5, "09:00")
    page = show()
    page.board.checklist.info.click()
    sheet = page.window().findChild(InfoSheet)

    assert sheet.content.id == "evidence"
    assert "minimum days in a phase" in words(sheet)
    assert sheet.content.sources[0].text in words(sheet)


def test_protocol_of_a_fresh_injury(paper, show, qtbot):
    """Nothing runs until one was chosen; then its line of care is there."""
    paper.hurt(0, "08:00")
    paper.go_to(0, "09:00")
    page = show()
    assert not page.board.care_card.isVisible()
    page.board.protocol.choices.chosen.emit("price")

    (note,) = paper.written(CARE)
    assert (note.data["protocol"], note.data["injury"]) == ("price", "i")
    qtbot.waitUntil(page.board.care_card.isVisible)
    assert "Cold and a bandage can ease pain" in words(page.board.protocol)


def test_stop_signs_are_always_there(paper, show, care_context):
    """The red card leads to the questions of the course's part of the body."""
    in_phase_1(paper)
    paper.go_to(1, "09:00")
    asked = []
    care_context.recover_asked.connect(asked.append)
    page = show()
    page.board.stop.button.click()

    assert asked == ["signs:hamstring"]


@pytest.mark.parametrize("size", [(1072, 820), (836, 600)])
def test_nothing_is_squeezed(paper, show, size, qtbot):
    """Labels and ring are as high as they need, in three columns and in one."""
    paper.hurt(0, "08:00")
    paper.note(CARE, 0, "08:30", {"what": "rest", "protocol": "rice", "injury": "i"})
    paper.course(0, "08:40", "start", "first-days")
    paper.go_to(0, "09:00")
    page = show(size)
    qtbot.waitUntil(page.board.care_card.isVisible)

    def cut():
        return [
            each.text()
            for each in page.board.findChildren(Label)
            if each.isVisible() and each.height() < each.heightForWidth(each.width())
        ]

    qtbot.waitUntil(lambda: cut() == [])
    ring = page.board.care_card.cold.ring
    qtbot.waitUntil(lambda: ring.height() >= ring.sizeHint().height())
    assert page.board.protocol.isVisible()
