"""A session that was cut off by a crash or a power cut: go on, save, or discard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.errors import CoachError, FileError
from coach.paths import history_file
from coach.translate import tr
from ui.models.background import Task
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet
from ui.words import clock_text

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.clock import Clock
    from coach.files.model import Exercise, Program
    from coach.store.history import Unfinished
    from ui.context import AppContext


class CutOff(QObject):
    """Asks what becomes of a session that was cut off, and closes it where wanted.

    Args:
        context: History, clock and motion.
        window: What the question covers.

    Signals:
        go_on_asked: The session is to go on from where it was.
        closed: It was saved as far as it went, or discarded.
    """

    go_on_asked = Signal(object)
    closed = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._found: Unfinished | None = None
        self._task: Task | None = None

    @property
    def is_asking(self) -> bool:
        """Whether the question is open."""
        return self._found is not None

    def ask(self, found: Unfinished) -> None:
        """Ask what to do with a session that was cut off."""
        self._found = found
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
        sheet.answered.connect(self._take)
        sheet.open()

    def _ways_on(self, found: Unfinished) -> tuple[Answer, ...]:
        """Return the answers; with nothing left to do there is no going on."""
        discard = Answer("discard", self.tr("Discard"), ButtonKind.LINK)
        save = Answer("save", self.tr("Save what was done"))
        if found.item_index >= found.item_count:
            return discard, save
        return discard, save, Answer("go-on", self.tr("Go on"), ButtonKind.MAIN)

    @Slot(str)
    def _take(self, answer: str) -> None:
        found, self._found = self._found, None
        if found is None or not answer:
            return
        if answer == "go-on":
            self.go_on_asked.emit(found)
            return
        path, clock = history_file(self._context.data_dir), self._context.clock
        self._task = Task(partial(close_session, path, found, answer, clock), self)
        self._task.finished.connect(self._end)
        self._task.failed.connect(self._tell)
        self._task.start()

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))

    @Slot(object)
    def _end(self, _result: object) -> None:
        self._task = None
        self.closed.emit()


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
    """Return program and exercises of a session as they were when it began.

    They come from the texts that the history kept; what the program had less of on
    that day stays out of it.

    Raises:
        CoachError: This version of Coach cannot use a text, or plans it otherwise.
    """
    from coach.files.exercise import read_exercise
    from coach.files.program import read_program
    from coach.session.changed import changed

    program, problems = read_program(found.program_text.encode(), found.title)
    if program is None:
        raise FileError("; ".join(str(problem) for problem in problems))
    if found.change is not None:
        program = changed(program, found.change)
    exercises = {}
    for name, text in found.exercise_texts.items():
        exercise, problems = read_exercise(text.encode(), name)
        if exercise is None:
            raise FileError("; ".join(str(problem) for problem in problems))
        exercises[name] = exercise
    _refuse_another(program, exercises, found)
    return program, exercises


def _refuse_another(
    program: Program, exercises: dict[str, Exercise], found: Unfinished
) -> None:
    """Refuse what does not expand to the items that the session was planned with.

    Its place in them would mean another exercise then, or a larger dose.
    """
    from coach.session.timeline import expand

    timeline = expand(program, exercises, found.sore_side)
    if len(timeline.items) != found.item_count:
        sentence = tr("{0} was planned in another way then. Save what was done.")
        raise CoachError(sentence.format(found.title))
