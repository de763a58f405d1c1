"""Shows what is due after a cramp or an injury, and does what an answer leads to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.care.cramp_after import BEDTIME_KEY
from coach.care.follow_ups import FollowUp
from coach.care.reminders.model import SKIP, Said
from coach.store.entries import REMINDER
from ui.recover.follow_up.card import FollowUpCard
from ui.recover.follow_up.leading import Leading
from ui.recover.follow_up.offer import BedtimeCard

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.recover.care.model import CareDayModel
    from ui.recover.follow_up.due import Bedtime


class FollowUpPart(QWidget):
    """Room for one card; a new one takes the place of the one before.

    Args:
        context: What all parts share.
        care: Clock and notes.

    Attributes:
        card: What is shown; None when nothing is due.
        leading: Writes answers down and opens what follows from them.
    """

    def __init__(
        self, context: AppContext, care: CareDayModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._care = care
        self._shown: FollowUp | Bedtime | None = None
        self.card: FollowUpCard | BedtimeCard | None = None
        self.leading = Leading(context, care, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_due(self, due: FollowUp | Bedtime | None) -> None:
        """Show what is due; what is shown already stays as it was filled in."""
        if due == self._shown:
            return
        self._shown = due
        self._drop()
        if isinstance(due, FollowUp):
            self.card = self._make_question(due)
        elif due is not None:
            self.card = self._make_offer(due)
        if self.card is not None:
            self._column.addWidget(self.card)
        self.setVisible(self.card is not None)

    def _make_question(self, asked: FollowUp) -> FollowUpCard:
        card = FollowUpCard(asked)
        card.answered.connect(self._take)
        card.questions_asked.connect(self._ask)
        card.skipped.connect(self._skip)
        return card

    def _make_offer(self, bedtime: Bedtime) -> BedtimeCard:
        card = BedtimeCard(bedtime)
        card.plan_asked.connect(self._show_plan)
        card.declined.connect(self._decline)
        return card

    def _drop(self) -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            # It may be the sender of the signal that brought us here.
            self.card.deleteLater()
            self.card = None

    @Slot(object, str)
    def _take(self, answer: str | list[str], note: str) -> None:
        if isinstance(self._shown, FollowUp):
            self.leading.take(self._shown, answer, note)

    @Slot()
    def _ask(self) -> None:
        if isinstance(self._shown, FollowUp):
            self.leading.ask(self._shown)

    @Slot()
    def _skip(self) -> None:
        asked = self._shown
        if isinstance(asked, FollowUp):
            words = self.tr("Not asked any more: {0}.").format(asked.title)
            self._put_away(asked.key, self._care.clock.day(asked.at_ms), words)

    @Slot()
    def _decline(self) -> None:
        words = self.tr("Put away for a week.")
        self._put_away(BEDTIME_KEY, self._care.moment.day.isoformat(), words)

    def _put_away(self, key: str, day: str, words: str) -> None:
        said = Said(key, day, self._care.now_ms, SKIP)
        entry = self._context.care.note(REMINDER, said.data())
        undo = partial(self._context.care.take_back, entry)
        self._context.undo_offered.emit(words, undo)

    @Slot()
    def _show_plan(self) -> None:
        if self._shown is not None and not isinstance(self._shown, FollowUp):
            self._context.recover_asked.emit(f"plan:{self._shown.plan.id}")
