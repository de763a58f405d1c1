"""What is in a bundle, read and ready to run beside the person's own library.

The names of its programs and exercises are made from that of the assignment, so that
nothing of the person's library ever stands in for what was signed, or the reverse.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.errors import ProblemsError
from coach.files.checks import check_exercise_figure, check_program
from coach.files.exercise import read_exercise
from coach.files.model import Exercise, Program, Safety, Step
from coach.files.plan_checks import check_plan
from coach.files.program import read_program
from coach.files.stage_dose import with_doses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.files.assignment_model import Assignment
    from coach.files.model import Problem
    from coach.files.plan_model import Criterion, Plan, Stage

_PROGRAMS, _EXERCISES, _ENDING = "programs/", "exercises/", ".toml"


@dataclass(frozen=True, slots=True)
class Contents:
    """The plan of an assignment with everything that it runs.

    Attributes:
        plan: Its stages name the programs below.
        programs: By id, with the doses of their stages and the limits.
        exercises: By id; those that the library has to the letter are left to it.
    """

    plan: Plan
    programs: dict[str, Program]
    exercises: dict[str, Exercise]


def used_exercises(
    programs: Iterable[Program], exercises: Mapping[str, Exercise]
) -> tuple[Exercise, ...]:
    """Return the exercises that programs use, with the easier and harder ones.

    Those that are offered in place of another come along; what would be offered in
    place of these does not.
    """
    names: dict[str, None] = {}
    for program in programs:
        for step in program.steps():
            others = (step.exercise, step.easier, step.harder)
            names |= dict.fromkeys(name for name in others if name is not None)
            if (exercise := exercises.get(step.exercise)) is not None:
                names |= dict.fromkeys(exercise.easier)
    return tuple(exercises[name] for name in names if name in exercises)


def read_contents(
    assignment: Assignment,
    files: Mapping[str, bytes],
    known: Mapping[str, Exercise],
) -> Contents:
    """Return what an assignment runs, read from the files of its bundle.

    Args:
        assignment: The assignment of the same bundle.
        files: All files of the bundle by name, as they were signed.
        known: The exercises of the person's library.

    Raises:
        ProblemsError: A file has problems, or names something that is not there.
    """
    exercises = _read_exercises(files)
    programs = _read_programs(files, exercises)
    if problems := check_plan(assignment.plan, programs, {}):
        raise ProblemsError(problems)
    return _named(assignment, programs, exercises, known)


def _read_exercises(files: Mapping[str, bytes]) -> dict[str, Exercise]:
    exercises, problems = {}, []
    for name, data in files.items():
        if name.startswith(_EXERCISES) and name.endswith(_ENDING):
            exercise, found = read_exercise(data, name)
            problems += found
            if exercise is not None:
                problems += check_exercise_figure(exercise)
                exercises[exercise.id] = exercise
    _refuse(problems)
    return exercises


def _read_programs(
    files: Mapping[str, bytes], exercises: Mapping[str, Exercise]
) -> dict[str, Program]:
    programs, problems = {}, []
    for name, data in files.items():
        if name.startswith(_PROGRAMS) and name.endswith(_ENDING):
            program, found = read_program(data, name)
            problems += found
            if program is not None:
                problems += check_program(program, exercises)
                programs[program.id] = program
    _refuse(problems)
    return programs


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsError(problems)


def _named(
    assignment: Assignment,
    programs: Mapping[str, Program],
    exercises: Mapping[str, Exercise],
    known: Mapping[str, Exercise],
) -> Contents:
    plan_id = assignment.plan.id
    names = {
        name: name if _is_same(exercise, known) else f"{plan_id}.{name}"
        for name, exercise in exercises.items()
    }
    own = {
        new: _named_exercise(exercises[old], new, names)
        for old, new in names.items()
        if new != old
    }
    ready: dict[str, Program] = {}
    stages = []
    for stage in assignment.plan.stages:
        stage_programs = []
        for number, name in enumerate((stage.program, *stage.or_programs)):
            new = f"{plan_id}.{stage.name}" + (f".{number}" if number else "")
            program = with_doses(programs[name], _doses_for(stage, programs[name]))
            ready[new] = _ready(program, new, assignment, names)
            stage_programs.append(new)
        stages.append(_named_stage(stage, stage_programs, names))
    plan = replace(assignment.plan, stages=tuple(stages))
    return Contents(plan, ready, own)


def _is_same(exercise: Exercise, known: Mapping[str, Exercise]) -> bool:
    other = known.get(exercise.id)
    return other is not None and other.sha256 == exercise.sha256


def _named_exercise(
    exercise: Exercise, name: str, names: Mapping[str, str]
) -> Exercise:
    """Return an exercise under its new name; links that lead out of the bundle go."""
    return replace(
        exercise,
        id=name,
        easier=tuple(names[each] for each in exercise.easier if each in names),
        harder=tuple(names[each] for each in exercise.harder if each in names),
    )


def _doses_for(stage: Stage, program: Program) -> list[tuple[str, dict[str, object]]]:
    """Return the doses of a stage that a program of it has the exercises for."""
    used = {step.exercise for step in program.steps()}
    return [(name, dose) for name, dose in stage.dose if name in used]


def _named_stage(stage: Stage, programs: list[str], names: Mapping[str, str]) -> Stage:
    first, *others = programs
    return replace(
        stage,
        program=first,
        or_programs=tuple(others),
        exercise_every_days=tuple(
            (names[name], days) for name, days in stage.exercise_every_days
        ),
        # They are in the programs by now.
        dose=(),
        entry=_ticked(stage.entry),
        tests=_ticked(stage.tests),
    )


def _ticked(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return criteria that count no sessions of programs under their old names."""
    return tuple(replace(each, program="", clean_sessions=0) for each in criteria)


def _ready(
    program: Program, name: str, assignment: Assignment, names: Mapping[str, str]
) -> Program:
    """Return a program under its new name, within the limits."""
    blocks = tuple(
        replace(block, steps=tuple(_named_step(step, names) for step in block.steps))
        for block in program.blocks
    )
    safety = _limited(program.safety, assignment.limits.stop_pain)
    return replace(
        program, id=name, family="", variant="", blocks=blocks, safety=safety
    )


def _limited(safety: Safety | None, stop_pain: int | None) -> Safety | None:
    """Return the stricter of two limits: an assignment never loosens a file's own."""
    if stop_pain is None:
        return safety
    own = safety or Safety()
    stop = min(own.stop_pain, stop_pain)
    return replace(own, stop_pain=stop, slow_pain=min(own.slow_pain, stop - 1))


def _named_step(step: Step, names: Mapping[str, str]) -> Step:
    return replace(
        step,
        exercise=names[step.exercise],
        easier=names.get(step.easier or ""),
        harder=names.get(step.harder or ""),
    )
