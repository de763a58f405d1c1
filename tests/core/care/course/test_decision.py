"""Decisions: what is strictest, what is new, until when, and with which numbers."""

import pytest

from coach.care.course.actions import examined_data
from coach.store.entries import PAIN, UNLOCK
from tests.core.care.course.diary import Diary, day_at

WORDS = {
    "sudden": "sudden pain",
    "pop": "a pop",
    "giving-way": "giving way",
    "limp": "a limp",
}


def usual(diary, first, last, pain=1):
    for day in range(first, last + 1):
        diary.morning(day, pain)


def kind(diary, day, clock="12:00"):
    return diary.look(day, clock).decision.kind


def test_illness_rests_everything():
    """Nothing is due, and the streak is kept."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.ill(1)

    now = diary.look(2)

    assert now.decision.kind == "rest"
    assert now.decision.text == (
        "Everything rests until you feel well again; your streak is kept."
    )
    assert (now.due.is_due, now.due.why_not) == (False, now.decision.text)


def test_a_red_light_asks_until_it_is_answered():
    """The full list opens the way; a short check before a session does not."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -3, 0)
    diary.session(0, 7, clock="10:00")
    asked = diary.look(0, "11:00").decision
    diary.asked(0, "11:30", where="session")
    still = diary.look(0, "11:45").decision
    diary.asked(0, "12:00")
    after = diary.look(0, "12:30")

    assert (asked.kind, asked.asks_questions) == ("rest", True)
    assert still.asks_questions
    assert (after.decision.kind, after.decision.asks_questions) == ("rest", False)
    assert after.decision.until == day_at(0)
    assert not after.due.is_due


def test_after_a_red_light_a_day_off_and_half_the_sets():
    """The plan asks for it, whether or not it is confirmed."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -3, 1)
    diary.session(0, 7)
    diary.asked(0)

    off, half = diary.look(1), diary.look(2)

    assert (off.decision.kind, off.decision.until) == ("step-back", day_at(1))
    assert not off.due.is_due
    assert (half.due.is_due, half.due.is_half) == (True, True)


def test_questions_that_were_answered_before_do_not_count():
    """They have to follow the red light."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.asked(0, "16:00")
    diary.session(0, 6)

    assert diary.look(1).decision.asks_questions


def test_a_red_light_of_any_session_is_asked_about():
    """A warm-up with a pop is no session of the course, and still red."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.session(1, 1, "everyday-warm-up", signs=frozenset({"pop"}))

    decision = diary.look(1, "20:00").decision

    assert (decision.kind, decision.asks_questions) == ("rest", True)
    assert "Reported: a pop." in decision.reasons


@pytest.mark.parametrize("when", ["now", "morning"])
@pytest.mark.parametrize("sign", ["sudden", "pop", "giving-way", "limp"])
def test_a_danger_sign_in_the_diary_is_asked_about(when, sign):
    """Noted without a session it rests the course until the questions are answered."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -3, 0)
    diary.note(PAIN, 1, "10:00", {"when": when, "pain": 1, "signs": [sign]})
    asked = diary.look(1, "11:00").decision
    diary.asked(1, "11:30", where="on-demand")
    after = diary.look(1, "12:00").decision

    assert (asked.kind, asked.asks_questions) == ("rest", True)
    assert asked.reasons == (f"Reported: {WORDS[sign]}.",)
    assert not after.asks_questions


def test_a_kind_of_pain_can_be_a_danger_sign():
    """Sharp stands among the kinds of pain, and counts like the others."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.note(PAIN, 1, "10:00", {"when": "now", "pain": 1, "quality": ["sharp"]})

    assert diary.look(1).decision.asks_questions


@pytest.mark.parametrize("sign", ["twinge", "new-bruise", "new-swelling"])
def test_other_signs_in_the_diary_ask_nothing(sign):
    """They are for the rules of plans."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.note(PAIN, 1, "10:00", {"when": "now", "pain": 1, "signs": [sign]})

    assert not diary.look(1).decision.asks_questions


def test_questions_that_were_answered_with_the_note_count():
    """Who came to them from the note itself is not asked again."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.asked(1, "09:59", where="on-demand")
    data = {"when": "now", "pain": 1, "signs": ["limp"], "stop_level": "clear"}
    diary.note(PAIN, 1, "10:00", data)

    assert not diary.look(1).decision.asks_questions


def test_answers_with_a_yes_close_until_an_examination():
    """The lock of the answers holds the program and the stage."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.session(0, 6)
    note = diary.asked(0, "18:00", yes=("Q09",), level="D")
    closed = diary.look(1)
    day = day_at(1).isoformat()
    diary.note(UNLOCK, 1, "15:00", {"screening": note.id, "examined_on": day})
    opened = diary.look(1, "16:00")

    assert closed.decision.kind == "rest"
    assert closed.decision.text.startswith("You said: ")
    assert "closed" in {each.key for each in closed.advance.missing}
    assert "closed" not in {each.key for each in opened.advance.missing}


def test_a_morning_of_six_rests_the_day():
    """Also without a session the day before."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.morning(2, 6)

    decision = diary.look(2).decision

    assert (decision.kind, decision.until) == ("rest", day_at(2))
    assert decision.reasons == ("This morning: 6 of 10.",)
    assert kind(diary, 3) == "go-on"


def test_a_morning_of_six_after_a_session_is_a_step_back():
    """Even where it is only a little above the usual one."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -2, 0, 5)
    diary.session(0, 1)
    diary.morning(1, 6)

    decision = diary.look(1).decision

    assert decision.kind == "step-back"
    text = "One day off, then half the sets. A set-back like this is common."
    assert decision.text == text


def test_hold_ends_with_a_clean_session():
    """And is not asked about again once it was confirmed."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -2, 0)
    diary.session(0, 1)
    diary.morning(1, 3)
    new = diary.look(1, "09:00").decision
    diary.accept(1)
    known = diary.look(1, "10:00").decision
    diary.session(1, 1)
    diary.morning(2, 1)

    assert (new.kind, new.is_new) == ("hold", True)
    assert (known.kind, known.is_new) == ("hold", False)
    assert kind(diary, 2) == "go-on"


@pytest.mark.parametrize(
    ("rise", "decided", "card"),
    [(0, "go-on", ""), (1, "hold", ""), (2, "refer", "Q17")],
)
def test_week_check(rise, decided, card):
    """Mornings a point above last week hold; two points are to be examined."""
    diary = Diary("hamstring-mild", "phase-2", onset=(-20, "18:00"))
    usual(diary, 1, 7, 1)
    usual(diary, 8, 13, 1 + rise)

    decision = diary.look(13).decision

    assert (decision.kind, decision.card) == (decided, card)
    if rise:
        assert decision.reasons == (
            f"Middle of the mornings: {1 + rise} this week, 1 the week before.",
        )


def test_week_check_needs_answers():
    """With two mornings in a week nothing is said."""
    diary = Diary("hamstring-mild", "phase-2", onset=(-20, "18:00"))
    usual(diary, 1, 6, 1)
    usual(diary, 12, 13, 5)

    assert kind(diary, 13) == "go-on"


def test_a_sore_week_is_asked_about_once():
    """Confirmed, it still holds and is not new for a week."""
    diary = Diary("hamstring-mild", "phase-2", onset=(-20, "18:00"))
    usual(diary, 1, 7, 1)
    usual(diary, 8, 15, 2)
    diary.accept(12)

    later = diary.look(13).decision

    assert (later.kind, later.is_new) == ("hold", False)


def test_a_referral_holds_until_it_was_examined():
    """Confirmed or not; then the count begins anew."""
    diary = Diary("hamstring-mild", "phase-1")
    referred = diary.look(14)
    diary.accept(14)
    known = diary.look(20)
    diary.take(21, "09:00", examined_data(known.course, day_at(20), "Dr Lind"))
    after, late = diary.look(22), diary.look(35)

    assert (referred.decision.kind, referred.decision.is_new) == ("refer", True)
    assert (known.decision.kind, known.decision.is_new) == ("refer", False)
    assert after.decision.kind == "go-on"
    assert late.decision.kind == "refer"


def test_a_twinge_asks_and_goes_back_a_phase():
    """Questions first; then three days in the phase before. A second one: examined."""
    diary = Diary("hamstring-mild", "phase-3")
    usual(diary, -2, 9)
    diary.session(0, 1, signs=frozenset({"twinge"}))
    asked = diary.look(0, "20:00").decision
    diary.asked(0, "20:30")
    back = diary.look(1, "09:00")
    diary.accept(1)
    after = diary.look(1, "10:00")
    diary.take(
        6,
        "09:00",
        {"course": diary.course, "decision": "step-up", "stage": "phase-3"},
    )
    diary.session(7, 1, signs=frozenset({"twinge"}))
    diary.asked(7, "20:30")
    second = diary.look(8).decision

    assert asked.asks_questions
    assert (back.decision.kind, back.decision.to) == ("step-back", "phase-2")
    assert back.due.program == "hamstring-mild-2"
    assert (after.course.stage.name, after.course.least_days) == ("phase-2", 3)
    assert (second.kind, second.text) == (
        "refer",
        "A second twinge: have it examined before any more sprinting.",
    )


@pytest.mark.parametrize(
    ("stage", "worst", "to", "rest"),
    [
        ("step-4", 4, "step-3", None),
        ("step-1", 4, None, None),
        ("step-4", 7, "step-2", 2),
        ("step-2", 7, "step-1", 2),
    ],
)
def test_the_running_ladder_leads_down(stage, worst, to, rest):
    """Amber: the step below; red: 48 hours, and two steps down."""
    diary = Diary("return-to-run", stage)
    usual(diary, -2, 1)
    diary.session(0, worst)
    diary.asked(0)

    now = diary.look(1)

    assert (now.decision.kind, now.decision.to) == ("step-back", to)
    assert now.decision.until == (day_at(rest) if rest else None)
    expected = to or stage
    assert now.due.stage.name == expected


def test_amber_on_the_running_ladder_is_no_set_back():
    """A step is repeated as often as it takes; only set-backs are counted."""
    diary = Diary("return-to-run", "step-4")
    usual(diary, -2, 8)
    for day in (0, 2, 4):
        diary.session(day, 4)

    now = diary.look(4, "20:00")

    assert (now.standing.set_backs, now.decision.card) == ((), "")


def test_swelling_next_morning_halves_the_ankle():
    """Half the volume until a session went well."""
    diary = Diary("steady-ankle", "part-b")
    usual(diary, -2, 0)
    diary.session(0, 1, swelling=False)
    diary.morning(1, 1, swelling=True)

    now = diary.look(1)

    assert (now.decision.kind, now.decision.text) == (
        "hold",
        "Swelling up the next morning: half the volume.",
    )
    assert diary.look(2).due.is_half


@pytest.mark.parametrize(
    ("morning", "decided"), [(1, "go-on"), (2, "hold"), (3, "hold"), (4, "step-back")]
)
def test_amber_in_prevention_must_settle(morning, decided):
    """It may go on when the next morning is no worse."""
    diary = Diary("nordic-10-weeks", onset=None)
    usual(diary, -2, 0)
    diary.session(0, 4)
    diary.morning(1, morning)

    assert kind(diary, 1) == decided


def test_numbers_of_a_decision_are_kept_with_it():
    """Everything that led to it, for the event."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -2, 0)
    diary.session(0, 1)
    diary.morning(1, 4)

    inputs = diary.look(1).decision.inputs

    assert inputs == {
        "day_in_stage": 2,
        "clean_row": 0,
        "least_days": 3,
        "session": "s0000",
        "worst": 1,
        "usual": 1,
        "morning": 4,
        "rise": 3,
        "evidence": "2026-11-02",
        "evident": "2026-11-03",
        "then": "rest-then-half",
        "source": "plan",
        "set_back": True,
        "set_backs": ["2026-11-03"],
        "half": True,
        "rest_until": "2026-11-03",
    }
