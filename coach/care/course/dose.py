"""What courses say about a program that is started: which side, and how much today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.model import DoseChange
from coach.files.stage_dose import with_doses
from coach.files.stop_limit import with_stop_pain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.care.course.now import CourseNow
    from coach.files.model import Program

_BOTH = {"left", "right"}


def change_today(
    courses: Iterable[CourseNow], program: Program, side: str = ""
) -> DoseChange | None:
    """Return what is done less of in a program today; None when it is done whole.

    It holds on a day of rest as well: whoever trains more often than is asked for does
    not do more at a time.

    Args:
        courses: Those that run.
        program: What is to be played.
        side: The sore side it is played for, or "".
    """
    asking = [
        each.due
        for each in _of_program(courses, program)
        if not {each.course.side, side} >= _BOTH
    ]
    names = {step.exercise for step in program.steps()}
    left_out = {
        name: why
        for due in asking
        for name, why in zip(due.leave_out, due.why_left_out, strict=True)
        if name in names
    }
    why_half = [due.why_half for due in asking if due.is_half]
    if not left_out and not why_half:
        return None
    return DoseChange(
        bool(why_half), tuple(left_out), (*why_half[:1], *left_out.values())
    )


def staged(courses: Iterable[CourseNow], program: Program) -> Program:
    """Return a program with the doses that courses have for it, within their limits.

    Args:
        courses: Those that run; where two of them differ, the first one counts.
        program: What is to be played, as its file says.
    """
    doses: dict[str, dict[str, Any]] = {}
    stops: list[int] = []
    for each in _of_program(courses, program):
        doses = dict(each.due.stage.dose) | doses
        limits = each.course.plan.limits
        if limits is not None and limits.stop_pain is not None:
            stops.append(limits.stop_pain)
    used = {step.exercise for step in program.steps()}
    dosed = with_doses(program, [d for d in doses.items() if d[0] in used])
    return with_stop_pain(dosed, min(stops)) if stops else dosed


def side_of(courses: Iterable[CourseNow], program: Program) -> str:
    """Return for which side courses do a program today; "" where that is not clear."""
    sides = {each.course.side for each in _of_program(courses, program)}
    return sides.pop() if len(sides) == 1 and sides < _BOTH else ""


def _of_program(courses: Iterable[CourseNow], program: Program) -> Iterator[CourseNow]:
    for each in courses:
        if program.id in (each.due.program, *each.due.or_programs):
            yield each
