"""What is seen during a cramp: the figure, the clock, and what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.care.choices import sides
from coach.care.cramp_parts import answer_words, phase_words
from ui.player.advice_card import AdviceCard
from ui.recover.care.ring import CareRing, ring_clock
from ui.recover.cramp.words import muscle_tip, phase_title, quick_muscles
from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.figure_view import FigureView
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from coach.care.cramp_flow import CrampFlow
    from coach.care.stop_signs import Card
    from coach.files.model import Exercise

_ANSWER_PX = 56
# With the words below, no taller than the ring beside it at any text size.
_CLOCK_PX = 56
_LIGHTS = {"E": "red", "D": "red", "S": "amber"}


class FigureStage(QWidget):
    """The soft ground with the moving figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = FigureView(self)
        self.figure.set_dark(current_theme().dark)
        self._shown: tuple[str, bool] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.addWidget(self.figure)
        current_theme().changed.connect(self._follow_theme)

    def show_exercise(
        self, exercise: Exercise | None, *, mirrored: bool = False
    ) -> None:
        """Show the figure of an exercise; the same one goes on."""
        self.figure.setVisible(exercise is not None)
        if exercise is None or self._shown == (exercise.id, mirrored):
            return
        self._shown = (exercise.id, mirrored)
        self.figure.show_loop(
            exercise.figure,
            title=exercise.title,
            muscles=exercise.muscles,
            mirrored=mirrored,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        paint_stage(QPainter(self), QRectF(self.rect()), RADIUS_CARD_PX, None)

    @Slot()
    def _follow_theme(self) -> None:
        self.figure.set_dark(current_theme().dark)
        self.update()


class CrampBoard(QWidget):
    """Places everything; it decides nothing.

    Attributes:
        stage: The figure.
        clock: How long the cramp has lasted.
        ring: The hold that goes on.
        meanwhile: Where the question stands that is asked beside the help.
        extra: Where warmth or cold is put.
        answers: The three buttons, by what they mean.
        muscle: Which muscle it is.
        side: Which side it is.
        next: Goes on to the next part.
        done: Ends the help.
        close_button: Leaves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card_words: tuple[str, ...] = ()
        self.stage = FigureStage()
        self.heading = Label(self.tr("Cramp"), role="card_title", color="cramp_text")
        self.close_button = Button(
            kind=ButtonKind.QUIET, icon="close", name=self.tr("Close")
        )
        self.clock = Label("0:00", px=_CLOCK_PX, weight=700)
        self.clock_words = Label("", role="small", color="text_2")
        self.ring = CareRing()
        self.ring.set_color("seg_work")
        self.part = Label("", role="page_title", wrap=True)
        self.sentence = Label("", px=17, weight=400, wrap=True)
        self.tip = Label("", color="text_2", weight=400, wrap=True)
        self.card = AdviceCard("", "", ())
        self.card.hide()
        self.meanwhile = QVBoxLayout()
        self.extra = QVBoxLayout()
        self.muscle = ChoiceRow(self.tr("Where"), quick_muscles())
        self.side = ChoiceRow(self.tr("Side"), sides()[:2])
        self.next = Button(self.tr("Next"), kind=ButtonKind.LINK)
        self.done = Button(self.tr("Done"), kind=ButtonKind.MAIN)
        self.answers = {
            key: Button(words, height_px=_ANSWER_PX) for key, words in answer_words()
        }
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        for button in self.answers.values():
            button.setSizePolicy(wide, fixed)
        # Buttons keep room for their rings; words line up with their shapes.
        for words in (self.heading, self.clock, self.clock_words, self.part):
            words.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        for words in (self.sentence, self.tip):
            words.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        self._lay_out()

    def set_narrow(self, is_narrow: bool) -> None:
        """Give the figure less room in a narrow window."""
        self._row.setStretch(0, 4 if is_narrow else 5)
        self._row.setStretch(1, 6 if is_narrow else 5)

    def show_flow(self, flow: CrampFlow, now_ms: int) -> None:
        """Show the help as it stands."""
        self.clock.setText(ring_clock(flow.elapsed_ms(now_ms) // 1000 * 1000))
        has_gone = flow.gone_ms is not None
        words = self.tr("it lasted") if has_gone else self.tr("since it began")
        self.clock_words.setText(words)
        self.part.setText(phase_title(flow.phase))
        self.sentence.setText(phase_words(flow.phase, flow.times))
        self.tip.setText(muscle_tip(flow.muscle))
        self.tip.setVisible(flow.phase == "stretch")
        for button in self.answers.values():
            button.setVisible(not has_gone)
        self.next.setVisible(flow.phase not in {"ask", "after"})
        self.done.setVisible(has_gone)
        self._show_hold(flow, now_ms)

    def show_card(self, card: Card | None, heading: str) -> None:
        """Show the card that is due, or none."""
        self.card.setVisible(card is not None)
        if card is not None and self._card_words != card.sentences:
            self._card_words = card.sentences
            self.card.tell(_LIGHTS.get(card.level, "amber"), heading, card.sentences)

    def _show_hold(self, flow: CrampFlow, now_ms: int) -> None:
        hold = flow.hold(now_ms)
        self.ring.setVisible(hold is not None)
        if hold is None:
            return
        length_ms = flow.times.gap_ms if hold.is_pause else flow.times.hold_ms
        below = self.tr("{0} of {1}").format(hold.number, flow.times.holds)
        if hold.is_pause:
            below = self.tr("let off")
        self.ring.set_color("seg_rest" if hold.is_pause else "seg_work")
        self.ring.show_countdown(hold.left_ms, length_ms, below)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 24, 24, 24)
        self._row.setSpacing(24)
        self._row.addWidget(self.stage, 5)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(self._head())
        scroll = ScrollArea(self)
        scroll.set_content(self._middle())
        right.addWidget(scroll, 1)
        right.addLayout(self._foot())
        self._row.addLayout(right, 5)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.close_button)
        return head

    def _middle(self) -> QWidget:
        content = Column()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(8)
        time = QVBoxLayout()
        time.setSpacing(0)
        time.addStretch(1)
        time.addWidget(self.clock)
        time.addWidget(self.clock_words)
        time.addStretch(1)
        row = QHBoxLayout()
        row.addLayout(time, 1)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        card = QHBoxLayout()
        card.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        card.addWidget(self.card)
        column.addLayout(card)
        for words in (self.part, self.sentence, self.tip):
            column.addWidget(words)
        column.addLayout(self.extra)
        column.addLayout(self.meanwhile)
        column.addSpacing(8)
        column.addWidget(self.muscle)
        column.addWidget(self.side)
        column.addStretch(1)
        return content

    def _foot(self) -> QHBoxLayout:
        """Return one line, so that a low window keeps room for what is to be done."""
        foot = QHBoxLayout()
        foot.setSpacing(0)
        answers = QHBoxLayout()
        answers.setSpacing(0)
        for button in self.answers.values():
            answers.addWidget(button, 1)
        foot.addLayout(answers, 1)
        # Once the answers are gone, the rest stays at the right.
        foot.addStretch(0)
        foot.addWidget(self.next)
        foot.addWidget(self.done)
        return foot
