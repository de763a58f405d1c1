"""The meaning of accepted files: do names lead somewhere, does it all make sense.

A file that passes its field table may still name an exercise that does not exist or
bend a knee the wrong way. These checks look across files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.figure.check import check_figure
from coach.files.durations import HOUR_MS
from coach.files.findings import Findings, KeyPath, did_you_mean, locate, show
from coach.files.links import leads_to, no_such
from coach.files.model import DoseKind, Problem, Sides
from coach.files.poses import where_written
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from coach.files.model import Dose, Exercise, Program, Step

MAX_STEPS = 200
MAX_LENGTH_MS = 12 * HOUR_MS

_ONE_SIDED = (Sides.EACH, Sides.LEFT, Sides.RIGHT, Sides.AFFECTED, Sides.ALTERNATE)


def check_program(
    program: Program,
    exercises: Mapping[str, Exercise],
    broken: Collection[str] = (),
) -> list[Problem]:
    """Return what is wrong with a program, seen together with its exercises.

    Args:
        program: A program as `read_program` returns it.
        exercises: All exercises that it may use, by id.
        broken: Ids of exercises whose files have problems of their own.
    """
    findings = Findings()
    for path, step in _steps(program):
        _check_step(step, path, exercises, broken, findings)
    _check_size(program, findings)
    return locate(findings, program.text, program.origin)


def _steps(program: Program) -> Iterator[tuple[KeyPath, Step]]:
    for block_index, block in enumerate(program.blocks):
        for step_index, step in enumerate(block.steps):
            yield ("block", block_index, "step", step_index), step


def _check_step(
    step: Step,
    path: KeyPath,
    exercises: Mapping[str, Exercise],
    broken: Collection[str],
    findings: Findings,
) -> None:
    for key, name in (
        ("exercise", step.exercise),
        ("easier", step.easier),
        ("harder", step.harder),
    ):
        if name is not None and name not in exercises:
            findings.add((*path, key), no_such("exercise", name, exercises, broken))
    if step.exercise in (step.easier, step.harder):
        key = "easier" if step.exercise == step.easier else "harder"
        findings.add((*path, key), tr("is the exercise of the step itself"))
    exercise = exercises.get(step.exercise)
    if exercise is None:
        return
    _check_sides(step.sides, (*path, "sides"), exercise, findings)
    _check_tempo(step.dose, (*path, "tempo"), exercise, findings)
    for side, dose in (("left", step.left), ("right", step.right)):
        if dose is not None and dose.tempo != step.dose.tempo:
            _check_tempo(dose, (*path, "dose", side, "tempo"), exercise, findings)


def _check_sides(
    sides: Sides, path: KeyPath, exercise: Exercise, findings: Findings
) -> None:
    if sides in _ONE_SIDED and not exercise.unilateral:
        sentence = tr('"{0}" does not fit: {1} works both sides at once')
        findings.add(path, sentence.format(sides, show(exercise.title)))
    elif sides is Sides.BOTH and exercise.unilateral:
        sentence = tr("{0} works one side at a time; write one of {1}")
        words = ", ".join(_ONE_SIDED)
        findings.add(path, sentence.format(show(exercise.title), words))


def _check_tempo(
    dose: Dose, path: KeyPath, exercise: Exercise, findings: Findings
) -> None:
    phases = list(dict.fromkeys(phase.name for phase in exercise.figure.phases))
    for name, _ in dose.tempo:
        if name not in phases:
            sentence = tr("the figure of {0} has no phase {1}; it has {2}.").format(
                show(exercise.id), show(name), ", ".join(phases) or tr("none")
            )
            findings.add((*path, name), sentence + did_you_mean(name, phases))


def _check_size(program: Program, findings: Findings) -> None:
    steps = sum(len(block.steps) * block.rounds for block in program.blocks)
    if steps > MAX_STEPS:
        sentence = tr("has {0} steps, rounds counted; {1} are possible")
        findings.add(("block",), sentence.format(steps, MAX_STEPS))
    total_ms = sum(
        block.rounds * sum(least_length_ms(step) for step in block.steps)
        for block in program.blocks
    )
    if total_ms > MAX_LENGTH_MS:
        sentence = tr("would last more than {0} hours")
        findings.add(("block",), sentence.format(MAX_LENGTH_MS // HOUR_MS))


def least_length_ms(step: Step) -> int:
    """Return how long a step lasts, without time for a change of position."""
    doses = [step.dose]
    if step.sides is Sides.EACH:
        doses = [step.left or step.dose, step.right or step.dose]
    sets = max(dose.sets for dose in doses)
    shared = min(dose.sets for dose in doses)
    work_ms = sum(dose.sets * bout_ms(dose) for dose in doses)
    switches_ms = (len(doses) - 1) * shared * step.between_sides_ms
    rests_ms = (sets - 1) * max(dose.rest_ms for dose in doses)
    return step.get_ready_ms + work_ms + switches_ms + rests_ms


def bout_ms(dose: Dose) -> int:
    """Return the length of one set of one side."""
    if dose.kind is DoseKind.REPS:
        return dose.reps * dose.each_ms
    return dose.reps * dose.length_ms + (dose.reps - 1) * dose.gap_ms


def check_exercises(
    exercises: Mapping[str, Exercise],
    only: Iterable[str] | None = None,
    broken: Collection[str] = (),
) -> list[Problem]:
    """Return what is wrong with exercises, seen together.

    Args:
        exercises: All exercises there are, by id.
        only: Ids of those to report about; None for all.
        broken: Ids of exercises whose files have problems of their own.
    """
    problems = []
    for name in exercises if only is None else only:
        exercise = exercises[name]
        problems += check_exercise_figure(exercise)
        problems += check_exercise_links(exercise, exercises, broken)
    return problems


def check_exercise_figure(exercise: Exercise) -> list[Problem]:
    """Return what no body can do and no picture can show."""
    findings = Findings()
    if exercise.text:
        # An inherited angle is reported once, where it was written.
        written = where_written(exercise.text)
        seen = set()
        for path, sentence in check_figure(exercise.figure):
            found = (("figure", *written(path)), sentence)
            if found not in seen:
                seen.add(found)
                findings.add(*found)
    else:
        for path, sentence in check_figure(exercise.figure):
            findings.add(("figure", *path), sentence)
    return locate(findings, exercise.text, exercise.origin)


def check_exercise_links(
    exercise: Exercise,
    exercises: Mapping[str, Exercise],
    broken: Collection[str] = (),
) -> list[Problem]:
    """Return links to exercises that do not exist, and links in a circle."""
    findings = Findings()
    for direction in ("easier", "harder"):

        def links(name: str, direction: str = direction) -> tuple[str, ...]:
            found: tuple[str, ...] = getattr(exercises.get(name), direction, ())
            return found

        for index, name in enumerate(getattr(exercise, direction)):
            path: KeyPath = ("links", direction, index)
            if name not in exercises:
                findings.add(path, no_such("exercise", name, exercises, broken))
            elif leads_to(name, exercise.id, links):
                sentence = tr('leads in a circle: "{0}" comes back to this exercise')
                findings.add(path, sentence.format(direction))
    return locate(findings, exercise.text, exercise.origin)
