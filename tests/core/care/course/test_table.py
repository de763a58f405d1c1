"""The table alone: a plan without rules, or with milder ones, changes nothing."""

from dataclasses import replace

import pytest

from coach.files.plan_model import BackOff, Plan, Schedule, Stage, StageAdvance
from tests.core.care.course.diary import Diary
from tests.core.shipped import LIBRARY

PHASES = {
    "first-days": "first-72-hours",
    "phase-1": "hamstring-mild-1",
    "phase-2": "hamstring-mild-2",
    "phase-3": "hamstring-mild-3",
    "ladder": "calf-ladder-2",
    "prevention": "nordic-week-1",
}
# Milder than the table in every number.
MILD = StageAdvance(
    "tell-patient", last_sessions=2, pain_during_max=5, morning_rise_max=5
)
LATE = (BackOff("rest-then-half", "Late.", morning_rise=6, rest_days=1),)


def diary(phase="phase-1", advance=MILD):
    """Return a course of a plan with next to no rules, with usual mornings of 1."""
    program = PHASES[phase]
    stages = (
        Stage("one", "One", program, Schedule(1), advance=advance),
        Stage("two", "Two", program, Schedule(1), advance=advance),
        Stage("three", "Three", program, Schedule(1)),
    )
    plan = Plan("own", 1, "Own", "en", stages, area="hamstring", back_off=LATE)
    found = Diary()
    found.library = replace(LIBRARY, plans={**LIBRARY.plans, "own": plan})
    found.start("own")
    for day in range(-2, 1):
        found.morning(day, 1)
    return found


@pytest.mark.parametrize(
    ("worst", "morning", "is_clean"),
    [(2, 2, True), (3, 1, False), (2, 3, False), (0, 0, True)],
)
def test_clean(worst, morning, is_clean):
    """Pain 0 to 2, and at most one point above the usual morning."""
    found = diary()
    found.session(0, worst)
    found.morning(1, morning)

    assert found.look(1).standing.verdicts[0].is_clean is is_clean


@pytest.mark.parametrize(
    ("morning", "kind"), [(2, "go-on"), (3, "hold"), (4, "step-back"), (6, "step-back")]
)
def test_next_morning(morning, kind):
    """Two points hold, three step back."""
    found = diary()
    found.session(0, 1)
    found.morning(1, morning)

    assert found.look(1).decision.kind == kind


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("worst", [2, 3, 5, 6])
def test_the_light_of_every_phase(phase, worst):
    """Green goes on, amber eases as its column says, red ends with questions."""
    found = diary(phase)
    found.session(0, worst)

    decision = found.look(0, "20:00").decision

    amber = {"first-days": "leave-out", "phase-1": "leave-out", "prevention": ""}
    is_amber = worst in (3, 5)
    assert decision.eases == (amber.get(phase, "halve") if is_amber else "")
    assert decision.asks_questions is (worst == 6)
    assert decision.kind == ("rest" if worst == 6 else "go-on")


@pytest.mark.parametrize(("apart", "card"), [(5, "Q17"), (7, "Q17"), (8, "")])
def test_two_set_backs(apart, card):
    """Within seven days they are to be examined; a day later they are two."""
    found = diary()
    for day in range(1, 16):
        if day not in (1, apart + 1):
            found.morning(day, 1)
    for day in (0, apart):
        found.session(day, 1)
        found.morning(day + 1, 4)

    assert found.look(apart + 1).decision.card == card


def test_half_the_sets_after_a_step_back():
    """The day off comes first."""
    found = diary()
    found.session(0, 1)
    found.morning(1, 4)

    assert not found.look(1).due.is_due
    assert found.look(2).due.is_half


def test_72_hours_without_a_word_in_the_file():
    """No two changes of stage are closer."""
    found = diary()
    found.quiet_days(0, 1)
    found.step_up(2, "09:00")
    found.quiet_days(2, 4)

    assert found.look(5, "08:59").decision.kind == "go-on"
    assert found.look(5, "09:00").decision.kind == "propose-step-up"


def test_a_red_light_without_questions_stops_every_step():
    """However many clean sessions have followed."""
    found = diary()
    found.session(0, 6)
    found.quiet_days(1, 6)
    unasked = found.look(7, "09:00")
    found.asked(7, "10:00")

    assert {each.key for each in unasked.advance.missing} == {"red"}
    assert unasked.decision.asks_questions
    assert found.look(7, "11:00").decision.kind == "propose-step-up"


def test_a_stricter_program_ends_sooner():
    """A program of one's own that stops at 4 is red for the course at 4."""
    found = diary()
    program = found.library.programs["hamstring-mild-1"]
    strict = replace(program, safety=replace(program.safety, stop_pain=4))
    programs = {**found.library.programs, program.id: strict}
    found.library = replace(found.library, programs=programs)
    found.session(0, 4)

    decision = found.look(0, "20:00").decision

    assert (decision.kind, decision.asks_questions) == ("rest", True)


def test_a_stricter_plan_wants_less_pain():
    """Its limits hold where they are below the table's."""
    strict = replace(MILD, pain_during_max=1, morning_rise_max=0)
    sore, stiff = diary(advance=strict), diary(advance=strict)
    sore.session(0, 2)
    sore.morning(1, 1)
    stiff.session(0, 1)
    stiff.morning(1, 2)

    assert not sore.look(1).standing.verdicts[0].is_clean
    assert not stiff.look(1).standing.verdicts[0].is_clean
