"""The question that is asked while the help for a cramp runs, and what a yes means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.care.cramp_after import CRAMP_AREA
from coach.care.questions import Question
from coach.care.screening import GATE, screen_for, screening_data
from coach.care.stop_signs import outcome
from coach.store.entries import SCREENING
from ui.player.advice_card import AdviceCard
from ui.player.announce import announce
from ui.recover.cramp.words import PROGRAM
from ui.recover.screening.number import number_to_call
from ui.recover.screening.result_words import CARD_LIGHTS, heading_of
from ui.recover.screening.slip import SlipButton
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.questions import Sign
    from coach.store.entries import Entry
    from ui.context import AppContext


class BesidePart(Column):
    """Asks about signs that rubbing and warmth do not suit, without holding help up.

    A yes is kept at once: what it closes is left out of the help. Within a minute it
    can be taken back.

    Args:
        context: Notes and library.

    Attributes:
        yes: Answers the question that is shown.
        no: Likewise.
        again: Asks once more, after a no.
        slip: Takes a yes back; None while there is none to take back.

    Signals:
        answered: The person said yes or no; what is closed may be different now.
    """

    answered = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: list[Sign] = []
        self._answers: dict[str, bool] = {}
        self._entries: list[Entry] = []
        self.slip: SlipButton | None = None
        self._heading = Label(
            self.tr("One question meanwhile"), role="small", color="text_2", weight=600
        )
        self.text = Label("", weight=500, wrap=True)
        self.card = AdviceCard("", "", ())
        self.closed = Label(
            self.tr("No rubbing and no warmth now: take off what lies on it."),
            weight=600,
            wrap=True,
        )
        self.yes = Button(self.tr("Yes"), kind=ButtonKind.QUIET)
        self.no = Button(self.tr("No"), kind=ButtonKind.QUIET)
        self.again = Button(
            self.tr("No such sign. Change my answer"), kind=ButtonKind.LINK
        )
        self.yes.clicked.connect(self._take_yes)
        self.no.clicked.connect(self._take_no)
        self.again.clicked.connect(self.begin)
        context.care.changed.connect(self._drop_settled)
        self._lay_out()
        self.hide()

    @property
    def question(self) -> Sign | None:
        """What is asked now; None when everything was answered."""
        return self._asked[0] if self._asked else None

    @Slot()
    def begin(self) -> None:
        """Ask anew: it is another cramp, or an answer was wrong."""
        self._answers, self._entries = {}, []
        self._drop_slip()
        library, care = self._context.library.library, self._context.care
        program = library.programs.get(PROGRAM)
        self._asked = []
        if program is not None:
            self._asked += screen_for(program, library.exercises, care.past).beside
        self._drop_settled()

    @Slot()
    def _drop_settled(self) -> None:
        """Leave out what was answered with yes before: it is closed already."""
        if self._answers:
            return
        locks = self._context.care.situation.locks
        self._asked = [
            each
            for each in self._asked
            if not any(lock.says(each.id) for lock in locks)
        ]
        self._show()

    def _lay_out(self) -> None:
        for words in (self._heading, self.text, self.closed):
            words.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        self._answer_row = QHBoxLayout()
        self._answer_row.setSpacing(0)
        self._answer_row.addWidget(self.yes)
        self._answer_row.addWidget(self.no)
        self._answer_row.addWidget(self.again)
        self._answer_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        card = QHBoxLayout()
        card.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        card.addWidget(self.card)
        column.addLayout(card)
        for words in (self.closed, self._heading, self.text):
            column.addWidget(words)
        column.addLayout(self._answer_row)
        self._column = column

    def _show(self) -> None:
        """Show the question that is next, and the card of what was said."""
        question, has_yes = self.question, any(self._answers.values())
        for part in (self._heading, self.text, self.yes, self.no):
            part.setVisible(question is not None)
        if question is not None:
            self.text.setText(question.text)
            words = self.tr("{0}: {1}")
            self.yes.setAccessibleName(words.format(self.yes.text(), question.text))
            self.no.setAccessibleName(words.format(self.no.text(), question.text))
        was_no = question is None and bool(self._answers) and not has_yes
        self.again.setVisible(was_no)
        self.card.setVisible(has_yes)
        self.closed.setVisible(has_yes)
        if has_yes:
            self._tell()
        self.setVisible(question is not None or bool(self._answers))

    def _tell(self) -> None:
        number = number_to_call(self._context)
        card = outcome(self._answers, emergency_number=number)
        heading = heading_of(card.level, number)
        self.card.tell(CARD_LIGHTS[card.level], heading, card.sentences)
        announce(self, f"{heading}. {' '.join(card.sentences)}")

    @Slot()
    def _take_yes(self) -> None:
        self._take(is_yes=True)

    @Slot()
    def _take_no(self) -> None:
        self._take(is_yes=False)

    def _take(self, *, is_yes: bool) -> None:
        """Write an answer down at once, and ask what follows from it."""
        if not self._asked:
            return
        sign = self._asked.pop(0)
        self._answers[sign.id] = is_yes
        if is_yes and isinstance(sign, Question):
            self._asked[:0] = sign.follow_ups
        data = screening_data(GATE, CRAMP_AREA, self._answers)
        entry = self._context.care.note(SCREENING, data)
        if any(self._answers.values()):
            self._entries.append(entry)
        if is_yes and self.slip is None:
            # The minute counts from the first yes: later ones only add to it.
            self.slip = SlipButton(self._context, entry)
            self.slip.undone.connect(self._take_back)
            self._column.insertWidget(2, self.slip)
        self._show()
        self.answered.emit()

    @Slot()
    def _take_back(self) -> None:
        """Take back what was added to the answer that was a slip, and ask again."""
        for entry in self._entries[1:]:
            self._context.care.take_back(entry)
        self.begin()
        self.answered.emit()

    def _drop_slip(self) -> None:
        if self.slip is not None:
            self.slip.hide()
            self.slip.deleteLater()
            self.slip = None
