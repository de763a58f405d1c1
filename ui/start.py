"""What comes before the player: which side is sore, and what was cut off last time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from coach.care.morning import REHAB
from coach.errors import CoachError, FileError
from coach.files.model import Program, Sides
from coach.paths import history_file
from ui.models.background import Task
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet
from ui.words import clock_text

if TYPE_CHECKING:
    from pathlib import Path

    from coach.clock import Clock
    from coach.files.model import Exercise
    from coach.store.history import Unfinished
    from ui.context import AppContext
    from ui.hot_day import DrinkReminders
    from ui.main_window import MainWindow


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

    @Slot(object, int)
    def start(self, program: Program, step: int = 0) -> None:
        """Start a program at a step; ask for the sore side first where it counts.

        While a question is open it comes first: nothing starts beneath it.
        """
        is_asking = self._waiting is not None or self._unfinished is not None
        if self._window.is_playing or is_asking:
            return
        if not needs_side(program):
            self._play(program, step, None)
            return
        self._waiting = (program, step)
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
        waiting, self._waiting = self._waiting, None
        if waiting is None or not side:
            return
        self._context.change_settings(last_side=side)
        if waiting[0].kind == REHAB:
            self._waiting = waiting
            self._ask_before(waiting[0], side)
        else:
            self._play(*waiting, side)

    def _ask_before(self, program: Program, side: str) -> None:
        """Ask for the pain right now; it can be skipped."""
        # Imported here: it comes with the player.
        from ui.player.before_sheet import BeforeSheet

        motion = not self._context.less_motion
        sheet = BeforeSheet(self._window, program.title, side, motion=motion)
        sheet.answered.connect(self._take_before)
        sheet.given_up.connect(self._forget_waiting)
        sheet.open()

    @Slot(dict, str)
    def _take_before(self, answers: dict[str, Any], side: str) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        self._play(*waiting, side)
        player = self._window.player
        if player is not None and self._window.is_playing:
            player.ending.take_before(answers)

    @Slot()
    def _forget_waiting(self) -> None:
        self._waiting = None

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
            self._window.play(
                program,
                self._context.library.exercises | exercises,
                start_index=found.item_index,
                sore_side=found.sore_side,
                resume=found,
            )
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
