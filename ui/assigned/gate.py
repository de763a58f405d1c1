"""What comes before a session of a signed plan: its signature, and what it allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.assigned.deviate_sheet import DeviateSheet
from ui.models.assigned_starts import assigned_starts
from ui.models.signers import from_signer
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet
from ui.words import joined

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.course.now import CourseNow
    from coach.files.model import Program
    from ui.context import AppContext
    from ui.models.assigned_starts import JudgedStart


class AssignedGate(QObject):
    """Verifies a plan once more, and asks where the plan does not foresee a session.

    Args:
        context: What all parts share.
        window: The widget that is asked in.

    Signals:
        passed: The session may go on to what is asked before every session.
        resumed: A session that was cut off may go on.
        refused: It does not start; the person knows why, or left.
    """

    passed = Signal()
    resumed = Signal()
    refused = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._starts = assigned_starts(context)
        self._starts.judged.connect(self._take)
        self._starts.refused.connect(self._refuse)
        self._is_resumed = False
        self._start: JudgedStart | None = None

    def ask(self, program: Program, *, is_resumed: bool = False) -> None:
        """Ask what is due before a program of a signed plan.

        Args:
            program: What is to be played.
            is_resumed: It goes on after it was cut off; that is no further session.
        """
        self._is_resumed = is_resumed
        self._starts.check(program)

    def ask_own(self, program: Program, course: CourseNow) -> None:
        """Ask what is due before a program of a plan with limits that nobody signed."""
        self._is_resumed = False
        self._starts.check_own(program, course)

    @Slot(object)
    def _take(self, start: JudgedStart) -> None:
        verdict = start.verdict
        if self._is_resumed:
            self.resumed.emit()
        elif verdict.refused:
            self._say_no(start.program.title, verdict.refused)
        elif verdict.beyond:
            self._ask(start)
        else:
            self._pass(start)

    def _ask(self, start: JudgedStart) -> None:
        self._start = start
        sheet = DeviateSheet(self._window, motion=not self._context.less_motion)
        sheet.confirmed.connect(self._confirm)
        sheet.given_up.connect(self.refused)
        sentences = [each.sentence for each in start.verdict.beyond]
        signer = from_signer(self._context.library, start.program.id)
        title = joined((start.program.title, signer))
        sheet.ask(title, sentences, _who_is_told(start))

    @Slot(str)
    def _confirm(self, because: str) -> None:
        if self._start is not None:
            self._pass(replace(self._start, because=because))

    def _pass(self, start: JudgedStart) -> None:
        self._start = None
        self._starts.let(start)
        self.passed.emit()

    def _say_no(self, title: str, sentence: str) -> None:
        sheet = Sheet(
            self._window,
            self.tr("Not now: {0}").format(title),
            sentence,
            (Answer("", self.tr("All right"), ButtonKind.MAIN),),
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self.refused)
        sheet.open()

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._context.notice_given.emit(sentence)
        self.refused.emit()


def _who_is_told(start: JudgedStart) -> str:
    """Return whom the next report tells of it, or ""."""
    if start.signed is None:
        return ""
    assignment = start.signed.assignment
    is_told = "deviations" in assignment.report.include
    return assignment.issuer.name if is_told else ""
