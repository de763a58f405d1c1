"""Which kind of thing an exercise or program is, over the whole shipped library."""

import pytest

from coach.care import kinds
from tests.core.shipped import LIBRARY, content_table

EXERCISES = LIBRARY.exercises
CODES = {
    "X12": "seated-floor-hamstring-stretch",
    "X13": "standing-heel-on-step-stretch",
    "X14": "lying-strap-hamstring-stretch",
    "X15": "staff-pose",
    "X16": "downward-facing-dog",
    "X17": "extended-triangle-pose",
    "X18": "chair-edge-hamstring-stretch",
}


def those(rule):
    return {name for name, exercise in EXERCISES.items() if rule(exercise)}


def test_nerve_line_stretches_are_x12_to_x18():
    """All seven and no other; the stretch that ends a cramp is none of them."""
    assert those(kinds.is_nerve_stretch) == set(CODES.values())
    assert set(CODES) <= set(content_table("exercise_table"))


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        (kinds.is_nordic, {"nordic-lower"}),
        (kinds.is_hop, {"high-knee-skip", "hop-and-stick"}),
        (kinds.is_run, {"build-up-strides", "easy-jog"}),
        (kinds.is_roller, {"foam-roll-back-of-thigh"}),
        (kinds.is_massage, {"foam-roll-back-of-thigh", "hand-massage-back-of-thigh"}),
        (
            kinds.is_knee_bending,
            {
                *("band-leg-curl", "sliding-curl-lowering-only", "bodyweight-squat"),
                *("wall-sit", "walking-lunge-with-twist", "standing-quad-stretch"),
                *("half-kneeling-hip-flexor-stretch", "nordic-lower", "easy-jog"),
                *("build-up-strides", "high-knee-skip", "hop-and-stick"),
            },
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_groups_of_exercises(rule, names):
    """Read from kind, position, muscles and equipment of the files."""
    assert those(rule) == names


def test_gentle_recovery_programs():
    """First days, first phases and first stages of ladders; no run, no hop."""
    gentle = {
        name
        for name, program in LIBRARY.programs.items()
        if program.kind == "rehab" and not kinds.is_beyond_gentle(program, LIBRARY)
    }

    assert gentle == {
        *("first-72-hours", "hamstring-mild-1", "hamstring-moderate-1"),
        *("calf-ladder-1", "groin-ladder-1", "thigh-ladder-1", "steady-ankle-a"),
        "behind-the-knee-gentle-set",
    }


def test_strength_is_beyond_gentle_and_stretching_is_not():
    """Of the programs that are no recovery ones."""
    beyond = {
        name
        for name, program in LIBRARY.programs.items()
        if program.kind != "rehab" and kinds.is_beyond_gentle(program, LIBRARY)
    }

    assert beyond == {
        "groin-prevention",
        *(f"nordic-week-{week}" for week in range(1, 5)),
        "nordic-weeks-5-10",
    }


@pytest.mark.parametrize(
    ("program", "gate"),
    [
        ("steady-ankle-a", {"Q02", "Q06"}),
        (
            "behind-the-knee-gentle-set",
            {f"Q{n:02}" for n in (1, 2, 3, 6, 7, 8, 9, 10, 11, 13, 14)},
        ),
        ("desk-break-back-ease", {"Q04", "Q05", "Q11"}),
        ("desk-break", set()),
        ("groin-ladder-1", {"Q08", "Q18", "G-groin-lift"}),
        ("groin-prevention", {"Q08", "Q18", "G-groin-lift"}),
        ("calf-ladder-2", {"Q07", "Q09"}),
        ("thigh-ladder-1", {"Q09", "G-blow-bend"}),
        ("everyday-warm-up", set()),
    ],
)
def test_gates_of_programs(program, gate):
    """The extra gates of the content plan, each at its program."""
    assert kinds.gate_of(LIBRARY.programs[program], EXERCISES) == gate


def test_cramp_programs():
    """By area, or because they hold the stretch that ends a cramp."""
    found = {
        name
        for name, program in LIBRARY.programs.items()
        if kinds.is_for_cramps(program, EXERCISES)
    }

    assert found == {
        *("cramp-now", "bedtime-cramp-routine", "bedtime-cramp-routine-seated"),
    }
