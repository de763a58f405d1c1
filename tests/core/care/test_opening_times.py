"""From when on something is open after an injury."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.care.access import CareStep, Situation, is_open
from coach.care.course.facts import Moment
from coach.care.injuries import injuries_from
from coach.care.opening_times import (
    FRESH_MS,
    Running,
    closed_after_sprint,
    closed_behind_knee,
    fresh_ms,
    running_from,
    stage_opens_ms,
)
from coach.care.verdict import Allowed, Closed
from coach.files.model import Library
from tests.core.care.care_notes import DAY_MS, HOUR_MS, NOW_MS, injury_note, moment
from tests.core.shipped import LIBRARY

PROGRAMS, EXERCISES = LIBRARY.programs, LIBRARY.exercises
THIGH = frozenset({"thigh"})


def after(hours, area="hamstring", *, running=(), **data):
    """Return the situation so many hours after an injury at 10:00."""
    injuries = injuries_from([injury_note(area, **data)])
    return Situation(
        moment(round(hours * HOUR_MS)), LIBRARY, injuries=injuries, running=running
    )


def is_closed(thing, state):
    return isinstance(is_open(thing, state), Closed)


# Program, area of the injury, hours after which it opens, walking is painless.
TIMES = [
    ("hamstring-mild-1", "hamstring", 48, False),
    ("hamstring-mild-1", "hamstring", 24, True),
    ("hamstring-mild-2", "hamstring", 48, False),
    ("hamstring-moderate-1", "hamstring", 72, False),
    ("hamstring-moderate-1", "hamstring", 72, True),
    ("calf-ladder-1", "calf", 72, False),
    ("calf-ladder-2", "calf", 72, False),
    ("groin-ladder-1", "groin", 48, False),
    ("thigh-ladder-1", "front of the thigh", 48, False),
    ("steady-ankle-a", "ankle", 24, False),
    ("hamstring-flexibility", "hamstring", 72, False),
    ("whole-leg-flexibility", "calf", 72, False),
    ("three-poses-for-the-hamstrings", "hamstring", 72, False),
]


@pytest.mark.parametrize(("program", "area", "hours", "painless"), TIMES)
def test_programs_open_after_their_hours(program, area, hours, painless):
    """P12 at 48 h, or 24 h when walking is painless; P15 and P20 at 72 h; and so on."""
    data = {"walks_painless": painless}
    before = is_open(PROGRAMS[program], after(hours - 0.01, area, **data))

    assert isinstance(before, Closed)
    assert before.opens_at_ms == NOW_MS + hours * HOUR_MS
    assert before.since_ms == NOW_MS
    assert f"{hours} hours" in before.reason
    assert not is_closed(PROGRAMS[program], after(hours, area, **data))


@pytest.mark.parametrize(
    ("plan", "stage", "hours"),
    [
        ("hamstring-mild", "phase-1", 48),
        ("hamstring-moderate", "phase-1", 72),
        ("calf-ladder", "stage-1", 72),
        ("groin-ladder", "stage-1", 48),
        ("thigh-ladder", "stage-1", 48),
        ("steady-ankle", "part-a", 24),
        ("steady-ankle", "part-c", 24),
        ("return-to-run", "step-1", 0),
    ],
)
def test_times_of_stages_come_from_the_plan_files(plan, stage, hours):
    """A later stage never opens before an earlier one."""
    (injury,) = injuries_from([injury_note()])
    read = LIBRARY.plans[plan]

    opens_ms = stage_opens_ms(read, read.stage(stage), injury)

    assert opens_ms == NOW_MS + hours * HOUR_MS


def test_source_of_a_time_is_the_plan():
    """Two clicks lead from the limit to its file."""
    closed = is_open(PROGRAMS["calf-ladder-1"], after(1, "calf"))

    assert isinstance(closed, Closed)
    assert (closed.source.kind, closed.source.id) == ("plan", "calf-ladder")


@pytest.mark.parametrize(("hours", "closed"), [(1, True), (17.9, True), (18.1, False)])
def test_easy_movement_from_the_next_day(hours, closed):
    """P11: the day it happened is over at 04:00."""
    assert is_closed(PROGRAMS["first-72-hours"], after(hours)) == closed


def test_the_first_day_is_named_and_not_counted_in_hours():
    """How many hours that are depends on the time of the injury; nobody needs them."""
    closed = is_open(PROGRAMS["first-72-hours"], after(1))

    assert isinstance(closed, Closed)
    assert closed.reason == "Not on the day of the injury."


def test_the_next_day_is_that_of_the_persons_clock():
    """At 21:00 in New York a day is not over when it is in London."""
    injuries = injuries_from([injury_note(after_ms=15 * HOUR_MS)])
    now = Moment(NOW_MS + 20 * HOUR_MS, -5 * 60)
    state = Situation(now, LIBRARY, injuries=injuries)

    closed = is_open(PROGRAMS["first-72-hours"], state)

    assert isinstance(closed, Closed)
    # 04:00 there is 09:00 UTC; NOW_MS is 10:00 UTC.
    assert closed.opens_at_ms == NOW_MS + 23 * HOUR_MS


def test_an_injury_elsewhere_does_not_matter():
    """A strained calf keeps nobody from the groin ladder."""
    assert not is_closed(PROGRAMS["groin-ladder-1"], after(1, "calf"))
    assert not is_closed(PROGRAMS["hamstring-flexibility"], after(1, "ankle"))


@pytest.mark.parametrize(
    "exercise", ["foam-roll-back-of-thigh", "hand-massage-back-of-thigh"]
)
@pytest.mark.parametrize("cause", ["running", "blow"])
def test_roller_and_massage_at_72_hours(exercise, cause):
    """After a strain or a blow, with the time at which they open."""
    closed = is_open(EXERCISES[exercise], after(71.9, "calf", cause=cause))

    assert isinstance(closed, Closed)
    assert closed.opens_at_ms == NOW_MS + 72 * HOUR_MS
    assert ("blow" in closed.reason) == (cause == "blow")
    assert not is_closed(EXERCISES[exercise], after(72, "calf"))


@pytest.mark.parametrize("name", ["towel", "rice-sock"])
@pytest.mark.parametrize("cause", ["running", "blow"])
def test_heat_at_72_hours(name, cause):
    """Only cold belongs on a fresh injury."""
    protocol = LIBRARY.protocols["cramp-warmth"]
    heat = CareStep(protocol, protocol.step(name))

    assert is_closed(heat, after(71.9, cause=cause))
    assert not is_closed(heat, after(72, cause=cause))


def test_running_at_72_hours():
    """The protocols say: no running in the first days."""
    assert is_closed(EXERCISES["build-up-strides"], after(71, "groin"))
    assert not is_closed(EXERCISES["build-up-strides"], after(72, "groin"))
    assert not is_closed(EXERCISES["build-up-strides"], after(1, "low back"))


@pytest.mark.parametrize(
    ("exercise", "area", "closed"),
    [
        ("standing-quad-stretch", "front of the thigh", True),
        ("standing-heel-on-step-stretch", "hamstring", True),
        ("straight-knee-calf-stretch", "calf", True),
        ("butterfly-stretch", "calf", False),
        ("cramp-release-stretch", "hamstring", False),
        ("ankle-pumps-and-alphabet", "calf", False),
    ],
)
def test_no_forced_stretch_of_a_fresh_injury(exercise, area, closed):
    """For 72 hours, after a blow as after a strain; a cramp is still eased."""
    assert is_closed(EXERCISES[exercise], after(48, area, cause="blow")) == closed
    assert not is_closed(EXERCISES[exercise], after(72, area, cause="blow"))


def test_fresh_is_as_long_as_the_files_say():
    """72 hours in each shipped protocol; a longer one would count, a file less not."""
    rice = LIBRARY.protocols["rice"]
    longer = replace(rice, avoid_until_ms=96 * HOUR_MS)

    assert fresh_ms(LIBRARY) == FRESH_MS == 72 * HOUR_MS
    assert {
        each.avoid_until_ms
        for each in LIBRARY.protocols.values()
        if each.use == "fresh-injury"
    } == {FRESH_MS}
    assert fresh_ms(Library(protocols={"rice": longer})) == 96 * HOUR_MS
    assert fresh_ms(Library()) == FRESH_MS


@pytest.mark.parametrize(
    ("phase", "closed"),
    [
        ("first-days", True),
        ("phase-1", True),
        ("phase-2", True),
        ("phase-3", False),
        ("ladder", False),
    ],
)
@pytest.mark.parametrize("exercise", ["nordic-lower", "leg-swing-front-to-back"])
def test_nordics_and_swings_not_before_phase_3(exercise, phase, closed):
    """While a course for the same part is in an earlier phase."""
    state = after(500, running=(Running(THIGH, phase),))

    assert is_closed(EXERCISES[exercise], state) == closed


def test_nordics_ignore_a_course_elsewhere():
    """An ankle in its first days keeps nobody from them."""
    state = after(500, "ankle", running=(Running(frozenset({"ankle"}), "phase-1"),))

    assert not is_closed(EXERCISES["nordic-lower"], state)


@pytest.mark.parametrize(
    ("phase", "closed"), [("first-days", True), ("phase-1", True), ("phase-2", False)]
)
def test_stretching_programs_not_in_phase_1(phase, closed):
    """P06: not within 72 hours, and not in the first phase."""
    state = after(500, running=(Running(THIGH, phase),))

    assert is_closed(PROGRAMS["hamstring-flexibility"], state) == closed


def test_warm_up_leaves_out_what_waits():
    """P02 a day after a strain: the run-up and the swings are left out."""
    verdict = is_open(PROGRAMS["team-sport-warm-up"], after(60))

    # Its last part is fast running: without it there is no warm-up for sport.
    assert isinstance(verdict, Closed)
    limber = is_open(PROGRAMS["everyday-warm-up"], after(60))
    assert isinstance(limber, Allowed)
    assert limber.leave_out == ("leg-swing-front-to-back",)


@pytest.mark.parametrize(
    ("step", "hours", "closed"),
    [
        ("ice", 1, False),
        ("ice", 71, False),
        ("ice", 72, True),
        ("rest", 47, False),
        ("rest", 48, True),
        ("move", 23, True),
        ("move", 24, False),
    ],
)
def test_steps_of_care_keep_to_the_hours_of_their_file(step, hours, closed):
    """Ice in the first 48 to 72 hours, movement from the next day."""
    protocol = LIBRARY.protocols["rice"]

    assert is_closed(CareStep(protocol, protocol.step(step)), after(hours)) == closed


def test_the_plan_itself_waits_by_its_stages():
    """A course can be begun at once; its first stage is for the first days."""
    assert not is_closed(LIBRARY.plans["hamstring-mild"], after(1))


@pytest.mark.parametrize(
    ("exercise", "hours_ago", "sessions", "closed"),
    [
        ("nordic-lower", 23, 0, True),
        ("nordic-lower", 24, 0, False),
        ("nordic-lower", 23, 2, True),
        ("nordic-lower", 23, 3, False),
        ("nordic-lower", None, 0, False),
        ("glider", 1, 0, False),
    ],
)
def test_nordics_after_hard_sprinting(exercise, hours_ago, sessions, closed):
    """When they are new: not within 24 hours."""
    sprint_ms = None if hours_ago is None else NOW_MS - hours_ago * HOUR_MS
    found = closed_after_sprint(EXERCISES[exercise], sprint_ms, sessions, NOW_MS)

    assert (found is not None) == closed


@pytest.mark.parametrize(
    ("days", "closed"), [(None, False), (0, False), (6, False), (7, True)]
)
def test_behind_the_knee_for_at_most_7_days(days, closed):
    """Then it is decided: go on with what fits, or an appointment."""
    program = PROGRAMS["behind-the-knee-gentle-set"]
    first = None if days is None else date(2025, 11, 5) - timedelta(days=days)
    used = {} if first is None else {program.id: first}
    state = Situation(moment(), LIBRARY, first_used=used)

    assert (closed_behind_knee(program, first, moment()) is not None) == closed
    assert is_closed(program, state) == closed
    assert closed_behind_knee(PROGRAMS["calf-ladder-1"], first, moment()) is None


def test_courses_that_run():
    """Their part of the body and their phase; one that has ended is left out."""

    class Course:
        def __init__(self, is_running):
            self.plan = LIBRARY.plans["thigh-ladder"]
            self.phase = "ladder"
            self.is_running = is_running

    found = running_from([Course(True), Course(False)])

    assert found == (Running(THIGH, "ladder"),)


def test_two_injuries_wait_for_the_later_one():
    """Whichever was first."""
    notes = [
        injury_note("calf"),
        replace(injury_note("calf", DAY_MS), data={"injury": "i2", "area": "calf"}),
    ]
    injuries = injuries_from(notes)
    state = Situation(moment(75 * HOUR_MS), LIBRARY, injuries=injuries)

    closed = is_open(PROGRAMS["calf-ladder-1"], state)

    assert isinstance(closed, Closed)
    assert closed.opens_at_ms == NOW_MS + 96 * HOUR_MS
