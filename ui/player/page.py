"""The player: one session on the whole window, from get ready to the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from coach.session.model import EngineState
from ui.assigned.told import told_in
from ui.platform.keep_awake import KeepAwake, WakepyKeepAwake
from ui.platform.voice import Voice
from ui.player.announce import announce
from ui.player.commands import SessionCommands
from ui.player.driver import PlayerDriver
from ui.player.end_question import EndQuestion
from ui.player.ending import Ending
from ui.player.following import SessionFollower
from ui.player.full_screen import FullScreen
from ui.player.keys import command_for
from ui.player.making import make_runner
from ui.player.orders import command_table, connect_buttons
from ui.player.record import SessionRecord
from ui.player.scene import Scene
from ui.player.sound import PATIENCE_MS, SessionSound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import (
        QCloseEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
        QShowEvent,
    )

    from coach.audio.output import Output
    from coach.files.model import Exercise, Program
    from coach.store.history import Unfinished
    from ui.context import AppContext


class PlayerPage(QWidget):
    """Plays a program: joins the session, what is seen, sound, voice and journal.

    Args:
        context: What all parts share.
        parent: The window.
        open_output: Returns an open sound output; called on another thread. None
            opens what the settings ask for.
        voice: None speaks with the system's voice.
        keep_awake: None asks the system through wakepy.
        patience_ms: How long a session waits for output and voice at most.

    Attributes:
        end_question: Asks whether the session shall end here.
        full_screen: Gives it the whole screen, and the window again.

    Signals:
        closed: The person is done with the player.
        stop_signs_answered: Answers to the stop questions by id, and the card's level.
    """

    closed = Signal()
    stop_signs_answered = Signal(dict, str)

    def __init__(
        self,
        context: AppContext,
        parent: QWidget | None = None,
        *,
        open_output: Callable[[], Output] | None = None,
        voice: Voice | None = None,
        keep_awake: KeepAwake | None = None,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.clock = context.clock
        self._program: Program | None = None
        self._exercises: Mapping[str, Exercise] = {}
        self.driver = PlayerDriver(self)
        self.end_question = EndQuestion(self, context, self.driver)
        self.commands = SessionCommands(self.driver, self)
        self.scene = Scene(self)
        self.record = SessionRecord(context, self)
        self.ending = Ending(self, context, self.record)
        self.voice = voice or Voice(parent=self)
        self.sound = SessionSound(context, self.voice, open_output, self, patience_ms)
        self.keep_awake = keep_awake or WakepyKeepAwake(self)
        self.full_screen = FullScreen(self, self.driver, self.scene)
        self._follower = SessionFollower(self, context, self.keep_awake)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._table = command_table(self)
        self._connect()

    # Beginning and end

    def start(
        self,
        program: Program,
        exercises: Mapping[str, Exercise],
        *,
        start_index: int = 0,
        sore_side: str | None = None,
        resume: Unfinished | None = None,
        is_practice: bool = False,
    ) -> None:
        """Start a program.

        Args:
            program: What is done.
            exercises: The exercises it names, by id.
            start_index: Item to begin with.
            sore_side: "left" or "right" in a course, else None.
            resume: The unfinished session that goes on, or None for a new one.
            is_practice: It is only shown: nothing is written, and nothing asked after.

        Raises:
            CoachError: An exercise is missing, or there is no item `start_index`.
        """
        self._program, self._exercises = program, exercises
        self._follower.reset()
        self.ending.reset()
        told = frozenset() if is_practice else told_in(self._context, program)
        self.ending.hurt.told = self.commands.told = told
        runner = make_runner(
            self,
            self._context,
            program,
            exercises,
            start_index=start_index,
            sore_side=sore_side,
            resume=resume,
        )
        self.record.begin(
            program,
            runner.timeline,
            exercises,
            sore_side,
            resume,
            is_practice=is_practice,
        )
        self.end_question.is_asked = not is_practice
        self.scene.set_program(program, exercises)
        self.scene.set_less_motion(self._context.less_motion)
        self.sound.serve(runner)
        if self._context.settings.full_screen_player:
            self.full_screen.set_full(True)
        self.scene.lay_out()
        self.driver.take(runner)
        self.driver.poll()
        self.sound.wait()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _begin(self) -> None:
        """Sound and voice are there: let the time run."""
        if self.driver.has_session and self.driver.state is EngineState.READY:
            self.driver.start()

    @Slot()
    def leave(self) -> None:
        """Free everything and give the window back."""
        self.driver.stop()
        self.sound.close()
        self.keep_awake.release()
        self.full_screen.set_full(False)
        self.scene.rest()
        self.closed.emit()

    # Commands

    @Slot()
    def it_hurts(self) -> None:
        """Stop sound and time at once, and ask."""
        if self.driver.is_under_way:
            self.driver.runner.hurt()
            self.driver.poll()
            self.ending.ask_pain(self.driver, self._program, self._exercises)

    @Slot()
    def leave_or_close(self) -> None:
        """Leave full screen; without it, ask to end the session."""
        if self.scene.is_full_screen:
            self.full_screen.set_full(False)
        else:
            self.end_question.ask()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Obey the player's keys."""
        command = command_for(event)
        if command is None:
            super().keyPressEvent(event)
            return
        self.scene.show_pointer()
        self._table[command]()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bring hints and pointer back."""
        self.scene.show_pointer()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring hints and pointer back; a click does nothing else."""
        self.scene.show_pointer()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything for the new size."""
        super().resizeEvent(event)
        self.scene.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw at the full rate while somebody looks."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.driver.set_watched(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw no frames that nobody sees."""
        super().hideEvent(event)
        self.driver.set_watched(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when something else changes its full screen."""
        if event.type() is QEvent.Type.WindowStateChange and watched is self.window():
            self.full_screen.follow()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a running session is closed."""
        if self.driver.is_under_way and self.end_question.is_asked:
            self.end_question.ask()
            event.ignore()
            return
        self.driver.stop()
        self.sound.close()
        self.keep_awake.release()
        self.scene.rest()
        super().closeEvent(event)

    # What the session does

    @Slot()
    def _end(self) -> None:
        """The session is over: ask how it was."""
        self.keep_awake.release()
        announce(self, self.tr("Finished"))
        self.ending.begin(self.driver, self._program, self._exercises)

    @Slot()
    def _follow_settings(self) -> None:
        """Take over what can change while a session runs."""
        self.scene.set_less_motion(self._context.less_motion)
        self.sound.follow_settings()

    # Wiring

    def _connect(self) -> None:
        self.driver.ended.connect(self._end)
        connect_buttons(self)
        self.ending.finished.connect(self.leave)
        self.ending.stop_signs_answered.connect(self.stop_signs_answered)
        self.sound.ready.connect(self._begin)
        self._context.settings_changed.connect(self._follow_settings)
