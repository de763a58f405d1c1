"""Writes the answer to a follow-up down, and opens what it leads to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.care.cramp_after import (
    after_four_hours,
    follow_up_data,
    on_next_day,
    place_of,
)
from coach.care.questions import Question
from coach.care.reminders.model import DONE, Said
from coach.care.screening import GATE, screening_data
from coach.care.stop_signs import all_signs
from coach.store.entries import CRAMP, CRAMP_FOLLOW_UP, REMINDER, SCREENING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.cramp_after import FollowUpResult
    from coach.care.follow_ups import FollowUp
    from coach.store.entries import Entry
    from ui.context import AppContext
    from ui.recover.care.model import CareDayModel


class Leading(QObject):
    """Leads from an answer to a sentence, the stop questions, or the strain helper.

    Args:
        context: What all parts share.
        care: Clock and notes.
        page: Its window is covered by what is asked.
    """

    def __init__(self, context: AppContext, care: CareDayModel, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._care = care
        self._page = page
        self._asked: FollowUp | None = None
        self._questions: tuple[str, ...] = ()
        # The answer that led to the stop questions; None when they came by themselves.
        self._entry: Entry | None = None

    def take(self, asked: FollowUp, answer: str | list[str], note: str) -> None:
        """Keep an answer about a cramp, and go where it leads.

        Args:
            asked: What was asked.
            answer: A slug, or those with a yes.
            note: What was added, or "".
        """
        if asked.when is None:
            return
        data = follow_up_data(asked.about, asked.when, answer, note)
        entry = self._context.care.note(CRAMP_FOLLOW_UP, data)
        result = _result(answer)
        if result.opens == "questions":
            # Leaving the questions takes the answer back: no need to offer it twice.
            self._entry = entry
            self._open_questions(asked, result.questions, result.sentence)
            return
        undo = partial(self._context.care.take_back, entry)
        self._context.undo_offered.emit(result.sentence, undo)
        if result.opens == "helper":
            self._open_helper(asked)

    def ask(self, asked: FollowUp) -> None:
        """Ask the stop questions of a follow-up that is nothing else."""
        self._entry = None
        self._open_questions(asked, asked.questions)

    # The stop questions

    def _open_questions(
        self, asked: FollowUp, questions: tuple[str, ...], intro: str = ""
    ) -> None:
        # Imported here: most answers end with a sentence.
        from ui.recover.screening.stop_screen import StopScreen

        self._asked, self._questions = asked, questions
        signs = (all_signs()[each] for each in questions)
        motion = not self._context.less_motion
        screen = StopScreen(self._page.window(), motion=motion)
        screen.answered.connect(self._take_signs)
        screen.left.connect(self._leave)
        screen.ask([each for each in signs if isinstance(each, Question)], intro)

    @Slot(dict)
    def _take_signs(self, answers: dict[str, bool]) -> None:
        from ui.recover.screening.result_card import ResultCard

        asked = self._asked
        if asked is None:
            return
        data = screening_data(GATE, asked.area, answers)
        entry = self._context.care.note(SCREENING, data)
        card = ResultCard(self._page.window(), self._context, entry)
        card.finished.connect(self._settle)
        card.undone.connect(self._ask_again)

    @Slot()
    def _ask_again(self) -> None:
        if self._asked is not None:
            self._open_questions(self._asked, self._questions)

    @Slot()
    def _leave(self) -> None:
        """Take the answer that led here back: it is asked again."""
        entry, self._entry, self._asked = self._entry, None, None
        if entry is not None:
            self._context.care.take_back(entry)

    @Slot()
    def _settle(self) -> None:
        """End a question that no other note ends."""
        asked, entry = self._asked, self._entry
        self._asked, self._entry = None, None
        if asked is not None and entry is None:
            day = self._care.clock.day(asked.at_ms)
            said = Said(asked.key, day, self._care.now_ms, DONE)
            self._context.care.note(REMINDER, said.data())

    # The strain helper

    def _open_helper(self, asked: FollowUp) -> None:
        from ui.recover.screening.hurts_sheet import HurtsSheet

        sheet = HurtsSheet(self._page.window(), self._context)
        cramp = next(
            (n for n in self._care.notes() if n.kind == CRAMP and n.id == asked.about),
            None,
        )
        if cramp is not None:
            sheet.hurt.place = place_of(cramp.data.get("muscle"))
            sheet.hurt.side = str(cramp.data.get("side") or "")
        sheet.show_place()


def _result(answer: str | list[str]) -> FollowUpResult:
    """Return where an answer leads: a slug after hours, a list on the day after."""
    return after_four_hours(answer) if isinstance(answer, str) else on_next_day(answer)
