"""The stop questions after sharp or strong pain, and the card they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from coach.care.stop_signs import outcome, questions_for
from ui.player.advice_card import AdviceCard
from ui.player.overlay import Overlay
from ui.recover.screening.result_words import CARD_LIGHTS, heading_of
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.pill import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from coach.care.questions import Sign
    from coach.care.stop_signs import Card

YES, NO = "yes", "no"


class SignRow(QWidget):
    """One sign to ask about, with Yes and No.

    Args:
        sign: The question, or a follow-up of one.

    Signals:
        answered: Its id, and whether the answer is yes.
    """

    answered = Signal(str, bool)

    def __init__(self, sign: Sign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = sign.id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(sign.text, px=15.5, weight=400, wrap=True), 1)
        self._group = QButtonGroup(self)
        for text, value in ((self.tr("Yes"), YES), (self.tr("No"), NO)):
            choice = Choice(text, value, self)
            choice.setAccessibleName(self.tr("{0}: {1}").format(text, sign.text))
            self._group.addButton(choice)
            row.addWidget(choice)
        self._group.buttonClicked.connect(self._tell)

    @Slot("QAbstractButton*")
    def _tell(self, button: QAbstractButton) -> None:
        if isinstance(button, Choice):
            self.answered.emit(self._id, button.value == YES)


class StopCard(Overlay):
    """Asks the stop questions of an area, then shows what to do.

    Signals:
        answered: The answers by id, and the card's level.
        finished: The person has read the card.
    """

    answered = Signal(dict, str)
    finished = Signal()

    def __init__(self, player: QWidget, *, motion: bool = True) -> None:
        super().__init__(player, motion=motion)
        self._answers: dict[str, bool] = {}
        self._follow_ups: dict[str, list[SignRow]] = {}
        self._needed: set[str] = set()
        self._area = ""
        self._number = ""
        self._show_card: Button | None = None

    def ask(self, area: str, emergency_number: str) -> None:
        """Show the questions for a part of the body.

        Args:
            area: As the program says it; "" asks all questions.
            emergency_number: As the person set it, or "".
        """
        self._answers = {}
        self._follow_ups = {}
        self._area = area
        self._number = emergency_number
        self.clear()
        self.set_head(
            self.tr("A few questions first"),
            self.tr("Has any of these signs appeared? The exercise is over for today."),
        )
        questions = questions_for(area)
        self._needed = {question.id for question in questions}
        self.body.setSpacing(14)
        for question in questions:
            self.body.addWidget(self._row(question))
            rows = [self._row(sign, inset=True) for sign in question.follow_ups]
            for row in rows:
                row.hide()
                self.body.addWidget(row)
            self._follow_ups[question.id] = rows
        none = Button(self.tr("None of these"), height_px=52)
        none.clicked.connect(self.take_none)
        self._show_card = Button(
            self.tr("Show what to do"), kind=ButtonKind.MAIN, height_px=52
        )
        self._show_card.setEnabled(False)
        self._show_card.clicked.connect(self.take_answers)
        self.foot.addStretch(1)
        self.foot.addWidget(none)
        self.foot.addWidget(self._show_card)
        self.open()

    @Slot()
    def ask_again(self) -> None:
        """Ask the same questions anew: an answer was a slip."""
        self.ask(self._area, self._number)

    def show_card(self, card: Card) -> None:
        """Show what the answers lead to."""
        self.clear()
        self.set_head(card.title, "")
        light = CARD_LIGHTS[card.level]
        heading = heading_of(card.level, self._number)
        self.body.addWidget(AdviceCard(light, heading, card.sentences))
        done = Button(self.tr("I have read this"), kind=ButtonKind.MAIN, height_px=52)
        done.clicked.connect(self.finished)
        self.foot.addStretch(1)
        self.foot.addWidget(done)
        self.open(done)

    def _row(self, sign: Sign, *, inset: bool = False) -> SignRow:
        row = SignRow(sign)
        if inset:
            layout = row.layout()
            assert layout is not None
            layout.setContentsMargins(24, 0, 0, 0)
        row.answered.connect(self.take)
        return row

    @Slot(str, bool)
    def take(self, sign_id: str, is_yes: bool) -> None:
        """Note one answer; a yes opens its follow-ups."""
        self._answers[sign_id] = is_yes
        for row in self._follow_ups.get(sign_id, ()):
            row.setVisible(is_yes)
        answered = self._needed <= self._answers.keys()
        if self._show_card is not None:
            # One yes is enough to be told what to do.
            self._show_card.setEnabled(answered or any(self._answers.values()))
        self.fit()

    @Slot()
    def take_none(self) -> None:
        """Answer no to everything that has not been answered with yes."""
        for sign_id in self._needed:
            self._answers.setdefault(sign_id, False)
        self.take_answers()

    @Slot()
    def take_answers(self) -> None:
        """Show the card that the answers lead to."""
        card = outcome(self._answers, emergency_number=self._number)
        self.answered.emit(dict(self._answers), card.level)
        self.show_card(card)
