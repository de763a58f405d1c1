"""The help for a cramp: one press, no question first, and the clock runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.care.cramp_closed import closed_parts
from coach.care.cramp_flow import cramp_begun
from coach.care.cramp_parts import CrampTimes, cramp_times
from ui.platform.keep_awake import KeepAwake, WakepyKeepAwake
from ui.platform.voice import Voice
from ui.player.announce import announce
from ui.recover.care.model import care_model
from ui.recover.cramp.beside import BesidePart
from ui.recover.cramp.board import CrampBoard
from ui.recover.cramp.easing import Easing
from ui.recover.cramp.keeping import CrampKeeper
from ui.recover.cramp.sounding import CrampSound
from ui.recover.cramp.words import (
    PROGRAM,
    PROTOCOL,
    RUB,
    USUAL_MUSCLE,
    exercise_for,
    phase_title,
)
from ui.recover.info_link import InfoLink
from ui.theme import current_theme
from ui.tokens import NARROW_BELOW_PX

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from coach.audio.output import Output
    from coach.care.cramp_flow import CrampFlow
    from coach.care.cramp_parts import CrampAnswer
    from ui.context import AppContext
    from ui.diary.sheet import DiarySheet

_PACE_MS = 250
_MINUTE_MS = 60_000
# As the program's file has it; for a press before the files have been read.
_USUAL_TIMES = CrampTimes(60_000, 3, 15_000, 150_000, 20 * _MINUTE_MS)


class CrampPage(QWidget):
    """Leads through a cramp on the whole window, and keeps it in the diary.

    Args:
        context: What all parts share.
        voice: None speaks with the system's voice.
        open_output: Returns an open sound output; None opens what the settings say.
        keep_awake: None asks the system through wakepy.

    Attributes:
        board: What is seen.
        easing: Warmth, and cold afterwards.
        beside: The question that is asked while the help runs.
        sound: Tones of the stretch, and the voice.
        flow: The help as it stands; None before the first.
        log: The form of the diary while it is open, else None.

    Signals:
        closed: The person is done with it.
    """

    closed = Signal()

    def __init__(
        self,
        context: AppContext,
        parent: QWidget | None = None,
        *,
        voice: Voice | None = None,
        open_output: Callable[[], Output] | None = None,
        keep_awake: KeepAwake | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._care = care_model(context)
        self._keeper = CrampKeeper(context, self._care.clock)
        self._said = ""
        self._left_out: frozenset[str] = frozenset()
        self.flow: CrampFlow | None = None
        self.log: DiarySheet | None = None
        voice = voice or Voice(parent=self)
        self.sound = CrampSound(context, voice, open_output, self)
        self.keep_awake = keep_awake or WakepyKeepAwake(self)
        self.board = CrampBoard(self)
        self.easing = Easing(context, self._care, self.board.extra, self)
        self.beside = BesidePart(context)
        self.board.meanwhile.addWidget(self.beside)
        happening = InfoLink(context, self.tr("What is happening?"), "card:cramp")
        self.board.meanwhile.addWidget(happening, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Cramp"))
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE_MS)
        self._timer.timeout.connect(self.follow)
        self._connect()

    def begin(self, muscle: str = "") -> None:
        """Begin the help at once; a cramp that is being helped goes on.

        Args:
            muscle: Slug of `choices.cramp_muscles`; "" for the usual one.
        """
        if self.flow is not None:
            return
        self._care.load()
        self._learn_closed()
        self._keeper.begin()
        now_ms = self._context.clock.wall_ms()
        self.flow = cramp_begun(self._times(), now_ms, muscle or USUAL_MUSCLE)
        self.board.muscle.set_value(self.flow.muscle)
        self.board.set_narrow(self.width() < NARROW_BELOW_PX)
        self.board.stage.figure.set_less_motion(self._context.less_motion)
        self._said = ""
        self.sound.open()
        self.beside.begin()
        self.keep_awake.hold()
        self.follow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def follow(self) -> None:
        """Show what is on at this moment."""
        if self.flow is None or self.log is not None:
            return
        now_ms = self._context.clock.wall_ms()
        flow = self.flow.closed(self._left_out, now_ms)
        self.flow = flow
        self.board.show_flow(flow, now_ms)
        self.board.stage.show_exercise(
            self._context.library.exercises.get(exercise_for(flow.phase, flow.muscle)),
            mirrored=flow.side == "left",
        )
        card = flow.card(now_ms, self._context.settings.emergency_number)
        self.board.show_card(card, self._card_heading(card.level if card else ""))
        self.easing.show_flow(flow)
        self._keeper.keep(flow)
        self._say_part(flow.phase)
        self.sound.follow(flow)

    @Slot()
    def leave(self) -> None:
        """Close: what was noted can be filled in, a slip of the key is forgotten."""
        flow = self.flow
        if flow is None or self.log is not None:
            return
        flow = flow.ended(self._context.clock.wall_ms())
        self._rest()
        self._keeper.keep(flow)
        entry = self._keeper.entry(flow)
        if entry is None:
            self._close()
            return
        # Imported here: the form comes after the cramp.
        from ui.diary.cramp_sheet import CrampSheet

        self.log = CrampSheet(self, self._context, entry)
        self.log.changed.connect(self._tell_changed)
        self.log.closed.connect(self._close)
        self.log.show_form()

    def free(self) -> None:
        """Keep what is known, and let go of voice and system; the end has come."""
        if self.flow is not None:
            self._keeper.keep(self.flow)
        self._timer.stop()
        self.sound.close()
        self.keep_awake.close()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the width."""
        super().resizeEvent(event)
        self.board.set_narrow(self.width() < NARROW_BELOW_PX)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock be seen running."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """The clock goes on by itself; nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), current_theme().color("bg"))

    # What is pressed

    @Slot()
    def _answer(self) -> None:
        if self.flow is None or self.flow.gone_ms is not None:
            return
        now_ms = self._context.clock.wall_ms()
        answer: CrampAnswer
        for answer in ("gone", "easing", "still"):
            if self.sender() is self.board.answers[answer]:
                self._take_answer(answer, now_ms)

    def _take_answer(self, answer: CrampAnswer, now_ms: int) -> None:
        assert self.flow is not None
        self.flow = self.flow.answered(answer, now_ms)
        question = self.flow.card_question(now_ms)
        if answer == "still" and question:
            self._keeper.keep_answer(question)
        self._keeper.keep(self.flow, is_sure=True)
        self._said = ""
        self.follow()

    @Slot()
    def _go_on(self) -> None:
        if self.flow is not None:
            self.flow = self.flow.next(self._context.clock.wall_ms())
            self.follow()

    @Slot()
    def _take_warmth(self) -> None:
        if self.flow is not None:
            self.flow = self.flow.warmed(self._context.clock.wall_ms())
            self._keeper.keep(self.flow, is_sure=True)
            self.follow()

    @Slot(str)
    def _take_muscle(self, muscle: str) -> None:
        if self.flow is not None:
            self.flow = replace(self.flow, muscle=muscle)
            self.follow()

    @Slot(str)
    def _take_side(self, side: str) -> None:
        if self.flow is not None:
            self.flow = replace(self.flow, side=side)
            self.follow()

    @Slot(object, str)
    def _tell_changed(self, _before: object, words: str) -> None:
        self._context.done_told.emit(self.tr("Noted. {0}").format(words))

    # Parts

    def _times(self) -> CrampTimes:
        library = self._context.library.library
        program, protocol = (
            library.programs.get(PROGRAM),
            library.protocols.get(PROTOCOL),
        )
        if program is None or protocol is None:
            return _USUAL_TIMES
        return cramp_times(program, protocol)

    @Slot()
    def _learn_closed(self) -> None:
        """Find out which parts are closed to this person now."""
        if self._care.is_ready:
            library = self._context.library
            rub = library.exercises.get(RUB)
            protocol = library.library.protocols.get(PROTOCOL)
            self._left_out = closed_parts(rub, protocol, self._care.situation())

    def _card_heading(self, level: str) -> str:
        headings = {"E": self.tr("Call for help now"), "D": self.tr("Today")}
        return headings.get(level, self.tr("In the next days"))

    def _say_part(self, phase: str) -> None:
        """Say what comes, once for each part."""
        if phase == self._said:
            return
        self._said = phase
        words = self.board.sentence.text()
        announce(self, f"{phase_title(phase)}. {words}")
        self.sound.say(words)

    def _rest(self) -> None:
        self.sound.close()
        self.keep_awake.release()

    @Slot()
    def _close(self) -> None:
        self.flow, self.log = None, None
        self.closed.emit()

    def _connect(self) -> None:
        board = self.board
        for button in board.answers.values():
            button.clicked.connect(self._answer)
        board.next.clicked.connect(self._go_on)
        board.done.clicked.connect(self.leave)
        board.close_button.clicked.connect(self.leave)
        board.muscle.chosen.connect(self._take_muscle)
        board.side.chosen.connect(self._take_side)
        self.easing.warmed.connect(self._take_warmth)
        self.beside.answered.connect(self.follow)
        self._care.changed.connect(self._learn_closed)
