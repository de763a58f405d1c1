"""Sessions of signed plans: judged before they begin, and marked when they do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.morning import local_time
from coach.store.days import utc_offset_min
from coach.store.entries import DEVIATION
from coach.store.plan import AssignedStage
from ui.models import assigned_work as work
from ui.models.assigned_model import assigned_model
from ui.models.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.care.course.limits import StartVerdict
    from coach.care.course.now import CourseNow
    from coach.exchange.assigned.receive import Signed
    from coach.files.model import Program
    from coach.store.plan import SessionStart
    from ui.context import AppContext


@dataclass(frozen=True, slots=True)
class JudgedStart:
    """A start of a plan's program, held against the plan.

    Attributes:
        plan_id: The plan.
        signed: What was signed; None for a plan that nobody signed.
        because: What the person said about what the plan does not foresee.
    """

    program: Program
    plan_id: str
    verdict: StartVerdict
    signed: Signed | None = None
    because: str = ""


def assigned_starts(context: AppContext) -> AssignedStarts:
    """Return the one of a window, made on first use."""
    found = context.findChild(AssignedStarts)
    return found if isinstance(found, AssignedStarts) else AssignedStarts(context)


def known_starts(context: AppContext) -> AssignedStarts | None:
    """Return that one where it was made."""
    return context.findChild(AssignedStarts)


class AssignedStarts(QObject):
    """Holds starts against what was signed, or what a plan with limits says.

    Args:
        context: What all parts share.

    Signals:
        judged: A start was held against the plan: a `JudgedStart`.
        refused: A plan is not as it was signed; one sentence.
    """

    judged = Signal(object)
    refused = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._model = assigned_model(context)
        self._errands = Errands(self)
        self._start: JudgedStart | None = None

    def check(self, program: Program) -> None:
        """Verify the plan of a program now; `judged` or `refused` follows."""
        verify = partial(work.verify, program, self._model.here())
        self._errands.run(verify, self._judge, self._refuse)

    def check_own(self, program: Program, course: CourseNow) -> None:
        """Hold a program against the limits of a plan that nobody signed."""
        # Imported here, as below: the rules of plans come after the first paint.
        from coach.care.course.own_limits import judge_own_start

        verdict = judge_own_start(course, program.id, self._minute())
        self.judged.emit(JudgedStart(program, course.course.plan.id, verdict))

    def let(self, start: JudgedStart) -> None:
        """Remember what is about to begin, for `mark`."""
        self._start = start

    def mark(self, start: SessionStart) -> SessionStart:
        """Return a session that begins, with the revision and stage it follows.

        What it does otherwise than the plan is written down with it.
        """
        # Imported here: the rules of plans come after the first paint.
        from coach.care.course.limits import stage_of

        judged, self._start = self._start, None
        name = start.program.doc_id
        if judged is not None and judged.program.id == name:
            self._note_beyond(judged)
            signed = judged.signed
        else:
            signed = self._model.signed_for(name)
        if signed is None:
            return start
        stage = stage_of(signed.contents.plan, name)
        assignment = signed.assignment
        stage_name = stage.name if stage is not None else ""
        follows = AssignedStage(assignment.id, assignment.revision, stage_name)
        return replace(start, assigned=follows)

    def _note_beyond(self, judged: JudgedStart) -> None:
        for each in judged.verdict.beyond:
            data = {
                "plan": judged.plan_id,
                "what": each.what,
                "because": judged.because,
            }
            self._context.care.note(DEVIATION, data)

    @Slot(object)
    def _judge(self, found: tuple[Program, Signed, Mapping[date, int]]) -> None:
        from coach.care.course.limits import StartFacts, judge_start

        program, signed, done = found
        course = self._course(signed)
        facts = StartFacts(self._model.today, self._minute(), done, course)
        plan = signed.contents.plan
        verdict = judge_start(plan, program.id, facts)
        self.judged.emit(JudgedStart(program, plan.id, verdict, signed))

    def _minute(self) -> int:
        now_ms = self._context.clock.wall_ms()
        return local_time(now_ms, utc_offset_min(now_ms)).minute

    def _course(self, signed: Signed) -> CourseNow | None:
        """Return the course that runs of a plan, as it stands at this moment."""
        from ui.recover.care.model import care_model

        model = care_model(self._context).recovery
        model.refresh()
        courses = () if model.recovery is None else model.recovery.courses
        plan_id = signed.contents.plan.id
        return next((c for c in courses if c.course.plan.id == plan_id), None)

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self.refused.emit(str(error))
