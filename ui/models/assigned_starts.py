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

    from coach.care.course.now import CourseNow
    from coach.exchange.assigned.limits import StartVerdict
    from coach.exchange.assigned.receive import Signed
    from coach.files.model import Program
    from coach.store.plan import SessionStart
    from ui.context import AppContext


@dataclass(frozen=True, slots=True)
class JudgedStart:
    """A start of a signed plan's program, held against the plan.

    Attributes:
        because: What the person said about what the plan does not foresee.
    """

    program: Program
    signed: Signed
    verdict: StartVerdict
    because: str = ""


def assigned_starts(context: AppContext) -> AssignedStarts:
    """Return the one of a window, made on first use."""
    found = context.findChild(AssignedStarts)
    return found if isinstance(found, AssignedStarts) else AssignedStarts(context)


class AssignedStarts(QObject):
    """Holds starts against what was signed.

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

    def let(self, start: JudgedStart) -> None:
        """Remember what is about to begin, for `mark`."""
        self._start = start

    def mark(self, start: SessionStart) -> SessionStart:
        """Return a session that begins, with the revision and stage it follows.

        What it does otherwise than the plan is written down with it.
        """
        # Imported here: the rules of plans come after the first paint.
        from coach.exchange.assigned.limits import stage_of

        judged, self._start = self._start, None
        name = start.program.doc_id
        if judged is not None and judged.program.id == name:
            self._note_beyond(judged)
            signed: Signed | None = judged.signed
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
                "plan": judged.signed.contents.plan.id,
                "what": each.what,
                "because": judged.because,
            }
            self._context.care.note(DEVIATION, data)

    @Slot(object)
    def _judge(self, found: tuple[Program, Signed, Mapping[date, int]]) -> None:
        from coach.exchange.assigned.limits import StartFacts, judge_start

        program, signed, done = found
        now_ms = self._context.clock.wall_ms()
        minute = local_time(now_ms, utc_offset_min(now_ms)).minute
        course = self._course(signed)
        facts = StartFacts(self._model.today, minute, done, course)
        verdict = judge_start(signed, program.id, facts)
        self.judged.emit(JudgedStart(program, signed, verdict))

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
