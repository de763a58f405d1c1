"""Which questions come before what, and when."""

from datetime import date, timedelta

import pytest

from coach.care.behind_knee import KneeDescription
from coach.care.course.facts import SessionFact
from coach.care.health import Health
from coach.care.injuries import injuries_from
from coach.care.locks import locks
from coach.care.screening import (
    Past,
    full_list,
    gate_questions_of,
    last_red_ms,
    opened_by,
    screen_for,
    screening_data,
)
from coach.care.session_check import CheckAnswers
from coach.care.stop_signs import all_questions, questions_for
from coach.store.entries import SCREENING
from tests.core.care.care_notes import (
    DAY_MS,
    HOUR_MS,
    NOW_MS,
    injury_note,
    moment,
    note,
    screening,
)
from tests.core.shipped import LIBRARY

PROGRAMS, EXERCISES = LIBRARY.programs, LIBRARY.exercises
REHAB = sorted(name for name, each in PROGRAMS.items() if each.kind == "rehab")


def screen(program, *notes, after_ms=0, **more):
    past = Past(moment(after_ms), notes, injuries=injuries_from(notes), **more)
    return screen_for(PROGRAMS[program], EXERCISES, past)


def ids(questions):
    return [question.id for question in questions]


def cleared(program, **how):
    """Return a full screening in which everything asked had a no."""
    asked = ids(screen(program).questions)
    area = PROGRAMS[program].area
    return screening(area=area, no=asked, where="first-use", **how)


@pytest.mark.parametrize("program", [*REHAB, "desk-break-back-ease"])
def test_full_list_at_first_use(program):
    """Every recovery program, the back routine, and the set behind the knee."""
    found = screen(program)

    assert found.where == "first-use"
    area = PROGRAMS[program].area
    assert set(ids(found.questions)) >= set(ids(questions_for(area)))
    assert found.has_check
    assert found.intro


@pytest.mark.parametrize(
    "program",
    [
        *("everyday-warm-up", "hamstring-first-warm-up", "team-sport-warm-up"),
        *("hamstring-flexibility", "whole-leg-flexibility", "nordic-week-1"),
        "bedtime-cramp-routine",
    ],
)
def test_short_check_alone_before_other_sessions(program):
    """No stop question unless the check opens one."""
    found = screen(program)

    assert found.has_check
    assert found.questions == ()
    assert found.where == ""


@pytest.mark.parametrize("program", ["cool-down-stretch", "desk-break"])
def test_nothing_before_a_cool_down_or_a_stand_up_break(program):
    """Their gates say none, and a break comes every half hour."""
    found = screen(program)

    assert not found.has_check
    assert found.questions == ()


def test_nothing_before_the_help_for_a_cramp():
    """No questions first; that about one swollen leg stands beside the rubbing."""
    found = screen("cramp-now")

    assert not found.has_check
    assert not found.has_health_list
    assert found.questions == ()
    assert ids(found.beside) == ["Q07"]


@pytest.mark.parametrize(
    ("days", "where"), [(0, ""), (6, ""), (7, "weekly"), (30, "weekly")]
)
def test_every_seven_days_in_recovery(days, where):
    """The full list comes once more, not earlier."""
    found = screen(
        "hamstring-mild-1", cleared("hamstring-mild-1"), after_ms=days * DAY_MS
    )

    assert found.where == where
    assert bool(found.questions) == bool(where)


def test_back_routine_asks_only_at_first_use():
    """It is no recovery program."""
    done = cleared("desk-break-back-ease")

    assert screen("desk-break-back-ease", done, after_ms=60 * DAY_MS).where == ""


def test_another_area_asks_its_own_list():
    """A list for the hamstring does not answer the questions of the groin."""
    done = cleared("hamstring-mild-1")

    assert screen("groin-ladder-1", done).where == "first-use"
    assert screen("hamstring-mild-2", done).where == ""


def test_a_list_cut_short_asks_again():
    """Who said yes to one question has not answered the others."""
    part = screening("Q14", no=("Q01", "Q02"), where="first-use")

    assert screen("hamstring-mild-1", part).where == "first-use"


def test_a_list_taken_back_asks_again():
    """A slip that was undone answers nothing."""
    done = cleared("hamstring-mild-1", removed_after_ms=1000)

    assert screen("hamstring-mild-1", done).where == "first-use"


def test_answers_of_a_session_check_are_no_full_list():
    """Only the matching questions were asked then."""
    asked = ids(screen("hamstring-mild-1").questions)
    short = screening(no=asked, where="session")

    assert screen("hamstring-mild-1", short).where == "first-use"


@pytest.mark.parametrize("program", ["hamstring-mild-1", "everyday-warm-up"])
def test_after_a_red_light(program):
    """Before anything else that is done, until the list was answered after it."""
    done = cleared("hamstring-mild-1")
    red_ms = NOW_MS + HOUR_MS
    again = cleared("hamstring-mild-1", after_ms=2 * HOUR_MS)

    before = screen(program, done, after_ms=DAY_MS, last_red_ms=red_ms)
    after = screen(program, done, again, after_ms=DAY_MS, last_red_ms=red_ms)

    assert before.where == "after-red"
    assert before.questions
    assert after.where == ""


def test_last_red_light_of_sessions():
    """Its end, by number or by a sign; None when all was well."""
    day = date(2025, 11, 5)
    red = SessionFact("a", "p", day, 0, 5000, worst=6)
    limp = SessionFact("b", "p", day, 0, 9000, worst=2, signs=frozenset({"limp"}))
    green = SessionFact("c", "p", day, 0, 99000, worst=2)

    assert last_red_ms([red, limp, green]) == 9000
    assert last_red_ms([green]) is None


def test_on_demand():
    """From the help menu: everything, or the list of an area."""
    assert full_list().questions == all_questions()
    assert full_list("groin").questions == questions_for("groin")
    assert full_list().where == "on-demand"


@pytest.mark.parametrize(
    "program",
    [*(f"calf-ladder-{stage}" for stage in (1, 2, 3)), "behind-the-knee-gentle-set"],
)
def test_clot_gate_every_single_time(program):
    """Q07 comes before each start, also an hour after the full list."""
    found = screen(program, cleared(program), after_ms=HOUR_MS)

    assert ids(found.questions) == ["Q07"]
    assert found.where == "gate"


@pytest.mark.parametrize(
    ("thing", "asked"),
    [
        (EXERCISES["foam-roll-back-of-thigh"], ["Q07"]),
        (EXERCISES["hand-massage-back-of-thigh"], ["Q07"]),
        (EXERCISES["heel-dig"], []),
        (LIBRARY.protocols["rice"].step("compression"), ["Q07"]),
        (LIBRARY.protocols["peace-and-love"].step("compress"), ["Q07"]),
        (LIBRARY.protocols["rice"].step("ice"), []),
    ],
    ids=lambda value: getattr(value, "id", getattr(value, "name", None)),
)
def test_clot_gate_of_single_things(thing, asked):
    """Roller, massage and every bandage."""
    assert ids(gate_questions_of(thing)) == asked


def test_groin_gate():
    """Q18 and lifting the leg, in the ladder and once before the prevention."""
    ladder = screen("groin-ladder-1")
    prevention = screen("groin-prevention")
    done = screening(area="groin", no=ids(prevention.questions), where=prevention.where)

    assert {"Q18", "G-groin-lift"} <= set(ids(ladder.questions))
    assert ids(prevention.questions) == ["Q08", "Q18", "G-groin-lift"]
    assert screen("groin-prevention", done, after_ms=90 * DAY_MS).questions == ()


def test_ankle_gate_at_entry():
    """Q02 and Q06 come with the first list."""
    assert {"Q02", "Q06"} <= set(ids(screen("steady-ankle-a").questions))


@pytest.mark.parametrize(
    ("days", "is_asked"), [(4, False), (5, True), (7, True), (8, False)]
)
def test_ankle_gate_on_day_5(days, is_asked):
    """Is walking worse? Asked from day 5 until it was answered, or a week is over."""
    hurt = injury_note("ankle")
    found = screen(
        "steady-ankle-a", hurt, cleared("steady-ankle-a"), after_ms=days * DAY_MS
    )

    assert ("G-ankle-worse" in ids(found.questions)) == is_asked


def test_ankle_gate_opens_its_questions_again():
    """Worse on day 5: four steps, bones and the colour of the foot once more."""
    assert ids(opened_by("G-ankle-worse")) == ["Q02", "Q06"]
    assert opened_by("Q07") == ()


def test_ankle_recheck_is_answered_once():
    """A no on day 5 is enough."""
    hurt, done = injury_note("ankle"), cleared("steady-ankle-a")
    said = screening(
        no=("G-ankle-worse",), area="ankle", where="gate", after_ms=5 * DAY_MS
    )

    found = screen("steady-ankle-a", hurt, done, said, after_ms=6 * DAY_MS)

    assert found.questions == ()


@pytest.mark.parametrize(
    ("cause", "hours", "is_asked"),
    [("blow", 3, False), ("blow", 24, True), ("running", 24, False)],
)
def test_blow_to_the_thigh(cause, hours, is_asked):
    """From the day after a blow: does the knee bend to a right angle?"""
    hurt = injury_note("front of the thigh", cause=cause)
    found = screen("thigh-ladder-1", hurt, after_ms=hours * HOUR_MS)

    assert ("G-blow-bend" in ids(found.questions)) == is_asked


def test_gates_of_an_injury_leave_other_parts_alone():
    """A blow to the thigh asks nothing before the back routine."""
    hurt = injury_note("front of the thigh", cause="blow")
    found = screen("desk-break-back-ease", hurt, after_ms=DAY_MS)

    assert "G-blow-bend" not in ids(found.questions)


def test_health_list_once():
    """With the first recovery or strength program, and never again."""
    assert screen("hamstring-mild-1").has_health_list
    assert screen("nordic-week-1").has_health_list
    assert not screen("everyday-warm-up").has_health_list
    assert not screen("hamstring-mild-1", health=Health()).has_health_list


def test_behind_the_knee_has_its_own_opening():
    """The sentence of the content plan stands above the questions."""
    assert screen("behind-the-knee-gentle-set").intro.startswith(
        "Pain behind the knee has many causes"
    )


def test_what_is_kept_locks_again():
    """The note holds answers, level, closings, reasons, and the short check."""
    check = CheckAnswers(pain=2, new=frozenset({"swelling"}))
    data = screening_data("session", "calf", {"Q07": True, "Q13": False}, check)
    (lock,) = locks([note(SCREENING, data)], moment())

    assert data["level"] == "D"
    assert data["closes"] == ["area", "compression", "legs", "massage", "roller"]
    assert data["answers"] == {"Q07": True, "Q13": False}
    assert data["check"] == {"pain": 2, "new": ["swelling"]}
    assert len(data["reasons"]) == 1
    assert lock.closes == frozenset(data["closes"])


def test_an_answer_to_nothing_is_a_mistake():
    """It is not kept in silence."""
    with pytest.raises(ValueError, match="Q77"):
        screening_data("on-demand", "", {"Q77": True})


TODAY = date(2025, 11, 5)
SAID = {"quality": frozenset({"tight"}), "spread": "stays", "side": "left"}


def test_pain_behind_the_knee_is_described_first():
    """Kind of pain, spread, side, and since when."""
    assert KneeDescription().missing() == ("quality", "spread", "side", "since")
    assert KneeDescription(**SAID, since=TODAY).missing() == ()


@pytest.mark.parametrize(("days", "is_long"), [(0, False), (42, False), (43, True)])
def test_more_than_six_weeks_behind_the_knee(days, is_long):
    """It asks for an appointment."""
    described = KneeDescription(**SAID, since=TODAY - timedelta(days=days))

    assert described.answers(TODAY) == {"G-knee-six-weeks": is_long}


def test_without_a_day_nothing_follows():
    """It is asked for, see `missing`."""
    assert KneeDescription().answers(TODAY) == {}
