"""What a start has to pass: locks, the health list, the stop questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.care.kinds import REHAB, exercises_of, is_hop, is_nordic
from coach.care.screening import screen_for, screening_data
from coach.care.stop_signs import CLEAR
from coach.care.verdict import Closed
from coach.store.entries import SCREENING
from ui.recover.screening.closed_sheet import ClosedSheet
from ui.recover.screening.health_sheet import HealthSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.screening import Screen
    from coach.files.model import Program
    from ui.context import AppContext


class StartGate(QObject):
    """Leads a start through what comes before it, one sheet at a time.

    Args:
        context: What all parts share.
        window: The widget that the sheets cover.

    Signals:
        passed: The program may start; with the changes of `Allowed`.
        refused: It does not start; the person knows why, or left.
    """

    passed = Signal(object)
    refused = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._program: Program | None = None
        self._screen: Screen | None = None
        self._has_skipped_list = False

    def ask(self, program: Program) -> None:
        """Ask what is due before a program."""
        self._program = program
        self._has_skipped_list = False
        care = self._context.care
        if care.is_ready:
            self._look()
            return
        once = Qt.ConnectionType.SingleShotConnection
        care.changed.connect(self._look, once)
        care.load()

    @Slot()
    def _look(self) -> None:
        """Show what is the next thing in the way, or let the program pass."""
        program = self._program
        if program is None:
            return
        care, library = self._context.care, self._context.library.library
        verdict = care.verdict(program)
        if isinstance(verdict, Closed):
            self._show_closed(program, verdict)
            return
        screen = screen_for(program, library.exercises, care.past)
        if self._wants_list(program, screen):
            self._ask_health(may_skip=program.kind != REHAB)
        elif screen.questions:
            self._screen = screen
            asked = StopScreen(self._window, motion=not self._context.less_motion)
            asked.answered.connect(self._take_answers)
            asked.left.connect(self._refuse)
            asked.ask(screen.questions, screen.intro)
        else:
            self._pass()

    def _wants_list(self, program: Program, screen: Screen) -> bool:
        """Return whether the list is asked; a plain program is not held up by it."""
        if not screen.has_health_list or self._has_skipped_list:
            return False
        used = exercises_of(program, self._context.library.library.exercises)
        is_strong = any(is_nordic(each) or is_hop(each) for each in used.values())
        return program.kind == REHAB or bool(screen.where) or is_strong

    def _show_closed(self, program: Program, closed: Closed) -> None:
        sheet = ClosedSheet(self._window, self._context, program.title, closed)
        sheet.opened.connect(self._look)
        sheet.finished.connect(self._refuse)
        sheet.show_reason()

    def _ask_health(self, *, may_skip: bool) -> None:
        sheet = HealthSheet(self._window, self._context, may_skip=may_skip)
        sheet.saved.connect(self._look)
        sheet.skipped.connect(self._skip_list)
        sheet.finished.connect(self._refuse)
        sheet.open(sheet.items.chips[0])

    @Slot()
    def _skip_list(self) -> None:
        self._has_skipped_list = True
        self._look()

    @Slot(dict)
    def _take_answers(self, answers: dict[str, bool]) -> None:
        """Write the answers, and show what they lead to."""
        program, screen = self._program, self._screen
        if program is None or screen is None:
            return
        data = screening_data(screen.where, program.area, answers)
        entry = self._context.care.note(SCREENING, data)
        if data["level"] == CLEAR:
            self._pass()
            return
        card = ResultCard(self._window, self._context, entry)
        card.finished.connect(self._pass)
        card.undone.connect(self._look)

    @Slot()
    def _pass(self) -> None:
        """Let the program start unless something closes it by now."""
        program = self._program
        if program is None:
            return
        verdict = self._context.care.verdict(program)
        if isinstance(verdict, Closed):
            # The card has just said why.
            self._refuse()
            return
        self._program = None
        self.passed.emit(verdict)

    @Slot()
    def _refuse(self) -> None:
        self._program = None
        self.refused.emit()
