"""The cards of the Today page, in one column or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.today.cramp_card import CrampCard
from ui.pages.today.due_card import DueCard
from ui.pages.today.head import TodayHead
from ui.pages.today.quick import MOST, QuickCard
from ui.recover.care.sign import Sign
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.files.model import Exercise, Program
    from ui.assigned.card import AssignedCard
    from ui.context import AppContext
    from ui.recover.care.card import CareCard
    from ui.recover.care.model import CareDayModel
    from ui.recover.care.timer_card import TimerCard
    from ui.recover.follow_up.part import FollowUpPart
    from ui.widgets.thumbnails import ThumbnailStore


class TodayBoard(QWidget):
    """Places the cards; it reads nothing.

    Args:
        context: What all parts share.
        thumbnails: Where pictures come from.

    Attributes:
        head: Greeting and week.
        sentence: How it goes.
        due: The big card.
        care: The care that runs; None while there has been none.
        follow_up: What is asked about a cramp or an injury; None likewise.
        timers: Timers of other care, such as warmth for a cramp; None likewise.
        assigned: What is to be done about a signed plan; None likewise.
        quick: The quick starts.
        cramp: The help for a cramp.
        coming: What comes next.
    """

    def __init__(self, context: AppContext, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        self._context = context
        self._is_narrow = False
        self._has_quick = True
        self.head = TodayHead(context)
        self.sentence = Label("", weight=400, color="text", wrap=True)
        self.due = DueCard(context)
        self.care: CareCard | None = None
        self.follow_up: FollowUpPart | None = None
        self.timers: TimerCard | None = None
        self.assigned: AssignedCard | None = None
        self.quick_title = Label(self.tr("Quick start"), role="card_title", px=16)
        self.quick = [QuickCard(thumbnails) for _ in range(MOST)]
        self.cramp = CrampCard()
        self.coming = ComingLine()
        self._first = QHBoxLayout()
        self._first.setSpacing(4)
        self._first.addWidget(self.due, 18)
        self._second = QHBoxLayout()
        self._second.setSpacing(0)
        for card in self.quick:
            self._second.addWidget(card, 6)
            card.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lay_out()
        self.sentence.hide()
        self.coming.hide()

    def set_narrow(self, is_narrow: bool) -> None:
        """Give the cramp a line of its own in a narrow window."""
        self._is_narrow = is_narrow
        parts = (self.head, self.due, self.care, self.cramp, *self.quick)
        for part in parts:
            if part is not None:
                part.set_narrow(is_narrow)
        self._show_quick_title()
        self._second.removeWidget(self.cramp)
        self._column.removeWidget(self.cramp)
        if is_narrow:
            self._column.insertWidget(
                self._column.indexOf(self.quick_title), self.cramp
            )
        else:
            self._second.addWidget(self.cramp, 10)

    def show_sentence(self, sentence: str) -> None:
        """Show how it goes; nothing while there is nothing to say."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def show_coming(self, words: str) -> None:
        """Show what comes next."""
        self.coming.words.setText(words)
        self.coming.setVisible(bool(words))

    def show_quick(
        self, cards: Sequence[tuple[Program, Exercise | None, str, str]]
    ) -> None:
        """Show the quick starts: program, whose figure, detail, and from whom."""
        for card, shown in zip(self.quick, cards, strict=False):
            card.show_program(*shown)
        for index, card in enumerate(self.quick):
            card.setVisible(index < len(cards))
        self._has_quick = bool(cards)
        self._show_quick_title()

    def _show_quick_title(self) -> None:
        self.quick_title.setVisible(self._has_quick and not self._is_narrow)

    def show_care(self, model: CareDayModel) -> None:
        """Show the card of care while a protocol runs, beside what is due."""
        if model.case is None:
            if self.care is not None:
                self.care.hide()
            return
        if self.care is None:
            # Imported here: most days need no care.
            from ui.recover.care.card import CareCard

            self.care = CareCard(self._context, model)
            self.care.set_narrow(self._is_narrow)
            self._first.addWidget(self.care, 10)
        self.care.show_care()
        self.care.show()

    def show_follow_up(self, model: CareDayModel) -> None:
        """Show the question that is due about something that is over, or none."""
        # Imported here, as is the card: on most days nothing is due.
        from ui.recover.follow_up.due import due_now

        due = due_now(self._context, model)
        if self.follow_up is None:
            if due is None:
                return
            from ui.recover.follow_up.part import FollowUpPart

            self.follow_up = FollowUpPart(self._context, model)
            self._put_first(self.follow_up)
        self.follow_up.show_due(due)

    def show_timers(self, model: CareDayModel) -> None:
        """Show the timers that the card of care knows nothing of."""
        if self.timers is None:
            if not model.timers:
                return
            from ui.recover.care.timer_card import TimerCard

            self.timers = TimerCard(self._context, model)
            self._put_first(self.timers)
        self.timers.show_timers()

    def show_assigned(self) -> None:
        """Show what is to be done about a plan that a physiotherapist signed."""
        if self.assigned is None:
            # Imported here, as above: few people have such a plan.
            from ui.models.assigned_model import known_assigned

            model = known_assigned(self._context)
            if model is None or model.assigned is None:
                return
            from ui.assigned.card import AssignedCard

            self.assigned = AssignedCard(self._context, is_brief=True)
            self._put_first(self.assigned)
        self.assigned.show_assigned()

    def _put_first(self, part: QWidget) -> None:
        """Put a card above what is due."""
        self._column.insertWidget(self._column.indexOf(self.sentence) + 1, part)

    def _lay_out(self) -> None:
        inset = SHADOW_ROOM_PX
        for part, top, bottom in (
            (self.head, 0, 8),
            (self.sentence, 0, 8),
        ):
            part.setContentsMargins(inset, top, inset, bottom)
            self._column.addWidget(part)
        self._column.addLayout(self._first, 1)
        self._column.addSpacing(8)
        self.quick_title.setContentsMargins(inset, 6, inset, 2)
        self._column.addWidget(self.quick_title)
        self._column.addLayout(self._second)
        self._second.addWidget(self.cramp, 10)
        self._column.addWidget(self.coming)


class ComingLine(QWidget):
    """A bell and one sentence.

    Attributes:
        words: The sentence.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", role="small", color="text_2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW_ROOM_PX, 6, SHADOW_ROOM_PX, 0)
        row.setSpacing(8)
        row.addWidget(Sign("bell", "text_2", 18))
        row.addWidget(self.words, 1)
