"""Days 3 to 20: phase 1 with an amber day and a set-back, phases 2 and 3, the end."""

from coach.store.entries import COURSE
from tests.ui.course_acts import CourseActs
from tests.ui.course_plan import (
    accept,
    last_decision,
    move_on,
    recovery,
    start_session,
    take_test,
    today_words,
    why,
)
from ui.pages.recovery.today_card import FINISH, STEP_UP
from ui.widgets.sheet import Sheet

PHASE_1_TESTS = {
    "Walk 5 minutes": {"yes": True, "pain": 0},
    "Jog very slowly": {"yes": True, "pain": 1},
    "Face down, pull": {"yes": True, "pain": 0},
}
PHASE_2_TESTS = {
    "Heel pull near full effort": {"yes": True, "pain": 1},
    "12 full single-leg bridges": {"sides": (14, 12), "pain": 1},
    "Single-leg squat": {"yes": True, "value": 3, "pain": 0},
    "Run 5 minutes": {"yes": True, "pain": 1},
    "Straight-leg raise": {"sides": (80, 76)},
}
RETURN_LIST = {
    "Pressing the spot": {"yes": True, "pain": 0},
    "The strong heel pull": {"yes": True, "pain": 0},
    "20 or more full single-leg bridges": {"sides": (22, 21), "pain": 0},
    "Straight-leg raise as far": {"sides": (80, 80)},
    "The running plan is done": {"applies": False},
    "Sprint, stop and turn": {"yes": True, "pain": 0},
    "The movements of your sport": {"yes": True},
    "Two full training sessions": {"value": 2},
    "How ready do you feel": {"value": 8},
}


def day(at, number, *, morning=None, worst=None, **more):
    """Answer a morning, and play what is due in the afternoon."""
    if morning is not None:
        at.go_to(number, "08:05")
        CourseActs(at).answer_morning(morning)
    if worst is not None:
        at.go_to(number, "19:00")
        start_session(at, pain=min(worst, 2), worst=worst, **more)


def amber_day(at):
    """Days 3 and 4: a clean session, then pain of 4 in the middle of one."""
    day(at, 3, worst=1)
    day(at, 4, morning=1, worst=4, hurts=("extender", 4))
    board = recovery(at)
    at.station("recovery-amber")
    words = at.words(board.today)
    assert "That is more than today needs." in words
    assert "Tomorrow morning decides." in words
    at.press(board.today.why.line)
    assert "Worst pain in the session: 4 of 10." in at.words(board.today.why)
    assert "Extender (active knee straighten) is left out today" in at.words(
        board.today
    )
    assert [each.pain_max for each in at.sessions()] == [2, 1, 1, 4]


def bad_mornings(at):
    """Days 5 to 7: a sorer morning holds, a bad one steps back to a day off."""
    day(at, 5, morning=2, worst=2)
    day(at, 6, morning=3)
    board = recovery(at)
    assert "The morning was a bit sorer." in at.words(board.today)
    at.station("recovery-hold")
    accept(at)
    note = last_decision(at)
    assert note["decision"] == "hold"
    assert (note["inputs"]["morning"], note["inputs"]["usual"]) == (3, 1)
    assert "Same dose once more; no step up yet." in why(at)

    day(at, 6, worst=1)
    day(at, 7, morning=5)
    board = recovery(at)
    assert not at.buttons("Start", board.today)
    at.station("recovery-step-back")
    accept(at)
    note = last_decision(at)
    assert note["decision"] == "step-back"
    assert (note["inputs"]["morning"], note["inputs"]["half"]) == (5, True)
    assert "Next morning 5, usual morning 2: 3 points above." in why(at)
    assert "A day off" in at.words(recovery(at).today)
    assert "Nothing is due" in today_words(at)
    at.station("today-day-off")


def half_the_sets(at):
    """Day 8: the questions of the week, half the sets, and the whole ones again."""
    at.go_to(8, "08:05")
    assert "Half the sets" in at.words(recovery(at).today)
    assert "Half the sets today" in today_words(at)
    recovery(at)
    at.station("recovery-half")
    at.go_to(8, "19:00")
    assert "questions" in start_session(at, worst=1)
    day(at, 9, morning=2)
    assert "Half the sets" not in at.words(recovery(at).today)


def phase_1_is_passed(at):
    """Days 9 to 12: two clean sessions, the tests on two days, and a sore week."""
    day(at, 9, worst=1)
    day(at, 10, morning=1)
    _pass_tests(at, PHASE_1_TESTS)
    day(at, 10, worst=1)
    day(at, 11, morning=1)
    _pass_tests(at, PHASE_1_TESTS)
    board = recovery(at)
    assert "The mornings were a bit sorer this week." in at.words(board.today)
    assert not at.buttons(STEP_UP, board.today)
    at.station("recovery-sore-week")
    at.go_to(12, "09:00")
    at.station("recovery-proposal")
    move_on(at, "Strengthen and lengthen")
    note = last_decision(at)
    assert (note["decision"], note["to"]) == ("step-up", "phase-2")
    assert note["confirmed_by"] == "person"
    assert "The last 2 sessions were clean." in why(at)
    assert "Hamstring mild strain, phase 2" in today_words(at)


def phase_2_is_passed(at):
    """Days 12 to 17: at least four days, harder tests with two sessions."""
    day(at, 12, worst=2)
    day(at, 13, morning=1)
    assert "Not before Wednesday" in at.words(recovery(at).checklist)
    day(at, 14, worst=1)
    _pass_tests(at, PHASE_2_TESTS)
    day(at, 15, morning=1)
    at.station("recovery-phase-2")
    day(at, 16, worst=1)
    _pass_tests(at, PHASE_2_TESTS)
    assert not at.buttons(STEP_UP, recovery(at).today)
    day(at, 17, morning=1)
    take_test(at, "if you run", applies=False)
    at.station("recovery-proposal-phase-3")
    move_on(at, "Back to speed")
    note = last_decision(at)
    assert (note["decision"], note["to"]) == ("step-up", "phase-3")
    assert "All tests passed with 2 sessions in a row." in note["inputs"]["checks"]
    assert "Hamstring mild strain, phase 3" in today_words(at)


def _pass_tests(at, tests):
    for text, said in tests.items():
        assert take_test(at, text, **said)["passed"], text


def phase_3_and_the_end(at):
    """Days 17 to 20: a day between two sessions, the list back to sport, the end."""
    day(at, 17, worst=2)
    day(at, 18, morning=1)
    assert "A rest day. It goes on tomorrow." in today_words(at)
    at.station("today-rest-day")
    board = recovery(at)
    assert "It is a checklist, not a clearance." in at.words(board.checklist)
    assert not at.buttons(FINISH, board.today)
    day(at, 19, worst=1)
    day(at, 20, morning=1)
    _pass_tests(at, RETURN_LIST)
    board = recovery(at)
    assert "That is a good sign, no more." in at.words(board.checklist)
    at.station("recovery-return-list")
    at.press(FINISH, board.today)
    at.station("finish-question")
    at.press("Finish the plan", at.shown(Sheet))
    assert last_decision(at)["decision"] == "end"
    page = at.window.open_page("recovery")
    assert "Next: Nordic" in at.words(page.board.next)
    assert page.board.earlier.isVisible()
    at.station("recovery-after-the-end")
    at.page("today")
    at.station("today-after-the-end")
    said = [each.data["decision"] for each in at.notes(COURSE)]
    assert said == [
        *("start", "step-up", "hold", "step-back", "step-up", "step-up", "end")
    ]
