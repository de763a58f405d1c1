"""What is read and pressed on Today and Recovery while a course runs."""

from coach.store.entries import COURSE, COURSE_TEST
from tests.ui.course_acts import CourseActs
from ui.pages.recovery.self_test_sheet import TestSheet
from ui.pages.recovery.today_card import ACCEPT, STEP_UP
from ui.widgets.sheet import Sheet


def recovery(at):
    """Go to Recovery and return its cards."""
    return at.page("recovery").board


def today_words(at):
    """Go to Today and return what its big card says."""
    board = at.page("today").board
    return at.words(board.due)


def last_decision(at):
    """Return the data of the newest decision on the disk."""
    return at.notes(COURSE)[-1].data


def why(at):
    """Open the newest row of the decisions and return what it says."""
    row = recovery(at).history.rows[0]
    at.press(row.fold.line)
    at.station("why")
    return at.words(row)


def start_session(at, *, pain=1, worst=1, **more):
    """Start what is due from Today, and play it to its end."""
    acts = CourseActs(at)
    card = at.page("today").board.due
    assert "DUE TODAY" in at.words(card)
    at.press(card.start)
    gates = acts.pass_gates(pain=pain)
    acts.play(worst, **more)
    return gates


def accept(at):
    """Confirm a hold or a step back on Recovery."""
    at.press(ACCEPT, recovery(at).today)


def take_test(
    at, text, *, yes=None, pain=None, value=None, sides=(None, None), applies=True
):
    """Enter what a point of the checklist asks for, in its guided sheet."""
    rows = [r for r in recovery(at).checklist.rows if text in r.point.text]
    assert len(rows) == 1, text
    at.press(rows[0].button)
    sheet = at.shown(TestSheet)
    form = sheet.form
    if not applies:
        at.press("Does not apply to me", sheet)
    elif yes is not None and form.yes is not None:
        at.press("Yes" if yes else "No", form.yes)
    if form.scale is not None and pain is not None:
        at.press(form.scale.keys[pain])
    left, right = sides
    numbers = {"value": value, "left": left, "right": right}
    for key, stepper in form.steppers.items():
        at.qtbot.keyClicks(stepper.field, str(numbers[key]))
    at.settle()
    at.press(sheet.save)
    return at.notes(COURSE_TEST)[-1].data


def move_on(at, title):
    """Press the proposal, read its points, and confirm it."""
    board = recovery(at)
    assert at.buttons(STEP_UP, board.today), at.words(board)
    at.press(STEP_UP, board.today)
    sheet = at.shown(Sheet)
    at.station("move-on")
    at.press(f"Move on to “{title}”", sheet)
