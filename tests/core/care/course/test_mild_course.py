"""Twenty-one days after a mild strain, from the first evening to the return list."""

from coach.care.course.actions import end_data
from coach.care.course.return_list import return_list
from coach.care.course.state import courses_now
from tests.core.care.course.diary import Diary, Moment, at_ms, day_at

PHASE_1_TESTS = ("Walk 5 minutes", "Jog very slowly", "Face down, pull")
PHASE_2_TESTS = {
    "Heel pull near full effort": {"yes": True, "pain": 1},
    "12 full single-leg bridges": {"left": 14, "right": 12, "pain": 1},
    "Single-leg squat": {"yes": True, "pain": 0},
    "Run 5 minutes at about half speed": {"pain": 1},
    "Straight-leg raise within": {"left": 80, "right": 75},
}
RETURN_LIST = {
    "Pressing the spot": {"pain": 0},
    "The strong heel pull": {"yes": True, "pain": 0},
    "20 or more full single-leg bridges": {"left": 22, "right": 21},
    "Straight-leg raise as far": {"left": 80, "right": 80},
    "The running plan is done": {"applies": False},
    "Sprint, stop and turn": {"pain": 0},
    "The movements of your sport": {"yes": True},
    "Two full training sessions": {"value": 2},
    "How ready do you feel": {"value": 8},
}


def decided(diary, day, clock="09:00"):
    return diary.look(day, clock).decision.kind


def stage(diary, day, clock="12:00"):
    return diary.at(day, clock).stage.name


def first_days(diary):
    """Days 0 to 3: a strain in the evening, an amber day, then phase 1."""
    diary.start("hamstring-mild", clock="19:30")
    assert diary.look(0, "20:00").due.program == "first-72-hours"
    diary.session(0, 2, clock="20:30")
    diary.morning(1, 4)
    assert decided(diary, 1) == "go-on"

    diary.session(1, 3, clock="10:00", sore=(("ankle-pumps-and-alphabet", 3),))
    amber = diary.look(1, "10:30")
    assert (amber.decision.kind, amber.decision.eases) == ("go-on", "leave-out")
    assert amber.due.leave_out == ("ankle-pumps-and-alphabet",)
    diary.morning(2, 4)
    assert "sore" in {each.key for each in diary.look(2).advance.missing}

    diary.session(2, 2, clock="17:00")
    diary.morning(3, 3)
    assert diary.answer(3, "08:30", "Pain at rest is 0 to 2.", pain=1)
    assert diary.answer(3, "08:31", "Walking hurts 3 or less.", pain=2)
    assert diary.answer(3, "08:32", "Four normal steps", value=4)
    assert decided(diary, 3) == "go-on"
    assert diary.answer(3, "08:33", "no visible bruise", yes=True)
    diary.step_up(3)


def phase_1(diary):
    """Days 3 to 7: an amber day, then two clean ones with all tests."""
    diary.session(3, 2)
    diary.morning(4, 3)
    diary.session(4, 4, sore=(("extender", 4),))
    assert diary.look(4, "18:00").decision.eases == "leave-out"
    diary.morning(5, 3)
    now = diary.look(5)
    assert now.decision.kind == "go-on"
    assert now.standing.clean_row == 0

    for day in (5, 6):
        diary.session(day, 1)
        for words in PHASE_1_TESTS:
            assert diary.answer(day, "18:00", words, yes=True, pain=1)
        diary.morning(day + 1, 2)
        assert decided(diary, day, "21:00") == "go-on"
    assert diary.look(7).standing.clean_row == 2
    diary.step_up(7)


def phase_2(diary):
    """Days 7 to 14: a hold, a step back, half the sets, and two whole clean ones."""
    diary.session(7, 2, exercises=frozenset({"diver"}))
    diary.morning(8, 2)
    assert diary.look(8).due.leave_out == ("diver",)
    diary.session(8, 1)
    diary.morning(9, 4)
    assert decided(diary, 9) == "hold"
    assert diary.accept(9).data["decision"] == "hold"

    diary.session(9, 2)
    diary.morning(10, 5)
    assert decided(diary, 10) == "step-back"
    diary.accept(10)
    resting = diary.look(10, "10:00")
    assert not resting.decision.is_new
    assert not resting.due.is_due

    diary.morning(11, 3)
    assert diary.look(11).due.is_half
    diary.session(11, 1)
    diary.morning(12, 2)
    assert not diary.look(12).due.is_half
    for day in (12, 13):
        diary.session(day, 1)
        for words, said in PHASE_2_TESTS.items():
            assert diary.answer(day, "18:00", words, **said)
        diary.morning(day + 1, 1)
    assert decided(diary, 14) == "go-on"
    assert diary.answer(14, "08:30", "if you run", applies=False)
    diary.step_up(14)


def phase_3(diary):
    """Days 14 to 21: every other day, then everything on the list."""
    assert diary.look(14, "10:00").due.program == "hamstring-mild-3"
    diary.session(14, 2)
    diary.morning(15, 1)
    assert not diary.look(15).due.is_due
    for day in (16, 18):
        assert diary.look(day).due.is_due
        diary.session(day, 1)
        diary.morning(day + 1, 1)
    assert diary.look(20).due.why_not == "A rest day. It goes on tomorrow."
    unticked = return_list(diary.look(21).advance)
    assert (unticked.ticked, len(unticked.points), unticked.is_done) == (0, 9, False)
    for words, said in RETURN_LIST.items():
        assert diary.answer(21, "10:00", words, **said), words


def test_twenty_one_days_of_a_mild_strain():
    """Every stage is proposed once and confirmed; the list at the end clears nobody."""
    diary = Diary(onset=None)
    diary.hurt((0, "18:30"))
    first_days(diary)
    assert stage(diary, 3) == "phase-1"
    phase_1(diary)
    assert stage(diary, 7) == "phase-2"
    phase_2(diary)
    assert stage(diary, 14) == "phase-3"
    phase_3(diary)

    now = diary.look(21)
    done = return_list(now.advance)
    diary.take(21, "13:00", end_data(now.course))

    assert done.is_done
    assert done.sentences[0].startswith(
        "You ticked every point. That is a good sign, no more."
    )
    assert done.next_plan == "nordic-10-weeks"
    assert now.standing.set_backs == (day_at(10),)
    (ended,) = courses_now(diary.history(), Moment(at_ms(22)))
    assert ended.ended is not None
    decisions = [note.data["decision"] for note in ended.notes]
    assert decisions == [
        *("start", "step-up", "step-up", "hold", "step-back", "step-up", "end")
    ]
