"""The draft of a next revision: filled in as the one before was."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coach.exchange.assigned.contents import read_exercises, read_programs
from coach.exchange.assigned.draft import ASSIGNMENT_FILE, Draft
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.files.assignment import read_assignment
from coach.files.model import Library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.assignment_model import Assignment
    from coach.files.model import Program
    from coach.files.plan_model import Plan


def redraft(files: Mapping[str, bytes], library: Library) -> Draft:
    """Return the draft that would make the same assignment again.

    A plan or program that the library does not have any more, or only with problems,
    is taken from the files themselves; `brought` then has what it needs.

    Args:
        files: The files of the bundle that was issued.
        library: Where its plan or program is looked up.

    Raises:
        AssignmentRefusedError: It cannot be read.
        ProblemsError: A program in it cannot be read.
    """
    data = files[ASSIGNMENT_FILE]
    assignment, problems = read_assignment(data, ASSIGNMENT_FILE)
    if assignment is None:
        raise AssignmentRefusedError(str(problems[0]))
    written = tomllib.loads(data.decode())
    kind, _, name = str(written.get("x", {}).get("content", "")).partition(":")
    shelf: Mapping[str, Any] = library.plans if kind == "plan" else library.programs
    if name in shelf:
        return _draft(assignment, shelf[name], written)
    brought = _brought(files)
    own: Plan | Program | None = brought.programs.get(name)
    if kind == "plan" or own is None:
        own = replace(assignment.plan, id=name or assignment.plan.id)
    return replace(_draft(assignment, own, written), brought=brought)


def _brought(files: Mapping[str, bytes]) -> Library:
    exercises = read_exercises(files)
    return Library(read_programs(files, exercises), exercises)


def _draft(
    assignment: Assignment, content: Plan | Program, written: dict[str, Any]
) -> Draft:
    first = assignment.plan.stages[0]
    schedule = first.schedule
    doses = {stage.name: dict(stage.dose) for stage in assignment.plan.stages}
    rises = [
        rule.morning_rise
        for rule in assignment.plan.back_off
        if rule.then == "hold" and rule.morning_rise is not None
    ]
    advances = [s.advance for s in assignment.plan.stages if s.advance is not None]
    return Draft(
        assignment.patient,
        assignment.issuer,
        content,
        assignment.valid_from,
        assignment.valid_until,
        days=schedule.days,
        times_a_day=schedule.times_a_day[0],
        times=schedule.times,
        doses={name: dose for name, dose in doses.items() if dose},
        limits=assignment.limits,
        report=assignment.report,
        morning_rise=rises[0] if rises else None,
        message=str(written.get("message", "")),
        asks_therapist=bool(advances)
        and all(each.then == "ask-therapist" for each in advances),
    )
