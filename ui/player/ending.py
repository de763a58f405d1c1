"""Pain in the middle, and the end: sheets, advice, stop questions, summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.care.pain import advise
from coach.session.model import ItemKind
from ui.player.finish import FinishSheet
from ui.player.hurt_sheet import (
    EASIER,
    END,
    HALVE,
    LEAVE_OUT,
    QUESTIONS,
    HurtSheet,
)
from ui.player.recap import Recap, recap
from ui.player.stop_card import StopCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise, Program
    from ui.context import AppContext
    from ui.player.driver import PlayerDriver
    from ui.player.page import PlayerPage
    from ui.player.record import SessionRecord

PAIN = "pain"


class Ending(QObject):
    """Leads through the questions that stop or follow a session.

    Args:
        page: The player, which the sheets cover.
        context: Settings and motion.
        record: Where events and answers are written.

    Signals:
        finished: The person has read the summary, or there was nothing to sum up.
        stop_signs_answered: Answers to the stop questions by id, and the card's level.
    """

    finished = Signal()
    stop_signs_answered = Signal(dict, str)

    def __init__(
        self, page: PlayerPage, context: AppContext, record: SessionRecord
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._record = record
        self._driver: PlayerDriver | None = None
        self._program: Program | None = None
        self._exercises: Mapping[str, Exercise] = {}
        self._easier_id = ""
        self._asks_questions = False
        self._recap: Recap | None = None
        self.hurt = HurtSheet(page)
        self.stop_card = StopCard(page)
        self.finish = FinishSheet(page)
        self.hurt.answered.connect(self._advise)
        self.hurt.chosen.connect(self._follow_choice)
        self.stop_card.answered.connect(self._write_stop_answers)
        self.stop_card.finished.connect(self._ask_how_it_was)
        self.finish.answered.connect(self._write_answers)
        self.finish.finished.connect(self._leave)
        record.saved.connect(self.finish.show_saved)
        record.not_saved.connect(self.finish.show_not_saved)

    # Pain

    def ask_pain(
        self,
        driver: PlayerDriver,
        program: Program | None,
        exercises: Mapping[str, Exercise],
    ) -> None:
        """Ask how much it hurts; the session stands already."""
        self._driver, self._program, self._exercises = driver, program, exercises
        self.hurt.set_motion(not self._context.less_motion)
        self.hurt.ask()

    @Slot(int, str)
    def _advise(self, pain: int, word: str) -> None:
        """Note the answer; go on at once when it is a little, else say what to do."""
        if self._driver is None or self._program is None:
            return
        runner = self._driver.runner
        runner.hurt(pain, word)
        self._driver.poll()
        easier = self._easier_exercise()
        self._easier_id = easier.id if easier else ""
        advice = advise(
            pain,
            self._program.safety,
            danger_words=bool(word),
            has_easier=easier is not None,
        )
        self._asks_questions = advice.ask_stop_questions
        if advice.action == "go-on" and advice.light == "green":
            self._go_on()
        else:
            self.hurt.advise(pain, advice, easier.title if easier else "")

    @Slot(str)
    def _follow_choice(self, choice: str) -> None:
        """Do what the person chose from what the advice allowed."""
        if self._driver is None:
            return
        runner = self._driver.runner
        if choice in (END, QUESTIONS):
            self._asks_questions = self._asks_questions or choice == QUESTIONS
            self.hurt.leave()
            runner.stop(PAIN)
            self._driver.poll()
            return
        if choice == EASIER and self._easier_id:
            runner.easier(self._easier_id)
        elif choice == LEAVE_OUT:
            runner.leave_out()
        elif choice == HALVE:
            self._page.scene.notes.add(
                self._page.tr("Smaller and slower: about half of the movement.")
            )
        self._go_on()

    def _go_on(self) -> None:
        self.hurt.leave()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._driver is not None and self._driver.has_session:
            self._driver.runner.resume()
            self._driver.poll()

    def _easier_exercise(self) -> Exercise | None:
        """Return the easier exercise of the current one, if the library has it."""
        assert self._driver is not None
        runner = self._driver.runner
        exercise, step = runner.exercise, runner.step
        if exercise is None or step is None:
            return None
        for name in (step.easier, *exercise.easier):
            if name and name != exercise.id and name in self._exercises:
                return self._exercises[name]
        return None

    # The end

    def begin(
        self,
        driver: PlayerDriver,
        program: Program | None,
        exercises: Mapping[str, Exercise],
    ) -> None:
        """Lead from the end of the session to its summary."""
        self._driver, self._program, self._exercises = driver, program, exercises
        assert self._record.plan is not None, "a session that ends has begun"
        self._recap = recap(self._record.events, self._record.plan, exercises)
        if self._asks_questions and program is not None:
            area = program.area or program.family
            self.stop_card.ask(area, self._context.settings.emergency_number)
        elif not self._recap.is_whole and not self._has_worked():
            self._record.end()
            self._leave()
        else:
            self._ask_how_it_was()

    def reset(self) -> None:
        """Forget the last session."""
        self._asks_questions = False
        self._easier_id = ""
        self._recap = None
        for sheet in (self.hurt, self.stop_card, self.finish):
            sheet.leave()

    def _has_worked(self) -> bool:
        """Whether any work was begun."""
        return any(
            event.kind == "item" and event.data.get("kind") == ItemKind.WORK.value
            for event in self._record.events
        )

    @Slot()
    def _ask_how_it_was(self) -> None:
        self.stop_card.leave()
        if self._recap is not None and self._program is not None:
            self.finish.set_motion(not self._context.less_motion)
            self.finish.ask(self._program.title, self._recap)

    @Slot(dict, str)
    def _write_stop_answers(self, answers: dict[str, bool], level: str) -> None:
        said = sorted(name for name, is_yes in answers.items() if is_yes)
        self._record.answer({"stop_signs": said, "stop_level": level}, self._at_ms())
        self.stop_signs_answered.emit(answers, level)

    @Slot(dict)
    def _write_answers(self, answers: dict[str, Any]) -> None:
        self._record.answer(answers, self._at_ms())
        self._record.end()
        if self._recap is not None:
            self.finish.summarise(self._recap, answers)
        if self._record.is_saved:
            self.finish.show_saved()

    @Slot()
    def _leave(self) -> None:
        self.finish.leave()
        self.finished.emit()

    def _at_ms(self) -> int:
        """Return the position at which the session ended."""
        events = self._record.events
        return events[-1].at_ms if events else 0
