"""Starts programs: the care rules, the sore side, the check, and the dose of today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.care.morning import REHAB
from coach.care.verdict import Closed
from coach.errors import CoachError
from coach.files.assignment_model import is_assigned
from ui.cut_off import CutOff, read_plan
from ui.session_care import SessionCare
from ui.sore_side import SideQuestion, needs_side

if TYPE_CHECKING:
    from coach.care.course.now import CourseNow
    from coach.care.session_check import CheckAnswers
    from coach.care.verdict import Allowed
    from coach.files.model import DoseChange, Program
    from coach.store.history import Unfinished
    from ui.assigned.gate import AssignedGate
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.recover.screening.session_check import SessionCheck
    from ui.recover.screening.start_gate import StartGate


@dataclass(slots=True)
class _Waiting:
    """A start that still has to pass something.

    Attributes:
        step: 0-based step of the program to begin with.
        is_unwell: All is not well today, so the check comes before it.
        allowed: What the gate let pass; None before that.
    """

    program: Program
    step: int
    is_unwell: bool
    allowed: Allowed | None = None


class Starter(QObject):
    """Starts programs in a window, and asks what has to be asked before.

    Args:
        context: What all parts share.
        window: The window that plays.

    Attributes:
        cut_off: Asks about a session that was cut off.
    """

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._waiting: _Waiting | None = None
        self._found: Unfinished | None = None
        self._signed: AssignedGate | None = None
        self._gate: StartGate | None = None
        self._check: SessionCheck | None = None
        self._side = SideQuestion(context, window)
        self._side.answered.connect(self._go_on_to_check)
        self._side.given_up.connect(self._forget_waiting)
        self.cut_off = CutOff(context, window)
        self.cut_off.go_on_asked.connect(self._go_on)
        self._care = SessionCare(context, window)

    @Slot(object, int)
    def start(self, program: Program, step: int = 0) -> None:
        """Start a program at a step; ask first what has to be asked.

        While a question is open it comes first: nothing starts beneath it.
        """
        self._ask_gate(_Waiting(program, step, is_unwell=False))

    @Slot(object)
    def start_unwell(self, program: Program) -> None:
        """Start a program with the short check before it: all is not well today."""
        self._ask_gate(_Waiting(program, 0, is_unwell=True))

    @Slot(object)
    def ask_unfinished(self, found: Unfinished) -> None:
        """Ask what to do with a session that was cut off."""
        if not self._window.is_playing:
            self.cut_off.ask(found)

    # What comes before

    def _ask_gate(self, waiting: _Waiting) -> None:
        is_asking = self._waiting is not None or self.cut_off.is_asking
        if self._window.is_playing or is_asking:
            return
        self._waiting = waiting
        program = waiting.program
        course = self._limiting(program)
        if is_assigned(program.id):
            self._assigned().ask(program)
        elif course is not None:
            self._assigned().ask_own(program, course)
        else:
            self._go_on_to_gate()

    def _limiting(self, program: Program) -> CourseNow | None:
        """Return the course whose plan has limits for a program that nobody signed."""
        from coach.care.course.own_limits import limited_by

        return limited_by(self._courses(), program.id)

    def _assigned(self) -> AssignedGate:
        """Return what stands before programs of plans that have limits."""
        if self._signed is None:
            # Imported here: few people have such a plan.
            from ui.assigned.gate import AssignedGate

            self._signed = AssignedGate(self._context, self._window)
            self._signed.passed.connect(self._go_on_to_gate)
            self._signed.resumed.connect(self._go_on_as_signed)
            self._signed.refused.connect(self._forget_waiting)
        return self._signed

    @Slot()
    def _go_on_to_gate(self) -> None:
        waiting = self._waiting
        if waiting is None:
            return
        if self._gate is None:
            # Imported here: the window is visible before.
            from ui.recover.screening.start_gate import StartGate

            self._gate = StartGate(self._context, self._window)
            self._gate.passed.connect(self._go_on_to_side)
            self._gate.refused.connect(self._forget_waiting)
        self._gate.ask(waiting.program)

    @Slot(object)
    def _go_on_to_side(self, allowed: Allowed) -> None:
        if self._waiting is None:
            return
        self._waiting.allowed = allowed
        if needs_side(self._waiting.program):
            self._side.ask(self._course_side(self._waiting.program))
        else:
            self._go_on_to_check("")

    @Slot(str)
    def _go_on_to_check(self, side: str) -> None:
        """Ask how it is right now where that decides; a warm-up is not held up."""
        waiting = self._waiting
        if waiting is None:
            return
        if waiting.program.kind != REHAB and not waiting.is_unwell:
            self._play_waiting(side)
            return
        if self._check is None:
            from ui.recover.screening.session_check import SessionCheck

            self._check = SessionCheck(self._context, self._window)
            self._check.passed.connect(self._take_check)
            self._check.refused.connect(self._forget_waiting)
            self._check.instead_asked.connect(self._start_other)
        self._check.ask(self._staged(waiting.program), side)

    @Slot(object, tuple)
    def _take_check(self, said: CheckAnswers, left_out: tuple[str, ...]) -> None:
        self._play_waiting(said.side, left_out)
        player = self._window.player
        if player is not None and self._window.is_playing:
            before = {"pain": said.pain, "relief": said.relief or None}
            kept = {key: value for key, value in before.items() if value is not None}
            player.ending.take_before(kept)

    @Slot(str)
    def _start_other(self, program_id: str) -> None:
        self.start(self._context.library.library.programs[program_id])

    @Slot()
    def _forget_waiting(self) -> None:
        self._waiting = self._found = None

    # Playing

    def _play_waiting(self, side: str, left_out: tuple[str, ...] = ()) -> None:
        """Play what has passed everything, without what is closed today."""
        waiting = self._waiting
        self._forget_waiting()
        if waiting is None or waiting.allowed is None:
            return
        program, step = self._for_today(waiting.program, waiting.step, side)
        try:
            self._play(program, step, side or None)
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        self._care.follow(program, waiting.allowed, left_out)
        recent = self._context.settings.with_recent(program.id)
        self._context.change_settings(last_program=program.id, recent=recent)

    def _for_today(self, program: Program, step: int, side: str) -> tuple[Program, int]:
        """Return the program as it is done today, and the step to begin with.

        Whichever page it is started from: a course asks for the same everywhere.
        """
        program = self._staged(program)
        change = self._change_today(program, side)
        if change is None:
            return program, step
        from coach.session.changed import changed, step_left

        return changed(program, change), step_left(program, change, step)

    def _staged(self, program: Program) -> Program:
        """Return the program with the doses of the stages that ask for it."""
        from coach.care.course.dose import staged

        return staged(self._courses(), program)

    def _change_today(self, program: Program, side: str) -> DoseChange | None:
        # Imported here, as below: the rules of courses come after the first paint.
        from coach.care.course.dose import change_today

        return change_today(self._courses(), program, side)

    def _course_side(self, program: Program) -> str:
        from coach.care.course.dose import side_of

        return side_of(self._courses(), program)

    def _courses(self) -> tuple[CourseNow, ...]:
        """Return the courses as they stand at this moment."""
        from ui.recover.care.model import care_model

        model = care_model(self._context).recovery
        model.refresh()
        return () if model.recovery is None else model.recovery.courses

    def _play(self, program: Program, step: int, side: str | None) -> None:
        """Give the window to the player.

        Raises:
            CoachError: The program cannot be played, or nothing is left of it today.
        """
        if not program.steps():
            raise CoachError(
                self.tr("Everything in {0} is left out today.").format(program.title)
            )
        library = self._context.library
        items = library.timeline(program, side).items
        at = (i for i, item in enumerate(items) if item.step == step)
        self._window.play(
            program, library.exercises, start_index=next(at, 0), sore_side=side
        )

    @Slot(object)
    def _go_on(self, found: Unfinished) -> None:
        """Play on with the program and exercises as they were then."""
        try:
            program, exercises = read_plan(found)
            if is_assigned(program.id) and found is not self._found:
                # What is kept of the session is not signed; the plan itself is.
                self._found = found
                self._assigned().ask(program, is_resumed=True)
                return
            if found is self._found:
                exercises, self._found = {}, None
            verdict = self._context.care.verdict(program)
            if isinstance(verdict, Closed):
                reason = f"{verdict.reason} {verdict.next_step}"
                self._context.notice_given.emit(reason)
                return
            self._window.play(
                program,
                self._context.library.exercises | exercises,
                start_index=found.item_index,
                sore_side=found.sore_side,
                resume=found,
            )
            self._care.follow(program, verdict, done_ms=found.active_ms)
        except CoachError as error:
            self._context.notice_given.emit(str(error))

    @Slot()
    def _go_on_as_signed(self) -> None:
        """Play on with a session whose program is that of the signed plan."""
        if self._found is not None:
            self._go_on(self._found)
