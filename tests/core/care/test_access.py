"""What is open: the table over every question, worked cases, and what can never be."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.care.access import CareStep, Situation, is_open, step_or_instead
from coach.care.cramp_flow import LONG_QUESTION, LONGEST_MS
from coach.care.health import Health
from coach.care.injuries import injuries_from
from coach.care.lock_rules import WALKING_GOAL, closed_goal
from coach.care.locks import locks
from coach.care.opening_times import Running
from coach.care.pain import light
from coach.care.session_check import CheckAnswers, judge_check
from coach.care.stop_signs import all_signs, outcome
from coach.care.verdict import Allowed, Closed
from coach.files.health_items import HEALTH_ITEMS
from tests.core.care.care_notes import (
    DAY_MS,
    HOUR_MS,
    MINUTE_MS,
    NOW_MS,
    injury_note,
    locks_of,
    moment,
    note,
    screening,
    unlock,
)
from tests.core.shipped import LIBRARY

PROGRAMS, EXERCISES = LIBRARY.programs, LIBRARY.exercises
STEPS = {
    f"{protocol.id}.{step.name}": CareStep(protocol, step)
    for protocol in LIBRARY.protocols.values()
    for step in protocol.steps
}
THINGS = {
    **{f"program:{name}": program for name, program in PROGRAMS.items()},
    **{f"exercise:{name}": exercise for name, exercise in EXERCISES.items()},
    **{f"plan:{name}": plan for name, plan in LIBRARY.plans.items()},
    **{f"protocol:{name}": each for name, each in LIBRARY.protocols.items()},
    **{f"step:{name}": step for name, step in STEPS.items()},
}
REHAB = {name for name, program in PROGRAMS.items() if program.kind == "rehab"}
LEG_PROGRAMS = {name for name, p in PROGRAMS.items() if p.area not in ("back",)}
BACK_PROGRAMS = {"desk-break", "desk-break-back-ease"}
GROIN = {f"groin-ladder-{stage}" for stage in (1, 2, 3)} | {"groin-prevention"}
CRAMP = {"cramp-now", "bedtime-cramp-routine", "bedtime-cramp-routine-seated"}
NERVE = {
    *("seated-floor-hamstring-stretch", "standing-heel-on-step-stretch"),
    *("lying-strap-hamstring-stretch", "staff-pose", "downward-facing-dog"),
    *("extended-triangle-pose", "chair-edge-hamstring-stretch"),
}
ANKLE = {"steady-ankle-a", "steady-ankle-b", "steady-ankle-c"}


def situation(*notes, after_ms=0, **more):
    """Return a situation with these notes, so long after NOW_MS."""
    return Situation(
        moment(after_ms),
        LIBRARY,
        locks(notes, moment(after_ms)),
        injuries=injuries_from(notes),
        **more,
    )


def closed_in(things, state, prefix=""):
    """Return the names of what is closed."""
    return {
        name.removeprefix(prefix)
        for name, thing in things.items()
        if name.startswith(prefix) and isinstance(is_open(thing, state), Closed)
    }


def closed_programs(*yes, area="hamstring"):
    return closed_in(THINGS, situation(screening(*yes, area=area)), "program:")


def closed_exercises(*yes, area="hamstring"):
    return closed_in(THINGS, situation(screening(*yes, area=area)), "exercise:")


# The table of the stop questions: level, and what the app closes.
TABLE = [
    ("Q01", "hamstring", "E", set(PROGRAMS)),
    ("Q02", "ankle", "E", set(PROGRAMS)),
    ("Q03", "calf", "E", set(PROGRAMS)),
    ("Q04", "back", "E", set(PROGRAMS)),
    ("Q05", "back", "D", BACK_PROGRAMS),
    ("Q06", "ankle", "D", LEG_PROGRAMS),
    ("Q07", "calf", "D", LEG_PROGRAMS),
    ("Q07-background", "calf", "D", set()),
    ("Q08", "knee", "D", set(PROGRAMS)),
    ("Q08-severe", "knee", "E", set(PROGRAMS)),
    ("Q08-fever", "knee", "R", set(PROGRAMS) - {"cramp-now"}),
    ("Q08-fever-severe", "knee", "E", set(PROGRAMS)),
    ("Q08-wound", "knee", "D", set(PROGRAMS)),
    ("Q09", "hamstring", "D", REHAB),
    ("Q10", "behind the knee", "D", LEG_PROGRAMS),
    ("Q11-weakness", "hamstring", "D", LEG_PROGRAMS),
    ("Q12", "cramp", "D", CRAMP),
    ("Q13", "hamstring", "D", REHAB),
    ("Q18", "groin", "S", GROIN),
    ("Q18-sudden", "groin", "E", set(PROGRAMS)),
    ("G-blow-bend", "front of the thigh", "D", REHAB),
    ("G-groin-lift", "groin", "D", GROIN),
    ("G-not-typical", "hamstring", "S", REHAB),
]


@pytest.mark.parametrize(
    ("question", "area", "level", "programs"), TABLE, ids=[row[0] for row in TABLE]
)
def test_what_a_yes_closes(question, area, level, programs):
    """Each line of the table: its level, and at least these programs closed."""
    (lock,) = locks_of(screening(question, area=area))

    assert lock.level == level
    assert programs <= closed_programs(question, area=area)


def test_table_names_every_question():
    """With those that close exercises or nothing, all of them are tested here."""
    others = {"Q11", "Q14", "Q15", "Q16", "Q17", "G-press-up-leg"}
    others |= {"G-knee-six-weeks", "G-ankle-worse"}

    assert {row[0] for row in TABLE} | others == set(all_signs())


def test_an_emergency_closes_everything_else():
    """Programs, exercises, plans, protocols and every step of care."""
    state = situation(screening("Q01"))

    assert closed_in(THINGS, state) == set(THINGS)


def test_back_signs_leave_the_legs_alone():
    """Q05 closes the programs for the back and what loads it, not a leg program."""
    closed = closed_programs("Q05", area="back")

    assert closed == BACK_PROGRAMS
    assert "front-plank" in closed_exercises("Q05", area="back")


def test_leg_signs_leave_the_back_alone():
    """Q07: the stand-up break stays, without its leg exercises."""
    verdict = is_open(PROGRAMS["desk-break"], situation(screening("Q07", area="calf")))

    assert isinstance(verdict, Allowed)
    assert verdict.leave_out == ("bodyweight-squat", "chair-edge-hamstring-stretch")


def test_today_closes_all_exercise_of_the_area():
    """D: "exercises for this area stay closed", also warm-ups and stretches."""
    closed = closed_programs("Q13", area="calf")

    assert {"everyday-warm-up", "whole-leg-flexibility", "calf-ladder-1"} <= closed
    assert "hamstring-flexibility" not in closed
    assert {"straight-knee-calf-stretch", "hop-and-stick"} <= closed_exercises(
        "Q13", area="calf"
    )


def test_nerve_signs_close_the_nerve_line_stretches():
    """Q11 closes X12 to X18 everywhere, and S leaves the gentle set open."""
    assert closed_exercises("Q11") >= NERVE
    closed = closed_programs("Q11")

    assert {"hamstring-flexibility", "hamstring-mild-2", "nordic-week-1"} <= closed
    assert not {"hamstring-mild-1", "first-72-hours", "everyday-warm-up"} & closed


def test_knee_signs_close_what_bends_the_knee():
    """Q14: items are left out of a warm-up, and the set behind the knee is closed."""
    state = situation(screening("Q14", area="knee"))
    verdict = is_open(PROGRAMS["everyday-warm-up"], state)

    assert isinstance(verdict, Allowed)
    assert "bodyweight-squat" in verdict.leave_out
    assert "walking-lunge-with-twist" in verdict.leave_out
    assert isinstance(is_open(PROGRAMS["behind-the-knee-gentle-set"], state), Closed)


@pytest.mark.parametrize("question", ["Q15", "Q16"])
def test_cards_that_close_no_help_for_cramps(question):
    """Q15 and Q16 lead to a card; the help for a cramp and bedtime set stay open."""
    assert not CRAMP & closed_programs(question, area="cramp")


def test_walking_goal_rests():
    """Q15 pauses the goal for walking, Q16 does not."""
    assert closed_goal(WALKING_GOAL, locks_of(screening("Q15", area="cramp")))
    assert closed_goal(WALKING_GOAL, locks_of(screening("Q16", area="cramp"))) is None


def test_worse_or_no_better_holds_the_phase():
    """Q17: the gentle set stays open, no plan is begun or moved on in."""
    state = situation(screening("Q17"))

    assert isinstance(is_open(PROGRAMS["hamstring-mild-1"], state), Allowed)
    assert isinstance(is_open(PROGRAMS["hamstring-mild-3"], state), Closed)
    assert isinstance(is_open(LIBRARY.plans["hamstring-mild"], state), Closed)
    assert isinstance(is_open(LIBRARY.plans["calf-ladder"], state), Allowed)


def test_six_weeks_behind_the_knee_leave_the_gentle_set():
    """The card is S, and no stop sign said no to the set."""
    state = situation(screening("G-knee-six-weeks", area="behind the knee"))

    gentle = is_open(PROGRAMS["behind-the-knee-gentle-set"], state)

    assert isinstance(gentle, Allowed)


def test_walking_worse_on_day_5_closes_more_than_gentle():
    """The ankle plan is held; its early movement stays open."""
    closed = closed_programs("G-ankle-worse", area="ankle")

    assert ANKLE & closed == {"steady-ankle-b", "steady-ankle-c"}


def test_press_up_that_sends_pain_down_the_leg_is_out_for_good():
    """The routine goes on without it, and an examination does not bring it back."""
    answer = screening("G-press-up-leg", area="back")
    opened = unlock(answer, "2025-11-06")
    state = situation(answer, opened, after_ms=100 * DAY_MS)
    verdict = is_open(PROGRAMS["desk-break-back-ease"], state)

    assert isinstance(verdict, Allowed)
    assert verdict.leave_out == ("face-down-press-up",)
    assert closed_in(THINGS, state, "exercise:") == {"face-down-press-up"}


@pytest.mark.parametrize("question", ["Q04", "Q05", "Q11"])
def test_back_gate(question):
    """P24 B: any of its three questions, even at the level S."""
    closed = closed_programs(question, area="back")

    assert "desk-break-back-ease" in closed


@pytest.mark.parametrize(
    "question", [f"Q{n:02}" for n in (1, 2, 3, 6, 7, 8, 9, 10, 11, 13, 14)]
)
def test_behind_the_knee_gate(question):
    """P25: any yes, no exercise."""
    assert "behind-the-knee-gentle-set" in closed_programs(
        question, area="behind the knee"
    )


@pytest.mark.parametrize(
    ("program", "question"),
    [
        ("steady-ankle-a", "Q02"),
        ("steady-ankle-a", "Q06"),
        ("groin-ladder-1", "Q18"),
        ("groin-ladder-1", "Q08-fever"),
        ("groin-ladder-1", "G-groin-lift"),
        ("groin-prevention", "Q18"),
        ("calf-ladder-1", "Q07"),
        ("calf-ladder-1", "Q09"),
        ("thigh-ladder-1", "Q09"),
        ("thigh-ladder-1", "G-blow-bend"),
        ("first-72-hours", "Q06"),
        ("hamstring-mild-1", "Q09"),
        ("hamstring-moderate-1", "Q13"),
        ("return-to-run-1", "Q07"),
    ],
)
def test_gates_of_programs(program, question):
    """A yes keeps the program closed, whatever area was asked about."""
    assert program in closed_programs(question, area="")


@pytest.mark.parametrize(
    "thing",
    [
        "exercise:foam-roll-back-of-thigh",
        "exercise:hand-massage-back-of-thigh",
        "step:rice.compression",
        "step:price.compression",
        "step:peace-and-love.compress",
        "program:calf-ladder-1",
        "program:behind-the-knee-gentle-set",
        "step:cramp-warmth.towel",
    ],
)
def test_clot_gate_closes(thing):
    """Q07: calf programs, the set behind the knee, roller, massage, bandage, heat."""
    assert thing in closed_in(THINGS, situation(screening("Q07", area="calf")))


def test_stop_signs_keep_care_protocols_closed():
    """Their files say so; what can wait for an appointment leaves comfort open."""
    urgent = closed_in(THINGS, situation(screening("Q09")), "protocol:")
    later = closed_in(THINGS, situation(screening("Q14")), "protocol:")

    assert urgent == set(LIBRARY.protocols)
    assert later == set()


# Worked cases of the pain light and the gates.


def test_worked_case_5_limp_is_red():
    """Pain 2 together with a limp is red, and a limp now opens the questions."""
    check = CheckAnswers(pain=2, walks=False)
    verdict = judge_check(check, PROGRAMS["hamstring-mild-1"], EXERCISES)

    assert light(2, danger_words=True) == "red"
    assert {"Q06", "Q09"} <= {question.id for question in verdict.questions}


def test_worked_case_8_calf_pain_2_with_one_sided_swelling():
    """The number is green, Q07 opens and locks the leg programs all the same."""
    check = CheckAnswers(pain=2, place="calf", new=frozenset({"swelling"}))
    verdict = judge_check(check, PROGRAMS["calf-ladder-1"], EXERCISES)
    state = situation(screening("Q07", area="calf", where="session"))

    assert light(2, danger_words=False) == "green"
    assert "Q07" in {question.id for question in verdict.questions}
    assert isinstance(is_open(PROGRAMS["calf-ladder-1"], state), Closed)


def test_worked_case_9_cramp_timer_at_10_minutes():
    """At 10:00 the question Q12 comes; a yes closes the help for cramps."""
    assert (LONG_QUESTION, LONGEST_MS) == ("Q12", 10 * MINUTE_MS)
    assert outcome({LONG_QUESTION: True}).level == "D"
    assert closed_programs(LONG_QUESTION, area="cramp") >= CRAMP


@pytest.mark.parametrize("protocol", ["rice", "price"])
def test_worked_case_10_raynaud_and_the_first_72_hours(protocol):
    """The ice is replaced by raising the leg."""
    thing = STEPS[f"{protocol}.ice"]
    state = situation(
        injury_note(after_ms=-HOUR_MS), health=Health(frozenset({"raynaud"}))
    )

    step, closed = step_or_instead(thing, state)

    assert step is not None
    assert step.name == "elevation"
    assert closed is not None
    assert closed.source.id == protocol


def test_nothing_takes_the_place_when_it_is_closed_as_well():
    """Raynaud and a cold foot: no ice, and no raising either."""
    state = situation(screening("Q02"), health=Health(frozenset({"raynaud"})))

    step, closed = step_or_instead(STEPS["rice.ice"], state)

    assert step is None
    assert closed is not None
    assert closed.level == "E"


def test_an_open_step_stays_itself():
    """Without an answer, a health item or an injury."""
    thing = STEPS["rice.ice"]

    assert step_or_instead(thing, situation()) == (thing.step, None)
    assert isinstance(is_open(thing, situation()), Allowed)


def test_everything_is_open_to_a_healthy_adult():
    """Nobody is kept from anything without a reason."""
    assert closed_in(THINGS, situation(health=Health())) == set()
    assert closed_in(THINGS, situation()) == set()


def test_a_program_that_lost_what_it_leads_up_to_is_closed():
    """In phase 1 of a hamstring course no Nordic plan; its warm part is no use."""
    course = Running(frozenset({"thigh"}), "phase-1")
    state = situation(running=(course,))

    closed = is_open(PROGRAMS["nordic-week-1"], state)

    assert isinstance(closed, Closed)
    assert closed.source.id == "last-phase"


def test_a_warm_up_goes_on_without_what_is_closed():
    """Three parts, and only the Nordic lowers are left out."""
    state = situation(health=Health(frozenset({"pregnancy"})))
    verdict = is_open(PROGRAMS["team-sport-warm-up"], state)

    assert isinstance(verdict, Allowed)
    assert verdict.leave_out == ("nordic-lower",)
    assert "high-knee-skip" in verdict.easier
    assert [each.source.id for each in verdict.why] == ["pregnancy"]


def test_what_is_exchanged_keeps_a_program_whole():
    """The staff pose takes the place of the downward dog in pregnancy."""
    state = situation(health=Health(frozenset({"pregnancy"})))
    verdict = is_open(PROGRAMS["three-poses-for-the-hamstrings"], state)

    assert isinstance(verdict, Allowed)
    assert verdict.instead == (("downward-facing-dog", "staff-pose"),)
    assert verdict.leave_out == ()


def test_an_exchange_that_is_closed_leaves_out():
    """With a nerve sign as well the staff pose is closed, and so is the program."""
    health = Health(frozenset({"pregnancy"}))
    state = situation(screening("Q11", area="back"), health=health)

    assert isinstance(
        is_open(PROGRAMS["three-poses-for-the-hamstrings"], state), Closed
    )


# What can never be: properties over any answers.

IDS = sorted(all_signs())
ANSWERS = st.dictionaries(st.sampled_from(IDS), st.booleans(), max_size=5)
AREAS = st.sampled_from(["hamstring", "calf", "back", "groin", "ankle", "", "Wade"])
SOME = sorted(THINGS)
SAMPLE = {name: THINGS[name] for name in SOME[::4]}
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def told(answers, area, after_ms=0, **how):
    """Return a screening with these answers."""
    yes = [name for name, said in answers.items() if said]
    no = [name for name, said in answers.items() if not said]
    return screening(*yes, area=area, no=no, after_ms=after_ms, **how)


@FEW
@given(ANSWERS, AREAS, st.sampled_from(IDS))
def test_more_yes_answers_never_close_less(answers, area, another):
    """Whatever else was answered."""
    before = closed_in(SAMPLE, situation(told(answers, area)))
    after = closed_in(SAMPLE, situation(told(answers | {another: True}, area)))

    assert before <= after


LATER = st.lists(
    st.one_of(
        st.tuples(st.just("screening"), ANSWERS, AREAS),
        st.tuples(st.just("gone"), ANSWERS, AREAS),
        st.tuples(st.just("health"), st.sampled_from(HEALTH_ITEMS), st.none()),
        st.tuples(st.just("injury"), AREAS, st.none()),
        st.tuples(st.just("other-unlock"), AREAS, st.none()),
    ),
    max_size=4,
)


def written(action, first, second, after_ms):
    """Return the note of a later action, none of which unlocks anything."""
    if action == "screening":
        return told(first, second, after_ms)
    if action == "gone":
        return told(first, second, after_ms, removed_after_ms=1000)
    if action == "health":
        return note("health", {"items": [first]}, after_ms)
    if action == "injury":
        return injury_note(first, after_ms)
    return note("unlock", {"screening": "x", "examined_on": "2025-11-06"}, after_ms)


@FEW
@given(
    st.sampled_from([n for n, sign in all_signs().items() if sign.level in "ED"]),
    ANSWERS,
    AREAS,
    LATER,
    st.one_of(st.none(), st.integers(61, 10_000_000)),
    st.integers(0, 400),
)
def test_nothing_but_an_unlock_opens_what_was_closed(
    urgent, answers, area, later, removed_s, days
):
    """No later answer, note, removal after 60 s, or time opens an E or a D."""
    removed_ms = None if removed_s is None else removed_s * 1000
    first = told(answers | {urgent: True}, area)
    alone = told({urgent: True}, area)
    closed = closed_in(SAMPLE, situation(alone, after_ms=days * DAY_MS))
    kept = told(answers | {urgent: True}, area, removed_after_ms=removed_ms)
    notes = [
        written(*each, after_ms=(index + 1) * HOUR_MS)
        for index, each in enumerate(later)
    ]

    for held in (first, kept):
        state = situation(held, *notes, after_ms=days * DAY_MS + 5 * HOUR_MS)

        assert closed <= closed_in(SAMPLE, state)


@FEW
@given(ANSWERS, AREAS, st.lists(st.sampled_from(HEALTH_ITEMS), max_size=3))
def test_the_health_list_never_opens_a_lock(answers, area, items):
    """What is closed by answers stays closed whatever is ticked."""
    before = closed_in(SAMPLE, situation(told(answers, area)))
    health = Health(frozenset(items), professional_agreed=True)
    after = closed_in(SAMPLE, situation(told(answers, area), health=health))

    assert before <= after


def test_an_unlock_opens_all_that_the_screening_closed():
    """But for what is left out for good."""
    answer = screening("Q01", "Q07", "Q11", area="calf")
    state = situation(answer, unlock(answer, "2025-11-06"), after_ms=2 * DAY_MS)

    assert closed_in(THINGS, state) == set()


def test_now_is_the_time_that_is_given():
    """The rules read no clock: the same notes give the same answer."""
    state = situation(injury_note(after_ms=-HOUR_MS))

    assert state.moment.now_ms == NOW_MS
    assert closed_in(THINGS, state) == closed_in(THINGS, state)
