"""What comes before the player: the care rules, the sore side, what was cut off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.care.morning import REHAB
from coach.care.verdict import Closed
from coach.errors import CoachError, FileError
from coach.files.model import Program, Sides
from coach.paths import history_file
from ui.models.background import Task
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet
from ui.words import clock_text

if TYPE_CHECKING:
    from pathlib import Path

    from coach.care.session_check import CheckAnswers
    from coach.care.verdict import Allowed
    from coach.clock import Clock
    from coach.files.model import Exercise
    from coach.store.history import Unfinished
    from ui.context import AppContext
    from ui.hot_day import DrinkReminders
    from ui.main_window import MainWindow
    from ui.recover.screening.adjuster import Adjuster
    from ui.recover.screening.session_check import SessionCheck
    from ui.recover.screening.start_gate import StartGate


def needs_side(program: Program) -> bool:
    """Return whether the sore side must be known before a program starts."""
    affected = any(step.sides is Sides.AFFECTED for step in program.steps())
    return affected or program.kind == REHAB


class Starter(QObject):
    """Starts programs in a window, and asks what has to be asked before.

    Args:
        context: What all parts share.
        window: The window that plays.
    """

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._waiting: tuple[Program, int] | None = None
        self._unfinished: Unfinished | None = None
        self._task: Task | None = None
        self._drinks: DrinkReminders | None = None
        self._gate: StartGate | None = None
        self._check: SessionCheck | None = None
        self._adjuster: Adjuster | None = None
        self._allowed: Allowed | None = None
        self._is_unwell = False
        self._area = ""

    @Slot(object, int)
    def start(self, program: Program, step: int = 0) -> None:
        """Start a program at a step; ask first what has to be asked.

        While a question is open it comes first: nothing starts beneath it.
        """
        is_asking = self._waiting is not None or self._unfinished is not None
        if self._window.is_playing or is_asking:
            return
        self._waiting = (program, step)
        if self._gate is None:
            # Imported here: the window is visible before.
            from ui.recover.screening.start_gate import StartGate

            self._gate = StartGate(self._context, self._window)
            self._gate.passed.connect(self._go_on_to_side)
            self._gate.refused.connect(self._forget_waiting)
        self._gate.ask(program)

    @Slot(object)
    def start_unwell(self, program: Program) -> None:
        """Start a program with the short check before it: all is not well today."""
        if self._waiting is None:
            self._is_unwell = True
            self.start(program)

    @Slot(object)
    def _go_on_to_side(self, allowed: Allowed) -> None:
        if self._waiting is None:
            return
        self._allowed = allowed
        program = self._waiting[0]
        if not needs_side(program):
            self._go_on_to_check(program, "")
            return
        last = self._context.settings.last_side or "left"
        sheet = Sheet(
            self._window,
            self.tr("Which side is sore?"),
            self.tr("That side goes first, and the limits count for it."),
            (
                Answer("", self.tr("Not now"), ButtonKind.LINK),
                self._side("left", last),
                self._side("right", last),
            ),
            chosen=last,
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._take_side)
        sheet.open()

    def _side(self, side: str, last: str) -> Answer:
        words = {"left": self.tr("Left"), "right": self.tr("Right")}
        kind = ButtonKind.MAIN if side == last else ButtonKind.SECONDARY
        return Answer(side, words[side], kind)

    @Slot(str)
    def _take_side(self, side: str) -> None:
        waiting = self._waiting
        if waiting is None or not side:
            self._forget_waiting()
            return
        self._context.change_settings(last_side=side)
        self._go_on_to_check(waiting[0], side)

    def _go_on_to_check(self, program: Program, side: str) -> None:
        """Ask how it is right now where that decides; a warm-up is not held up."""
        if program.kind != REHAB and not self._is_unwell:
            self._play_waiting(side)
            return
        if self._check is None:
            from ui.recover.screening.session_check import SessionCheck

            self._check = SessionCheck(self._context, self._window)
            self._check.passed.connect(self._take_check)
            self._check.refused.connect(self._forget_waiting)
            self._check.instead_asked.connect(self._start_other)
        self._check.ask(program, side)

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

    def _play_waiting(self, side: str, left_out: tuple[str, ...] = ()) -> None:
        """Play what has passed everything, without what is closed today."""
        waiting, allowed = self._waiting, self._allowed
        self._forget_waiting()
        if waiting is None or allowed is None:
            return
        self._play(*waiting, side or None)
        self._change_session(allowed, left_out)

    def _change_session(self, allowed: Allowed, left_out: tuple[str, ...] = ()) -> None:
        """Follow the session that has just begun, for what is closed in it."""
        player = self._window.player
        if player is None or not self._window.is_playing:
            return
        if self._adjuster is None:
            from ui.recover.screening.adjuster import Adjuster

            self._adjuster = Adjuster(player)
            player.stop_signs_answered.connect(self._keep_signs)
        self._adjuster.follow(allowed, left_out)

    @Slot(dict, str)
    def _keep_signs(self, answers: dict[str, bool], level: str) -> None:
        """Write what was answered after a red light, so that it closes what it must."""
        from coach.care.screening import AFTER_RED, screening_data
        from coach.care.stop_signs import CLEAR
        from coach.store.entries import SCREENING
        from ui.recover.screening.result_card import ResultCard

        data = screening_data(AFTER_RED, self._area, answers)
        entry = self._context.care.note(SCREENING, data)
        player = self._window.player
        if level == CLEAR or player is None:
            return
        # Its own card comes in the place of the player's, which has neither the
        # large number nor the way back from a slip.
        card = ResultCard(self._window, self._context, entry)
        card.finished.connect(player.ending.stop_card.finished)
        card.undone.connect(player.ending.stop_card.ask_again)

    @Slot()
    def _forget_waiting(self) -> None:
        self._waiting = self._allowed = None
        self._is_unwell = False

    def _play(self, program: Program, step: int, side: str | None) -> None:
        library = self._context.library
        try:
            items = library.timeline(program, side).items
            at = (i for i, item in enumerate(items) if item.step == step)
            self._window.play(
                program, library.exercises, start_index=next(at, 0), sore_side=side
            )
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        self._area = program.area
        self._remind_of_drinking(library.timeline(program, side).total_ms)
        recent = self._context.settings.with_recent(program.id)
        self._context.change_settings(last_program=program.id, recent=recent)

    def _remind_of_drinking(self, length_ms: int) -> None:
        """Follow the session that has just begun, for its notes about drinking."""
        player = self._window.player
        if player is None:
            return
        if self._drinks is None:
            # Imported here: it comes with the player.
            from ui.hot_day import DrinkReminders

            self._drinks = DrinkReminders(self._context, player)
        self._drinks.begin(length_ms)

    @Slot(object)
    def ask_unfinished(self, found: Unfinished) -> None:
        """Ask what to do with a session that was cut off."""
        if self._window.is_playing:
            return
        self._unfinished = found
        text = self.tr("You stopped in part {0} of {1}, after {2}.")
        part = min(found.item_index + 1, found.item_count)
        sheet = Sheet(
            self._window,
            self.tr("You were in the middle of {0}").format(found.title),
            text.format(part, found.item_count, clock_text(found.active_ms)),
            self._ways_on(found),
            chosen="go-on",
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._take_unfinished)
        sheet.open()

    def _ways_on(self, found: Unfinished) -> tuple[Answer, ...]:
        """Return the answers; with nothing left to do there is no going on."""
        discard = Answer("discard", self.tr("Discard"), ButtonKind.LINK)
        save = Answer("save", self.tr("Save what was done"))
        if found.item_index >= found.item_count:
            return discard, save
        return discard, save, Answer("go-on", self.tr("Go on"), ButtonKind.MAIN)

    @Slot(str)
    def _take_unfinished(self, answer: str) -> None:
        found, self._unfinished = self._unfinished, None
        if found is None or not answer:
            return
        if answer == "go-on":
            self._go_on(found)
            return
        path, clock = history_file(self._context.data_dir), self._context.clock
        self._task = Task(partial(close_session, path, found, answer, clock), self)
        self._task.finished.connect(self._forget_task)
        self._task.failed.connect(self._tell)
        self._task.start()

    def _go_on(self, found: Unfinished) -> None:
        """Play on with the program and exercises as they were then."""
        try:
            program, exercises = read_plan(found)
            verdict = self._context.care.verdict(program)
            if isinstance(verdict, Closed):
                reason = f"{verdict.reason} {verdict.next_step}"
                self._context.notice_given.emit(reason)
                return
            self._area = program.area
            self._window.play(
                program,
                self._context.library.exercises | exercises,
                start_index=found.item_index,
                sore_side=found.sore_side,
                resume=found,
            )
            self._change_session(verdict)
        except CoachError as error:
            self._context.notice_given.emit(str(error))

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))

    @Slot(object)
    def _forget_task(self, _result: object) -> None:
        self._task = None


def read_unfinished(path: Path) -> Unfinished | None:
    """Return the session that was cut off, or None. Runs off the window's thread.

    The history is opened for writing, so that it is checked after a crash, and brought
    up to date after an upgrade.

    Raises:
        StoreError: The history cannot be read.
    """
    if not path.exists():
        return None
    from coach.store.connection import open_store
    from coach.store.faults import store_errors
    from coach.store.history import rebuild_summaries, unfinished

    with store_errors(path):
        connection = open_store(path)
        try:
            rebuild_summaries(connection)
            return unfinished(connection)
        finally:
            connection.close()


def close_session(path: Path, found: Unfinished, answer: str, clock: Clock) -> None:
    """Save a session as far as it went, or discard it. Runs off the window's thread.

    Raises:
        StoreError: The history cannot be written.
    """
    from coach.store.connection import open_store
    from coach.store.faults import store_errors
    from coach.store.history import close_as_partial, discard

    with store_errors(path):
        connection = open_store(path)
        try:
            act = close_as_partial if answer == "save" else discard
            act(connection, found.session_id, clock)
        finally:
            connection.close()


def read_plan(found: Unfinished) -> tuple[Program, dict[str, Exercise]]:
    """Return program and exercises of a session, from the texts the history kept.

    Raises:
        FileError: This version of Coach cannot use a text.
    """
    from coach.files.exercise import read_exercise
    from coach.files.program import read_program

    program, problems = read_program(found.program_text.encode(), found.title)
    if program is None:
        raise FileError("; ".join(str(problem) for problem in problems))
    exercises = {}
    for name, text in found.exercise_texts.items():
        exercise, problems = read_exercise(text.encode(), name)
        if exercise is None:
            raise FileError("; ".join(str(problem) for problem in problems))
        exercises[name] = exercise
    return program, exercises
