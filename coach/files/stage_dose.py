"""The dose that a stage gives to exercises of its program instead of the usual one."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from coach.files.dose_table import DOSE_FIELDS, MEASURE_KEYS, form_of
from coach.files.findings import Findings, KeyPath, did_you_mean, show
from coach.files.program_table import STEP
from coach.files.rewriting import rewrite_program
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.files.model import Program


def with_doses(
    program: Program, doses: Iterable[tuple[str, dict[str, Any]]]
) -> Program:
    """Return a program with the doses of a stage, and a text that says so.

    A dose of one kind replaces that of another: `hold` takes the place of `reps`. What
    it says nothing about stays as the program has it. A difference between the sides
    gives way to it.

    Args:
        program: A program as `read_program` returns it.
        doses: Exercises and the keys of their doses, which `dose_findings` accepts.
    """
    wanted = dict(doses)
    if not wanted:
        return program
    return rewrite_program(program, lambda content: put_doses(content, wanted))


def put_doses(content: dict[str, Any], doses: Mapping[str, dict[str, Any]]) -> None:
    """Put doses into the content of a program's file; see `with_doses`."""
    for step in steps_in(content):
        if (dose := doses.get(step["exercise"])) is not None:
            _replace(step, dose)


def steps_in(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the tables of all steps in the content of a program's file."""
    for block in content["block"]:
        yield from block["step"]


def dose_findings(
    program: Program,
    doses: Iterable[tuple[str, dict[str, Any]]],
    path: KeyPath,
    findings: Findings,
) -> None:
    """Add a finding for each dose that does not fit the program.

    Args:
        program: The program of the stage.
        doses: Exercises and the keys of their doses.
        path: Where the doses stand in their file.
        findings: Where to add them.
    """
    wanted = dict(doses)
    if not wanted:
        return
    used = {step.exercise for step in program.steps()}
    for name in wanted:
        if name not in used:
            sentence = tr("the program {0} has no exercise {1}.")
            sentence = sentence.format(show(program.id), show(name))
            findings.add((*path, name), sentence + did_you_mean(name, used))
    content = tomllib.loads(program.text)
    put_doses(content, wanted)
    for step in steps_in(content):
        if step["exercise"] not in wanted:
            continue
        of_step = Findings()
        STEP.check(step, (), of_step)
        for where, what in of_step.found:
            findings.add((*path, step["exercise"], *where), what)


def _replace(step: dict[str, Any], dose: dict[str, Any]) -> None:
    has_speed = "each" in dose or "tempo" in dose
    kind = form_of(dose)
    # Beside a hold, repetitions alone are the number of holds.
    is_count = kind == "reps" and not has_speed
    if kind is not None and kind != form_of(step) and not is_count:
        for key in MEASURE_KEYS:
            step.pop(key, None)
    if has_speed:
        step.pop("each", None)
        step.pop("tempo", None)
    step.pop("dose", None)
    step.update({key: dose[key] for key in DOSE_FIELDS if key in dose})
