"""Days 0 to 3 of the course: told, cooled, wrapped, rested, and then the first step."""

from coach.store.entries import CARE, COURSE, HEALTH, INJURY, SCREENING
from tests.ui.course_acts import CourseActs
from tests.ui.course_plan import (
    last_decision,
    move_on,
    recovery,
    start_session,
    take_test,
    today_words,
)
from ui.pages.recovery.begin_sheet import BeginSheet
from ui.pages.recovery.today_card import STEP_UP
from ui.widgets.sheet import Sheet

RESTING = {
    "Pain at rest": {"pain": 1},
    "Walking hurts": {"pain": 2},
    "Four normal steps": {"value": 4},
    "no visible bruise": {"yes": True},
}


def told_on_the_first_evening(at):
    """Day 0, 18:30: what hurts, the stop questions, and a plan that fits."""
    acts = CourseActs(at)
    at.go_to(0, "18:30")
    at.station("welcome")
    acts.welcome("injury")
    sheet = acts.tell_strain(began="18:00", pain=2)
    at.station("pattern")
    assert "the milder one" in at.words(sheet)
    at.press("Answer the questions", sheet)
    at.station("stop-question")
    asked = acts.answer_questions()
    assert {"Q01", "Q02", "Q03", "Q06", "Q07", "Q09"} <= set(asked)
    at.station("pattern-after-the-questions")
    begin_from_pattern(at, sheet)

    (injury,), (screening,) = at.notes(INJURY), at.notes(SCREENING)
    assert (injury.data["pattern"], injury.data["side"]) == ("A", "right")
    assert injury.data["at"].startswith("2025-11-24T18:00")
    assert screening.data["level"] == "clear"
    (start,) = at.notes(COURSE)
    said = [start.data[key] for key in ("decision", "plan", "stage", "side")]
    assert said == ["start", "hamstring-mild", "first-days", "right"]
    assert start.data["injury"] == injury.data["injury"]


def begin_from_pattern(at, sheet):
    """Begin the plan that the pattern leads to; ends on the Recovery page."""
    at.press(sheet.save)
    assert at.window.page == "recovery"
    at.station("begin-sheet")
    at.press("Begin", at.shown(BeginSheet))


def care_on_the_first_evening(at):
    """RICE is chosen; the health list, the first ice, the bandage, and the night."""
    board = recovery(at)
    card = board.care_card
    assert not card.isVisible()
    assert "Not on the day of the injury." in at.words(board.today)
    assert "examined" not in at.words(board.today)
    assert not at.buttons("Start", board.today)
    at.station("recovery-before-rice")
    at.press("RICE", board.protocol)
    assert at.notes(CARE)[0].data["what"] == "rest"
    at.press("Fill in the health list", board.protocol)
    at.station("health-list")
    CourseActs(at).fill_health_list()
    assert at.notes(HEALTH)[0].data["items"] == []
    assert "Cold and a bandage can ease pain" in at.words(board.protocol)
    at.station("recovery-with-rice")
    ice(at, card)
    at.pass_minutes(120)
    assert at.buttons("Start ice", card)
    wrap(at, card)
    at.page("today")
    at.station("today-first-evening")


def ice(at, card, *, is_short=False):
    """Fifteen minutes of ice with a look at the skin after five; then it warms up."""
    at.press("Start ice", card)
    if is_short:
        at.press("Finish ice", card)
        return
    at.station("ice-is-on")
    at.pass_minutes(5)
    assert "Look at the skin" in at.words(card)
    at.station("look-at-the-skin")
    at.press("Looks well", card)
    at.pass_minutes(10)
    assert "Its time is up. Take it off now." in at.words(card)
    at.press("It is off", card)
    assert not at.buttons("Start ice", card)
    note = [each.data for each in at.notes(CARE) if each.data["what"] == "ice"][-1]
    assert (note["check_ok"], note["length_s"]) == (True, 900)


def wrap(at, card):
    """The bandage after its question, a look at the toes, and off for the night."""
    at.press("It is on", card)
    at.station("question-before-the-bandage")
    assert "Is one calf or thigh swollen" in at.words(at.shown(Sheet))
    at.press("No", at.shown(Sheet))
    at.pass_minutes(10)
    assert "Check the toes now" in at.words(card.wrap)
    at.station("look-at-the-toes")
    at.press("Well", card.wrap)
    at.go_to(0, "22:05")
    assert "Take it off now" in at.words(card.wrap)
    assert not at.buttons("Start ice", card)
    at.press("Off", card.wrap)


def second_day(at):
    """Day 1: ice after each two hours and no more than six; the easy movement."""
    card = recovery(at).care_card
    at.go_to(1, "07:00")
    assert "Next ice: 07:30" in at.words(card)
    for number, hour in enumerate(
        ("07:30", "09:45", "12:00", "14:15", "16:30", "18:45"), start=1
    ):
        at.go_to(1, hour)
        ice(at, card, is_short=number > 2)
        coming = "Done for today" if number == 6 else "Let the skin warm up fully first"
        assert coming in at.words(card)
    at.station("ice-done-for-today")
    at.go_to(1, "21:00")
    assert not at.buttons("Start ice", card)
    assert "First 72 hours: protect and calm" in today_words(at)
    at.station("today-second-day")
    start_session(at, pain=2, worst=2)


def third_and_fourth_day(at):
    """Days 2 and 3: mornings, the points of the first step, not before its time."""
    acts = CourseActs(at)
    at.go_to(2, "08:05")
    acts.answer_morning(2)
    board = recovery(at)
    assert "Not before today, 18:00." in at.words(board.checklist)
    for text, said in RESTING.items():
        take_test(at, text, **said)
    at.station("recovery-third-day")
    assert not at.buttons(STEP_UP, board.today)
    start_session(at, worst=1)
    at.go_to(3, "08:05")
    acts.answer_morning(1)
    at.go_to(3, "18:10")
    assert not recovery(at).care_card.isVisible()
    at.station("recovery-72-hours")
    move_on(at, "Calm and switch on")
    note = last_decision(at)
    assert (note["decision"], note["to"]) == ("step-up", "phase-1")
    assert note["confirmed_by"] == "person"
    assert any("48 hours" in each for each in note["inputs"]["checks"])
    assert "Hamstring mild strain, phase 1" in today_words(at)
