"""The doses of an assignment: all that a step measures can be another number."""

import pytest

from coach.files.findings import Findings
from coach.files.stage_dose import dose_findings, with_doses
from ui.assign.dose_rows import DoseRows

HEEL = "heel-dig"
BRIDGE = "two-leg-bridge"
FIVE_HOLDS = {"hold": "20 s", "reps": 5, "gap": "5 s", "sets": 2, "rest": "30 s"}


@pytest.fixture
def rows(loaded, qtbot):
    """Return a function that makes the rows of a program with a dose."""

    def make(program, exercise, dose, given=None):
        base = loaded.library.program(program)
        dosed = with_doses(base, [(exercise, dose)]) if dose else base
        rows = DoseRows(dosed, loaded.library.exercises, given or {})
        qtbot.addWidget(rows)
        return dosed, rows

    return make


def values(rows, exercise):
    """Return the number of each measure of an exercise."""
    return {key: each.value() for key, each in rows.steppers[exercise].items()}


def set_values(rows, exercise, **numbers):
    """Set some measures of an exercise."""
    for key, number in numbers.items():
        rows.steppers[exercise][key].set_value(number)


def dosed_step(program, rows, exercise):
    """Return the step as it is assigned, after making sure that it may be."""
    doses, findings = rows.doses(), Findings()
    dose_findings(program, doses.items(), ("dose",), findings)
    assert findings.found == []
    steps = with_doses(program, doses.items()).steps()
    return next(step for step in steps if step.exercise == exercise)


def test_several_holds_show_all_that_they_measure(rows):
    """Sets, how many holds, how long, the pause between them and the rest."""
    _, made = rows("sore", HEEL, FIVE_HOLDS)

    assert values(made, HEEL) == {
        "sets": 2,
        "reps": 5,
        "hold": 20,
        "gap": 5,
        "rest": 30,
    }
    assert made.doses() == {}


def test_every_measure_of_holds_is_assigned(rows):
    """Each can be another number, and the whole is a dose that fits."""
    program, made = rows("sore", HEEL, FIVE_HOLDS)
    set_values(made, HEEL, sets=3, reps=8, hold=15, gap=10, rest=60)
    dose = dosed_step(program, made, HEEL).dose

    assert (dose.sets, dose.reps) == (3, 8)
    assert (dose.length_ms, dose.gap_ms, dose.rest_ms) == (15_000, 10_000, 60_000)


def test_repetitions_have_a_length_and_a_rest(rows):
    """How often, how long each takes, and the rest between sets."""
    program, made = rows("easy", BRIDGE, {})
    assert set(values(made, BRIDGE)) == {"sets", "reps", "each", "rest"}
    set_values(made, BRIDGE, reps=12, each=4, rest=45)
    dose = dosed_step(program, made, BRIDGE).dose

    assert (dose.reps, dose.each_ms, dose.rest_ms) == (12, 4_000, 45_000)


def test_tempo_is_left_to_the_program(rows):
    """Phases of a movement are no one number."""
    tempo = {"reps": 6, "tempo": {"lift": "2 s", "lower": "3 s"}}
    _, made = rows("easy", BRIDGE, tempo)

    assert "each" not in made.steppers[BRIDGE]


def test_time_has_its_length(rows):
    """It may be longer than any hold."""
    program, made = rows("sore", HEEL, {"time": "15 min"})
    assert values(made, HEEL)["time"] == 900
    set_values(made, HEEL, time=1200)

    assert dosed_step(program, made, HEEL).dose.length_ms == 1_200_000


@pytest.mark.parametrize("lead", ["hold", "time"])
def test_what_ends_when_it_eases_still_does(rows, lead):
    """Another longest time does not make a fixed length of it."""
    usual = {"open": True, lead: "60 s", "reps": 2, "gap": "5 s"}
    program, made = rows("sore", HEEL, usual)
    set_values(made, HEEL, **{lead: 90}, reps=3)
    step = dosed_step(program, made, HEEL)

    assert made.doses() == {HEEL: {"open": True, lead: "1 min 30 s", "reps": 3}}
    assert (step.dose.kind.value, step.dose.length_ms) == ("open", 90_000)


def test_pause_and_rest_are_asked_only_between_several(rows):
    """With one set and one hold they would say nothing, so they are not assigned."""
    _, made = rows("sore", HEEL, {"hold": "10 s"})
    steppers = made.steppers[HEEL]
    steppers["rest"].set_value(50)
    assert not steppers["gap"].isEnabled()
    assert not steppers["rest"].isEnabled()
    assert made.doses() == {}

    set_values(made, HEEL, sets=2, reps=2)
    assert steppers["gap"].isEnabled()
    assert made.doses() == {HEEL: {"sets": 2, "reps": 2, "rest": "50 s"}}


def test_one_more_hold_can_have_a_pause(rows):
    """The pause stands beside the number of holds, which the program need not have."""
    program, made = rows("sore", HEEL, {})
    set_values(made, HEEL, reps=3, gap=5)

    assert dosed_step(program, made, HEEL).dose.gap_ms == 5_000


def test_dose_of_the_revision_before_stays(rows):
    """Only what is changed now is added to it."""
    given = {HEEL: {"hold": "20 s", "reps": 4}}
    _, made = rows("sore", HEEL, {}, given)
    set_values(made, HEEL, reps=5)

    assert made.doses() == {HEEL: {"hold": "20 s", "reps": 5}}


def test_empty_field_or_nothing_at_all_changes_nothing(rows):
    """No set and no hold of no second can be assigned."""
    _, made = rows("sore", HEEL, FIVE_HOLDS)
    set_values(made, HEEL, sets=0, reps=None, hold=0)

    assert made.doses() == {}


def test_every_number_is_named_for_its_exercise(rows, loaded):
    """A screen reader hears what is counted, and of what."""
    _, made = rows("sore", HEEL, FIVE_HOLDS)
    title = loaded.library.exercises[HEEL].title
    names = [each.accessibleName() for each in made.steppers[HEEL].values()]

    assert len(set(names)) == 5
    assert all(title in name for name in names)
