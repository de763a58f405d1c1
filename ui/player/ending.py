"""Pain in the middle, and the end: sheets, advice, stop questions, summary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.care.choices import says_danger
from coach.care.morning import REHAB, asked_from, is_asked_about, local_time
from coach.care.pain import RED_FROM, advise, after_session
from coach.care.session_check import stop_pain_of
from coach.session.model import ItemKind
from coach.store.days import utc_offset_min
from ui.player.before import BeforeChip
from ui.player.finish import FinishSheet
from ui.player.finish_form import FinishContext
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
    from collections.abc import Callable, Mapping

    from coach.care.pain import AfterAdvice
    from coach.files.model import Exercise, Program
    from ui.context import AppContext
    from ui.player.driver import PlayerDriver
    from ui.player.page import PlayerPage
    from ui.player.record import SessionRecord

PAIN = "pain"
# Kinds of programs after which the signs are asked for openly; after the others they
# lie with the details.
_ASKED_FOR_SIGNS = frozenset({REHAB, "strength", "prevention"})


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
        self._has_answered_signs = False
        self._after_card: Callable[[], None] = self._ask_how_it_was
        self._recap: Recap | None = None
        self._answers: dict[str, Any] = {}
        self.before = BeforeChip(page, record)
        self.hurt = HurtSheet(page)
        self.stop_card = StopCard(page)
        self.finish = FinishSheet(page)
        self.hurt.answered.connect(self._advise)
        self.hurt.chosen.connect(self._follow_choice)
        self.stop_card.answered.connect(self._write_stop_answers)
        self.stop_card.finished.connect(self._leave_card)
        self.finish.answered.connect(self._write_answers)
        self.finish.signs_asked.connect(self._ask_signs)
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
        self.hurt.ask(self._stop_pain)

    @Slot(object, tuple)
    def _advise(self, pain: int | None, signs: tuple[str, ...]) -> None:
        """Note the answer; go on at once when it is a little, else say what to do."""
        if self._driver is None or self._program is None:
            return
        runner = self._driver.runner
        runner.hurt(pain, ", ".join(signs))
        self._driver.poll()
        self._note_signs(signs)
        easier = self._easier_exercise()
        self._easier_id = easier.id if easier else ""
        advice = advise(
            RED_FROM if pain is None else pain,
            self._program.safety,
            danger_words=says_danger({"signs": signs}),
            has_easier=easier is not None,
        )
        self._asks_questions = advice.ask_stop_questions
        if advice.action == "go-on" and advice.light == "green":
            self._go_on()
        else:
            title = easier.title if easier else ""
            self.hurt.advise(pain, advice, title, signs)

    @property
    def _stop_pain(self) -> int:
        """Return the pain from which on the session ends."""
        return RED_FROM if self._program is None else stop_pain_of(self._program)

    def _note_signs(self, signs: tuple[str, ...]) -> None:
        """Write what came with the pain at once: it counts whatever is said later."""
        if signs:
            known = self._record.signs
            said = [*known, *(each for each in signs if each not in known)]
            self._record.answer({"signs": said}, self._at_ms())

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
        if self._record.is_practice:
            self._leave()
            return
        assert self._record.plan is not None, "a session that ends has begun"
        events, plan = self._record.events, self._record.plan
        self._recap = recap(events, plan, exercises, self._stop_pain)
        self._answers = {}
        if self._asks_questions and program is not None:
            self._show_signs(self._ask_how_it_was)
        elif not self._recap.is_whole and not self._has_worked():
            self._record.end()
            self._leave()
        else:
            self._ask_how_it_was()

    def reset(self) -> None:
        """Forget the last session."""
        self._asks_questions = self._has_answered_signs = False
        self._easier_id = ""
        self._recap = None
        self.before.reset()
        for sheet in (self.hurt, self.stop_card, self.finish):
            sheet.leave()

    def take_before(self, answers: Mapping[str, Any]) -> None:
        """Write what was asked before the session, so that the chip need not ask."""
        if answers:
            self._record.before(answers, 0)
        self.before.hide()

    def _has_worked(self) -> bool:
        """Whether any work was begun."""
        return any(
            event.kind == "item" and event.data.get("kind") == ItemKind.WORK.value
            for event in self._record.events
        )

    # The stop questions

    @Slot()
    def _ask_signs(self) -> None:
        """Show the stop questions over what has been filled in so far."""
        self.finish.leave()
        self._show_signs(self.finish.ask_again)

    def _show_signs(self, after: Callable[[], None]) -> None:
        """Ask the stop questions; then go on with something else."""
        self._after_card = after
        program = self._program
        area = (program.area or program.family) if program is not None else ""
        self.stop_card.set_motion(not self._context.less_motion)
        self.stop_card.ask(area, self._context.settings.emergency_number)

    @Slot()
    def _leave_card(self) -> None:
        self.stop_card.leave()
        self._after_card()

    @Slot(dict, str)
    def _write_stop_answers(self, answers: dict[str, bool], level: str) -> None:
        self._has_answered_signs = True
        said = sorted(name for name, is_yes in answers.items() if is_yes)
        self._record.answer({"stop_signs": said, "stop_level": level}, self._at_ms())
        self.stop_signs_answered.emit(answers, level)

    # How it was

    def _ask_how_it_was(self) -> None:
        if self._recap is None or self._program is None:
            return
        self.finish.set_motion(not self._context.less_motion)
        about = FinishContext(
            self._advise_after,
            self._following(),
            self._recap.pain_max,
            self._record.said_before.get("relief"),
            self._record.signs,
            self._program.kind in _ASKED_FOR_SIGNS,
            self._stop_pain,
        )
        self.finish.ask(self._program.title, self._recap, about)

    def _advise_after(self, pain: int, has_danger: bool) -> AfterAdvice:
        safety = self._program.safety if self._program is not None else None
        return after_session(pain, safety, danger_words=has_danger)

    def _following(self) -> str:
        """Return when the morning question comes, "" when there will be none."""
        settings = self._context.settings
        kind = self._program.kind if self._program is not None else ""
        # An answer is what this line stands below.
        if not (settings.morning_question and is_asked_about(kind, has_pain=True)):
            return ""
        now_ms = self._context.clock.wall_ms()
        offset_min = utc_offset_min(now_ms)
        day = date.fromisoformat(self._record.day)
        asked = asked_from(day, now_ms, offset_min, settings.morning_hour)
        is_today = asked.day <= local_time(now_ms, offset_min).day
        words = (
            self.tr("Next: morning check today, {0}")
            if is_today
            else self.tr("Next: morning check tomorrow, {0}")
        )
        return words.format(asked.clock)

    @Slot(dict)
    def _write_answers(self, answers: dict[str, Any]) -> None:
        advice = self.finish.advice
        self._answers = answers
        self._record.answer(answers, self._at_ms())
        is_red = advice is not None and advice.ask_stop_questions and bool(answers)
        if is_red and not self._has_answered_signs:
            self.finish.leave()
            self._show_signs(self._sum_up)
        else:
            self._sum_up()

    def _sum_up(self) -> None:
        self._record.end()
        if self._recap is not None:
            self.finish.summarise(self._recap, self._answers)
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
