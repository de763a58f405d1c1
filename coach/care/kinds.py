"""Which kind of thing an exercise or program is, as far as the care rules ask.

All of it is read from the files (kind, muscles, position, phase); the few ids stand
for what no file says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.gates import BACK_GATE, rehab_gate
from coach.care.parts import (
    BACK,
    KNEE,
    Parts,
    meet,
    parts_of_area,
    parts_of_exercise,
)
from coach.files.model import PostureGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.files.model import Exercise, Library, Program

REHAB, CARE, STRETCH, DESK, COOL_DOWN = "rehab", "care", "stretch", "desk", "cool-down"

NORDIC = "nordic-lower"
CRAMP_RELEASE = "cramp-release-stretch"
BALANCE = "single-leg-balance"

GENTLE_PHASES = frozenset({"first-days", "phase-1"})

_STATIC = frozenset({"static-stretch", "yoga"})
_RUNNING = frozenset({"running", "plyometric"})
# The kinds that are never part of a gentle set.
_STRONG = _RUNNING | {"eccentric"}
_LOADING = _STRONG | {"strength"}
# Curls bend the knee against load, which neither position nor muscle tells.
_CURLS = frozenset({"band-leg-curl", "sliding-curl-lowering-only"})


def is_massage(exercise: Exercise) -> bool:
    """Return whether it presses on the muscle: by hand or with a roller."""
    return exercise.kind == "massage"


def is_roller(exercise: Exercise) -> bool:
    """Return whether it is done with a roller."""
    return any("roller" in each for each in exercise.equipment)


def is_nordic(exercise: Exercise) -> bool:
    """Return whether it is the Nordic lower, or an own file of that sort."""
    return exercise.id == NORDIC or (
        exercise.kind == "eccentric" and exercise.position == "kneeling"
    )


def is_hop(exercise: Exercise) -> bool:
    """Return whether both feet leave the floor."""
    return exercise.kind == "plyometric"


def is_run(exercise: Exercise) -> bool:
    """Return whether it is running."""
    return exercise.kind == "running"


def is_held_stretch(exercise: Exercise) -> bool:
    """Return whether a muscle is held long; the stretch that ends a cramp is not."""
    return exercise.kind in _STATIC and exercise.id != CRAMP_RELEASE


def is_nerve_stretch(exercise: Exercise) -> bool:
    """Return whether it lengthens the nerve line at the back of the leg (X12-X18)."""
    return is_held_stretch(exercise) and "hamstring" in exercise.muscles


def is_knee_bending(exercise: Exercise) -> bool:
    """Return whether the knee bends under load, or is pressed while bent."""
    if exercise.position in {"kneeling", "half-kneeling"} or exercise.kind in _RUNNING:
        return True
    bends = exercise.posture_group == PostureGroup.STANDING
    return (bends and "quadriceps" in exercise.muscles) or exercise.id in _CURLS


def is_strong(exercise: Exercise) -> bool:
    """Return whether it never belongs to a gentle set: hops, runs, hard lowering."""
    return exercise.kind in _STRONG


def exercises_of(
    program: Program, exercises: Mapping[str, Exercise]
) -> dict[str, Exercise]:
    """Return the exercises of a program by id, in order; unknown ones are left out."""
    ids = dict.fromkeys(step.exercise for step in program.steps())
    return {each: exercises[each] for each in ids if each in exercises}


def program_parts(program: Program, exercises: Mapping[str, Exercise]) -> Parts:
    """Return the parts of the body a program is for.

    They are those of its area; when that is not known, those of its exercises.
    """
    return parts_of_area(program.area) or _parts_of_all(
        exercises_of(program, exercises).values()
    )


def _parts_of_all(exercises: Iterable[Exercise]) -> Parts:
    return frozenset[str]().union(*(parts_of_exercise(each) for each in exercises))


def is_for_cramps(program: Program, exercises: Mapping[str, Exercise]) -> bool:
    """Return whether a program is for cramps: by its area, or by what it holds."""
    is_cramp_area = "cramp" in parts_of_area(program.area)
    return is_cramp_area or CRAMP_RELEASE in exercises_of(program, exercises)


def is_beyond_gentle(program: Program, library: Library) -> bool:
    """Return whether a program asks for more than a gentle set.

    Of recovery programs the first days, the first phase and the first stage of a
    ladder are gentle; of all others those without strength work, hops and runs.
    """
    exercises = exercises_of(program, library.exercises)
    if program.kind != REHAB:
        asks_much = program.kind in {"prevention", "strength"}
        return asks_much and any(e.kind in _LOADING for e in exercises.values())
    if program.safety is not None and program.safety.phase in GENTLE_PHASES:
        return False
    begins = any(
        plan.stages[0].program == program.id for plan in library.plans.values()
    )
    return not begins or any(is_strong(each) for each in exercises.values())


def gate_of(program: Program, exercises: Mapping[str, Exercise]) -> frozenset[str]:
    """Return the stop questions that keep a program closed after a yes."""
    parts = program_parts(program, exercises)
    if program.kind == REHAB:
        return frozenset[str]().union(*(rehab_gate(part) for part in parts))
    # Prevention keeps to the gate of the groin ladder it comes from.
    gate = (
        rehab_gate("groin") if "groin" in parts_of_area(program.area) else frozenset()
    )
    if is_back_routine(program):
        gate |= BACK_GATE
    return gate


def is_back_routine(program: Program) -> bool:
    """Return whether it is a routine for the back, not only a break from sitting.

    A routine names its limits in its file; a break for everybody has none.
    """
    return BACK in parts_of_area(program.area) and program.safety is not None


def is_for_behind_knee(program: Program) -> bool:
    """Return whether it is a recovery program for the knee."""
    return program.kind == REHAB and KNEE in parts_of_area(program.area)


def works(exercise: Exercise, parts: Parts) -> bool:
    """Return whether an exercise works one of these parts."""
    return meet(parts_of_exercise(exercise), parts)
