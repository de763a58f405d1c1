"""Does what is pressed on a line of care, and asks first where that has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.questions import all_questions
from coach.care.screening import GATE, screening_data
from coach.care.stop_signs import outcome
from coach.store.entries import SCREENING
from ui.recover.care.face import (
    BEGIN,
    EXTEND,
    EXTEND_MS,
    FINISH,
    LOOKS_BAD,
    LOOKS_WELL,
)
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.care_start import Wish
    from coach.files.protocol_model import ProtocolStep
    from ui.context import AppContext
    from ui.player.stop_card import StopCard
    from ui.recover.care.model import CareDayModel

_YES, _NO = "yes", "no"


class CareDoing(QObject):
    """Begins, extends and ends steps of care for a page.

    Args:
        context: What all parts share.
        model: Knows the plan of the day.
        page: What questions stand on.

    Signals:
        told: Something may not be done now; one sentence.
    """

    told = Signal(str)

    def __init__(self, context: AppContext, model: CareDayModel, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._model = model
        self._page = page
        self._wish: Wish | None = None
        self._question = ""
        self.sheet: Sheet | None = None
        self.card: StopCard | None = None

    def do(self, kind: str, what: str) -> None:
        """Do something with a kind of step.

        Args:
            kind: Kind of the step, such as "ice".
            what: One of the words of `face`.
        """
        timer = self._model.timer_of(kind)
        if what == BEGIN:
            self._begin_kind(kind)
        elif timer is None:
            return
        elif what == FINISH:
            self._model.finish(timer)
        elif what == EXTEND:
            self._tell(self._model.extend(timer, timer.length_ms + EXTEND_MS))
        elif what in (LOOKS_WELL, LOOKS_BAD):
            self._model.look(timer, ok=what == LOOKS_WELL)
            if what == LOOKS_BAD:
                self._tell(timer.step.checks[0].off_if)

    def _begin_kind(self, kind: str) -> None:
        case = self._model.case
        steps: tuple[ProtocolStep, ...] = (
            case.protocol.steps if case is not None else ()
        )
        step = next((each for each in steps if each.kind == kind), None)
        if step is not None and self._model.timer_of(kind) is None:
            self._begin(self._model.wish(step))

    def _begin(self, wish: Wish) -> None:
        refusal = self._model.refusal(wish)
        if refusal is None:
            self._model.begin(wish)
        elif refusal.key == "question":
            self._ask(wish, refusal.sentence)
        else:
            self._tell(refusal.sentence)

    def _ask(self, wish: Wish, words: str) -> None:
        """Ask one stop question before a step; a yes leads to its card."""
        if self.sheet is not None:
            return
        asked = next((q for q in all_questions() if q.text == words), None)
        if asked is None:
            self._tell(words)
            return
        self._wish, self._question = wish, asked.id
        self.sheet = Sheet(
            self._page.window(),
            self.tr("One question first"),
            words,
            (
                Answer("", self.tr("Not now"), ButtonKind.LINK),
                Answer(_YES, self.tr("Yes")),
                Answer(_NO, self.tr("No")),
            ),
            motion=not self._context.less_motion,
        )
        self.sheet.answered.connect(self._take_answer)
        self.sheet.open()

    @Slot(str)
    def _take_answer(self, answer: str) -> None:
        wish, self._wish, self.sheet = self._wish, None, None
        if wish is None or not answer:
            return
        answers = {self._question: answer == _YES}
        data = screening_data(GATE, "", answers)
        self._context.care.note(SCREENING, data)
        if answer == _YES:
            self._show_card(answers)
            return
        answered = wish.answered | {self._question}
        self._begin(self._model.wish(wish.step, answered=answered))

    def _show_card(self, answers: dict[str, bool]) -> None:
        # Imported here: most steps are begun without a card.
        from ui.player.stop_card import StopCard

        number = self._context.settings.emergency_number
        motion = not self._context.less_motion
        self.card = StopCard(self._page.window(), motion=motion)
        self.card.finished.connect(self.card.leave)
        self.card.show_card(outcome(answers, emergency_number=number))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.told.emit(sentence)
