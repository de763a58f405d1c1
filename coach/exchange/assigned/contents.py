"""What is in a bundle, read and ready to run beside the person's own library.

The names of its programs and exercises are made from that of the assignment, so that
nothing of the person's library ever stands in for what was signed, or the reverse.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError, ProblemsError
from coach.files.checks import check_exercise_figure, check_program
from coach.files.exercise import read_exercise
from coach.files.plan_checks import check_plan
from coach.files.program import read_program
from coach.files.rewriting import rewrite_exercise, rewrite_program
from coach.files.stage_dose import put_doses, steps_in
from coach.files.stop_limit import put_stop_pain
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coach.files.assignment_model import Assignment
    from coach.files.model import Exercise, Problem, Program
    from coach.files.plan_model import Criterion, Plan, Stage

_PROGRAMS, _EXERCISES, _ENDING = "programs/", "exercises/", ".toml"
# Five times what the largest shipped plan takes: whoever sends more wants to keep the
# reader busy.
MAX_TEXT_BYTES = 512 << 10


@dataclass(frozen=True, slots=True)
class Contents:
    """The plan of an assignment with everything that it runs.

    Attributes:
        plan: Its stages name the programs below.
        programs: By id, with the doses of their stages and the limits.
        exercises: By id; those that the library has to the letter are left to it.
        signer: What whoever signed it calls themselves.
    """

    plan: Plan
    programs: dict[str, Program]
    exercises: dict[str, Exercise]
    signer: str = ""


class ContentsError(CoachError):
    """A bundle holds more than any plan needs."""


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
        ContentsError: The texts are too long together.
    """
    texts = [data for name, data in files.items() if name.endswith(_ENDING)]
    if sum(map(len, texts)) > MAX_TEXT_BYTES:
        sentence = tr("The programs and exercises take more than {0} KiB together.")
        raise ContentsError(sentence.format(MAX_TEXT_BYTES >> 10))
    exercises = read_exercises(files)
    programs = read_programs(files, exercises)
    if problems := check_plan(assignment.plan, programs, {}):
        raise ProblemsError(problems)
    return _named(assignment, programs, exercises, known)


def read_exercises(files: Mapping[str, bytes]) -> dict[str, Exercise]:
    """Return the exercises of a bundle by the ids that they have in its files.

    Raises:
        ProblemsError: A file has problems; it is the first one that has.
    """
    exercises = {}
    for name, data in files.items():
        if name.startswith(_EXERCISES) and name.endswith(_ENDING):
            exercise, problems = read_exercise(data, name)
            if exercise is not None:
                problems = [*problems, *check_exercise_figure(exercise)]
                exercises[exercise.id] = exercise
            _refuse(problems)
    return exercises


def read_programs(
    files: Mapping[str, bytes], exercises: Mapping[str, Exercise]
) -> dict[str, Program]:
    """Return the programs of a bundle by the ids that they have in its files.

    Args:
        files: All files of the bundle by name.
        exercises: From `read_exercises`.

    Raises:
        ProblemsError: A file has problems, or names an exercise that is not there; it
            is the first one that does.
    """
    programs = {}
    for name, data in files.items():
        if name.startswith(_PROGRAMS) and name.endswith(_ENDING):
            program, problems = read_program(data, name)
            if program is not None:
                problems = [*problems, *check_program(program, exercises)]
                programs[program.id] = program
            _refuse(problems)
    return programs


def _refuse(problems: Sequence[Problem]) -> None:
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
    stop_pain = assignment.limits.stop_pain
    ready: dict[str, Program] = {}
    stages = []
    for stage in assignment.plan.stages:
        stage_programs = []
        for number, name in enumerate((stage.program, *stage.or_programs)):
            new = f"{plan_id}.{stage.name}" + (f".{number}" if number else "")
            program = programs[name]
            doses = _doses_for(stage, program)
            ready[new] = _ready(program, new, doses, stop_pain, names)
            stage_programs.append(new)
        stages.append(_named_stage(stage, stage_programs, names))
    plan = replace(
        assignment.plan,
        stages=tuple(stages),
        first_day=assignment.valid_from,
        last_day=assignment.valid_until,
    )
    return Contents(plan, ready, own, assignment.issuer.name)


def _is_same(exercise: Exercise, known: Mapping[str, Exercise]) -> bool:
    other = known.get(exercise.id)
    return other is not None and other.sha256 == exercise.sha256


def _named_exercise(
    exercise: Exercise, name: str, names: Mapping[str, str]
) -> Exercise:
    """Return an exercise under its new name; links that lead out of the bundle go."""

    def change(content: dict[str, Any]) -> None:
        content["id"] = name
        links = content.pop("links", {})
        kept = {
            key: [names[each] for each in linked if each in names]
            for key, linked in links.items()
        }
        if any(kept.values()):
            content["links"] = {key: found for key, found in kept.items() if found}

    return rewrite_exercise(exercise, change)


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
    program: Program,
    name: str,
    doses: Iterable[tuple[str, dict[str, Any]]],
    stop_pain: int | None,
    names: Mapping[str, str],
) -> Program:
    """Return a program under its new name, with its doses, within the limits."""

    def change(content: dict[str, Any]) -> None:
        content["id"] = name
        # How often is up to the plan; it belongs to no other program's family.
        for key in ("family", "variant", "frequency"):
            content.pop(key, None)
        put_doses(content, dict(doses))
        for step in steps_in(content):
            _rename_step(step, names)
        if stop_pain is not None:
            put_stop_pain(content, program.safety, stop_pain)

    return rewrite_program(program, change)


def _rename_step(step: dict[str, Any], names: Mapping[str, str]) -> None:
    step["exercise"] = names[step["exercise"]]
    for key in ("easier", "harder"):
        if key in step:
            step[key] = names[step[key]]
