"""The draft of a next revision: filled in as the one before was."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from coach.exchange.assigned.draft import ASSIGNMENT_FILE, Draft
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.files.assignment import read_assignment
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.assignment_model import Assignment
    from coach.files.model import Library, Program
    from coach.files.plan_model import Plan


def redraft(files: Mapping[str, bytes], library: Library) -> Draft:
    """Return the draft that would make the same assignment again.

    Args:
        files: The files of the bundle that was issued.
        library: Where its plan or program is looked up.

    Raises:
        AssignmentRefusedError: It cannot be read, or its plan is no longer here.
    """
    data = files[ASSIGNMENT_FILE]
    assignment, problems = read_assignment(data, ASSIGNMENT_FILE)
    if assignment is None:
        raise AssignmentRefusedError(str(problems[0]))
    written = tomllib.loads(data.decode())
    content = _content(str(written.get("x", {}).get("content", "")), library)
    if content is None:
        sentence = tr("The plan “{0}” is no longer in your library. Choose another.")
        raise AssignmentRefusedError(sentence.format(assignment.plan.title))
    return _draft(assignment, content, written)


def _content(name: str, library: Library) -> Plan | Program | None:
    kind, _, key = name.partition(":")
    shelf: Mapping[str, Any] = library.plans if kind == "plan" else library.programs
    return shelf.get(key)


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
