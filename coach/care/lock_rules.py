"""What a lock closes: which exercises, programs, plans, and steps of care.

A word that this version does not know closes everything, which is the careful side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.kinds import (
    CARE,
    CRAMP_RELEASE,
    REHAB,
    gate_of,
    is_beyond_gentle,
    is_for_cramps,
    is_knee_bending,
    is_massage,
    is_nerve_stretch,
    is_roller,
    is_strong,
    program_parts,
    works,
)
from coach.care.locks import FOR_GOOD
from coach.care.parts import ALL_PARTS, BACK, GROIN, LEG_PARTS, meet
from coach.care.stop_signs import EMERGENCY, TODAY, WITHIN_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.care.locks import Lock
    from coach.care.parts import Parts
    from coach.care.verdict import Closed
    from coach.files.model import Exercise, Library, Program
    from coach.files.plan_model import Plan
    from coach.files.protocol_model import ProtocolStep

WALKING_GOAL = "walking"

_STOPS = frozenset({EMERGENCY, TODAY, WITHIN_DAYS})


def closed_exercise(exercise: Exercise, locks: Iterable[Lock]) -> Closed | None:
    """Return what keeps an exercise closed, the most urgent first; None when open."""
    return _first(locks, lambda lock: _closes_exercise(lock, exercise))


def closed_program(
    program: Program, locks: Iterable[Lock], library: Library
) -> Closed | None:
    """Return what keeps a program closed as a whole; None when that is nothing."""
    return _first(locks, lambda lock: _closes_program(lock, program, library))


def closed_plan(plan: Plan, locks: Iterable[Lock], library: Library) -> Closed | None:
    """Return why a plan can neither be begun nor moved on in, or None.

    The questions have to be clear for that; a lock that leaves the gentle set open
    holds the plan where it is.
    """
    parts = _plan_parts(plan, library)
    programs = [
        library.programs[stage.program]
        for stage in plan.stages
        if stage.program in library.programs
    ]

    def holds(lock: Lock) -> bool:
        if lock.level in _STOPS and meet(lock.parts, parts):
            return True
        return any(_closes_program(lock, each, library) for each in programs)

    return _first(locks, holds)


def closed_protocol(locks: Iterable[Lock]) -> Closed | None:
    """Return why no protocol of care is begun, or None.

    The files say "a stop sign was answered with yes"; one that can wait for an
    appointment leaves comfort measures open.
    """
    return _first(locks, lambda lock: lock.level in {EMERGENCY, TODAY})


def closed_step(step: ProtocolStep, locks: Iterable[Lock]) -> Closed | None:
    """Return which lock keeps a step of care closed, whatever its file says, or None.

    The gates of the file itself are read by `care_gates`.
    """

    def closes(lock: Lock) -> bool:
        return "all" in lock.closes or step.kind in lock.closes or _unknown(lock)

    return _first(locks, closes)


def closed_goal(goal: str, locks: Iterable[Lock]) -> Closed | None:
    """Return why a goal rests, such as WALKING_GOAL, or None."""
    return _first(locks, lambda lock: bool({"all", goal} & lock.closes))


def _first(locks: Iterable[Lock], closes: Callable[[Lock], bool]) -> Closed | None:
    return next((lock.closed() for lock in locks if closes(lock)), None)


def _plan_parts(plan: Plan, library: Library) -> Parts:
    programs = [library.programs.get(stage.program) for stage in plan.stages]
    found = [program_parts(each, library.exercises) for each in programs if each]
    return frozenset[str]().union(*found) or ALL_PARTS


def _unknown(lock: Lock) -> bool:
    """Return whether a lock was written by a version that knows more words."""
    return any(
        word not in _KNOWN and not word.startswith(FOR_GOOD) for word in lock.closes
    )


def _closes_exercise(lock: Lock, exercise: Exercise) -> bool:
    if f"{FOR_GOOD}{exercise.id}" in lock.closes or _unknown(lock):
        return True
    return any(
        _EXERCISES[word](exercise, lock) for word in lock.closes if word in _EXERCISES
    )


# Words of a lock, and the exercises they mean. The stretch that ends a cramp is no
# exercise in the sense of a day of rest.
_EXERCISES: dict[str, Callable[[Exercise, Lock], bool]] = {
    "all": lambda _exercise, _lock: True,
    "today": lambda exercise, _lock: exercise.id != CRAMP_RELEASE,
    "area": lambda exercise, lock: works(exercise, lock.parts),
    "beyond-gentle": lambda exercise, lock: (
        is_strong(exercise) and works(exercise, lock.parts)
    ),
    "legs": lambda exercise, _lock: works(exercise, LEG_PARTS),
    "back": lambda exercise, _lock: works(exercise, frozenset({BACK})),
    "groin": lambda exercise, _lock: works(exercise, frozenset({GROIN})),
    "cramp": lambda exercise, _lock: exercise.id == CRAMP_RELEASE,
    "nerve-stretches": lambda exercise, _lock: is_nerve_stretch(exercise),
    "knee-bending": lambda exercise, _lock: is_knee_bending(exercise),
    "roller": lambda exercise, _lock: is_roller(exercise),
    "massage": lambda exercise, _lock: is_massage(exercise),
}


def _closes_program(lock: Lock, program: Program, library: Library) -> bool:
    exercises = library.exercises
    parts = program_parts(program, exercises)
    rules: dict[str, Callable[[], bool]] = {
        "all": lambda: True,
        "today": lambda: program.kind != CARE,
        "area": lambda: meet(parts, lock.parts),
        "beyond-gentle": lambda: (
            meet(parts, lock.parts) and is_beyond_gentle(program, library)
        ),
        "strain": lambda: program.kind == REHAB,
        "legs": lambda: meet(parts, LEG_PARTS),
        "back": lambda: BACK in parts,
        "groin": lambda: GROIN in parts,
        "cramp": lambda: is_for_cramps(program, exercises),
    }
    if _unknown(lock) or any(rules[word]() for word in lock.closes if word in rules):
        return True
    return any(lock.says(question) for question in gate_of(program, exercises))


# Every word that a lock may hold; a test compares it with the questions.
_KNOWN = frozenset(
    {*_EXERCISES, "strain", "walking", "compression"},
)
