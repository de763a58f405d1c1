"""From a draft to the files of a bundle, and from those to what runs."""

from dataclasses import replace

import pytest

from coach.errors import ProblemsError
from coach.exchange.assigned.contents import read_contents
from coach.exchange.assigned.draft import ASSIGNMENT_FILE, ONLY_STAGE, bundle_files
from coach.files.assignment import read_assignment
from coach.session.timeline import expand
from tests.core.exchange.assigned.conftest import FIRST_DAY, LINK

PROGRAM = "bedtime-cramp-routine"


def assignment_of(files):
    assignment, problems = read_assignment(files[ASSIGNMENT_FILE], ASSIGNMENT_FILE)
    assert problems == []
    return assignment


def contents_of(draft, library, known=None):
    files = bundle_files(draft, LINK, library)
    return read_contents(
        assignment_of(files), files, library.exercises if known is None else known
    )


@pytest.fixture
def single(draft, library):
    """Return a draft of one program, on three days a week at six in the evening."""
    return replace(
        draft, content=library.programs[PROGRAM], days=(0, 2, 4), times=(18 * 60,)
    )


def test_envelope_arrives(draft, library):
    """Whom it is for, the limits and the message are in the file as filled in."""
    assignment = assignment_of(bundle_files(draft, LINK, library))

    assert assignment.patient == draft.patient
    assert assignment.issuer == draft.issuer
    assert assignment.limits == draft.limits
    assert assignment.report == draft.report
    assert assignment.message == draft.message
    assert (assignment.valid_from, assignment.revision) == (FIRST_DAY, 1)
    assert assignment.issued == LINK.issued.replace(microsecond=0)


def test_bundle_is_complete(draft, library):
    """It can be read without any library at all."""
    contents = contents_of(draft, library, known={})

    plan = library.plans["calf-ladder"]
    assert [s.name for s in contents.plan.stages] == [s.name for s in plan.stages]
    for stage in contents.plan.stages:
        exercises = {each.exercise for each in contents.programs[stage.program].steps()}
        assert exercises <= contents.exercises.keys()


def test_every_plan_can_be_assigned(draft, library):
    """All shipped plans, with nothing of the person's library left in them."""
    for plan in library.plans.values():
        contents = contents_of(replace(draft, content=plan), library, known={})
        for program in contents.programs.values():
            assert expand(program, contents.exercises, "left").total_ms > 0


def test_every_program_can_be_assigned(draft, library):
    """All shipped programs, each as a plan of one stage."""
    for program in library.programs.values():
        draft_of_it = replace(draft, content=program, days=(0, 3))
        contents = contents_of(draft_of_it, library, known={})
        assert len(contents.programs) == 1


def test_exercises_that_are_the_same_stay_with_the_library(draft, library):
    """Only what differs gets a name of its own."""
    assert contents_of(draft, library).exercises == {}


def test_altered_exercise_of_the_library_does_not_stand_in(draft, library):
    """A person's own text under the same id is not what was signed."""
    stage = library.plans["calf-ladder"].stages[0]
    name = library.programs[stage.program].steps()[0].exercise
    exercise = library.exercises[name]
    altered = {**library.exercises, name: replace(exercise, cues=(), sha256="x")}

    contents = contents_of(draft, library, known=altered)

    (own,) = (each for each in contents.exercises.values() if each.id.endswith(name))
    assert own.cues == exercise.cues
    first = contents.programs[contents.plan.stages[0].program]
    assert first.steps()[0].exercise == own.id


def test_program_becomes_a_plan_of_one_stage(single, library):
    """Its days and times are those of the draft."""
    plan = contents_of(single, library).plan

    (stage,) = plan.stages
    assert stage.name == ONLY_STAGE
    assert stage.schedule.days == (0, 2, 4)
    assert stage.schedule.times == (18 * 60,)


def test_dose_is_played(single, library):
    """What was written for an exercise is what its steps have."""
    exercise = library.programs[PROGRAM].steps()[0].exercise
    dosed = replace(single, doses={ONLY_STAGE: {exercise: {"sets": 4}}})

    contents = contents_of(dosed, library)

    (program,) = contents.programs.values()
    steps = [step for step in program.steps() if step.exercise == exercise]
    assert [step.dose.sets for step in steps] == [4] * len(steps)


def test_dose_that_does_not_fit_is_refused(single, library):
    """The physiotherapist hears it, not the patient."""
    wrong = replace(single, doses={ONLY_STAGE: {"no-such": {"sets": 4}}})

    with pytest.raises(ProblemsError, match="no-such"):
        bundle_files(wrong, LINK, library)


def test_stop_limit_is_the_stricter_one(draft, library):
    """An assignment can make the limit of a file lower, never higher."""
    for program in contents_of(draft, library).programs.values():
        assert program.safety.stop_pain <= 3
        assert program.safety.slow_pain < program.safety.stop_pain


def test_morning_rule_takes_the_place_of_the_plans(draft, library):
    """One rule says from when a morning holds the dose."""
    plan = assignment_of(
        bundle_files(replace(draft, morning_rise=3), LINK, library)
    ).plan

    holds = [r for r in plan.back_off if r.then == "hold" and r.morning_rise]
    assert [rule.morning_rise for rule in holds] == [3]
