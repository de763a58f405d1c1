"""What the answers to the stop questions lead to; in an emergency, all over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from coach.care.stop_signs import CLEAR, EMERGENCY, REST, TODAY, WITHIN_DAYS, outcome
from ui.player.advice_card import AdviceCard
from ui.player.form_sheet import FOOT_BUTTON_PX
from ui.player.overlay import Overlay
from ui.recover.info_link import InfoLink
from ui.recover.screening.number import NumberPanel, number_to_call
from ui.recover.screening.print_button import PrintButton
from ui.recover.screening.result_words import CARD_LIGHTS, heading_of
from ui.recover.screening.slip import SlipButton
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from coach.care.stop_signs import Card
    from coach.store.entries import Entry
    from ui.context import AppContext

_EDGE_PX = 16
_SIDE_PX = 40
_ENDS_ALONE = frozenset({WITHIN_DAYS, REST, CLEAR})


class ResultCard(Overlay):
    """Says what to do, offers to take a slip back and to print the notes.

    Args:
        window: The widget that is covered; wholly in an emergency.
        context: What all parts share.
        entry: The screening that was written.

    Signals:
        finished: The person has read it.
        undone: The answers were a slip, and were taken back.
    """

    finished = Signal()
    undone = Signal()

    def __init__(self, window: QWidget, context: AppContext, entry: Entry) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._context = context
        self._entry = entry
        self.panel: NumberPanel | None = None
        self.slip: SlipButton | None = None
        self.card = self._outcome()
        self.has_whole_window = self.card.level == EMERGENCY
        self._show()
        self.dismissed.connect(self._leave_by_key)

    def _outcome(self) -> Card:
        number = number_to_call(self._context)
        return outcome(self._entry.data["answers"], emergency_number=number)

    def _show(self) -> None:
        card = self.card
        self.clear()
        self.set_head(card.title)
        # The room of the scroll bar, and that of the buttons' rings, counts as margin:
        # head, advice and buttons stand in one line at both edges.
        self.body.setContentsMargins(_SIDE_PX, 6, _SIDE_PX - SCROLL_BAR_PX, 20)
        self.foot.setContentsMargins(
            _SIDE_PX - RING_ROOM_PX, 14, _SIDE_PX - RING_ROOM_PX, 14
        )
        if self.has_whole_window:
            self.panel = NumberPanel(self._context)
            if self.panel.country is not None:
                self.panel.country.chosen.connect(self._say_number)
            self.body.addStretch(1)
            self.body.addWidget(self.panel)
        number = number_to_call(self._context)
        heading = heading_of(card.level, number)
        self.advice = AdviceCard(CARD_LIGHTS[card.level], heading, card.sentences)
        self.body.addWidget(self.advice)
        if card.level in {TODAY, WITHIN_DAYS}:
            words = self.tr("What to bring, and what may happen there")
            self.info = InfoLink(self._context, words, "card:visit")
            self.body.addWidget(self.info, 0, Qt.AlignmentFlag.AlignLeft)
        if card.reasons and card.level in {EMERGENCY, REST}:
            said = self.tr("You said: {0}.").format("; ".join(card.reasons))
            self.body.addWidget(Label(said, role="small", color="text_2", wrap=True))
        if self.has_whole_window:
            closed = self.tr(
                "Everything else stays closed until you have been examined."
            )
            self.body.addWidget(Label(closed, weight=600, wrap=True))
            self.body.addStretch(1)
        self._add_foot()
        self.open(self.done)

    def _add_foot(self) -> None:
        if self.card.level != CLEAR:
            self.slip = SlipButton(self._context, self._entry)
            self.slip.undone.connect(self._take_back)
            self.foot.addWidget(self.slip)
        if self.card.level in {TODAY, WITHIN_DAYS, EMERGENCY}:
            self.foot.addWidget(PrintButton(self._context))
        self.foot.addStretch(1)
        words = self.tr("I have read this")
        self.done = Button(words, kind=ButtonKind.MAIN, height_px=FOOT_BUTTON_PX)
        self.done.clicked.connect(self._finish)
        self.foot.addWidget(self.done)

    def fit(self) -> None:
        """Cover the window; in an emergency with the card itself."""
        super().fit()
        if self.has_whole_window:
            edge = _EDGE_PX
            self._card.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses what has the keyboard."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, Button):
                focused.click()
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _leave_by_key(self) -> None:
        """Let Escape close what may be read in passing, and nothing more urgent."""
        if self.card.level in _ENDS_ALONE:
            self._finish()

    @Slot()
    def _say_number(self) -> None:
        """Say the number of the country that was just chosen."""
        self.card = self._outcome()
        heading = heading_of(EMERGENCY, number_to_call(self._context))
        self.advice.tell(CARD_LIGHTS[EMERGENCY], heading, self.card.sentences)
        self.fit()

    @Slot()
    def _take_back(self) -> None:
        self.go_away()
        self.undone.emit()

    @Slot()
    def _finish(self) -> None:
        self.go_away()
        self.finished.emit()
