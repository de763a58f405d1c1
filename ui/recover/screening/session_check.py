"""The short check before a session, and where its answers lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.course.facts import text_in
from coach.care.kinds import REHAB
from coach.care.screening import SESSION, screening_data
from coach.care.session_check import CheckAnswers, judge_check, stop_pain_of
from coach.care.stop_signs import CLEAR
from coach.store.entries import SCREENING
from ui.models.signers import from_signer
from ui.recover.screening.check_sheet import CheckSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet
from ui.words import joined

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.session_check import CheckVerdict
    from coach.files.model import Program
    from ui.context import AppContext

GO, INSTEAD = "go", "instead:"


class SessionCheck(QObject):
    """Asks the check and follows its rules.

    Args:
        context: What all parts share.
        window: The widget that the sheets cover.

    Signals:
        passed: The session may start: what was said, as CheckAnswers, and the
            exercises that are left out today.
        refused: The session does not start.
        instead_asked: Another program is to be started, by its id.
    """

    passed = Signal(object, tuple)
    refused = Signal()
    instead_asked = Signal(str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._program: Program | None = None
        self._said = CheckAnswers()
        self._verdict: CheckVerdict | None = None

    def ask(self, program: Program, side: str) -> None:
        """Ask before a program."""
        self._program = program
        self._said = CheckAnswers(side=side)
        sheet = CheckSheet(
            self._window,
            joined((program.title, from_signer(self._context.library, program.id))),
            side,
            may_skip=program.kind != REHAB,
            stop_pain=stop_pain_of(program),
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._judge)
        sheet.skipped.connect(self._skip)
        sheet.given_up.connect(self.refused)
        sheet.open()

    @Slot(object)
    def _judge(self, said: CheckAnswers) -> None:
        program = self._program
        if program is None:
            return
        self._said = said
        exercises = self._context.library.library.exercises
        self._verdict = judge_check(said, program, exercises)
        if not self._verdict.questions:
            self._write({})
            self._follow()
            return
        screen = StopScreen(self._window, motion=not self._context.less_motion)
        screen.answered.connect(self._take_signs)
        screen.left.connect(self.refused)
        screen.ask(self._verdict.questions, self.tr("These follow from your answers."))

    def _write(self, answers: dict[str, bool]) -> None:
        area = self._program.area if self._program is not None else ""
        data = screening_data(SESSION, area, answers, self._said)
        self._entry = self._context.care.note(SCREENING, data)

    @Slot(dict)
    def _take_signs(self, answers: dict[str, bool]) -> None:
        self._write(answers)
        if text_in(self._entry.data, "level") == CLEAR:
            self._follow()
            return
        card = ResultCard(self._window, self._context, self._entry)
        card.finished.connect(self.refused)
        card.undone.connect(self._ask_again)

    @Slot()
    def _ask_again(self) -> None:
        if self._program is not None:
            self.ask(self._program, self._said.side)

    @Slot()
    def _skip(self) -> None:
        self.passed.emit(CheckAnswers(side=self._said.side), ())

    def _follow(self) -> None:
        """Start, or say first what the check means."""
        verdict = self._verdict
        if verdict is None:
            return
        if verdict.action == "go":
            self.passed.emit(self._said, verdict.leave_out)
            return
        sheet = Sheet(
            self._window,
            self._title(verdict),
            "\n\n".join(verdict.sentences),
            self._ways(verdict),
            chosen=GO if verdict.action == "lighter" else "",
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._take_way)
        sheet.open()

    def _title(self, verdict: CheckVerdict) -> str:
        titles = {
            "lighter": self.tr("Take it easier today"),
            "rest": self.tr("Rest today"),
            "no-session": self.tr("No session now"),
        }
        return titles[verdict.action]

    def _ways(self, verdict: CheckVerdict) -> tuple[Answer, ...]:
        if verdict.action != "lighter":
            return (Answer("", self.tr("All right"), ButtonKind.MAIN),)
        programs = self._context.library.library.programs
        others = tuple(
            Answer(f"{INSTEAD}{each}", programs[each].title)
            for each in verdict.offer
            if each in programs
        )
        return (
            Answer("", self.tr("Not now"), ButtonKind.LINK),
            *others,
            Answer(GO, self.tr("Start, easier"), ButtonKind.MAIN),
        )

    @Slot(str)
    def _take_way(self, way: str) -> None:
        if way == GO and self._verdict is not None:
            self.passed.emit(self._said, self._verdict.leave_out)
        elif way.startswith(INSTEAD):
            self.refused.emit()
            self.instead_asked.emit(way.removeprefix(INSTEAD))
        else:
            self.refused.emit()
